"""The databases of large graphs, kept from one question to the next in the user's folder for such things."""

import hashlib
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__
from kg.errors import OutputError
from kg.export.place import refusal
from kg.export.rows import KG_GRAPH
from kg.query.cypher import engine
from kg.query.cypher.bundle import LISTS
from kg.query.cypher.digest import SUFFIX, digest
from kg.query.cypher.schema import tables
from kg.query.stored import read

if TYPE_CHECKING:
    from ladybug import Connection

LARGE = 30_000_000
"""Bytes of a graph file from which on making the database takes longer than one waits: some 50,000 relations."""

KEPT = 3
"""Databases that are kept, those used last."""

DAY = 24 * 60 * 60
"""Seconds after which nobody is still making what is half made, and a digest is taken anew."""


def is_large(path: Path) -> bool:
    """Tell whether the database of a graph file is worth keeping; a file that cannot be looked at is for its reader to complain of."""
    try:
        return path.stat().st_size >= LARGE
    except OSError:
        return False


def folder() -> Path:
    """Return where they are kept.

    Raises:
        OutputError: There is no place for it.
    """
    try:
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kg" / "query"
    except RuntimeError as error:
        raise OutputError("you have no home folder to keep a database in; name a folder in XDG_CACHE_HOME") from error


@contextmanager
def opened(path: Path) -> "Iterator[Connection]":
    """Open the database of a graph file; one that was damaged, as when power fails, is made anew.

    Raises:
        GraphError: See `of`.
        OutputError: See `of`.
    """
    with ExitStack() as open_:
        try:
            connection = open_.enter_context(_sound(of(path)))
        except RuntimeError:
            _remove(of(path))
            connection = open_.enter_context(_sound(of(path)))
        yield connection


@contextmanager
def _sound(place: Path) -> "Iterator[Connection]":
    """Open a database that holds what each does."""
    with engine.connected(place, read_only=True) as connection:
        connection.execute(f"MATCH (n:`{KG_GRAPH}`) RETURN n.id")
        yield connection


def _remove(place: Path) -> None:
    try:
        place.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{place}: damaged, and cannot be removed ({error.strerror}); remove it by hand") from error


def of(path: Path) -> Path:
    """Return the database of a graph file, which is made where there is none of this very graph, engine and schema.

    Raises:
        GraphError: The graph cannot be read.
        OutputError: The database cannot be written.
    """
    kept = folder()
    place = kept / f"{_name(path, kept)}.ladybug"
    try:
        if place.exists():
            place.touch()
        else:
            _make(path, place)
        return place
    except OSError as error:
        raise OutputError(f"{place.parent}: cannot be written ({error.strerror}); name another folder in XDG_CACHE_HOME") from error


def _name(path: Path, kept: Path) -> str:
    import ladybug

    try:
        found = digest(path, kept)
    except OSError as error:
        raise refusal(path, error) from error
    return hashlib.sha256(f"{__version__} {ladybug.__version__} {tables()} {LISTS} {found}".encode()).hexdigest()[:32]


def _make(path: Path, place: Path) -> None:
    """Make a database beside its place and put it there whole; those that are no longer used go."""
    graph = read(path)
    place.parent.mkdir(parents=True, exist_ok=True)
    temporary = place.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with engine.connected(temporary) as connection:
            engine.fill(connection, graph)
            connection.execute("CHECKPOINT")
        temporary.replace(place)
    finally:
        for left in place.parent.glob(f"{temporary.name}*"):
            left.unlink()
    with suppress(OSError):  # another process may tidy up as well
        _tidy(place.parent)


def _tidy(kept: Path) -> None:
    """Remove the databases that were not used last, old digests, which are soon taken again, and what was left half made."""
    used = sorted(kept.glob("*.ladybug"), key=lambda each: each.stat().st_mtime, reverse=True)
    passing = (*kept.glob(f"*{SUFFIX}"), *kept.glob(".*.tmp*"))
    for old in (*used[KEPT:], *(each for each in passing if each.stat().st_mtime < time.time() - DAY)):
        old.unlink(missing_ok=True)
