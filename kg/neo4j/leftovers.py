"""What an earlier load wrote and the graph's talks no longer say: found, and removed where nothing else hangs on it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.export import columns
from kg.export.rows import GRAPH_ID, MENTIONED_IN
from kg.neo4j.transactions import locked, records
from kg.ontology import RelationType

if TYPE_CHECKING:
    import networkx as nx
    from neo4j import Session

Place = dict[str, Any]

BATCH = 1000
EARLIER_TALKS = """\
MATCH (g:KgGraph {id: $id}) WHERE any(talk IN g.talks WHERE talk IN $talks)
RETURN [talk IN g.talks + coalesce(g.earlierTalks, []) WHERE NOT talk IN $talks] AS talks"""
FORGET_TALKS = "MATCH (g:KgGraph {id: $id}) REMOVE g.earlierTalks"
FIND_RELATIONS = f"""\
MATCH (a:Entity)-[r:{"|".join(RelationType)}]->(b:Entity) WHERE r.key IS NOT NULL AND any(source IN r.sources WHERE source IN $talks)
RETURN a.id AS source, b.id AS target, r.key AS key, type(r) AS type"""
FIND_MENTIONS = f"""\
MATCH (e:Entity)-[r:{MENTIONED_IN}]->(t:Talk) WHERE t.id IN $talks AND r.count IS NOT NULL
RETURN e.id AS source, t.id AS target,
  EXISTS {{ MATCH (e)-[:{MENTIONED_IN}]->(other:Talk) WHERE NOT other.id IN $talks }} AS elsewhere"""
# A thing goes with its last mention, in one transaction, so that one without a mention is somebody else's.
REMOVE_MENTIONS = f"""\
UNWIND $places AS place
MATCH (e:Entity {{id: place.source}})-[r:{MENTIONED_IN}]->(:Talk {{id: place.target}})
DELETE r
WITH DISTINCT e WHERE NOT EXISTS {{ (e)--() }} AND e.mentionCount IS NOT NULL
DELETE e
RETURN count(e) AS removed"""
REMOVE_TALKS = """\
MATCH (t:Talk) WHERE t.id IN $talks AND NOT EXISTS { (t)--() }
DELETE t
RETURN count(t) AS removed"""


@dataclass(frozen=True)
class Leftovers:
    """Hold where what is left over stands.

    Attributes:
        talks: Ids of talks that the graph had and has no more.
        things: How many lose their last mention with `mentions`.
    """

    talks: Sequence[str]
    things: int
    relations: Mapping[RelationType, Sequence[Place]]
    mentions: Sequence[Place]

    @property
    def counts(self) -> dict[str, int]:
        """Return how many there are of each kind."""
        relations = sum(map(len, self.relations.values()))
        return {"talks": len(self.talks), "things": self.things, "relations": relations, "mentions": len(self.mentions)}


def earlier_talks(session: Session, talks: Collection[str]) -> list[str]:
    """Return the talks that the graph had when it was loaded last, and has no more; none where it shares no talk with that one."""
    found = session.execute_read(records, EARLIER_TALKS, id=GRAPH_ID, talks=list(talks))
    return [talk for record in found for talk in record["talks"]]


def find(session: Session, graph: nx.MultiDiGraph, earlier: Sequence[str]) -> Leftovers:
    """Return what the database has of the graph's talks, and of those it had earlier, and the graph has not."""
    talks = [*(source["id"] for source in graph.graph["sources"]), *earlier]
    mentions = [place for place in session.execute_read(records, FIND_MENTIONS, talks=talks) if not _is_mentioned(graph, place)]
    return Leftovers(
        talks=earlier,
        things=len({place["source"] for place in mentions if place["source"] not in graph and not place["elsewhere"]}),
        relations=_left_relations(session, graph, talks),
        mentions=mentions,
    )


def remove(session: Session, leftovers: Leftovers, talks: Sequence[str]) -> int:
    """Remove what is left over, and return how many things stay, since something else hangs on them."""
    for kind, places in leftovers.relations.items():
        for batch in _cut(places):
            session.execute_write(locked, _remove_relations(kind), places=batch, talks=[*talks, *leftovers.talks])
    removed: int = 0
    for batch in _cut(leftovers.mentions):
        removed += session.execute_write(locked, REMOVE_MENTIONS, places=batch)[0]["removed"]
    session.execute_write(locked, REMOVE_TALKS, talks=leftovers.talks)
    session.execute_write(locked, FORGET_TALKS, id=GRAPH_ID)
    return leftovers.things - removed


def _left_relations(session: Session, graph: nx.MultiDiGraph, talks: Sequence[str]) -> dict[RelationType, list[Place]]:
    """Return where relations stand that the graph has not, by type."""
    left: dict[RelationType, list[Place]] = {}
    for place in session.execute_read(records, FIND_RELATIONS, talks=talks):
        ends = (place["source"], place["target"], place["key"])
        if not graph.has_edge(*ends) or graph.edges[ends]["type"] != place["type"]:
            left.setdefault(RelationType(place["type"]), []).append(place)
    return left


def _is_mentioned(graph: nx.MultiDiGraph, place: Place) -> bool:
    node = place["source"]
    return node in graph and any(mention["source"] == place["target"] for mention in graph.nodes[node]["mentions"])


def _remove_relations(kind: RelationType) -> str:
    """Return the statement that takes the words of talks away, and with its last words the relation."""
    return f"""\
UNWIND $places AS place
MATCH (:Entity {{id: place.source}})-[r:`{kind}` {{key: place.key}}]->(:Entity {{id: place.target}})
WITH r, [i IN range(0, size(r.sources) - 1) WHERE NOT r.sources[i] IN $talks] AS others
FOREACH (_ IN CASE WHEN others = [] THEN [1] ELSE [] END | DELETE r)
FOREACH (_ IN CASE WHEN others = [] THEN [] ELSE [1] END | SET {_KEPT} REMOVE r.rest)"""


def _kept(column: columns.Column) -> str:
    """Return what leaves of a list the words of other talks."""
    return f"r.{column.name} = CASE WHEN r.{column.name} IS NOT NULL THEN [i IN others | r.{column.name}[i]] END"


def _cut(places: Sequence[Place]) -> Iterator[Sequence[Place]]:
    return (places[start : start + BATCH] for start in range(0, len(places), BATCH))


_KEPT = ", ".join(map(_kept, columns.EVIDENCE))
