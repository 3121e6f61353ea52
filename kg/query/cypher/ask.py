"""Ask a graph file in Cypher: a statement in, columns and rows out, and nothing ever written but a cache."""

import math
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import GraphError, QueryError
from kg.query.cypher import complaints
from kg.query.cypher.process import Engine, demand_library
from kg.query.cypher.translate import translated
from kg.query.cypher.written import MADE_UP, literal

TIMEOUT = 60.0


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold the names of columns, and rows of plain values."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    @property
    def finite(self) -> list[list[Any]]:
        """Return the rows as JSON can hold them, which has no infinity: null stands for that, and for what is no number."""
        return [_finite(row) for row in self.rows]

    @property
    def records(self) -> list[dict[str, Any]]:
        """Return a dictionary a row, as JSON can hold it."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.finite]


def _finite(value: Any) -> Any:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {name: _finite(each) for name, each in value.items()}
    return [*map(_finite, value)] if isinstance(value, list | tuple) else value


class Asked:
    """A graph that is open to be asked."""

    def __init__(self, engine: Engine) -> None:
        """Ask through an engine."""
        self._engine = engine

    def ask(self, statement: str, parameters: Mapping[str, Any] | None = None, *, timeout: float = TIMEOUT) -> Answer:
        """Run one statement that reads.

        Args:
            parameters: By their names without the dollar.
            timeout: Seconds after which it is given up.

        Raises:
            QueryError: It does more than read, is not understood, or takes too long; the message says where it stopped.
        """
        written = translated(statement, parameters or {})
        for regex in written.regexes:
            if "complaint" in self._run(f"RETURN regexp_extract('', {literal(regex.text)})", timeout):
                raise QueryError(complaints.no_regex(regex, statement))
        reply = self._run(written.text, timeout)
        if "complaint" in reply:
            raise QueryError(complaints.told(reply["complaint"], statement, written, timeout))
        names = written.columns or reply["columns"]
        kept = [number for number, name in enumerate(names) if not name.startswith(MADE_UP)]
        if written.columns is None:  # RETURN *
            kept.sort(key=names.__getitem__)
        return Answer(tuple(names[number] for number in kept), tuple(tuple(row[number] for number in kept) for row in reply["rows"]))

    def _run(self, text: str, timeout: float) -> dict[str, Any]:
        try:
            return self._engine.run(text, timeout)
        except TimeoutError as error:
            raise QueryError(complaints.too_long(timeout)) from error


@contextmanager
def opened(path: Path) -> Iterator[Asked]:
    """Open a graph file: a small graph in memory, a large one from a cache that is made on first use.

    Raises:
        GraphError: It cannot be read, or is no graph.
        QueryError: The engine is not installed.
        OutputError: The cache cannot be written.
    """
    demand_library()
    with closing(Engine(_demand_file(path))) as engine:
        yield Asked(engine)


def _demand_file(path: Path) -> Path:
    """Return where a graph file lies for another process, which has not our standard input; a pipe can be read by one alone.

    Raises:
        GraphError: It is a pipe or the like.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise GraphError(f"{path}: a pipe cannot be asked in Cypher; write the graph to a file first")
    return path.resolve() if path.is_symlink() else path


def ask(path: Path, statement: str, parameters: Mapping[str, Any] | None = None, *, timeout: float = TIMEOUT) -> Answer:
    """Open a graph file and run one statement; one that is refused is refused before anything is opened.

    Raises:
        QueryError: See `Asked.ask`.
        GraphError: The graph cannot be read.
    """
    translated(statement, parameters or {})
    with opened(path) as graph:
        return graph.ask(statement, parameters, timeout=timeout)
