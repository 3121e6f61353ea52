"""How two things are connected: by the fewest relations, or by the surest.

A relation is gone along in either direction; what the talks deny connects nothing.
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.garbage import uncollected
from kg.ontology import Polarity
from kg.query.statements import Statement, statement
from kg.query.stored import Record, Stored

Cost = tuple[float, float]
Neighbours = Mapping[str, list[Record]]
_LEAST = 1e-9  # a relation without confidence still is a way, the last to be taken


@dataclass(frozen=True, slots=True)
class Connection:
    """Go from one thing to another.

    Attributes:
        things: Ids of the things on the way, from the first to the last.
        names: Their names.
        steps: The relations between each and the next.
        confidence: The product of theirs: how sure it is that all hold, were they told independently.
    """

    things: tuple[str, ...]
    names: tuple[str, ...]
    steps: tuple[Statement, ...]
    confidence: float


def shortest(graph: Stored, one: str, other: str) -> Connection | None:
    """Return the way of the fewest relations, of several the surest; None where there is none."""
    return _connection(graph, one, other, lambda doubt: (1, doubt))


def certain(graph: Stored, one: str, other: str) -> Connection | None:
    """Return the way whose relations are surest together, of several the shortest; None where there is none."""
    return _connection(graph, one, other, lambda doubt: (doubt, 1))


def _connection(graph: Stored, one: str, other: str, price: Callable[[float], Cost]) -> Connection | None:
    came = _search(_neighbours(graph), one, other, price)
    if other not in came and one != other:
        return None
    steps = list(_back(came, one, other))[::-1]
    things = [one, *(thing for thing, _ in steps)]
    return Connection(
        things=tuple(things),
        names=tuple(graph.things[thing]["name"] for thing in things),
        steps=tuple(statement(graph, edge) for _, edge in steps),
        confidence=math.prod(edge["confidence"] for _, edge in steps),
    )


@lru_cache(maxsize=1)
@uncollected()
def _neighbours(graph: Stored) -> Neighbours:
    """Return the edges that lead to or from each thing; they are gathered once for both ways."""
    found: dict[str, list[Record]] = defaultdict(list)
    for edge in graph.edges:
        if edge["polarity"] != Polarity.NEGATED:
            found[edge["source"]].append(edge)
            found[edge["target"]].append(edge)
    return found


def _search(neighbours: Neighbours, one: str, other: str, price: Callable[[float], Cost]) -> dict[str, tuple[str, Record]]:
    """Return by which thing and edge each was reached, until `other` is (Dijkstra 1959); equal ways go by the ids on them."""
    came: dict[str, tuple[str, Record]] = {}
    costs: dict[str, Cost] = {one: (0.0, 0.0)}
    waiting: list[tuple[Cost, str]] = [((0.0, 0.0), one)]
    done: set[str] = set()
    while waiting:
        cost, here = heapq.heappop(waiting)
        if here == other:
            break
        if here in done:
            continue
        done.add(here)
        for edge in neighbours.get(here, ()):
            there = edge["target"] if edge["source"] == here else edge["source"]
            if there in done:
                continue
            first, second = price(-math.log(max(edge["confidence"], _LEAST)))
            reached = cost[0] + first, cost[1] + second
            if there not in costs or reached < costs[there]:
                costs[there], came[there] = reached, (here, edge)
                heapq.heappush(waiting, (reached, there))
    return came


def _back(came: Mapping[str, tuple[str, Record]], one: str, other: str) -> Iterator[tuple[str, Record]]:
    while other != one:
        before, edge = came[other]
        yield other, edge
        other = before
