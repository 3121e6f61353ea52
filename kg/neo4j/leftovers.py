"""What an earlier load wrote and the graph's talks no longer say: removed where nothing else hangs on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.export import columns
from kg.export.rows import GRAPH_ID, MENTIONED_IN
from kg.neo4j.transactions import locked
from kg.ontology import RelationType

if TYPE_CHECKING:
    from neo4j import Session

Place = dict[str, Any]

BATCH = 1000
FORGET_TALKS = "MATCH (g:KgGraph {id: $id}) REMOVE g.earlierTalks"
# A thing goes with its last mention, in one transaction, so that one without a mention is somebody else's.
REMOVE_MENTIONS = f"""\
UNWIND $places AS place
MATCH (e:Entity {{id: place.source}})-[r:{MENTIONED_IN}]->(:Talk {{id: place.target}})
DELETE r
WITH DISTINCT e WHERE e.mentionCount IS NOT NULL
SET e.mentionCount = reduce(sum = 0, count IN [(e)-[other:{MENTIONED_IN}]->(:Talk) | coalesce(other.count, 0)] | sum + count)
WITH e WHERE NOT EXISTS {{ (e)--() }}
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
