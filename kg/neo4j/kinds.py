"""The kinds of rows that a database has of a graph, and by what clause they are merged into it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from kg.export import statements
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
    """

    name: str
    size: int
    clause: Callable[[str], str]
    mark: str


def type_among(labels: Sequence[str]) -> str:
    """Return the one label that is a type of things.

    Raises:
        ValueError: There is none, or more than one.
    """
    types = _TYPES.intersection(labels)
    if len(types) != 1:
        raise ValueError(f"of the labels {', '.join(EntityType)} it has {len(types)} in place of one")
    return next(iter(types))


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


_TYPES = frozenset(map(str, EntityType))
BATCH = 1000  # more a transaction are no faster
GRAPHS = Kind("graphs", 1, lambda _: statements.GRAPH, "talks")
TALKS = Kind("talks", 20, lambda _: statements.TALK, "lines")  # they may carry the text
THINGS = Kind("things", BATCH, lambda label: statements.entity(EntityType(label)), "mentionCount")
RELATIONS = Kind("relations", BATCH, lambda type_: statements.relation(RelationType(type_)), "sources")
MENTIONS = Kind("mentions", BATCH, lambda _: statements.MENTION, "count")
