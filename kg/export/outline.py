"""What one must know of all of a graph before its first row is made, gathered while its nodes and edges pass by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

Place = tuple[str, str, str, str]


class Outline:
    """Gather ids of nodes and keys of edges in their order, and the number of their rows; edges may pass before the nodes they join.

    Attributes:
        mentions: How many rows `rows.mentioned_rows` makes.
    """

    def __init__(self) -> None:
        self.nodes, self.edges, self.mentions = list[str](), list[str](), 0
        self._sources, self._sorted = list[str](), True  # of edges: one for all that stand together
        self._places = list[Place]()  # of the edges that stand together and pass now

    def add_node(self, node: str, data: Mapping[str, Any]) -> None:
        """Take a node in."""
        self.nodes.append(node)
        self.mentions += len({mention["source"] for mention in data["mentions"]})

    def add_edge(self, source: str, target: str, key: str, data: Mapping[str, Any]) -> None:
        """Take an edge in."""
        if self._sources[-1:] != [source]:
            self._end_group()
            self._sources.append(source)
        self.edges.append(key)
        self._places.append(place(target, key, data))

    @property
    def usual_nodes(self) -> bool:
        """Tell whether the nodes stand as those of a build do."""
        return self.nodes == sorted(self.nodes)

    @property
    def usual_edges(self) -> bool:
        """Tell whether the edges stand as those of a build do."""
        self._end_group()
        ranks = {node: rank for rank, node in enumerate(self.nodes)}
        return self._sorted and all(ranks[before] < ranks[after] for before, after in pairwise(self._sources))

    def _end_group(self) -> None:
        self._sorted = self._sorted and [key for *_, key in self._places] == _usual_keys(self._places)
        self._places = []


def place(target: str, key: str, data: Mapping[str, Any]) -> Place:
    """Return what a build sorts the edges of a node by."""
    return data["type"], target, data["polarity"], key


def _usual_keys(places: Iterable[Place]) -> list[str]:
    """Return the keys of the edges that leave a node, sorted; those to one target stand together where the first of them stands."""
    by_target: dict[str, list[str]] = {}
    for _, target, _, key in sorted(places):
        by_target.setdefault(target, []).append(key)
    return [key for keys in by_target.values() for key in keys]
