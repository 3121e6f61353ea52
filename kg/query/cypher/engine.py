"""The engine, ladybug: a database made of a graph's rows, in memory or in a file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from kg.query.cypher.schema import Row, Table, rows, tables
from kg.query.cypher.written import literal
from kg.query.stored import Stored

if TYPE_CHECKING:
    from ladybug import Connection

POOL = 1 << 30
"""Bytes that the engine may hold at a time."""

# Rows go to the engine in files. What separates cells, items and lines there stands in no text that a property holds.
_CELL, _ITEM, _QUOTE, _EMPTY = "\x1e", "\x1f", "\x02", "\x1d"
_COPIED = f"header=false, delim='{_CELL}', quote='{_QUOTE}', escape='{_QUOTE}', parallel=false, file_format='csv'"
_MANY = 1 << 31


@contextmanager
def connected(path: Path | None, *, read_only: bool = False) -> Iterator[Connection]:
    """Open a database in a file, or an empty one in memory."""
    import ladybug

    place = ":memory:" if path is None else str(path)
    with ExitStack() as open_:
        database = open_.enter_context(closing(ladybug.Database(place, buffer_pool_size=POOL, read_only=read_only)))
        yield open_.enter_context(closing(ladybug.Connection(database)))


def fill(connection: Connection, graph: Stored) -> None:
    """Make the tables and bring a graph into them."""
    for table in tables():
        connection.execute(table.created)
    with tempfile.TemporaryDirectory(prefix="kg-query-") as folder:
        filled = _write(graph, Path(folder))
        for table in tables():
            if table.name in filled:
                connection.execute(_copy(table, Path(folder) / table.name))


def columns_of(table: Table) -> Mapping[str, str]:
    """Return the columns of a table's file with their types: first those of the ends."""
    return table.types if table.ends is None else {"from": "STRING", "to": "STRING", **table.types}


def _write(graph: Stored, folder: Path) -> set[str]:
    """Write a file a table; return the names of the tables that have rows."""
    orders = {table.name: tuple(columns_of(table)) for table in tables()}
    with ExitStack() as files:
        streams: dict[str, TextIO] = {}
        for name, row in rows(graph):
            if name not in streams:
                streams[name] = files.enter_context((folder / name).open("w", encoding="utf-8", newline=""))
            streams[name].write(_line(orders[name], row))
    return set(streams)


def _line(order: tuple[str, ...], row: Row) -> str:
    return _CELL.join([_cell(row.get(name)) for name in order]) + "\n"


def _cell(value: Any) -> str:
    """Return a value as it stands in a file; a list begins with an item of its own, so that an empty text in it is no empty list."""
    if isinstance(value, str):
        return f"{_QUOTE}{value}{_QUOTE}"
    if isinstance(value, list):
        return f"{_QUOTE}{_ITEM.join(['-', *[str(item) or _EMPTY for item in value]])}{_QUOTE}"
    return "" if value is None else str(value)


def _copy(table: Table, path: Path) -> str:
    held = columns_of(table)
    header = ", ".join(f"`{name}` {'STRING' if kind.endswith('[]') else kind}" for name, kind in held.items())
    told = ", ".join(_read(name, kind) for name, kind in held.items())
    return f"COPY `{table.name}` FROM (LOAD WITH HEADERS ({header}) FROM {literal(str(path))} ({_COPIED}) RETURN {told})"


def _read(name: str, kind: str) -> str:
    """Return what reads a column of a file."""
    if not kind.endswith("[]"):
        return f"`{name}`"
    items = f"list_slice(string_split(`{name}`, {literal(_ITEM)}), 2, {_MANY})"
    typed = f"list_transform({items}, x -> replace(x, {literal(_EMPTY)}, ''))" if kind == "STRING[]" else f"CAST({items} AS {kind})"
    return f"CASE WHEN `{name}` IS NULL THEN NULL ELSE {typed} END"
