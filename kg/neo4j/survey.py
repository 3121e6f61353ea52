"""What a database has of a graph's talks, compared record by record with what the graph says: by digests, while both pass by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from kg.export.rows import GRAPH_ID, MENTIONED_IN
from kg.export.said import Edge, Node, Said, digest
from kg.neo4j import held, kinds
from kg.neo4j.leftovers import Leftovers, Place
from kg.neo4j.transactions import records
from kg.ontology import RelationType

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Session, Transaction

    from kg.export.rows import Graph
    from kg.neo4j.kinds import Kind, Row

Digests = set[bytes]
Places = set[tuple[str, ...]]  # by what `kinds.place_of` returns

EARLIER_TALKS = """\
MATCH (g:KgGraph {id: $id}) WHERE any(talk IN g.talks WHERE talk IN $talks)
RETURN [talk IN g.talks + coalesce(g.earlierTalks, []) WHERE NOT talk IN $talks] AS talks"""


@dataclass(frozen=True)
class Survey:
    """Answer as a graph does, with the nodes and edges that the database has not, or has otherwise.

    Attributes:
        node_digests, edge_digests: Of these.
        places: Where the database has what the graph does not say, or says otherwise, by the name of the kind; a row takes its own
            away, so that those of what is left over remain.
        elsewhere: Places of things that other talks mention, too.
    """

    whole: Graph
    node_digests: Digests
    edge_digests: Digests
    places: Mapping[str, Places]
    elsewhere: Places

    @property
    def graph(self) -> dict[str, Any]:
        """Return what the graph says of the whole."""
        return self.whole.graph

    def nodes(self, *, data: Literal[True]) -> Iterator[Node]:
        """Yield ids and attributes of the nodes."""
        if self.node_digests:
            yield from (node for node in self.whole.nodes(data=data) if digest(node) in self.node_digests)

    def edges(self, *, keys: Literal[True], data: Literal[True]) -> Iterator[Edge]:
        """Yield ends, keys and attributes of the edges; a second of one key may stand in the database, which is to become like it, too."""
        places = self.places["relations"]
        if self.edge_digests or places:
            for edge in self.whole.edges(keys=keys, data=data):
                source, target, key, said = edge
                if digest(edge) in self.edge_digests or (source, target, said["type"], key) in places:
                    yield edge

    def passed(self, kind: Kind, row: Row) -> Row:
        """Return a row that is brought, whose place holds nothing that is left over."""
        if kind.name in self.places:
            self.places[kind.name].discard(kinds.place_of(row))
        return row

    def left(self, talks: Sequence[str]) -> Leftovers:
        """Return what is left over once all rows have passed, and these talks."""
        relations: dict[RelationType, list[Place]] = {}
        for source, target, type_, key in self.places["relations"]:
            relations.setdefault(RelationType(type_), []).append({"source": source, "target": target, "key": key})
        mentions = [{"source": source, "target": target} for source, target, *_ in self.places["mentions"]]
        return Leftovers(talks, len(self.places["things"] - self.elsewhere), relations, mentions)


def earlier_talks(session: Session, talks: Sequence[str]) -> list[str]:
    """Return the talks that the graph had when it was loaded last, and has no more; none where it shares no talk with that one."""
    found = session.execute_read(records, EARLIER_TALKS, id=GRAPH_ID, talks=talks)
    return [talk for record in found for talk in record["talks"]]


def survey(session: Session, talks: Sequence[str], graph: Graph, said: Said) -> Survey:
    """Find out what the database has of these talks, and what it has not of a graph."""
    return session.execute_read(compared, talks, graph, said)


def compared(transaction: ManagedTransaction | Transaction, talks: Sequence[str], graph: Graph, said: Said) -> Survey:
    """Find that out in a transaction."""
    nodes, edges = set(said.node_digests), set(said.edge_digests)
    places: dict[str, Places] = {"things": set(), "relations": set(), "mentions": set()}
    elsewhere: Places = set()
    ranks = {talk: rank for rank, talk in enumerate(talks)}
    for thing in held.things(transaction, talks):
        if thing.mentions and not _take(nodes, thing.node(ranks)):
            places["things"].add((thing.id,))
            places["mentions"].update((thing.id, talk, MENTIONED_IN, "") for talk, _ in thing.mentions)
        for target, type_, key, values in thing.relations:
            if not _take(edges, thing.edge(target, type_, key, values)):
                places["relations"].add((thing.id, target, type_, key))
        if thing.elsewhere:
            elsewhere.add((thing.id,))
    return Survey(graph, nodes, edges, places, elsewhere)


def _take(digests: Digests, found: Node | Edge | None) -> bool:
    """Take the digest of a record away, and tell whether it was there."""
    known = digest(found) if found else b""
    if known == b"" or known not in digests:
        return False
    digests.remove(known)
    return True
