"""The engine, ladybug: a database made of a graph's rows, in memory or in a file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.query.cypher.schema import Columns, Table, batches, tables
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
    """Make the tables and bring a graph into them; while the engine takes the rows of one, those of the next are written."""
    for table in tables():
        connection.execute(table.created)
    with tempfile.TemporaryDirectory(prefix="kg-query-") as folder, ThreadPoolExecutor(max_workers=1) as engine:
        held, copies = batches(graph), []
        for table in tables():
            path = Path(folder) / table.name
            if _write(table, held.get(table.name, ()), path):
                copies.append(engine.submit(connection.execute, _copy(table, path)))
        for copy in copies:
            copy.result()


def columns_of(table: Table) -> Mapping[str, str]:
    """Return the columns of a table's file with their types: first those of the ends."""
    return table.types if table.ends is None else {"from": "STRING", "to": "STRING", **table.types}


def _write(table: Table, held: Iterable[Columns], path: Path) -> bool:
    """Write the rows of a table to a file; tell whether there are any."""
    kinds = columns_of(table)
    with path.open("w", encoding="utf-8", newline="") as stream:
        for columns in held:
            cells = [_cells(kind, columns[name]) if name in columns else repeat("") for name, kind in kinds.items()]
            stream.writelines(f"{_CELL.join(row)}\n" for row in zip(*cells, strict=False))
        return stream.tell() > 0


def _cells(kind: str, values: Iterable[Any]) -> Iterable[str]:
    """Return how values of a type stand in a file."""
    cell = _list if kind.endswith("[]") else _text if kind == "STRING" else str
    return ["" if value is None else cell(value) for value in values]


def _text(value: str) -> str:
    return f"{_QUOTE}{value}{_QUOTE}"


def _list(items: list[Any]) -> str:
    """Begin with an item of its own, so that an empty text in a list is no empty list."""
    return f"{_QUOTE}-{_ITEM}{_ITEM.join([str(item) or _EMPTY for item in items])}{_QUOTE}" if items else f"{_QUOTE}-{_QUOTE}"


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
