"""The kinds of rows: what a graph has of each, and by what clause they are merged into a database."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.export import rows, statements
from kg.export.rows import LinkRow, NodeRow
from kg.ontology import EntityType, RelationType

if TYPE_CHECKING:
    import networkx as nx

Row = NodeRow | LinkRow


@dataclass(frozen=True)
class Kind:
    """Describe rows of a kind.

    Attributes:
        size: How many of them a transaction takes.
        clause: Makes, of a label or type, the clause that merges `row`.
        mark: A property that every row of this kind has in the database, and what others wrote there has not.
    """

    name: str
    size: int
    rows: Callable[[nx.MultiDiGraph], Iterable[Row]]
    clause: Callable[[str], str]
    mark: str


def group_of(row: Row) -> str:
    """Return the label or type by which rows are put together."""
    return row.label if isinstance(row, NodeRow) else row.type


def parameter_of(row: Row) -> dict[str, Any]:
    """Return a row as the clause that merges it takes it."""
    if isinstance(row, NodeRow):
        return {"id": row.id, "properties": row.properties}
    return {"source": row.start, "target": row.end, "properties": row.properties}


BATCH = 1000  # rows a transaction; more are no faster
ALL = (
    Kind("graphs", 1, lambda graph: [rows.graph_row(graph)], lambda _: statements.GRAPH, "talks"),
    Kind("talks", 20, rows.talk_rows, lambda _: statements.TALK, "lines"),  # they may carry the text
    Kind("things", BATCH, rows.entity_rows, lambda kind: statements.entity(EntityType(kind)), "mentionCount"),
    Kind("relations", BATCH, rows.relation_rows, lambda kind: statements.relation(RelationType(kind)), "sources"),
    Kind("mentions", BATCH, rows.mentioned_rows, lambda _: statements.MENTION, "count"),
)
