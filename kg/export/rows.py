"""The graph as rows of a property database, the same for every way into it.

(:Entity)-[AUTHORED, …]->(:Entity) and (:Entity)-[:MENTIONED_IN]->(:Talk), named by Neo4j's conventions, and one (:KgGraph)
for what belongs to the whole. `kg.export.columns` says what properties they have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeAlias

from kg.export import records
from kg.export.columns import Value, plain
from kg.export.outline import Outline

if TYPE_CHECKING:
    import networkx as nx

    from kg.export.graph_file import GraphFile

    Graph: TypeAlias = nx.MultiDiGraph | GraphFile  # rows are made in passing

TALK = "Talk"
MENTIONED_IN = "MENTIONED_IN"
KG_GRAPH = "KgGraph"
GRAPH_ID = "kg"  # of the one node there is


@dataclass(frozen=True, slots=True)
class NodeRow:
    """Hold a node: its id, its label (a type, which stands beside Entity; or Talk, or KgGraph) and its properties."""

    id: str
    label: str
    properties: dict[str, Value]


@dataclass(frozen=True, slots=True)
class LinkRow:
    """Hold a relationship: the ids at its ends, its type and its properties."""

    start: str
    end: str
    type: str
    properties: dict[str, Value]


def outline(graph: nx.MultiDiGraph) -> Outline:
    """Return what one must know of all of a graph before its first row is made."""
    outline = Outline()
    for node in graph.nodes(data=True):
        outline.add_node(*node)
    for edge in graph.edges(keys=True, data=True):
        outline.add_edge(*edge)
    return outline


def graph_row(about: Mapping[str, Any], outline: Outline) -> NodeRow:
    """Return the row of the whole: what the file says of it, its talks, and its order where that is not the usual one."""
    said = {name: value for name, value in about.items() if name != "sources"}
    properties = records.graph_properties(said)
    talks = {"talks": [plain(source["id"]) for source in about["sources"]]}
    order = {
        **({} if outline.usual_nodes else {"entityOrder": [plain(node) for node in outline.nodes]}),
        **({} if outline.usual_edges else {"relationOrder": [plain(key) for key in outline.edges]}),
    }
    return NodeRow(GRAPH_ID, KG_GRAPH, {**properties, **talks, **order, **records.rest(said, records.graph(properties))})


def talk_rows(graph: Graph) -> Iterator[NodeRow]:
    """Yield one row a talk, in the order of the graph."""
    return map(talk_row, graph.graph["sources"])


def talk_row(source: Mapping[str, Any]) -> NodeRow:
    """Return the row of a talk."""
    properties = records.talk_properties(source)
    return NodeRow(plain(source["id"]), TALK, properties | records.rest(source, records.talk(source["id"], properties)))


def entity_rows(graph: Graph) -> Iterator[NodeRow]:
    """Yield one row a node, in the order of the graph."""
    return (entity_row(node, data) for node, data in graph.nodes(data=True))


def entity_row(node: str, data: Mapping[str, Any]) -> NodeRow:
    """Return the row of a node."""
    said = {name: value for name, value in data.items() if name != "mentions"}
    properties = records.entity_properties(said)
    rest = records.rest(said, records.entity(data["type"], properties))
    return NodeRow(plain(node), data["type"], {**properties, "mentionCount": len(data["mentions"]), **rest})


def relation_rows(graph: Graph) -> Iterator[LinkRow]:
    """Yield one row an edge, in the order of the graph."""
    return (relation_row(*edge) for edge in graph.edges(keys=True, data=True))


def relation_row(source: str, target: str, key: str, data: Mapping[str, Any]) -> LinkRow:
    """Return the row of an edge."""
    properties = records.relation_properties(data)
    rest = records.rest(data, records.relation(data["type"], properties))
    return LinkRow(plain(source), plain(target), data["type"], {"key": plain(key), **properties, **rest})


def mentioned_rows(graph: Graph) -> Iterator[LinkRow]:
    """Yield one row for each entity and each talk that speaks of it, in the order of the graph."""
    return (mention_row(*said) for said in mentioned(graph))


Mentioned = tuple[str, str, list[int] | None, list[Mapping[str, Any]]]
"""An entity, a talk, the places of the mentions among all of the entity, where they are not the usual ones, and the mentions."""


def mentioned(graph: Graph) -> Iterator[Mentioned]:
    """Yield what a row of mentions is made of."""
    ranks = {source["id"]: number for number, source in enumerate(graph.graph["sources"])}
    return (said for node, data in graph.nodes(data=True) for said in _mentioned(node, data["mentions"], ranks))


def _mentioned(node: str, mentions: Sequence[Mapping[str, Any]], ranks: Mapping[str, int]) -> Iterator[Mentioned]:
    order = [ranks[mention["source"]] for mention in mentions]
    if order == sorted(order):
        yield from ((node, talk, None, [*said]) for talk, said in groupby(mentions, itemgetter("source")))
    else:
        yield from ((node, talk, places, [mentions[place] for place in places]) for talk, places in by_talk(mentions).items())


def mention_row(node: str, talk: str, places: list[int] | None, mentions: Sequence[Mapping[str, Any]]) -> LinkRow:
    """Return the row of an entity's mentions in a talk."""
    said = {"mentions": mentions}
    properties = records.mention_properties(said)
    rest = records.rest(said, records.mentions(talk, properties))
    return LinkRow(plain(node), plain(talk), MENTIONED_IN, {**properties, **({} if places is None else {"positions": places}), **rest})


def by_talk(mentions: Iterable[Mapping[str, Any]]) -> dict[str, list[int]]:
    """Return at which places of the list the mentions in each talk stand."""
    groups: dict[str, list[int]] = {}
    for number, mention in enumerate(mentions):
        groups.setdefault(mention["source"], []).append(number)
    return groups
