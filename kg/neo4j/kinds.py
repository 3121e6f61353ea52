"""The kinds of rows: what a graph has of each, and by what clause they are merged into a database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.export import rows, statements
from kg.export.rows import LinkRow, NodeRow
from kg.neo4j.survey import Survey
from kg.ontology import EntityType, RelationType

if TYPE_CHECKING:
    import networkx as nx

Row = NodeRow | LinkRow


@dataclass(frozen=True)
class Kind:
    """Describe rows of a kind.

    Attributes:
        size: How many of them a transaction takes.
        rows: Yields those that may differ from what a survey found.
        clause: Makes, of a label or type, the clause that merges `row`.
        mark: A property that every row of this kind has in the database, and what others wrote there has not.
    """

    name: str
    size: int
    rows: Callable[[nx.MultiDiGraph, Survey], Iterable[Row]]
    clause: Callable[[str], str]
    mark: str


def _graphs(graph: nx.MultiDiGraph, _: Survey) -> Iterator[Row]:
    yield rows.graph_row(graph)


def _talks(graph: nx.MultiDiGraph, _: Survey) -> Iterator[Row]:
    return rows.talk_rows(graph)


def _things(graph: nx.MultiDiGraph, survey: Survey) -> Iterator[Row]:
    return (rows.entity_row(node, data) for node, data in graph.nodes(data=True) if node not in survey.things)


def _relations(graph: nx.MultiDiGraph, survey: Survey) -> Iterator[Row]:
    return (rows.relation_row(*edge) for edge in graph.edges(keys=True, data=True) if edge[2] not in survey.relations)


def _mentions(graph: nx.MultiDiGraph, survey: Survey) -> Iterator[Row]:
    ranks = rows.talk_ranks(graph)
    for node, mentions in graph.nodes(data="mentions"):
        if not all((node, mention["source"]) in survey.mentions for mention in mentions):
            yield from (row for row in rows.mention_rows(node, mentions, ranks) if (node, row.end) not in survey.mentions)


def group_of(row: Row) -> str:
    """Return the label or type by which rows are put together."""
    return row.label if isinstance(row, NodeRow) else row.type


def parameter_of(row: Row) -> dict[str, Any]:
    """Return a row as the clause that merges it takes it."""
    if isinstance(row, NodeRow):
        return {"id": row.id, "properties": row.properties}
    return {"source": row.start, "target": row.end, "properties": row.properties}


BATCH = 1000  # more a transaction are no faster
ALL = (
    Kind("graphs", 1, _graphs, lambda _: statements.GRAPH, "talks"),
    Kind("talks", 20, _talks, lambda _: statements.TALK, "lines"),  # they may carry the text
    Kind("things", BATCH, _things, lambda kind: statements.entity(EntityType(kind)), "mentionCount"),
    Kind("relations", BATCH, _relations, lambda kind: statements.relation(RelationType(kind)), "sources"),
    Kind("mentions", BATCH, _mentions, lambda _: statements.MENTION, "count"),
)
