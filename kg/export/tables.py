"""CSV for `neo4j-admin database import`, which makes of it the database that `kg load` makes: five files in one folder.

The header names each column's type. A text stands between quotes, whatever is in it, newlines too, so the import needs
--multiline-fields=true. The items of a list are parted by the unit separator of ASCII, which no text of ours holds:
--array-delimiter=U+001F. What is nothing is an empty cell; neo4j-admin takes a list of one empty text for nothing, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg.export import columns, rows
from kg.export.atomic import write_texts
from kg.export.columns import Types, Value
from kg.export.rows import LinkRow, NodeRow

if TYPE_CHECKING:
    import networkx as nx

SEPARATOR = "\x1f"  # of items in a list, and of labels


def render(graph: nx.MultiDiGraph) -> dict[str, Iterator[str]]:
    """Return the lines of each file, by its name; they are made as they are read."""
    return {
        "graph.csv": _nodes(rows.KG_GRAPH, columns.GRAPH, [rows.graph_row(graph.graph, rows.outline(graph))]),
        "talks.csv": _nodes(rows.TALK, columns.TALK, rows.talk_rows(graph)),
        "nodes.csv": _nodes("Entity", columns.ENTITY, rows.entity_rows(graph)),
        "relationships.csv": _links("Entity", columns.RELATION, rows.relation_rows(graph)),
        "mentions.csv": _links(rows.TALK, {**columns.MENTION, **columns.POSITIONS}, rows.mentioned_rows(graph)),
    }


def write(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write the files into the folder `path`; what else lies there stays.

    Raises:
        OutputError: The folder cannot be written.
    """
    write_texts({path / name: lines for name, lines in render(graph).items()})


def _nodes(space: str, types: Types, nodes: Iterable[NodeRow]) -> Iterator[str]:
    types = {**types, **columns.REST}
    yield _line([f"id:ID({space})", *_columns(types), ":LABEL"])
    for row in nodes:
        labels = [row.label] if row.label == space else [space, row.label]
        yield _line([_cell(row.id), *_cells(types, row.properties), _cell(labels)])


def _links(end: str, types: Types, links: Iterable[LinkRow]) -> Iterator[str]:
    types = {**types, **columns.REST}
    yield _line([":START_ID(Entity)", f":END_ID({end})", ":TYPE", *_columns(types)])
    for row in links:
        yield _line([_cell(row.start), _cell(row.end), row.type, *_cells(types, row.properties)])


def _line(cells: Iterable[str]) -> str:
    return ",".join(cells) + "\n"


def _columns(types: Types) -> list[str]:
    return [name if kind == "string" else f"{name}:{kind}" for name, kind in types.items()]


def _cells(types: Types, properties: Mapping[str, Value]) -> list[str]:
    return [_cell(properties[name]) if name in properties else "" for name in types]


def _cell(value: Value) -> str:
    if isinstance(value, list):
        return _quoted(SEPARATOR.join(map(str, value)))
    if isinstance(value, bool):
        return "true" if value else "false"
    return _quoted(value) if isinstance(value, str) else str(value)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
