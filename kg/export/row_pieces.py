"""The rows of a graph as pieces of a file, each with its label or type; how a row is written, the format says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from kg.export import rows
from kg.export.atomic import Chunk
from kg.export.pieces import Pieces
from kg.export.rows import LinkRow, NodeRow

if TYPE_CHECKING:
    import networkx as nx

Row = TypeVar("Row", NodeRow, LinkRow)


def talks(graph: nx.MultiDiGraph, pieces: Pieces, text: Callable[[NodeRow], str]) -> Iterator[tuple[str, Chunk]]:
    """Yield the rows of talks."""
    for source in graph.graph["sources"]:
        yield rows.TALK, pieces.of_talk(source["id"], partial(_made, text, rows.talk_row, source))


def entities(graph: nx.MultiDiGraph, pieces: Pieces, text: Callable[[NodeRow], str]) -> Iterator[tuple[str, Chunk]]:
    """Yield the rows of things."""
    for node, data in graph.nodes(data=True):
        yield data["type"], pieces.of_node(node, partial(_made, text, rows.entity_row, node, data))


def relations(graph: nx.MultiDiGraph, pieces: Pieces, text: Callable[[LinkRow], str]) -> Iterator[tuple[str, Chunk]]:
    """Yield the rows of relations."""
    for edge in graph.edges(keys=True, data=True):
        yield edge[3]["type"], pieces.of_edge(edge[2], partial(_made, text, rows.relation_row, *edge))


def mentions(graph: nx.MultiDiGraph, pieces: Pieces, text: Callable[[LinkRow], str]) -> Iterator[tuple[str, Chunk]]:
    """Yield the rows of what things are mentioned in which talks."""
    for said in rows.mentioned(graph):
        yield rows.MENTIONED_IN, pieces.of_mentions(said[0], said[1], partial(_made, text, rows.mention_row, *said))


def _made(text: Callable[[Row], str], row_of: Callable[..., Row], *record: Any) -> str:
    return text(row_of(*record))
