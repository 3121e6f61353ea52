"""What a database has of a graph's talks: of each thing, relation and mention a digest, with which its row is compared in passing."""

from __future__ import annotations

import marshal
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from kg.export.rows import GRAPH_ID, MENTIONED_IN
from kg.neo4j import kinds
from kg.neo4j.kinds import Kind, Row
from kg.neo4j.leftovers import Leftovers, Place
from kg.neo4j.transactions import records
from kg.ontology import EntityType, RelationType

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Session

Digests = dict[tuple[str, ...], bytes]  # by what `kinds.place_of` returns


def _values(kind: Kind) -> str:
    """Return the list of what is compared; a driver reads it in half the time of a map."""
    return f"[{', '.join(f'held.{name}' for name in kind.compared)}] AS values"


EARLIER_TALKS = """\
MATCH (g:KgGraph {id: $id}) WHERE any(talk IN g.talks WHERE talk IN $talks)
RETURN [talk IN g.talks + coalesce(g.earlierTalks, []) WHERE NOT talk IN $talks] AS talks"""
THINGS = f"""\
MATCH (e:Entity)-[r:{MENTIONED_IN}]->(t:Talk) WHERE t.id IN $talks AND r.count IS NOT NULL
WITH DISTINCT e
WITH e, properties(e) AS held
RETURN e.id AS id, labels(e) AS labels, {_values(kinds.THINGS)},
  EXISTS {{ MATCH (e)-[:{MENTIONED_IN}]->(other:Talk) WHERE NOT other.id IN $talks }} AS elsewhere"""
RELATIONS = f"""\
MATCH (a:Entity)-[r:{"|".join(RelationType)}]->(b:Entity) WHERE r.key IS NOT NULL AND any(source IN r.sources WHERE source IN $talks)
WITH a, r, b, properties(r) AS held
RETURN a.id AS source, b.id AS target, type(r) AS type, r.key AS key, {_values(kinds.RELATIONS)}"""
MENTIONS = f"""\
MATCH (e:Entity)-[r:{MENTIONED_IN}]->(t:Talk) WHERE t.id IN $talks AND r.count IS NOT NULL
WITH e, t, properties(r) AS held
RETURN e.id AS source, t.id AS target, '{MENTIONED_IN}' AS type, '' AS key, {_values(kinds.MENTIONS)}"""


@dataclass(frozen=True)
class Survey:
    """Hold digests of what the database has of talks; a row takes its own away, so that those of what is left over remain.

    Attributes:
        digests: By the name of the kind.
        elsewhere: Of things that other talks mention, too, what `kinds.place_of` returns.
    """

    digests: Mapping[str, Digests]
    elsewhere: Collection[tuple[str, ...]]

    def has(self, kind: Kind, row: Row) -> bool:
        """Tell whether the database has a row as it is; what others wrote beside it was not asked for."""
        return self.digests[kind.name].pop(kinds.place_of(row), None) == _digest(
            kinds.group_of(row), [row.properties.get(name) for name in kind.compared]
        )

    def left(self, talks: Sequence[str]) -> Leftovers:
        """Return what is left over once all rows have passed, and these talks."""
        relations: dict[RelationType, list[Place]] = {}
        for source, target, type_, key in self.digests["relations"]:
            relations.setdefault(RelationType(type_), []).append({"source": source, "target": target, "key": key})
        mentions = [{"source": source, "target": target} for source, target, *_ in self.digests["mentions"]]
        return Leftovers(talks, sum(place not in self.elsewhere for place in self.digests["things"]), relations, mentions)


def earlier_talks(session: Session, talks: Sequence[str]) -> list[str]:
    """Return the talks that the graph had when it was loaded last, and has no more; none where it shares no talk with that one."""
    found = session.execute_read(records, EARLIER_TALKS, id=GRAPH_ID, talks=talks)
    return [talk for record in found for talk in record["talks"]]


def survey(session: Session, talks: Sequence[str]) -> Survey:
    """Find out what the database has of these talks."""
    things, elsewhere = session.execute_read(_things, talks)
    links = {
        name: session.execute_read(_links, statement, talks) for name, statement in {"relations": RELATIONS, "mentions": MENTIONS}.items()
    }
    return Survey({"things": things, **links}, elsewhere)


def _things(transaction: ManagedTransaction, talks: Sequence[str]) -> tuple[Digests, set[tuple[str, ...]]]:
    found: Digests = {}
    elsewhere: set[tuple[str, ...]] = set()
    for id_, labels, values, others in transaction.run(THINGS, talks=talks):
        found[id_,] = _digest("".join(sorted(set(EntityType).intersection(labels))), values)
        if others:
            elsewhere.add((id_,))
    return found, elsewhere


def _links(transaction: ManagedTransaction, statement: str, talks: Sequence[str]) -> Digests:
    return {
        (source, target, type_, key): _digest(type_, values)
        for source, target, type_, key, values in transaction.run(statement, talks=talks)
    }


def _digest(group: str, values: list[Any]) -> bytes:
    """Return what stands for values; nothing for those of a kind that no row has."""
    try:
        return blake2b(marshal.dumps((group, values), 2), digest_size=16).digest()  # version 2 looks at what values say alone
    except ValueError:
        return b""
