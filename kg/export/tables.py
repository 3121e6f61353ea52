"""CSV for `neo4j-admin database import`: nodes.csv, talks.csv, relationships.csv and mentions.csv in one folder.

The header names each column's type. CSV cannot hold an empty list (an empty cell is no property), a newline in a text (it
becomes a space) or a semicolon in an item of a list (it becomes a comma, since the semicolon separates items).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg.export import columns, rows
from kg.export.atomic import write_texts
from kg.export.columns import Types, Value
from kg.export.rows import LinkRow, NodeRow

if TYPE_CHECKING:
    import networkx as nx

_BREAKS = re.compile(r"[\r\n\x85\u2028\u2029]+")


class _Echo:
    """Hand back what `csv` writes, so that it can be yielded."""

    def write(self, line: str) -> str:
        return line


def render(graph: nx.MultiDiGraph) -> dict[str, Iterator[str]]:
    """Return the lines of each file, by its name; they are made as they are read."""
    return {
        "nodes.csv": _nodes("Entity", {**columns.ENTITY, **columns.REST}, rows.entity_rows(graph)),
        "talks.csv": _nodes("Talk", {**columns.TALK, **columns.REST}, rows.talk_rows(graph)),
        "relationships.csv": _links("Entity", "Entity", {**columns.RELATION, **columns.REST}, rows.relation_rows(graph)),
        "mentions.csv": _links("Entity", "Talk", {**columns.MENTION, **columns.POSITIONS, **columns.REST}, rows.mentioned_rows(graph)),
    }


def write(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write the files into the folder `path`; what else lies there stays.

    Raises:
        OutputError: The folder cannot be written.
    """
    write_texts({path / name: lines for name, lines in render(graph).items()})


def _nodes(space: str, types: Types, nodes: Iterable[NodeRow]) -> Iterator[str]:
    header = [f"id:ID({space})", *_columns(types), ":LABEL"]
    cells = ([row.id, *_cells(types, row.properties), row.label if row.label == space else f"{space};{row.label}"] for row in nodes)
    return _lines(header, cells)


def _links(start: str, end: str, types: Types, links: Iterable[LinkRow]) -> Iterator[str]:
    header = [f":START_ID({start})", f":END_ID({end})", ":TYPE", *_columns(types)]
    return _lines(header, ([row.start, row.end, row.type, *_cells(types, row.properties)] for row in links))


def _lines(header: list[str], records: Iterable[list[str]]) -> Iterator[str]:
    writer = csv.writer(_Echo(), lineterminator="\n")
    yield writer.writerow(header)
    for record in records:
        yield writer.writerow(record)


def _columns(types: Types) -> list[str]:
    return [name if kind == "string" else f"{name}:{kind}" for name, kind in types.items()]


def _cells(types: Types, properties: Mapping[str, Value]) -> list[str]:
    return [_cell(properties.get(name, "")) for name in types]


def _cell(value: Value) -> str:
    if isinstance(value, list):
        return ";".join(_cell(item).replace(";", ",") for item in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return _BREAKS.sub(" ", value) if isinstance(value, str) else str(value)
