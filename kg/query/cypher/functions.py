"""Functions as the engine has them: some are called otherwise there, some mean something else, some are not there."""

from collections.abc import Callable, Mapping

from kg.query.cypher import lists, patterns, texts
from kg.query.cypher.lexer import Token
from kg.query.cypher.names import bound_in
from kg.query.cypher.schema import ENTITY, KIND
from kg.query.cypher.tree import Group, Items, is_sign, keyword, split
from kg.query.cypher.written import SUMS, Piece, Pieces, Writing, joined, unless_null, words

_CALLED = {
    "startnode": "start_node",
    "endnode": "end_node",
    "char_length": "size",
    "character_length": "size",
    "rand": "random",
}
_ENDS = frozenset({"startnode", "endnode"})
_MISSING = {
    "elementid": "; things and talks have the property id",
    "id": "; things and talks have the property id",
    "keys": "; return the thing or relation itself, with --json",
    "properties": "; return the thing or relation itself, with --json",
    "reduce": "; use UNWIND and sum()",
    "reverse": "",
    "timestamp": "",
    "duration": "",
    "stdev": "",
    "stdevp": "",
}
"""Functions that mean something else to the engine, or nothing, and what helps instead."""


def call(word: Token, group: Group, writing: Writing) -> Pieces:
    """Write the call of a function."""
    name = word.value.lower()
    if name in _MISSING:
        writing.refuse(word, f"{word.value}() is not known here{_MISSING[name]}")
    if patterns.begins(group.items, 0):
        return _of_pattern(word, group, writing)
    if name == "exists":
        writing.refuse(word, "exists() of a value is not known here; write … IS NOT NULL")
    if (bound := bound_in(group, word)) is not None:
        return lists.quantified(word, bound, group, writing)
    arguments = [_argument(part, writing) for part in split(group.items, ",") if part]
    if name in _ENDS:
        _demand_direction(word, group, writing)
    if name in _WRITTEN:
        least, most, write = _WRITTEN[name]
        if not least <= len(arguments) <= most:
            writing.refuse(word, f"{word.value}() takes {least if least == most else f'{least} to {most}'}, not {len(arguments)} values")
        return write(*arguments)
    return words([Piece(_CALLED.get(name, word.value), word.start)], "(", joined(",", arguments), ")")


def _argument(items: Items, writing: Writing) -> Pieces:
    """Write a value that a function takes; a sum in brackets, since more may be written around it."""
    told = writing.expression(items)
    is_sum = any(is_sign(item, *SUMS) for item in items[1:]) and keyword(items[0]) != "DISTINCT"
    return words("(", told, ")") if is_sum else told


def _demand_direction(word: Token, group: Group, writing: Writing) -> None:
    """Refuse the ends of a relation that is looked for in both directions: the engine takes those of the pattern."""
    if any(isinstance(item, Token) and item.value in writing.undirected for item in group.items):
        writing.refuse(word, f"{word.value}() is known here of relations with a direction alone; give the pattern an arrow")


def _of_pattern(word: Token, group: Group, writing: Writing) -> Pieces:
    if word.keyword != "EXISTS":
        writing.refuse(group, "of a pattern it can be told here whether it exists, and how often: EXISTS { … }, COUNT { … }")
    return words("(", writing.expression(group.items), ")")


def _labels(of: Pieces) -> Pieces:
    own = words("CASE WHEN label(", of, f") = '{ENTITY}' THEN ['{ENTITY}',", of, f".`{KIND}`] ELSE [label(", of, ")] END")
    return unless_null(of, own)


def _type(of: Pieces) -> Pieces:
    return unless_null(of, words("label(", of, ")"))


def _sum(of: Pieces) -> Pieces:
    return words("coalesce(sum(", of, "), 0)")


def _round(of: Pieces, digits: Pieces | None = None) -> Pieces:
    """Write what rounds: halves go up, or away from zero where there are digits to keep."""
    return words("round(", of, ",", digits, ")") if digits else words("floor((", of, ") + 0.5)")


_WRITTEN: Mapping[str, tuple[int, int, Callable[..., Pieces]]] = {  # how many values it takes, at least and at most
    "labels": (1, 1, _labels),
    "type": (1, 1, _type),
    "sum": (1, 1, _sum),
    "round": (1, 2, _round),
    "ceil": (1, 1, lambda of: words("ceil(to_double(", of, "))")),
    "floor": (1, 1, lambda of: words("floor(to_double(", of, "))")),
    "substring": (2, 3, texts.substring),
    "replace": (3, 3, texts.replace),
    "split": (2, 2, texts.split),
    "trim": (1, 1, texts.trimmed),
    "btrim": (1, 1, texts.trimmed),
    "ltrim": (1, 1, lambda of: texts.trimmed(of, end=False)),
    "rtrim": (1, 1, lambda of: texts.trimmed(of, begin=False)),
    "tostring": (1, 1, texts.text),
    "tointeger": (1, 1, texts.whole),
    "tofloat": (1, 1, texts.fraction),
    "tointegerornull": (1, 1, texts.whole),
    "tofloatornull": (1, 1, texts.fraction),
    "head": (1, 1, lambda of: lists.item(of, words("0"))),
    "last": (1, 1, lambda of: lists.item(of, words("-1"))),
    "tail": (1, 1, lists.rest),
    "isempty": (1, 1, lambda of: words("(size(", of, ") = 0)")),
    "exp": (1, 1, lambda of: words("pow(2.718281828459045,", of, ")")),
}
