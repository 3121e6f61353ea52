"""How two things are connected: by the fewest relations, or by the surest.

A relation is gone along in either direction; what the talks deny connects nothing.
"""

import heapq
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.garbage import uncollected
from kg.ontology import Polarity
from kg.query.statements import Statement, statement
from kg.query.stored import Record, Stored

Cost = tuple[float, float]
_FREE: Cost = (0.0, 0.0)
_NEVER: Cost = (math.inf, math.inf)
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
    there, back = _Search(one), _Search(other)
    met = one if one == other else _meet(there, back, _edges(graph), price)
    if met is None:
        return None
    before, after = [*there.way(met)][::-1], [*back.way(met)]
    things = [*(thing for thing, _ in before), met, *(thing for thing, _ in after)]
    edges = [edge for _, edge in (*before, *after)]
    return Connection(
        things=tuple(things),
        names=tuple(graph.things[thing]["name"] for thing in things),
        steps=tuple(statement(graph, edge) for edge in edges),
        confidence=math.prod(edge["confidence"] for edge in edges),
    )


class _Edges:
    """Tell the edges that lead to or from a thing, in the order of the graph.

    Those of each thing are a chain of places: hundreds of thousands of lists would take twice as long to make, and to let go of.
    """

    def __init__(self, graph: Stored) -> None:
        self._edges = graph.edges
        ends = [end for edge in reversed(graph.edges) for end in (edge["target"], edge["source"])]
        self._first: dict[str, int] = {}
        self._next: list[int | None] = []
        for place, end in enumerate(ends):
            self._next.append(self._first.get(end))
            self._first[end] = place

    def of(self, thing: str) -> Iterator[Record]:
        """Yield the edges of a thing."""
        place = self._first.get(thing)
        while place is not None:
            yield self._edges[~(place // 2)]
            place = self._next[place]


@lru_cache(maxsize=1)
@uncollected()
def _edges(graph: Stored) -> _Edges:
    """Return the edges by what they join; they are gathered once for both ways."""
    return _Edges(graph)


class _Search:
    """Go from one thing on, to the next whose way is the cheapest (Dijkstra 1959); equal ways go by the ids on them."""

    def __init__(self, start: str) -> None:
        self.costs: dict[str, Cost] = {start: _FREE}
        self._came: dict[str, tuple[str, Record]] = {}
        self.waiting: list[tuple[Cost, str]] = [(_FREE, start)]

    @property
    def nearest(self) -> Cost:
        """Return what the way to the next thing costs."""
        return self.waiting[0][0] if self.waiting else _NEVER

    def step(self, edges: _Edges, price: Callable[[float], Cost]) -> Iterator[str]:
        """Go on to the next thing, and yield those beside it that are reached at a lower cost than before."""
        cost, here = heapq.heappop(self.waiting)
        for edge in edges.of(here) if cost == self.costs[here] else ():
            if edge["polarity"] == Polarity.NEGATED:
                continue
            there = edge["target"] if edge["source"] == here else edge["source"]
            reached = _sum(cost, price(-math.log(max(edge["confidence"], _LEAST))))
            if there not in self.costs or reached < self.costs[there]:
                self.costs[there], self._came[there] = reached, (here, edge)
                heapq.heappush(self.waiting, (reached, there))
                yield there

    def way(self, thing: str) -> Iterator[tuple[str, Record]]:
        """Yield the things before a thing on the way to it, the nearest first, each with the edge that leads on from it."""
        while thing in self._came:
            thing, edge = self._came[thing]
            yield thing, edge


def _meet(there: _Search, back: _Search, edges: _Edges, price: Callable[[float], Cost]) -> str | None:
    """Return a thing on the cheapest way, None where there is no way; to search from both ends looks at a small part of a large graph."""
    met, cheapest = None, _NEVER
    while _sum(there.nearest, back.nearest) < cheapest:
        ahead, behind = (there, back) if len(there.waiting) <= len(back.waiting) else (back, there)
        for thing in ahead.step(edges, price):
            cost = _sum(ahead.costs[thing], behind.costs.get(thing, _NEVER))
            if cost < cheapest:
                met, cheapest = thing, cost
    return met


def _sum(one: Cost, other: Cost) -> Cost:
    return one[0] + other[0], one[1] + other[1]
