"""Lists as the engine has them: it counts from 1, refuses what is not there, and calls a comprehension otherwise."""

import re

from kg.query.cypher import patterns
from kg.query.cypher.lexer import Kind, Token
from kg.query.cypher.names import bound_in, held, named, variables
from kg.query.cypher.tree import Group, Items, keyword, split
from kg.query.cypher.written import Piece, Pieces, Writing, unless_null, words

_NUMBER = re.compile(r"-?\d+")
_MANY = 2**31 - 1
"""More items than a list has."""


def written(group: Group, writing: Writing) -> Pieces:
    """Write a list, or a comprehension: [x IN list WHERE test | result]."""
    if patterns.begins(group.items, 0):
        writing.refuse(group, "a pattern in a list is not known here; use OPTIONAL MATCH and collect()")
    name = bound_in(group, None)
    if name is None:
        _demand_one_type(group, writing)
        return words(" [", writing.expression(group.items), "]")
    head, *results = split(group.items[2:], "|")
    of, test = _parted(head)
    told = writing.expression(of)
    if test:
        told = _filtered(told, _lambda(name, test, writing))
    if results:
        told = words(" list_transform(", _own(told), _lambda(name, results[0], writing), ")")
    return told


def _demand_one_type(group: Group, writing: Writing) -> None:
    """Refuse a list of texts and numbers, which the engine makes texts of all."""
    kinds = {item.kind for item in group.items if isinstance(item, Token)} & {Kind.TEXT, Kind.NUMBER}
    if len(kinds) > 1 and all(len(part) == 1 for part in split(group.items, ",")):
        writing.refuse(group, "a list holds values of one type here, texts or numbers")


def quantified(word: Token, name: Token, group: Group, writing: Writing) -> Pieces:
    """Write any(x IN list WHERE test), and all, none, single."""
    of, test = _parted(group.items[2:])
    _demand_closed(name, test, writing)
    own = _own(writing.expression(of))
    return words([Piece(word.value, word.start)], "(", named(name, writing), " IN", own, " WHERE", writing.expression(test), ")")


def _parted(items: Items) -> tuple[Items, Items]:
    """Return what stands before WHERE, and what behind it."""
    place = next((number for number, item in enumerate(items) if keyword(item) == "WHERE"), len(items))
    return items[:place], items[place + 1 :]


def _lambda(name: Token, body: Items, writing: Writing) -> Pieces:
    _demand_closed(name, body, writing)
    return words(",", named(name, writing), " ->", writing.expression(body))


def _demand_closed(name: Token, body: Items, writing: Writing) -> None:
    """Demand that nothing is said of an item but by itself: where it is set beside something else, the engine errs."""
    other = next((each for each in variables(body) if each != name.value), None)
    if other is not None:
        writing.refuse(body[0], f"{name.value} goes through a list, where it cannot be set beside {other} here; use UNWIND")


def _own(of: Pieces) -> Pieces:
    """Write a list made anew: of one that it read or collected itself, the engine may ask the items of another row."""
    return words(" list_concat(", of, ", [])")


def _filtered(of: Pieces, test: Pieces) -> Pieces:
    """Write what filters a list: the engine filters past those that are null or empty."""
    return words(" (CASE WHEN size(", of, ") > 0 THEN list_filter(", _own(of), test, ") ELSE ", of, " END)")


def part(of: Pieces, group: Group, writing: Writing) -> Pieces:
    """Write what stands in brackets behind a value: an item or a slice of a list, or a property by its name in quotes."""
    bounds = split(group.items, "..")
    if len(bounds) == 2:
        return _slice(of, bounds[0], bounds[1], writing)
    first = group.items[0] if len(group.items) == 1 else None
    if isinstance(first, Token) and first.kind is Kind.TEXT:
        return held(of, first, writing)
    return item(of, writing.expression(group.items))


def item(of: Pieces, place: Pieces) -> Pieces:
    """Write an item of a list: Neo4j counts from 0, or from -1 backwards, and what is not there is null."""
    there = words("abs(2 * (", place, ") + 1) < 2 * size(", of, ")")
    counted = words("CASE WHEN (", place, ") < 0 THEN (", place, ") ELSE (", place, ") + 1 END")
    if _NUMBER.fullmatch(told := "".join(piece.text for piece in place).strip()):
        there, counted = words("size(", of, f") >= {abs(int(told)) + (int(told) >= 0)}"), words(str(int(told) + (int(told) >= 0)))
    return words(" list_extract(", of, ", CASE WHEN ", there, " THEN ", counted, " END)")


def rest(of: Pieces) -> Pieces:
    """Write all of a list but its first item."""
    return unless_null(of, words("list_slice(", of, f", 2, {_MANY})"))


def _slice(of: Pieces, low: Items, high: Items, writing: Writing) -> Pieces:
    begin, end = _bound(of, low, writing) or words("0"), _bound(of, high, writing) or words(str(_MANY))
    by_row = "" if _is_count(low) and _is_count(high) else words(" + 0 * size(", of, ")")  # either both differ by row, or none
    return unless_null(of, words("list_slice(", of, ",", begin, " + 1", by_row, ",", end, by_row, ")"))


def _bound(of: Pieces, items: Items, writing: Writing) -> Pieces:
    """Write where a slice begins or ends, counted from the end where it is negative."""
    bound = writing.expression(items)
    if _is_count(items):
        return bound
    back = words("size(", of, ") + (", bound, ")")
    return words(" (CASE WHEN (", bound, ") >= 0 THEN (", bound, ") WHEN ", back, " < 0 THEN 0 ELSE ", back, " END)")


def _is_count(items: Items) -> bool:
    """Tell whether a bound is left out, or a number that counts from the beginning."""
    return all(isinstance(item, Token) and item.kind is Kind.NUMBER for item in items)
