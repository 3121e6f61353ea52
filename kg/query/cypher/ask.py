"""Ask a graph file in Cypher: a statement in, columns and rows out, and nothing ever written but a cache."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError
from kg.query.cypher import cache, engine, values
from kg.query.cypher.lexer import place, tokens
from kg.query.cypher.schema import LABELS
from kg.query.cypher.translate import translated
from kg.query.cypher.written import MADE_UP, Written
from kg.query.stored import read

if TYPE_CHECKING:
    from ladybug import Connection, QueryResult

TIMEOUT = 60.0
_ABOUT = re.compile(r"\b(?:property|Variable|function|Function|Table|order by) (\w+)")


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold the names of columns, and rows of plain values."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    @property
    def records(self) -> list[dict[str, Any]]:
        """Return a dictionary a row."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


class Asked:
    """A graph that is open to be asked."""

    def __init__(self, connection: Connection) -> None:
        """Ask through an open connection."""
        self._connection = connection

    def ask(self, statement: str, parameters: Mapping[str, Any] | None = None, *, timeout: float = TIMEOUT) -> Answer:
        """Run one statement that reads.

        Args:
            parameters: By their names without the dollar.
            timeout: Seconds after which it is given up.

        Raises:
            QueryError: It does more than read, is not understood, or takes too long; the message says where it stopped.
        """
        written = translated(statement, parameters or {})
        self._connection.set_query_timeout(max(1, int(timeout * 1000)))
        try:
            result = self._connection.execute(written.text)
            if isinstance(result, list):
                raise QueryError("one statement at a time; ask them one by one")
            return self._answer(result, written.columns)
        except RuntimeError as error:
            raise QueryError(_told(str(error), statement, written, timeout)) from error

    def _answer(self, result: QueryResult, columns: Sequence[str] | None) -> Answer:
        names = columns or result.get_column_names()
        kept = [number for number, name in enumerate(names) if not name.startswith(MADE_UP)]
        found = [[row[number] for number in kept] for row in _rows(result)]
        ids = self._ids({end for row in found for end in values.ends(row)})
        return Answer(tuple(names[number] for number in kept), tuple(tuple(values.plain(cell, ids) for cell in row) for row in found))

    def _ids(self, wanted: set[tuple[int, int]]) -> values.Ids:
        """Return the ids of things by what the engine calls them."""
        found: dict[tuple[int, int], str] = {}
        for label in LABELS if wanted else ():
            offsets = sorted({offset for _, offset in wanted})
            result = self._connection.execute(
                f"MATCH (n:`{label}`) WHERE offset(id(n)) IN $offsets RETURN id(n), n.id", {"offsets": offsets}
            )
            found |= {(internal["table"], internal["offset"]): name for internal, name in _rows(result)}
        return found


@contextmanager
def opened(path: Path) -> Iterator[Asked]:
    """Open a graph file: a small graph in memory, a large one from a cache that is made on first use.

    Raises:
        GraphError: It cannot be read, or is no graph.
        QueryError: The engine is not installed.
        OutputError: The cache cannot be written.
    """
    engine.demand_library()
    if cache.is_large(path):
        with engine.connected(cache.of(path), read_only=True) as connection:
            yield Asked(connection)
    else:
        with engine.connected(None) as connection:
            engine.fill(connection, read(path))
            yield Asked(connection)


def ask(path: Path, statement: str, parameters: Mapping[str, Any] | None = None, *, timeout: float = TIMEOUT) -> Answer:
    """Open a graph file and run one statement; one that is refused is refused before anything is opened.

    Raises:
        QueryError: See `Asked.ask`.
        GraphError: The graph cannot be read.
    """
    translated(statement, parameters or {})
    with opened(path) as graph:
        return graph.ask(statement, parameters, timeout=timeout)


def _rows(result: Any) -> Iterator[Sequence[Any]]:
    while result.has_next():
        yield result.get_next()


def _told(message: str, statement: str, written: Written, timeout: float) -> str:
    """Say what the engine refused, and where in the user's statement."""
    if "Interrupted" in message:
        return f"no answer within {timeout:g} s; ask for less (LIMIT, shorter paths), or give it longer with --timeout"
    if "buffer pool is full" in message or "Unable to allocate" in message:
        return "no answer within the memory there is; ask for less (LIMIT, shorter paths)"
    cause = engine.cause_of(message)
    offset = engine.offset_of(message)
    at = _named(cause, statement) if offset is None else written.source(offset)
    if offset is not None:
        cause = "not understood here"
    return cause if at is None else f"{place(statement, at)}: {cause}"


def _named(cause: str, statement: str) -> int | None:
    """Return where in a statement the name stands that a complaint is about."""
    about = _ABOUT.search(cause)
    wanted = about[1].casefold() if about else ""
    return next((token.start for token in tokens(statement) if token.value.casefold() == wanted), None)
