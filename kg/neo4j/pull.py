"""Bring the graph back from a database, with what people corrected there: if they did not, it is the one that was loaded, to the byte."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import GraphError
from kg.export import node_link, records
from kg.export.outline import place
from kg.export.rows import GRAPH_ID, MENTIONED_IN
from kg.neo4j.kinds import type_among
from kg.neo4j.transactions import records as run
from kg.ontology import RelationType

if TYPE_CHECKING:
    import networkx as nx
    from neo4j import ManagedTransaction, Session

Found = dict[str, Any]

GRAPH = "MATCH (g:KgGraph {id: $id}) RETURN properties(g) AS properties"
TALKS = "MATCH (t:Talk) WHERE t.lines IS NOT NULL RETURN t.id AS id, properties(t) AS properties"
ENTITIES = "MATCH (e:Entity) RETURN e.id AS id, properties(e) AS properties, labels(e) AS labels"
MENTIONS = f"""\
MATCH (e:Entity)-[r:{MENTIONED_IN}]->(t:Talk) WHERE r.surfaces IS NOT NULL
RETURN e.id AS id, t.id AS talk, properties(r) AS properties"""
RELATIONS = """\
MATCH (a:Entity)-[r]->(b:Entity) WHERE type(r) IN $kinds
RETURN a.id AS source, b.id AS target, type(r) AS type, properties(r) AS properties"""


@dataclass(frozen=True)
class Pulled:
    """Hold a graph, and count what the database has and a graph file cannot hold, by reason."""

    graph: nx.MultiDiGraph
    left_out: Mapping[str, int]


def pull(session: Session, place: str) -> Pulled:
    """Return the graph that the database of the session holds.

    Args:
        place: What the messages call the database.

    Raises:
        GraphError: It holds none, or what people made of it is no graph of ours.
    """
    return session.execute_read(_pulled, place)


def _pulled(transaction: ManagedTransaction, place: str) -> Pulled:
    """Read all in one transaction."""
    whole = next(iter(run(transaction, GRAPH, id=GRAPH_ID)), None)
    if whole is None:
        raise GraphError(f"{place}: no graph in that database; bring one there with kg load, or name another with --database")
    about = whole["properties"]
    reading = _Reading(place, _ranks(about.get("talks")), _ranks(about.get("entityOrder")), _ranks(about.get("relationOrder")))
    talks = reading.talks(_named(run(transaction, TALKS)))
    nodes = reading.nodes(_named(run(transaction, ENTITIES)), _named(run(transaction, MENTIONS)))
    edges = reading.edges(_named(run(transaction, RELATIONS, kinds=list(RelationType))), nodes, talks)
    with reading.told("the whole"):
        said = records.complete(records.graph(about), about.get("rest"), records.graph_properties)
    data = {"directed": True, "multigraph": True, "graph": {"sources": talks, **said}, "nodes": nodes, "edges": edges}
    return Pulled(node_link.graph_of(data, place), +reading.left_out)


class _Reading:
    """Make records of a graph file of what a database returns, in the order of the file that was loaded."""

    def __init__(self, place: str, talk_ranks: Mapping[str, int], node_ranks: Mapping[str, int], edge_ranks: Mapping[str, int]) -> None:
        self.place, self.talk_ranks, self.node_ranks, self.edge_ranks = place, talk_ranks, node_ranks, edge_ranks
        self.left_out: Counter[str] = Counter()

    def talks(self, found: Sequence[Found]) -> list[Found]:
        """Return the talks."""
        talks = []
        for each in sorted(found, key=lambda each: _rank(self.talk_ranks, each["id"])):
            with self.told(f"talk {each['id']!r}"):
                talks.append(self._complete(records.talk(each["id"], each["properties"]), each, records.talk_properties))
        return talks

    def nodes(self, found: Sequence[Found], mentions: Sequence[Found]) -> list[Found]:
        """Return the nodes that are mentioned, with their mentions."""
        by_node: dict[str, list[Found]] = {}
        for each in mentions:
            by_node.setdefault(each["id"], []).append(each)
        nodes = []
        for each in sorted(found, key=lambda each: _rank(self.node_ranks, each["id"])):
            if each["id"] not in by_node:
                self.left_out["a thing that no talk mentions"] += 1
                continue
            with self.told(f"node {each['id']!r}"):
                said = self._complete(records.entity(type_among(each["labels"]), each["properties"]), each, records.entity_properties)
                nodes.append({"id": each["id"], **said, "mentions": self._mentions(by_node[each["id"]])})
        return nodes

    def edges(self, found: Sequence[Found], nodes: Sequence[Found], talks: Sequence[Found]) -> list[Found]:
        """Return the edges that join two of the nodes, with their words in the talks."""
        there, heard = {node["id"] for node in nodes}, {talk["id"] for talk in talks}
        edges = []
        for each in found:
            if each["source"] not in there or each["target"] not in there:
                self.left_out["a relation of a thing that no talk mentions"] += 1
            elif edge := self._edge(each, heard):
                edges.append(edge)
            else:
                self.left_out["a relation without words"] += 1
        edges.sort(key=lambda edge: (_rank(self.edge_ranks, edge["key"])[0], *map(str, place(edge["target"], edge["key"], edge))))
        return edges

    def _edge(self, found: Found, heard: Container[str]) -> Found | None:
        """Return an edge with its words, or None where it has none."""
        key = found["properties"].get("key")
        with self.told(f"edge {key!r}"):
            said = self._complete(records.relation(found["type"], found["properties"]), found, records.relation_properties)
            words = [evidence for evidence in said["evidence"] if evidence["source"] in heard]
            self.left_out["words in a talk that is not there"] += len(said["evidence"]) - len(words)
            ends = {"source": found["source"], "target": found["target"], "key": key}
            return {**ends, **said, "evidence": words} if words and key else None

    def _mentions(self, found: Sequence[Found]) -> list[Found]:
        """Return the mentions of a node, talk by talk or in the order they are said to stand in."""
        placed: list[tuple[int, Found]] = []
        for each in sorted(found, key=lambda each: _rank(self.talk_ranks, each["talk"])):
            said = self._complete(records.mentions(each["talk"], each["properties"]), each, records.mention_properties)["mentions"]
            placed += zip(each["properties"].get("positions", range(len(placed), len(placed) + len(said))), said, strict=True)
        return [mention for _, mention in sorted(placed, key=lambda item: item[0])]

    def _complete(self, said: Found, found: Found, properties_of: Callable[[Found], Mapping[str, Any]]) -> Found:
        return records.complete(said, found["properties"].get("rest"), properties_of)

    @contextmanager
    def told(self, what: str) -> Iterator[None]:
        """Tell properties that do not belong together where they stand.

        Raises:
            GraphError: They do not.
        """
        try:
            yield
        except (KeyError, TypeError, ValueError) as error:
            raise GraphError(f"{self.place}: {what}: its properties do not fit ({error}); mend them there, or load again") from error


def _named(found: Sequence[Found]) -> list[Found]:
    """Return what stands under ids of our kind: others name their things Entity too, and give them ids of theirs."""
    return [each for each in found if all(isinstance(each[name], str) for name in ("id", "talk", "source", "target") if name in each)]


def _ranks(order: Sequence[str] | None) -> dict[str, int]:
    return {name: number for number, name in enumerate(order or ())}


def _rank(ranks: Mapping[str, int], name: Any) -> tuple[int, str]:
    """Return what puts the named first, in their order, and the others after them by name."""
    return ranks.get(name, len(ranks)), str(name)
