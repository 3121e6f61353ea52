"""CSV for `neo4j-admin database import`, which makes of it the database that `kg load` makes: five files in one folder.

The header names each column's type. A text stands between quotes, whatever is in it, newlines too, so the import needs
--multiline-fields=true. The items of a list are parted by the unit separator of ASCII, which no text of ours holds:
--array-delimiter=U+001F. What is nothing is an empty cell; neo4j-admin takes a list of one empty text for nothing, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from kg.export import columns, row_pieces, rows
from kg.export.atomic import Chunk
from kg.export.columns import Types, Value
from kg.export.pieces import Pieces
from kg.export.rows import LinkRow, NodeRow

if TYPE_CHECKING:
    import networkx as nx

_LINE = itemgetter(1)
SEPARATOR = "\x1f"  # of items in a list, and of labels


class _Table(NamedTuple):
    """Hold what the ends or the node of each row are called, and the types of its properties."""

    space: str
    types: Types


_GRAPH, _TALK = _Table(rows.KG_GRAPH, {**columns.GRAPH, **columns.REST}), _Table(rows.TALK, {**columns.TALK, **columns.REST})
_ENTITY, _RELATION = _Table("Entity", {**columns.ENTITY, **columns.REST}), _Table("Entity", {**columns.RELATION, **columns.REST})
_MENTION = _Table(rows.TALK, {**columns.MENTION, **columns.POSITIONS, **columns.REST})


def _whole(graph: nx.MultiDiGraph, pieces: Pieces) -> Iterator[Chunk]:
    yield _node_head(_GRAPH)
    yield _node(_GRAPH, rows.graph_row(graph.graph, rows.outline(graph)))


def _talks(graph: nx.MultiDiGraph, pieces: Pieces) -> Iterator[Chunk]:
    yield _node_head(_TALK)
    yield from map(_LINE, row_pieces.talks(graph, pieces, partial(_node, _TALK)))


def _entities(graph: nx.MultiDiGraph, pieces: Pieces) -> Iterator[Chunk]:
    yield _node_head(_ENTITY)
    yield from map(_LINE, row_pieces.entities(graph, pieces, partial(_node, _ENTITY)))


def _relations(graph: nx.MultiDiGraph, pieces: Pieces) -> Iterator[Chunk]:
    yield _link_head(_RELATION)
    yield from map(_LINE, row_pieces.relations(graph, pieces, partial(_link, _RELATION)))


def _mentions(graph: nx.MultiDiGraph, pieces: Pieces) -> Iterator[Chunk]:
    yield _link_head(_MENTION)
    yield from map(_LINE, row_pieces.mentions(graph, pieces, partial(_link, _MENTION)))


FILES = {"graph.csv": _whole, "talks.csv": _talks, "nodes.csv": _entities, "relationships.csv": _relations, "mentions.csv": _mentions}


def _node_head(table: _Table) -> str:
    return _line([f"id:ID({table.space})", *_columns(table.types), ":LABEL"])


def _node(table: _Table, row: NodeRow) -> str:
    labels = [row.label] if row.label == table.space else [table.space, row.label]
    return _line([_cell(row.id), *_cells(table.types, row.properties), _cell(labels)])


def _link_head(table: _Table) -> str:
    return _line([":START_ID(Entity)", f":END_ID({table.space})", ":TYPE", *_columns(table.types)])


def _link(table: _Table, row: LinkRow) -> str:
    return _line([_cell(row.start), _cell(row.end), row.type, *_cells(table.types, row.properties)])


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
