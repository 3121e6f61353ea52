"""The kinds of rows that a database has of a graph, and by what clause they are merged into it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from kg.export import columns, statements
from kg.export.rows import LinkRow, NodeRow
from kg.ontology import EntityType, RelationType

Row = NodeRow | LinkRow


@dataclass(frozen=True)
class Kind:
    """Describe rows of a kind.

    Attributes:
        size: How many of them a transaction takes.
        clause: Makes, of a label or type, the clause that merges `row`.
        mark: A property that every row of this kind has in the database, and what others wrote there has not.
        compared: The properties by which it is known, before anything is sent, that a row is there as it is.
    """

    name: str
    size: int
    clause: Callable[[str], str]
    mark: str
    compared: Sequence[str] = ()


def group_of(row: Row) -> str:
    """Return the label or type by which rows are put together."""
    return row.label if isinstance(row, NodeRow) else row.type


def place_of(row: Row) -> tuple[str, ...]:
    """Return what tells a row from the others of its kind."""
    if isinstance(row, NodeRow):
        return (row.id,)
    return (row.start, row.end, row.type, str(row.properties.get("key", "")))


def parameter_of(row: Row) -> dict[str, Any]:
    """Return a row as the clause that merges it takes it."""
    if isinstance(row, NodeRow):
        return {"id": row.id, "properties": row.properties}
    return {"source": row.start, "target": row.end, "properties": row.properties}


BATCH = 1000  # more a transaction are no faster
_THING = (*columns.ENTITY, *columns.REST)
_RELATION = (*columns.RELATION, *columns.REST)
_MENTION = (*columns.MENTION, *columns.POSITIONS, *columns.REST)
GRAPHS = Kind("graphs", 1, lambda _: statements.GRAPH, "talks")
TALKS = Kind("talks", 20, lambda _: statements.TALK, "lines")  # they may carry the text
THINGS = Kind("things", BATCH, lambda label: statements.entity(EntityType(label)), "mentionCount", _THING)
RELATIONS = Kind("relations", BATCH, lambda type_: statements.relation(RelationType(type_)), "sources", _RELATION)
MENTIONS = Kind("mentions", BATCH, lambda _: statements.MENTION, "count", _MENTION)
