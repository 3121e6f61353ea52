"""Which two things a person means by two names and how these relate."""

from collections.abc import Callable, Sequence

from kg.errors import QueryError
from kg.ontology import SYMMETRIC, EntityType, RelationType, fits, misfit
from kg.query.resolve import meant, resolve
from kg.query.stored import Stored

Ends = tuple[str, str]


def related(graph: Stored, subject: str, relation: RelationType, object_: str) -> Ends:
    """Return the ids of two things that the graph relates so.

    Raises:
        QueryError: There are no such things, or several; the message asks back.
    """
    told = {(edge["source"], edge["target"]) for edge in graph.edges if edge["type"] == relation}
    told |= {(other, one) for one, other in told} if relation in SYMMETRIC else set()
    found = _closest(graph, subject, object_, told.__contains__)
    if not found:
        raise QueryError(f"the graph does not say {subject!r} {relation} {object_!r}; kg explain lists what it says of a thing")
    return _only(graph, found, relation)


def relatable(graph: Stored, subject: str, relation: RelationType, object_: str) -> Ends:
    """Return the ids of two things whose types a relation may join.

    Raises:
        QueryError: Nothing is called so, several things are, or those that are cannot be related so; the message asks back.
    """

    def may(ends: Ends) -> bool:
        one, other = _types(graph, ends)
        return fits(one, relation, other)

    found = _closest(graph, subject, object_, may)
    if not found:
        raise QueryError(_unrelatable(graph, relation, (resolve(graph, subject), resolve(graph, object_))))
    return _only(graph, found, relation)


def _unrelatable(graph: Stored, relation: RelationType, ends: Ends) -> str:
    """Say why a relation may not join two things."""
    if ends[0] == ends[1]:
        return f"both ends are {_told(graph, ends[0])}; give the ids of two things"
    one, other = _types(graph, ends)
    said = f"{graph.things[ends[0]]['name']} {relation} {graph.things[ends[1]]['name']}"
    return f"{said} cannot be: {misfit(one, relation, other)}; where a correction gives one another type, build before"


def _types(graph: Stored, ends: Ends) -> tuple[EntityType, EntityType]:
    one, other = (EntityType(graph.things[end]["type"]) for end in ends)
    return one, other


def _closest(graph: Stored, subject: str, object_: str, holds: Callable[[Ends], bool]) -> Sequence[Ends]:
    """Return the pairs of which something holds and that are called most closely so."""
    by_rank: dict[int, list[Ends]] = {}
    for rank, subjects in enumerate(meant(graph, subject)):
        for other_rank, objects in enumerate(meant(graph, object_)):
            pairs = [(one, other) for one in subjects for other in objects if one != other and holds((one, other))]
            by_rank.setdefault(rank + other_rank, []).extend(pairs)
    return next((by_rank[rank] for rank in sorted(by_rank) if by_rank[rank]), ())


def _only(graph: Stored, found: Sequence[Ends], relation: RelationType) -> Ends:
    if len(found) > 1:
        told = [f"{_told(graph, one)} {relation} {_told(graph, other)}" for one, other in found[:5]]
        raise QueryError(f"that can mean {', or '.join(told)}; give the ids that stand in brackets")
    return found[0]


def _told(graph: Stored, id_: str) -> str:
    return f"{graph.things[id_]['name']} ({id_})"
