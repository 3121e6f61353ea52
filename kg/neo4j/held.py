"""Things as a database holds them, each with its mentions and relations, made into records of a graph file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.export import columns, records
from kg.export.rows import MENTIONED_IN
from kg.export.said import Edge, Node, Record
from kg.neo4j.kinds import type_among
from kg.ontology import RelationType

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Transaction

Values = list[Any]

_LOST = ("rest", "positions")  # what says of a record that its other properties do not make it whole
_THING = (*columns.ENTITY, *columns.REST)
_MENTION = (*columns.MENTION, *columns.POSITIONS, *columns.REST)
_RELATION = (*columns.RELATION, *columns.REST)


def _values(name: str, properties: Collection[str]) -> str:
    """Return the list of what is asked for; a driver reads it in less time than a map."""
    return f"[{', '.join(f'{name}.{each}' for each in properties)}]"


# What hangs on a thing comes with it: a driver takes longer over an answer than over what it says.
THINGS = f"""\
MATCH (e:Entity)
WITH e,
  [(e)-[r:{MENTIONED_IN}]->(t:Talk) WHERE t.id IN $talks AND r.count IS NOT NULL | [t.id, {_values("r", _MENTION)}]] AS mentions,
  [(e)-[r:{"|".join(RelationType)}]->(b:Entity) WHERE r.key IS NOT NULL AND any(source IN r.sources WHERE source IN $talks) |
    [b.id, type(r), r.key, {_values("r", _RELATION)}]] AS relations
WHERE mentions <> [] OR relations <> []
RETURN e.id AS id, labels(e) AS labels, {_values("e", _THING)} AS values, mentions, relations,
  EXISTS {{ MATCH (e)-[:{MENTIONED_IN}]->(other:Talk) WHERE NOT other.id IN $talks }} AS elsewhere"""


class Thing(NamedTuple):
    """Hold what a database has of a thing.

    Attributes:
        mentions: Talk and values of each.
        relations: Target, type, key and values of each that begins here.
        elsewhere: Whether other talks mention it, too.
    """

    id: str
    labels: Sequence[str]
    values: Values
    mentions: Sequence[tuple[str, Values]]
    relations: Sequence[tuple[str, str, str, Values]]
    elsewhere: bool

    def node(self, ranks: Mapping[str, int]) -> Node | None:
        """Return id and attributes of the node, mentions by the ranks of their talks; None where properties alone do not make them."""
        try:
            held = _properties(_THING, self.values)
            said = records.entity(type_among(self.labels), held)
            mentions: list[Record] = []
            for talk, values in sorted(self.mentions, key=lambda mention: ranks[mention[0]]):
                mentions += _mentions(talk, _properties(_MENTION, values))
            _demand(held.get("mentionCount") == len(mentions))
        except (KeyError, TypeError, ValueError):
            return None
        return self.id, {**said, "mentions": mentions}

    def edge(self, target: str, type_: str, key: str, values: Values) -> Edge | None:
        """Return ends, key and attributes of an edge that begins here; None where properties alone do not make them."""
        try:
            return self.id, target, key, records.relation(type_, _properties(_RELATION, values))
        except (KeyError, TypeError, ValueError):
            return None


def things(transaction: ManagedTransaction | Transaction, talks: Sequence[str]) -> Iterator[Thing]:
    """Yield what these talks mention, and what has relations of which they speak."""
    return (Thing(*record) for record in transaction.run(THINGS, talks=talks))


def _mentions(talk: str, held: Record) -> list[Record]:
    mentions: list[Record] = columns.mentions(held, talk)
    _demand(held["count"] == len(mentions))
    return mentions


def _properties(names: Collection[str], values: Values) -> Record:
    """Return the properties that are there.

    Raises:
        ValueError: They are not all that the record says.
    """
    held = {name: value for name, value in zip(names, values, strict=True) if value is not None}
    _demand(held.keys().isdisjoint(_LOST))
    return held


def _demand(holds: bool) -> None:
    if not holds:
        raise ValueError
