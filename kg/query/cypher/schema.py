"""The tables that the engine holds a graph in: those of the Neo4j export, but for what only `kg pull` needs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.export import columns, records
from kg.export.columns import Types, Value, plain
from kg.export.rows import GRAPH_ID, KG_GRAPH, MENTIONED_IN, TALK, by_talk
from kg.ontology import RelationType
from kg.query.stored import Record, Stored

ENTITY = "Entity"
KIND = "kgType"
"""The column that holds what is a second label in Neo4j: an engine table holds one label."""

LABELS = (ENTITY, TALK, KG_GRAPH)
RELATIONS = (*map(str, RelationType), MENTIONED_IN)
_TYPES = {"string": "STRING", "long": "INT64", "double": "DOUBLE", "boolean": "BOOLEAN"}
Row = Mapping[str, Value]


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
        *(Table(str(kind), _engine(columns.RELATION), (ENTITY, ENTITY)) for kind in RelationType),
        Table(MENTIONED_IN, _engine(columns.MENTION), (ENTITY, TALK)),
    ]


def rows(graph: Stored) -> Iterator[tuple[str, Row]]:
    """Yield each row with the name of its table; those of relations have the ids of their ends as `from` and `to`."""
    for node in graph.nodes:
        properties = records.entity_properties(node)
        yield ENTITY, {"id": plain(node["id"]), KIND: node["type"], **properties, "mentionCount": len(node["mentions"])}
    for source in graph.sources:
        yield TALK, {"id": plain(source["id"]), KIND: TALK, **records.talk_properties(source)}
    talks = [plain(source["id"]) for source in graph.sources]
    yield KG_GRAPH, {"id": GRAPH_ID, KIND: KG_GRAPH, **records.graph_properties(graph.about), "talks": talks}
    for edge in graph.edges:
        ends = {"from": plain(edge["source"]), "to": plain(edge["target"])}
        yield edge["type"], {**ends, "key": plain(edge["key"]), **records.relation_properties(edge)}
    for node in graph.nodes:
        for talk, mentions in _mentions(node):
            yield MENTIONED_IN, {"from": plain(node["id"]), "to": plain(talk), **records.mention_properties({"mentions": mentions})}


def _mentions(node: Record) -> Iterator[tuple[str, Sequence[Record]]]:
    for talk, places in by_talk(node["mentions"]).items():
        yield talk, [node["mentions"][place] for place in places]


def _engine(types: Types) -> dict[str, str]:
    return {name: _TYPES[kind.removesuffix("[]")] + ("[]" if kind.endswith("[]") else "") for name, kind in types.items()}
