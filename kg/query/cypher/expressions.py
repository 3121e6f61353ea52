"""Expressions as the engine has them: labels are a column, lists count from 1, some functions are called otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from kg.query.cypher import functions, lists, matches, names, patterns
from kg.query.cypher.lexer import Kind, Token
from kg.query.cypher.names import KEYWORDS, OPERANDS, WITH_BRACKETS, named
from kg.query.cypher.tree import Group, Item, Items, at, is_group, is_sign, keyword, start_of
from kg.query.cypher.written import SUMS, Piece, Pieces, Writing, literal, words

_TIGHT = frozenset({"=~", "CONTAINS", "ENDS", "IN", "IS", "STARTS", "WITH"})
_ALONE = frozenset({"COUNT", "EXISTS", "FALSE", "NULL", "TRUE"})


@dataclass
class _Unit:
    """Hold a part of an expression that is written.

    Attributes:
        is_operand: Whether something may be asked of it: an item, a property.
        joins: The sign or word by which it joins what stands before and behind, if it does.
    """

    pieces: Pieces
    is_operand: bool = False
    joins: str = ""


def expression(items: Items, writing: Writing) -> Pieces:
    """Write an expression, or several with words and commas between."""
    units: list[_Unit] = []
    index = 0
    while index < len(items):
        index = _step(items, index, units, writing)
    return _bracketed(units)


def _bracketed(units: Sequence[_Unit]) -> Pieces:
    """Join what is written, sums beside IN, IS, CONTAINS and the like in brackets: these come before sums in the engine."""
    pieces: Pieces = []
    starts = [-1, *(at for at, unit in enumerate(units) if unit.joins and unit.joins not in SUMS), len(units)]
    for one, other in pairwise(starts):
        run, joins = units[one + 1 : other], {unit.joins for unit in (*units[max(one, 0) : one + 1], *units[other : other + 1])}
        told = [piece for unit in run for piece in unit.pieces]
        is_sum = any(unit.joins for unit in run) and not (joins.isdisjoint(_TIGHT) or "END" in joins)
        pieces += words(" (", told, ")") if is_sum else told
        pieces += [piece for unit in units[other : other + 1] for piece in unit.pieces]
    return pieces


def _step(items: Items, index: int, units: list[_Unit], writing: Writing) -> int:
    """Write what stands at an index; return the index of what comes next."""
    item = items[index]
    if isinstance(item, Group):
        return _group(items, index, units, writing)
    before = units[-1] if units and units[-1].is_operand else None
    following = at(items, index + 1)
    if item.is_sign(".") and before is not None and isinstance(following, Token):
        before.pieces = names.held(before.pieces, following, writing)
        return index + 2
    if item.is_sign(":") and before is not None:
        return _label_test(items, index, before, writing)
    if item.is_sign("=~") and isinstance(following, Token):
        _note_regex(following, writing)
    if _is_stray(items, index):
        names.refuse_word(item, writing)
    if item.kind is Kind.WORD and is_group(following, "(") and item.keyword not in KEYWORDS - WITH_BRACKETS:
        units.append(_Unit(words(" ", functions.call(item, following, writing)), is_operand=True))  # type: ignore[arg-type]
        return index + 2
    is_name = is_sign(following, ".") or keyword(at(items, index - 1)) == "AS"
    if is_name and item.kind is Kind.WORD:
        units.append(_Unit(words(" ", named(item, writing)), is_operand=True))
    else:
        units.append(_read_otherwise(items, index, writing) or _single(item, writing, is_name=names.is_name(items, index)))
    return index + 1


def _note_regex(token: Token, writing: Writing) -> None:
    """Note a regular expression, since the engine finds nothing by one that it does not understand, and does not say so."""
    if isinstance(said := _given(token, writing), str):
        writing.regexes.append(Piece(said, token.start))


def _read_otherwise(items: Items, index: int, writing: Writing) -> _Unit | None:
    """Write what the engine would read otherwise, if it is that: CONTAINS of nothing, WHEN null."""
    item, before, after = items[index], at(items, index - 1), at(items, index + 1)
    if keyword(item) == "CONTAINS" and _given(after, writing) == "":
        return _Unit([Piece(" STARTS WITH", start_of(item))], joins="CONTAINS")
    if keyword(item) == "NULL" and (keyword(before), keyword(after)) == ("WHEN", "THEN"):
        writing.refuse(item, "null equals nothing, not even null; write CASE WHEN … IS NULL THEN")
    return None


def _given(item: Item | None, writing: Writing) -> Any:
    """Return the value that stands in a statement, or is given for it: a text, or what a parameter is."""
    if not isinstance(item, Token) or item.kind not in (Kind.TEXT, Kind.PARAMETER):
        return None
    return item.value if item.kind is Kind.TEXT else writing.given.get(item.value)


def _is_stray(items: Items, index: int) -> bool:
    """Tell whether a name follows what is an operand already, with nothing between that joins the two."""
    item, before = items[index], at(items, index - 1)
    if keyword(item) in {"", *KEYWORDS} or before is None:
        return False
    return isinstance(before, Group) or (before.kind is not Kind.SIGN and keyword(before) not in KEYWORDS - OPERANDS)


def _single(item: Token, writing: Writing, *, is_name: bool) -> _Unit:
    if item.kind is Kind.TEXT:
        return _Unit([Piece(f" {literal(item.value)}", item.start)], is_operand=True)
    if item.kind is Kind.PARAMETER:
        return _Unit([Piece(f" {writing.parameter(item.value, item)}", item.start)], is_operand=True)
    if item.kind in (Kind.NUMBER, Kind.SIGN):
        joins = item.value if item.kind is Kind.SIGN else ""
        return _Unit([Piece((" " if item.gap or item.kind is Kind.NUMBER else "") + item.value, item.start)], joins=joins)
    if item.value in writing.aliases:
        return _Unit([Piece(f" `{writing.aliases[item.value]}`", item.start)], is_operand=True)
    if item.keyword in KEYWORDS and not is_name:
        joins = "" if item.keyword in _ALONE else item.keyword
        return _Unit([Piece(f" {item.value}", item.start)], is_operand=item.keyword in OPERANDS, joins=joins)
    if item.value in writing.several:  # a list of relations in Neo4j, a way of its own to the engine
        return _Unit(words(" rels(", named(item, writing), ")"), is_operand=True)
    return _Unit(words(" ", named(item, writing)), is_operand=True)


def _group(items: Items, index: int, units: list[_Unit], writing: Writing) -> int:
    group = items[index]
    assert isinstance(group, Group)
    before = units[-1] if units and units[-1].is_operand else None
    if group.bracket == "[" and before is not None:
        before.pieces = lists.part(before.pieces, group, writing)
    elif group.bracket == "[":
        units.append(_Unit(lists.written(group, writing), is_operand=True))
    elif group.bracket == "{":
        _braces(group, items[index - 1] if index else None, units, writing)
    elif patterns.begins(items, index):
        end = patterns.end(items, index)
        units.append(_Unit(words(" EXISTS { MATCH ", matches.written(items[index:end], None, writing), " }")))
        return end
    else:
        units.append(_Unit(words(" (", writing.expression(group.items), ")"), is_operand=True))
    return index + 1


def _braces(group: Group, before: Item | None, units: list[_Unit], writing: Writing) -> None:
    if keyword(before) == "COLLECT":
        writing.refuse(group, "COLLECT { … } is not known here; use OPTIONAL MATCH and collect()")
    if keyword(before) in {"EXISTS", "COUNT"}:
        units[-1] = _Unit(words(units[-1].pieces, " {", writing.subquery(group.items), " }"), is_operand=True)
    elif units and units[-1].is_operand:
        writing.refuse(group, "a map of what a thing has is not known here; name its properties one by one")
    else:
        units.append(_Unit(names.properties(group, writing), is_operand=True))


def _label_test(items: Items, index: int, before: _Unit, writing: Writing) -> int:
    """Write what tells whether a thing has labels: n:Person, n:Entity:Person, n:Person|Paper."""
    found, signs, index = names.labels(items, index, writing)
    before.pieces = words(" ", names.label_test(before.pieces, found, signs))
    return index
