"""The tables that the engine holds a graph in: those of the Neo4j export, but for what only `kg pull` needs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from kg.export import columns, records
from kg.export.columns import Types, Value, plain, typed
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
Row = Mapping[str, Value]
_evidence, _mentions = bundle.bundler(columns.EVIDENCE), bundle.bundler(columns.MENTIONS)


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


def rows(graph: Stored) -> Mapping[str, Iterable[Row]]:
    """Return the rows of each table, which may be none; those of relations have the ids of their ends as `from` and `to`."""
    by_type: dict[str, list[Record]] = {}
    for edge in graph.edges:
        by_type.setdefault(edge["type"], []).append(edge)
    held: dict[str, Iterable[Row]] = {
        ENTITY: map(_entity, graph.nodes),
        TALK: map(_talk, graph.sources),
        KG_GRAPH: [_whole(graph)],
        **{kind: map(partial(_relation, graph), edges) for kind, edges in by_type.items()},
        MENTIONED_IN: (row for node in graph.nodes for row in _mentioned(node)),
    }
    return held


def _entity(node: Record) -> Row:
    return {"id": plain(node["id"]), KIND: node["type"], **records.entity_properties(node), "mentionCount": len(node["mentions"])}


def _talk(source: Record) -> Row:
    return {"id": plain(source["id"]), KIND: TALK, **records.talk_properties(source)}


def _whole(graph: Stored) -> Row:
    talks = [plain(source["id"]) for source in graph.sources]
    return {"id": GRAPH_ID, KIND: KG_GRAPH, **records.graph_properties(graph.about), "talks": talks}


def _relation(graph: Stored, edge: Record) -> Row:
    said = graph.evidence(edge)
    return {
        "from": plain(edge["source"]), "to": plain(edge["target"]), "key": plain(edge["key"]),
        **typed(columns.EDGE_FIELDS, edge), bundle.COLUMN: _evidence(said),
        "quotes": [plain(each["quote"]) for each in said], "lines": [each["line"] for each in said],
    }  # fmt: skip


def _mentioned(node: Record) -> Iterator[Row]:
    for talk, places in by_talk(node["mentions"]).items():
        said = [node["mentions"][place] for place in places]
        yield {
            "from": plain(node["id"]), "to": plain(talk),
            "count": len(said), "lines": [each["line"] for each in said], bundle.COLUMN: _mentions(said),
        }  # fmt: skip


def _bundled(types: Types) -> dict[str, str]:
    return _engine({name: kind for name, kind in types.items() if name not in bundle.LISTS}) | {bundle.COLUMN: "STRING"}


def _engine(types: Types) -> dict[str, str]:
    return {name: _TYPES[kind.removesuffix("[]")] + ("[]" if kind.endswith("[]") else "") for name, kind in types.items()}
