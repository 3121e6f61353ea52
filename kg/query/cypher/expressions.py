"""Expressions as the engine has them: labels are a column, lists count from 1, some functions are called otherwise."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kg.ontology import EntityType
from kg.query.cypher import patterns, translate
from kg.query.cypher.lexer import Kind, Token
from kg.query.cypher.schema import ENTITY, KIND, LABELS
from kg.query.cypher.tree import Group, Item, Items, at, is_group, is_sign, keyword, split
from kg.query.cypher.written import Piece, Pieces, Writing, joined, literal, words

_KEYWORDS = frozenset({
    "ALL", "AND", "ANY", "AS", "ASC", "ASCENDING", "BY", "CASE", "CONTAINS", "COUNT", "DESC", "DESCENDING", "DISTINCT", "ELSE", "END",
    "ENDS", "EXISTS", "FALSE", "IN", "IS", "NONE", "NOT", "NULL", "OR", "SINGLE", "STARTS", "THEN", "TRUE", "WHEN", "WHERE", "WITH", "XOR",
})  # fmt: skip
_OPERANDS = frozenset({"END", "FALSE", "NULL", "TRUE"})
_CALLED = {
    "type": "label",
    "startnode": "start_node",
    "endnode": "end_node",
    "tostring": "string",
    "tointeger": "to_int64",
    "tofloat": "to_double",
    "split": "string_split",
}
_MISSING = frozenset({"elementid", "id", "keys", "properties", "reduce", "tail", "reverse"})
"""Functions that mean something else to the engine, or nothing."""


@dataclass
class _Unit:
    """Hold a part of an expression that is written, and whether something may be asked of it: an item, a property."""

    pieces: Pieces
    is_operand: bool = False


def expression(items: Items, writing: Writing) -> Pieces:
    """Write an expression, or several with words and commas between."""
    units: list[_Unit] = []
    index = 0
    while index < len(items):
        index = _step(items, index, units, writing)
    return [piece for unit in units for piece in unit.pieces]


def named(token: Token) -> Pieces:
    """Write a name, in backticks, since the engine keeps other words for itself than Neo4j does."""
    return [Piece(f"`{token.value}`", token.start)]


def _step(items: Items, index: int, units: list[_Unit], writing: Writing) -> int:
    """Write what stands at an index; return the index of what comes next."""
    item = items[index]
    if isinstance(item, Group):
        return _group(items, index, units, writing)
    before = units[-1] if units and units[-1].is_operand else None
    following = at(items, index + 1)
    if item.is_sign(".") and before is not None and isinstance(following, Token):
        before.pieces += [Piece("."), *named(following)]
        return index + 2
    if item.is_sign(":") and before is not None:
        return _label_test(items, index, before, writing)
    if item.kind is Kind.WORD and is_group(following, "(") and item.keyword not in {"IN", "AND", "OR", "NOT", "XOR", "WHERE", "WHEN"}:
        units.append(_Unit(words(" ", _call(item, following, writing)), is_operand=True))  # type: ignore[arg-type]
        return index + 2
    is_name = is_sign(following, ".") or keyword(at(items, index - 1)) == "AS"
    units.append(_Unit(words(" ", named(item)), is_operand=True) if is_name and item.kind is Kind.WORD else _single(item, writing))
    return index + 1


def _single(item: Token, writing: Writing) -> _Unit:
    if item.kind is Kind.TEXT:
        return _Unit([Piece(f" {literal(item.value)}", item.start)], is_operand=True)
    if item.kind is Kind.PARAMETER:
        return _Unit([Piece(f" {writing.parameter(item.value, item)}", item.start)], is_operand=True)
    if item.kind in (Kind.NUMBER, Kind.SIGN):
        return _Unit([Piece((" " if item.gap or item.kind is Kind.NUMBER else "") + item.value, item.start)])
    if item.value in writing.aliases:
        return _Unit([Piece(f" `{writing.aliases[item.value]}`", item.start)], is_operand=True)
    if item.keyword in _KEYWORDS:
        return _Unit([Piece(f" {item.value}", item.start)], is_operand=item.keyword in _OPERANDS)
    return _Unit(words(" ", named(item)), is_operand=True)


def _group(items: Items, index: int, units: list[_Unit], writing: Writing) -> int:
    group = items[index]
    assert isinstance(group, Group)
    before = units[-1] if units and units[-1].is_operand else None
    if group.bracket == "[" and before is not None:
        before.pieces = _item_of(before.pieces, group, writing)
    elif group.bracket == "[":
        units.append(_Unit(_list(group, writing), is_operand=True))
    elif group.bracket == "{":
        _braces(group, items[index - 1] if index else None, units, writing)
    elif patterns.begins(items, index):
        end = patterns.end(items, index)
        units.append(_Unit(words(" ", patterns.pattern(items[index:end], writing, None))))
        return end
    else:
        units.append(_Unit(words(" (", expression(group.items, writing), ")"), is_operand=True))
    return index + 1


def _braces(group: Group, before: Item | None, units: list[_Unit], writing: Writing) -> None:
    if keyword(before) in {"EXISTS", "COUNT"}:
        units.append(_Unit(words(" {", translate.subquery(group.items, writing), " }"), is_operand=True))
    elif units and units[-1].is_operand:
        writing.refuse(group, "a map of what a thing has is not known here; name its properties one by one")
    else:
        units.append(_Unit(properties(group, writing), is_operand=True))


def properties(group: Group, writing: Writing) -> Pieces:
    """Write a map: names, colons, expressions."""
    pairs = [part for part in split(group.items, ",") if part]
    for pair in pairs:
        if not (isinstance(pair[0], Token) and is_sign(at(pair, 1), ":")):
            writing.refuse(pair[0], "a map is written {name: value, …}")
    told = [words(named(pair[0]), ":", expression(pair[2:], writing)) for pair in pairs if isinstance(pair[0], Token)]
    return words(" {", joined(", ", told), "}")


def _list(group: Group, writing: Writing) -> Pieces:
    """Write a list, or a comprehension: [x IN list WHERE test | result]."""
    items = group.items
    first = at(items, 0)
    if not (isinstance(first, Token) and keyword(at(items, 1)) == "IN"):
        return words(" [", expression(items, writing), "]")
    head, *results = split(items[2:], "|")
    place = next((number for number, item in enumerate(head) if keyword(item) == "WHERE"), len(head))
    written = expression(head[:place], writing)
    if place < len(head):
        written = words(" list_filter(", written, ",", named(first), " ->", expression(head[place + 1 :], writing), ")")
    if results:
        written = words(" list_transform(", written, ",", named(first), " ->", expression(results[0], writing), ")")
    return written


def _item_of(of: Pieces, group: Group, writing: Writing) -> Pieces:
    """Write an item or a slice of a list: Neo4j counts from 0, and what is not there is null."""
    bounds = split(group.items, "..")
    if len(bounds) == 2:
        low, high = (expression(bound, writing) for bound in bounds)
        return words(" list_slice(", of, ",", words(low, " + 1") if low else "1", ",", high or words(" size(", of, ")"), ")")
    first = group.items[0] if group.items else group
    if isinstance(first, Token) and first.kind is Kind.NUMBER and len(group.items) == 1 and first.value.isdigit():
        return words(" (CASE WHEN size(", of, f") > {first.value} THEN list_extract(", of, f",{int(first.value) + 1}) END)")
    return _item(of, expression(group.items, writing))


def _item(of: Pieces, place: Pieces) -> Pieces:
    there = words("(", place, ") < size(", of, ") AND (", place, ") >= -size(", of, ")")
    counted = words("CASE WHEN (", place, ") >= 0 THEN (", place, ") + 1 ELSE (", place, ") END")
    return words(" (CASE WHEN ", there, " THEN list_extract(", of, ",", counted, ") END)")


def _call(word: Token, group: Item, writing: Writing) -> Pieces:
    assert isinstance(group, Group)
    name = word.value.lower()
    if name in _MISSING:
        writing.refuse(word, f"{word.value}() is not known here")
    if name in _SPECIAL:
        return _SPECIAL[name](word, [part for part in split(group.items, ",") if part], writing)
    return words([Piece(_CALLED.get(name, word.value), word.start)], "(", expression(group.items, writing), ")")


def _labels(word: Token, arguments: Sequence[Items], writing: Writing) -> Pieces:
    if len(arguments) != 1 or len(arguments[0]) != 1:
        writing.refuse(word, "labels() takes the name of a thing")
    of = expression(arguments[0], writing)
    return words("(CASE WHEN label(", of, f") = '{ENTITY}' THEN ['{ENTITY}',", of, f".`{KIND}`] ELSE [label(", of, ")] END)")


def _at(place: str) -> Callable[[Token, Sequence[Items], Writing], Pieces]:
    return lambda word, arguments, writing: _item(_only(word, arguments, writing), words(place))


def _round(word: Token, arguments: Sequence[Items], writing: Writing) -> Pieces:
    told = [expression(each, writing) for each in arguments]
    return words("round(", joined(",", told if len(told) == 2 else [*told, words("0")]), ")")


def _substring(word: Token, arguments: Sequence[Items], writing: Writing) -> Pieces:
    of, start, *rest = [expression(each, writing) for each in arguments]
    return words("substring(", of, ", (", start, ") + 1,", rest[0] if rest else words("size(", of, ")"), ")")


def _only(word: Token, arguments: Sequence[Items], writing: Writing) -> Pieces:
    if len(arguments) != 1:
        writing.refuse(word, f"{word.value}() takes one value")
    return expression(arguments[0], writing)


_SPECIAL: Mapping[str, Callable[[Token, Sequence[Items], Writing], Pieces]] = {
    "labels": _labels,
    "head": _at("0"),
    "last": _at("-1"),
    "round": _round,
    "substring": _substring,
}


def _label_test(items: Items, index: int, before: _Unit, writing: Writing) -> int:
    """Write what tells whether a thing has labels: n:Person, n:Entity:Person, n:Person|Paper."""
    tests: Pieces = []
    of = before.pieces
    while is_sign(at(items, index), ":", "|") and isinstance(label := at(items, index + 1), Token):
        sign = items[index]
        if tests:
            tests += words(" OR " if is_sign(sign, "|") else " AND ")
        tests += label_test(of, label, writing)
        index += 2
    if not tests:
        writing.refuse(items[index], "a label is missing")
    before.pieces = words(" (", tests, ")")
    return index


def label_test(of: Pieces, label: Token, writing: Writing) -> Pieces:
    """Write what tells whether a thing has a label."""
    if demand_label(label, writing) in LABELS:
        return words("label(", of, f") = '{label.value}'")
    return words(of, f".`{KIND}` = '{label.value}'")


def demand_label(label: Token, writing: Writing) -> str:
    """Demand that a label is one that the graph can have, and return it."""
    if label.value not in (*LABELS, *EntityType):
        writing.refuse(label, f"there is no label {label.value}; there are {', '.join((*LABELS, *EntityType))}")
    return label.value
