"""The graph as rows of a property database, the same for every way into it.

(:Entity)-[AUTHORED, …]->(:Entity) and (:Entity)-[:MENTIONED_IN]->(:Talk), named by Neo4j's conventions, and one (:KgGraph)
for what belongs to the whole. `kg.export.columns` says what properties they have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.export import records
from kg.export.columns import Value, plain

if TYPE_CHECKING:
    import networkx as nx

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


def graph_row(graph: nx.MultiDiGraph) -> NodeRow:
    """Return the row of the whole: what the file says of it, its talks, and its order where that is not the usual one."""
    said = {name: value for name, value in graph.graph.items() if name != "sources"}
    properties = records.graph_properties(said)
    talks = {"talks": [plain(source["id"]) for source in graph.graph["sources"]]}
    return NodeRow(GRAPH_ID, KG_GRAPH, {**properties, **talks, **_order(graph), **records.rest(said, records.graph(properties))})


def talk_rows(graph: nx.MultiDiGraph) -> Iterator[NodeRow]:
    """Yield one row a talk, in the order of the graph."""
    for source in graph.graph["sources"]:
        properties = records.talk_properties(source)
        yield NodeRow(plain(source["id"]), TALK, properties | records.rest(source, records.talk(source["id"], properties)))


def entity_rows(graph: nx.MultiDiGraph) -> Iterator[NodeRow]:
    """Yield one row a node, in the order of the graph."""
    return (entity_row(node, data) for node, data in graph.nodes(data=True))


def entity_row(node: str, data: Mapping[str, Any]) -> NodeRow:
    """Return the row of a node."""
    said = {name: value for name, value in data.items() if name != "mentions"}
    properties = records.entity_properties(said)
    rest = records.rest(said, records.entity(data["type"], properties))
    return NodeRow(plain(node), data["type"], {**properties, "mentionCount": len(data["mentions"]), **rest})


def relation_rows(graph: nx.MultiDiGraph) -> Iterator[LinkRow]:
    """Yield one row an edge, in the order of the graph."""
    return (relation_row(*edge) for edge in graph.edges(keys=True, data=True))


def relation_row(source: str, target: str, key: str, data: Mapping[str, Any]) -> LinkRow:
    """Return the row of an edge."""
    properties = records.relation_properties(data)
    rest = records.rest(data, records.relation(data["type"], properties))
    return LinkRow(plain(source), plain(target), data["type"], {"key": plain(key), **properties, **rest})


def mentioned_rows(graph: nx.MultiDiGraph) -> Iterator[LinkRow]:
    """Yield one row for each entity and each talk that speaks of it, in the order of the graph."""
    ranks = talk_ranks(graph)
    return (row for node, mentions in graph.nodes(data="mentions") for row in mention_rows(node, mentions, ranks))


def mention_rows(node: str, mentions: Sequence[Mapping[str, Any]], ranks: Mapping[str, int]) -> Iterator[LinkRow]:
    """Yield one row for each talk that speaks of a node; `ranks` are those of the talks."""
    groups = _by_talk(mentions)
    usual = [place for talk in sorted(groups, key=ranks.__getitem__) for place in groups[talk]] == list(range(len(mentions)))
    for talk, places in groups.items():
        said = {"mentions": [mentions[place] for place in places]}
        properties = records.mention_properties(said)
        rest = records.rest(said, records.mentions(talk, properties))
        yield LinkRow(plain(node), plain(talk), MENTIONED_IN, {**properties, **({} if usual else {"positions": places}), **rest})


def talk_ranks(graph: nx.MultiDiGraph) -> dict[str, int]:
    """Return at which place each talk stands in the graph."""
    return {source["id"]: number for number, source in enumerate(graph.graph["sources"])}


def place(target: str, key: str, data: Mapping[str, Any]) -> tuple[str, str, str, str]:
    """Return what a build sorts the edges of a node by."""
    return data["type"], target, data["polarity"], key


def _order(graph: nx.MultiDiGraph) -> dict[str, Value]:
    """Return the order of nodes and of edges, each where it is not that of a build."""
    nodes, edges = list(graph), [key for _, _, key in graph.edges(keys=True)]
    usual = [key for node in nodes for key in _usual_keys(graph, node)]
    return {
        **({} if nodes == sorted(nodes) else {"entityOrder": [plain(node) for node in nodes]}),
        **({} if edges == usual else {"relationOrder": [plain(key) for key in edges]}),
    }


def _usual_keys(graph: nx.MultiDiGraph, node: str) -> Iterator[str]:
    """Yield the keys of the edges that leave a node, sorted; those to one target stand together where the first of them stands."""
    by_target: dict[str, list[str]] = {}
    for _, target, key, _ in sorted(graph.out_edges(node, keys=True, data=True), key=lambda edge: place(*edge[1:])):
        by_target.setdefault(target, []).append(key)
    for keys in by_target.values():
        yield from keys


def _by_talk(mentions: Iterable[Mapping[str, Any]]) -> dict[str, list[int]]:
    """Return at which places of the list the mentions in each talk stand."""
    groups: dict[str, list[int]] = {}
    for number, mention in enumerate(mentions):
        groups.setdefault(mention["source"], []).append(number)
    return groups
