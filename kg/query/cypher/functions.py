"""Functions as the engine has them: some are called otherwise there, some mean something else, some are not there."""

from collections.abc import Callable, Mapping

from kg.query.cypher import lists, patterns
from kg.query.cypher.lexer import Token
from kg.query.cypher.names import bound_in
from kg.query.cypher.schema import ENTITY, KIND
from kg.query.cypher.tree import Group, split
from kg.query.cypher.written import Piece, Pieces, Writing, joined, unless_null, words

_CALLED = {
    "startnode": "start_node",
    "endnode": "end_node",
    "tointeger": "to_int64",
    "tofloat": "to_double",
    "split": "string_split",
    "char_length": "size",
    "character_length": "size",
    "rand": "random",
}
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
    arguments = [writing.expression(part) for part in split(group.items, ",") if part]
    if name in _WRITTEN:
        least, most, write = _WRITTEN[name]
        if not least <= len(arguments) <= most:
            writing.refuse(word, f"{word.value}() takes {least if least == most else f'{least} to {most}'}, not {len(arguments)} values")
        return write(*arguments)
    return words([Piece(_CALLED.get(name, word.value), word.start)], "(", joined(",", arguments), ")")


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


def _substring(of: Pieces, start: Pieces, length: Pieces | None = None) -> Pieces:
    return unless_null(of, words("substring(", of, ", (", start, ") + 1,", length or f"{2**31 - 1}", ")"))


def _replace(of: Pieces, old: Pieces, new: Pieces) -> Pieces:
    return unless_null(of, words("replace(", of, ",", old, ",", new, ")"))


def _text(of: Pieces) -> Pieces:
    """Write what makes a text: the engine writes 1.500000 and True."""
    number = words("regexp_replace(regexp_replace(string(", of, "), '0+$', ''), '\\\\.$', '.0')")
    truth = words("lower(string(", of, "))")
    told = words("CASE typeof(", of, ") WHEN 'DOUBLE' THEN ", number, " WHEN 'BOOL' THEN ", truth, " ELSE string(", of, ") END")
    return unless_null(of, told)


_WRITTEN: Mapping[str, tuple[int, int, Callable[..., Pieces]]] = {  # how many values it takes, at least and at most
    "labels": (1, 1, _labels),
    "type": (1, 1, _type),
    "sum": (1, 1, _sum),
    "round": (1, 2, _round),
    "substring": (2, 3, _substring),
    "replace": (3, 3, _replace),
    "tostring": (1, 1, _text),
    "head": (1, 1, lambda of: lists.item(of, words("0"))),
    "last": (1, 1, lambda of: lists.item(of, words("-1"))),
    "tail": (1, 1, lists.rest),
    "isempty": (1, 1, lambda of: words("(size(", of, ") = 0)")),
    "exp": (1, 1, lambda of: words("pow(2.718281828459045,", of, ")")),
}
