"""All that the talks say of a thing, or between two."""

from dataclasses import dataclass

from kg.query.statements import Statement, statement, surest_first
from kg.query.stored import Stored
from kg.query.things import Thing, described


@dataclass(frozen=True, slots=True)
class Explanation:
    """Describe one thing or two, and all the relations of the one, or between the two, surest first."""

    things: tuple[Thing, ...]
    statements: tuple[Statement, ...]


def explain(graph: Stored, one: str, other: str | None = None) -> Explanation:
    """Explain a thing, or what is said between two, given by their ids."""
    said = {id_: graph.edges_of(id_) for id_ in dict.fromkeys((one, other or one))}
    edges = surest_first(edge for edge in said[one] if other in (None, edge["source"], edge["target"]))
    things = tuple(described(graph.things[id_], len(edges)) for id_, edges in said.items())
    return Explanation(things, tuple(statement(graph, edge) for edge in edges))
