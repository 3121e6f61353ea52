"""All that the talks say of a thing, or between two."""

from collections.abc import Collection
from dataclasses import dataclass

from kg.ontology import Polarity, RelationType
from kg.query.statements import Statement, statement, surest_first
from kg.query.stored import Record, Stored
from kg.query.things import Thing, described


@dataclass(frozen=True, slots=True)
class Explanation:
    """Describe one thing or two, and the relations of the one, or between the two, surest first."""

    things: tuple[Thing, ...]
    statements: tuple[Statement, ...]


def explain(
    graph: Stored,
    one: str,
    other: str | None = None,
    *,
    types: Collection[RelationType] = (),
    polarity: Polarity | None = None,
    min_confidence: float = 0.0,
) -> Explanation:
    """Explain a thing, or what is said between two, given by their ids; of all that is said, what `surest_first` is asked for."""
    edges = surest_first(edges_between(graph, one, other), types=types, polarity=polarity, min_confidence=min_confidence)
    things = tuple(described(graph.things[id_], len(graph.edges_of(id_))) for id_ in dict.fromkeys((one, other or one)))
    return Explanation(things, tuple(statement(graph, edge) for edge in edges))


def edges_between(graph: Stored, one: str, other: str | None) -> list[Record]:
    """Return the edges of a thing, or those between two."""
    return [edge for edge in graph.edges_of(one) if other in (None, edge["source"], edge["target"])]
