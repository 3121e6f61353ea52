"""The kinds of rows: how each is found in a database, compared with what is there, and merged."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.export import columns, rows, statements
from kg.export.columns import Types
from kg.export.rows import MENTIONED_IN, LinkRow, NodeRow
from kg.ontology import EntityType, RelationType

if TYPE_CHECKING:
    import networkx as nx

Row = NodeRow | LinkRow
Held = Mapping[str, Any]  # what is in the database under the place of a row: its properties, and its labels where it is a node
Talks = Collection[str]


@dataclass(frozen=True)
class Kind:
    """Describe rows of a kind.

    Attributes:
        size: How many of them a transaction takes.
        find: Makes, of a label or type, the statement that returns what is held at `$places`, by their number.
        merge: Makes, of a label or type, the clause that merges `row`.
        is_same: Tells whether what is held is what the row says, in the matter of these talks.
    """

    name: str
    size: int
    rows: Callable[[nx.MultiDiGraph], Iterable[Row]]
    find: Callable[[str], str]
    merge: Callable[[str], str]
    is_same: Callable[[Row, Held, Talks], bool]


def group_of(row: Row) -> str:
    """Return the label or type by which rows are put together."""
    return row.label if isinstance(row, NodeRow) else row.type


def place_of(row: Row, number: int) -> dict[str, Any]:
    """Return where a row stands, for the statement that finds it."""
    if isinstance(row, NodeRow):
        return {"number": number, "id": row.id}
    return {"number": number, "source": row.start, "target": row.end, "type": row.type, "key": row.properties.get("key")}


def parameter_of(row: Row) -> dict[str, Any]:
    """Return a row as the clause that merges it takes it."""
    if isinstance(row, NodeRow):
        return {"id": row.id, "properties": row.properties}
    return {"source": row.start, "target": row.end, "properties": row.properties}


def _find_node(label: str) -> str:
    return f"MATCH (n:{label} {{id: place.id}}) RETURN place.number AS number, properties(n) AS properties, labels(n) AS labels"


def _find_entity(_: str) -> str:
    return _find_node("Entity")


def _find_relation(_: str) -> str:
    relation = "(:Entity {id: place.source})-[r {key: place.key}]->(:Entity {id: place.target})"
    return f"MATCH {relation} WHERE type(r) = place.type RETURN place.number AS number, properties(r) AS properties"


def _find_mention(_: str) -> str:
    mention = f"(:Entity {{id: place.source}})-[r:{MENTIONED_IN}]->(:Talk {{id: place.target}})"
    return f"MATCH {mention} RETURN place.number AS number, properties(r) AS properties"


def _ours(held: Held, types: Types) -> dict[str, Any]:
    """Return the properties but for those that others wrote beside ours."""
    return {name: value for name, value in held["properties"].items() if name in types or name in columns.REST}


def _says(types: Types) -> Callable[[Row, Held, Talks], bool]:
    """Return what tells whether the properties are those of the row."""
    return lambda row, held, _: _ours(held, types) == row.properties


def _is_same_entity(row: Row, held: Held, _: Talks) -> bool:
    return _ours(held, columns.ENTITY) == row.properties and _KINDS.intersection(held["labels"]) == {group_of(row)}


def _is_same_relation(row: Row, held: Held, talks: Talks) -> bool:
    """Tell whether a relation is as the row says; the words of other talks stay, and may have made it surer."""
    ours = _ours(held, columns.RELATION)
    if all(source in talks for source in ours.get("sources", ())):
        return ours == row.properties
    try:
        evidence = [each for each in columns.evidence(ours) if each["source"] in talks]
    except ValueError:
        return False
    return (
        evidence == columns.evidence(row.properties)
        and ours["confidence"] >= row.properties["confidence"]
        and [ours.get(name) for name in ("polarity", "rest")] == [row.properties.get(name) for name in ("polarity", "rest")]
    )


_KINDS = frozenset(EntityType)
_MENTION = {**columns.MENTION, **columns.POSITIONS}
BATCH = 1000  # more a transaction are no faster
GRAPH = Kind("graphs", 1, lambda graph: [rows.graph_row(graph)], _find_node, lambda _: statements.GRAPH, _says(columns.GRAPH))
ALL = (
    Kind("talks", 20, rows.talk_rows, _find_node, lambda _: statements.TALK, _says(columns.TALK)),  # they may carry the text
    Kind("things", BATCH, rows.entity_rows, _find_entity, lambda kind: statements.entity(EntityType(kind)), _is_same_entity),
    Kind("relations", BATCH, rows.relation_rows, _find_relation, lambda kind: statements.relation(RelationType(kind)), _is_same_relation),
    Kind("mentions", BATCH, rows.mentioned_rows, _find_mention, lambda _: statements.MENTION, _says(_MENTION)),
)
