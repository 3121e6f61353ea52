"""What is written for the engine: pieces that remember where in the statement they come from, and values."""

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import isfinite
from typing import Any, NamedTuple, NoReturn

from kg.errors import QueryError
from kg.query.cypher.lexer import place
from kg.query.cypher.tree import Item, Items, start_of


class Piece(NamedTuple):
    """Hold some text for the engine, and where in the statement it comes from, if from any one place."""

    text: str
    at: int | None = None


Pieces = list[Piece]
SUMS = ("+", "-", "*", "/", "%", "^")
"""The signs of sums, products and powers."""

_HALF = re.compile("[\ud800-\udfff]")


MOST = 500_000
"""Pieces that a statement may be: what functions take is written several times over, and in functions of functions ever more often."""


def words(*parts: "str | Pieces") -> Pieces:
    """Join pieces and words of our own.

    Raises:
        QueryError: They get too many.
    """
    joined: Pieces = []
    for part in parts:
        joined.extend([Piece(part)] if isinstance(part, str) else part)
    if len(joined) > MOST:
        raise QueryError(
            "too long, or too many functions in each other; ask for it in parts, with WITH between, or give lists as parameters"
        )
    return joined


def joined(separator: str, parts: Iterable[Pieces]) -> Pieces:
    """Join pieces with something between."""
    result: Pieces = []
    for number, part in enumerate(parts):
        result.extend([Piece(separator)] if number else [])
        result.extend(part)
    return result


def unless_null(of: Pieces, told: Pieces) -> Pieces:
    """Write what is null where a value is, and not looked at there: functions of three values stay null in the engine once they were."""
    return words(" (CASE WHEN ", of, " IS NOT NULL THEN ", told, " END)")


@dataclass(frozen=True)
class Grammar:
    """Say how what stands within other parts is written: an expression, and the clauses of a subquery."""

    expression: "Callable[[Items, Writing], Pieces]"
    subquery: "Callable[[Items, Writing], Pieces]"


@dataclass
class Writing:
    """Keep, while a statement is written, its text, the parameters that the user gave, and which names were made up.

    Attributes:
        grammar: Writes what stands within other parts, so that no part need know all others.
        columns: What the columns of the answer are called; None where the statement leaves that to the engine (RETURN *).
        aliases: What is written for the name of a column where the answer is sorted: a variable may have the same name.
        relations: The variables that stand for relations of patterns.
        undirected: Those of them that are looked for in both directions.
        several: Those of them that stand for relations of several steps.
        keys: The names of values of maps, which may be those of properties.
        regexes: The regular expressions that stand in the statement or in parameters, and where.
        counts: Whether COUNT { … } stands in the statement.
    """

    text: str
    given: Mapping[str, Any]
    grammar: Grammar
    made_up: int = 0
    columns: tuple[str, ...] | None = None
    aliases: dict[str, str] = field(default_factory=dict)
    relations: set[str] = field(default_factory=set)
    undirected: set[str] = field(default_factory=set)
    several: set[str] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)
    regexes: list[Piece] = field(default_factory=list)
    counts: bool = False

    def parameter(self, name: str, item: Item) -> str:
        """Return the value of a parameter, written out: the engine does not take parameters everywhere."""
        if name not in self.given:
            self.refuse(item, f"no value for ${name}; give one with --param {name}=…")
        self.keys.update(_keys(self.given[name]))
        return literal(self.given[name])

    def expression(self, items: Items) -> Pieces:
        """Write an expression, or several with words and commas between."""
        return self.grammar.expression(items, self)

    def subquery(self, items: Items) -> Pieces:
        """Write what stands in EXISTS { … } and COUNT { … }."""
        return self.grammar.subquery(items, self)

    def name(self) -> str:
        """Return a name for what has none."""
        self.made_up += 1
        return f"{MADE_UP}{self.made_up}"

    def refuse(self, item: Item, reason: str) -> NoReturn:
        """Raise what is wrong with an item, and where."""
        raise QueryError(f"{place(self.text, start_of(item))}: {reason}")


def literal(value: Any) -> str:
    """Write a value of JSON as the engine reads it; nothing in a text can end it.

    Raises:
        QueryError: It is something else.
    """
    if isinstance(value, str) and not _HALF.search(value):
        escaped = value.replace("\\", "\\\\").replace("'", "\\'")
        return f"'{escaped}'"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, dict) and value:
        return f"{{{', '.join(f'{_key(key)}: {literal(item)}' for key, item in value.items())}}}"
    if value is None or isinstance(value, bool | int) or (isinstance(value, float) and isfinite(value)):
        return json.dumps(value)
    raise QueryError(f"{value!r} is no value for a parameter; give a text, a number, true, false, null, a list or a map")


def _keys(value: Any) -> Iterator[str]:
    """Yield the names of the values of maps."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    yield from value if isinstance(value, dict) else ()
    for item in inner:
        yield from _keys(item)


def _key(name: str) -> str:
    if "`" in name or not name:
        raise QueryError(f"{name!r} is no name for a value of a map; use letters and digits")
    return f"`{name}`"


MADE_UP = "kg__"
"""What names begin with that no user wrote."""


@dataclass(frozen=True)
class Written:
    """Hold a statement for the engine, where its parts come from, and what the columns are called, if the user says so.

    Attributes:
        regexes: The regular expressions in it, which the engine passes over where it does not understand them.
    """

    pieces: Sequence[Piece]
    columns: tuple[str, ...] | None
    regexes: Sequence[Piece] = ()

    @property
    def text(self) -> str:
        """Return the statement."""
        return "".join(piece.text for piece in self.pieces)

    def source(self, offset: int) -> int | None:
        """Return where in the user's statement stands what the engine has at an offset; None where that is nowhere."""
        starts = [0, *accumulate(len(piece.text) for piece in self.pieces)]
        index = min(bisect_right(starts, offset), len(self.pieces)) - 1
        return next((piece.at for piece in reversed(self.pieces[: index + 1]) if piece.at is not None), None)
