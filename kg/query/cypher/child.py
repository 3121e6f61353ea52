"""The process that the engine runs in, so that a question ends when its time is up, whatever the engine does.

It is started with the path of a graph file, and answers each line of standard input by one of standard output, both JSON.
"""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.query.cypher import cache, engine, values
from kg.query.cypher.schema import LABELS
from kg.query.stored import read

if TYPE_CHECKING:
    from ladybug import Connection

HEADROOM = 2 << 30
"""Bytes that an answer may take beyond the pool of the engine."""

Reply = dict[str, Any]


def main() -> None:
    """Open the graph, and answer until nothing more is asked."""
    with os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="ascii") as replies:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what the engine itself may print is no reply
        try:
            with _opened(Path(sys.argv[1])) as connection:
                _bound_memory()
                _say(replies, {})
                for line in sys.stdin:
                    _say(replies, _reply(connection, **json.loads(line)))
        except KgError as error:
            _say(replies, {"error": type(error).__name__, "message": str(error)})


def _say(replies: Any, reply: Reply) -> None:
    replies.write(json.dumps(reply) + "\n")
    replies.flush()


@contextmanager
def _opened(path: Path) -> "Iterator[Connection]":
    """Open a small graph in memory, a large one from a cache that is made on first use."""
    if cache.is_large(path):
        with cache.opened(path) as connection:
            yield connection
    else:
        with engine.connected(None) as connection:
            engine.fill(connection, read(path))
            yield connection


def _bound_memory() -> None:
    """Let the process take no more than some headroom beyond what it holds, where the system can tell and bound it."""
    with suppress(ImportError, OSError):
        import resource

        held = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_DATA, (held + HEADROOM, resource.RLIM_INFINITY))


def _reply(connection: "Connection", text: str, seconds: float) -> Reply:
    """Run a statement; return names of columns and rows of plain values, or what the engine complains of."""
    connection.set_query_timeout(max(1, int(seconds * 1000)))
    try:
        result: Any = connection.execute(text)
        found = list(_rows(result))
        ids = _ids(connection, {end for row in found for end in values.ends(list(row))})
        return {"columns": result.get_column_names(), "rows": [[values.plain(cell, ids) for cell in row] for row in found]}
    except (RuntimeError, UnicodeDecodeError) as error:  # there are functions that part characters
        return {"complaint": str(error)}
    except MemoryError:
        return {"complaint": "MemoryError"}


def _ids(connection: "Connection", wanted: set[tuple[int, int]]) -> values.Ids:
    """Return the ids of things by what the engine calls them."""
    found: dict[tuple[int, int], str] = {}
    for label in LABELS if wanted else ():
        offsets = sorted({offset for _, offset in wanted})
        result = connection.execute(f"MATCH (n:`{label}`) WHERE offset(id(n)) IN $offsets RETURN id(n), n.id", {"offsets": offsets})
        found |= {(internal["table"], internal["offset"]): name for internal, name in _rows(result)}
    return found


def _rows(result: Any) -> Iterator[Sequence[Any]]:
    while result.has_next():
        yield result.get_next()


if __name__ == "__main__":
    main()
