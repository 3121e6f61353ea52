"""The tables that the engine holds a graph in: those of the Neo4j export, but for what only `kg pull` needs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from kg.export import columns
from kg.export.columns import Types, Value, cast, plains
from kg.export.rows import GRAPH_ID, KG_GRAPH, MENTIONED_IN, TALK, by_talk
from kg.ontology import RelationType
from kg.query.cypher import bundle
from kg.query.stored import Record, Stored

ENTITY = "Entity"
KIND = "kgType"
"""The column that holds what is a second label in Neo4j: an engine table holds one label."""

LABELS = (ENTITY, TALK, KG_GRAPH)
RELATIONS = (*map(str, RelationType), MENTIONED_IN)
PROPERTIES = tuple(
    dict.fromkeys(("id", *columns.ENTITY, *columns.RELATION, *columns.MENTION, *columns.TALK, *columns.GRAPH_FIELDS, "talks"))
)
"""What may be asked of a thing, a relation, a talk or the whole."""
_TYPES = {"string": "STRING", "long": "INT64", "double": "DOUBLE", "boolean": "BOOLEAN"}
Columns = Mapping[str, Sequence[Value | None]]
"""Values of many rows, by the names of columns; what is not there is null."""

_BATCH = 10_000
"""Rows at a time: column by column they are made in three quarters of the time, but take more room."""


@dataclass(frozen=True)
class Table:
    """Describe a table: of nodes, or of relations from one table of nodes to another."""

    name: str
    types: Types
    ends: tuple[str, str] | None = None

    @property
    def created(self) -> str:
        """Return the statement that makes it."""
        held = ", ".join(f"`{name}` {kind}" for name, kind in self.types.items())
        if self.ends is None:
            return f"CREATE NODE TABLE `{self.name}`({held}, PRIMARY KEY(`id`))"
        return f"CREATE REL TABLE `{self.name}`(FROM `{self.ends[0]}` TO `{self.ends[1]}`, {held})"


def tables() -> Sequence[Table]:
    """Return all tables, nodes first."""
    nodes = {ENTITY: columns.ENTITY, TALK: columns.TALK, KG_GRAPH: {**columns.GRAPH_FIELDS, "talks": "string[]"}}
    return [
        *(Table(name, {"id": "STRING", KIND: "STRING", **_engine(types)}) for name, types in nodes.items()),
        *(Table(str(kind), _bundled(columns.RELATION), (ENTITY, ENTITY)) for kind in RelationType),
        Table(MENTIONED_IN, _bundled(columns.MENTION), (ENTITY, TALK)),
    ]


def batches(graph: Stored) -> Mapping[str, Iterable[Columns]]:
    """Return the rows of each table, so many at a time, as columns; of relations the ids of their ends are `from` and `to`."""
    by_type: dict[str, list[Record]] = {}
    for edge in graph.edges:
        by_type.setdefault(edge["type"], []).append(edge)
    return {
        ENTITY: map(_entities, _parts(graph.nodes)),
        TALK: [_talks(graph.sources)],
        KG_GRAPH: [_whole(graph)],
        **{kind: map(partial(_relations, graph), _parts(edges)) for kind, edges in by_type.items()},
        MENTIONED_IN: map(_mentioned, _parts(graph.nodes)),
    }


def _parts(records: Sequence[Record]) -> Iterator[Sequence[Record]]:
    return (records[start : start + _BATCH] for start in range(0, len(records), _BATCH))


def _entities(nodes: Sequence[Record]) -> Columns:
    said = _said(nodes, columns.ENTITY_FIELDS)
    return {"id": _ids(nodes, "id"), KIND: _values(nodes, "type"), **said, "mentionCount": [*map(len, _values(nodes, "mentions"))]}


def _talks(sources: Sequence[Record]) -> Columns:
    return {"id": _ids(sources, "id"), KIND: [TALK] * len(sources), **_said(sources, columns.TALK_FIELDS)}


def _whole(graph: Stored) -> Columns:
    talks = [[*_ids(graph.sources, "id")]]
    return {"id": [GRAPH_ID], KIND: [KG_GRAPH], **_said([graph.about], columns.GRAPH_FIELDS), "talks": talks}


def _relations(graph: Stored, edges: Sequence[Record]) -> Columns:
    said = [*map(graph.evidence, edges)]
    return {
        "from": _ids(edges, "source"), "to": _ids(edges, "target"), "key": _ids(edges, "key"),
        **_said(edges, columns.EDGE_FIELDS), bundle.COLUMN: [*bundle.bundles(columns.EVIDENCE, said)],
        "quotes": [[*plains(_values(each, "quote"))] for each in said], "lines": [_values(each, "line") for each in said],
    }  # fmt: skip


def _mentioned(nodes: Sequence[Record]) -> Columns:
    rows = [
        (node["id"], talk, [node["mentions"][place] for place in places])
        for node in nodes for talk, places in by_talk(node["mentions"]).items()
    ]  # fmt: skip
    things, talks, said = zip(*rows, strict=True)
    return {
        "from": plains(things), "to": plains(talks), "count": [*map(len, said)], "lines": [_values(each, "line") for each in said],
        bundle.COLUMN: [*bundle.bundles(columns.MENTIONS, said)],
    }  # fmt: skip


def _ids(records: Sequence[Record], name: str) -> Sequence[str]:
    return plains(_values(records, name))


def _said(records: Sequence[Record], types: Types) -> Columns:
    return {name: cast(kind, [record.get(name) for record in records]) for name, kind in types.items()}


def _values(records: Sequence[Record], name: str) -> list[Any]:
    return [record[name] for record in records]


def _bundled(types: Types) -> dict[str, str]:
    return _engine({name: kind for name, kind in types.items() if name not in bundle.LISTS}) | {bundle.COLUMN: "STRING"}


def _engine(types: Types) -> dict[str, str]:
    return {name: _TYPES[kind.removesuffix("[]")] + ("[]" if kind.endswith("[]") else "") for name, kind in types.items()}
