"""What a database has of a graph already, and what it has of the graph's talks that they no longer say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.export import columns, rows
from kg.export.rows import GRAPH_ID, MENTIONED_IN
from kg.neo4j.leftovers import Leftovers, Place
from kg.neo4j.transactions import records
from kg.ontology import EntityType, RelationType

if TYPE_CHECKING:
    import networkx as nx
    from neo4j import ManagedTransaction, Session

Values = Sequence[Any]

ENTITY = (*columns.ENTITY, *columns.REST)
RELATION = (*columns.RELATION, *columns.REST)
MENTION = (*columns.MENTION, *columns.POSITIONS, *columns.REST)


def _values(names: Iterable[str]) -> str:
    """Return the list of these properties of `held`; a driver reads it in half the time of a map."""
    return f"[{', '.join(f'held.{name}' for name in names)}] AS values"


EARLIER_TALKS = """\
MATCH (g:KgGraph {id: $id}) WHERE any(talk IN g.talks WHERE talk IN $talks)
RETURN [talk IN g.talks + coalesce(g.earlierTalks, []) WHERE NOT talk IN $talks] AS talks"""
ENTITIES = f"""\
MATCH (e:Entity)-[:{MENTIONED_IN}]->(t:Talk) WHERE t.id IN $talks
WITH DISTINCT e
WITH e, properties(e) AS held
RETURN e.id AS id, labels(e) AS labels, {_values(ENTITY)}"""
RELATIONS = f"""\
MATCH (a:Entity)-[r:{"|".join(RelationType)}]->(b:Entity) WHERE r.key IS NOT NULL AND any(source IN r.sources WHERE source IN $talks)
WITH a, r, b, properties(r) AS held
RETURN a.id AS source, b.id AS target, r.key AS key, type(r) AS type, {_values(RELATION)}"""
MENTIONS = f"""\
MATCH (e:Entity)-[r:{MENTIONED_IN}]->(t:Talk) WHERE t.id IN $talks AND r.count IS NOT NULL
WITH e, t, properties(r) AS held
RETURN e.id AS source, t.id AS target, {_values(MENTION)},
  EXISTS {{ MATCH (e)-[:{MENTIONED_IN}]->(other:Talk) WHERE NOT other.id IN $talks }} AS elsewhere"""


@dataclass(frozen=True)
class Survey:
    """Say what of the graph is in the database as it is, and what is left over there.

    Attributes:
        things, relations, mentions: Ids, keys, and ids with those of talks.
    """

    things: Collection[str]
    relations: Collection[str]
    mentions: Collection[tuple[str, str]]
    left: Leftovers


def earlier_talks(session: Session, talks: Sequence[str]) -> list[str]:
    """Return the talks that the graph had when it was loaded last, and has no more; none where it shares no talk with that one."""
    found = session.execute_read(records, EARLIER_TALKS, id=GRAPH_ID, talks=talks)
    return [talk for record in found for talk in record["talks"]]


def survey(session: Session, graph: nx.MultiDiGraph, earlier: Sequence[str]) -> Survey:
    """Compare the graph with what the database has of its talks, and of those it had earlier."""
    talks = [*(source["id"] for source in graph.graph["sources"]), *earlier]
    things = session.execute_read(_same_things, graph, talks)
    relations, left_relations = session.execute_read(_relations, graph, talks)
    mentions, left_mentions = session.execute_read(_mentions, graph, talks)
    lost = {place["source"] for place in left_mentions if place["source"] not in graph and not place["elsewhere"]}
    return Survey(things, relations, mentions, Leftovers(earlier, len(lost), left_relations, left_mentions))


def _same_things(transaction: ManagedTransaction, graph: nx.MultiDiGraph, talks: Sequence[str]) -> set[str]:
    same = set()
    for node, labels, values in transaction.run(ENTITIES, talks=talks):
        row = rows.entity_row(node, graph.nodes[node]) if node in graph else None
        if row and set(EntityType).intersection(labels) == {row.label} and _say(values, ENTITY, row.properties):
            same.add(node)
    return same


def _relations(
    transaction: ManagedTransaction, graph: nx.MultiDiGraph, talks: Sequence[str]
) -> tuple[set[str], dict[RelationType, list[Place]]]:
    """Return the keys of relations that are as they are, and where those stand that are left over."""
    same: set[str] = set()
    left: dict[RelationType, list[Place]] = {}
    for source, target, key, kind, values in transaction.run(RELATIONS, talks=talks):
        data = graph.get_edge_data(source, target, key)
        if data is None or data["type"] != kind:
            left.setdefault(RelationType(kind), []).append({"source": source, "target": target, "key": key})
        elif _say(values, RELATION, rows.relation_row(source, target, key, data).properties):
            same.add(key)
    return same, left


def _mentions(transaction: ManagedTransaction, graph: nx.MultiDiGraph, talks: Sequence[str]) -> tuple[set[tuple[str, str]], list[Place]]:
    """Return where mentions stand that are as they are, and where those that are left over."""
    same, left, ranks = set(), [], rows.talk_ranks(graph)
    for node, talk, values, elsewhere in transaction.run(MENTIONS, talks=talks):
        of_node = rows.mention_rows(node, graph.nodes[node]["mentions"], ranks) if node in graph else ()
        row = next((row for row in of_node if row.end == talk), None)
        if row is None:
            left.append({"source": node, "target": talk, "elsewhere": elsewhere})
        elif _say(values, MENTION, row.properties):
            same.add((node, talk))
    return same, left


def _say(values: Values, names: Sequence[str], properties: Mapping[str, Any]) -> bool:
    """Tell whether the values are those of the properties; what others wrote beside them was not asked for."""
    return values == [properties.get(name) for name in names]
