"""Where nodes stand in a picture: a force layout, the same on every run and every machine.

Only operations that IEEE 754 rounds exactly are used (no logarithm, no power, no long sum), and a random stream that
numpy has frozen: a layout is chaotic, so one differing last bit would grow into another picture.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

if TYPE_CHECKING:
    import networkx as nx
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.intp]

SEED = 94
STEPS = 200
MOVES = 4_000_000  # of nodes in all steps together: a graph of more than 20,000 nodes is moved less often
PIXELS = 100  # in the layout's own unit of length, about the distance of neighbours
PAIRS = 60_000  # that push each other apart in one step; a graph with no more pairs than this has them all
FEWEST = 8  # others that push a node in one step, however large the graph
BLOCK = 16_384  # pairs to work out at a time: more of them would not stay in the processor's cache
REPULSION, GRAVITY = 0.05, 0.1  # planted communities come apart, loose nodes stay near


class _Links(NamedTuple):
    """Hold the joined pairs of nodes by number, how hard each pulls, and the weight of each node."""

    heads: Ints
    tails: Ints
    strength: Floats
    mass: Floats


def positions(graph: nx.MultiDiGraph) -> dict[str, tuple[float, float]]:
    """Return where each node stands: x and y in pixels around (0, 0), to one decimal.

    The place depends on the ids and on which nodes are joined, not on their order, types or weights.
    """
    ids = sorted(graph)
    points = _settled(len(ids), _pairs(graph, ids).tobytes())
    places = dict(zip(ids, zip(*points.tolist(), strict=True), strict=True))
    return {node: places[node] for node in graph}


@lru_cache(maxsize=1)  # the formats of one build show one picture, which is worked out once
def _settled(count: int, pairs: bytes) -> Floats:
    """Return the points, in pixels to one decimal, at which so many nodes come to rest when these pairs of them are joined."""
    links = _links(count, np.frombuffer(pairs, dtype=np.intp).reshape(2, -1))
    stream = np.random.RandomState(SEED)
    points = (stream.random_sample((2, count)) - 0.5) * math.sqrt(count)
    for heat in _cooling(count):
        points = _moved(points, _pull(points, links) + _push(points, links.mass, stream), heat)
    settled: Floats = np.rint(points * (10 * PIXELS)) / 10 + 0.0  # which makes -0.0 a 0.0
    settled.setflags(write=False)
    return settled


def _pairs(graph: nx.MultiDiGraph, ids: list[str]) -> Ints:
    """Return which nodes are joined, by number, each pair once and in order."""
    number = {node: index for index, node in enumerate(ids)}
    others = [graph.adj[node] for node in ids]
    tails = np.fromiter(map(number.__getitem__, chain.from_iterable(others)), dtype=np.intp)
    heads = np.repeat(np.arange(len(ids)), [*map(len, others)])
    codes = np.unique(np.minimum(heads, tails) * len(ids) + np.maximum(heads, tails))
    pairs: Ints = np.stack(np.divmod(codes, max(len(ids), 1)))
    return pairs[:, pairs[0] != pairs[1]]


def _links(count: int, pairs: Ints) -> _Links:
    heads, tails = pairs
    degree = np.bincount(pairs.ravel(), minlength=count).astype(np.float64)
    return _Links(heads, tails, 1 / np.sqrt(np.minimum(degree[heads], degree[tails])), np.sqrt(degree + 1))


def _cooling(count: int) -> Iterator[float]:
    """Yield how far a node may move in each step."""
    start = 0.3 * math.sqrt(count) + 0.5
    steps = min(STEPS, MOVES // max(count, 1) + 20)
    return (start * (1 - step / steps) * (1 - step / steps) + 0.01 for step in range(steps))


def _pull(points: Floats, links: _Links) -> Floats:
    """Return the pull along links, which grows as the root of their length, and the pull to the middle."""
    apart = points.take(links.tails, axis=1) - points.take(links.heads, axis=1)
    force = apart * (links.strength / np.sqrt(1 + np.sqrt(_squares(apart))))
    count = points.shape[1]
    along = [np.bincount(links.heads, axis, count) - np.bincount(links.tails, axis, count) for axis in force]
    return np.array(along) - GRAVITY * points * links.mass


def _push(points: Floats, mass: Floats, stream: np.random.RandomState) -> Floats:
    """Return the push on each node: of all others in a small graph, of a few at random standing for all in a large one."""
    count = points.shape[1]
    total: Floats = np.zeros_like(points)
    if count < 2:
        return total
    few = min(count - 1, max(FEWEST, PAIRS // count))
    shifts = 1 + stream.permutation(count - 1)[:few]  # each node and the one so many numbers on make a layer of pairs
    places = sliding_window_view(np.concatenate((points, points), axis=1), count, axis=1)
    masses = sliding_window_view(np.concatenate((mass, mass)), count)
    for layers in np.split(shifts, range(rows := max(1, BLOCK // count), few, rows)):
        apart = points[:, None, :] - places[:, layers]
        force = apart * (masses[layers] * mass / (_squares(apart) + 0.01))
        for layer in range(len(layers)):  # a sum in this very order, which numpy's own does not promise
            total += force[:, layer]
    total *= REPULSION * (count - 1) / few
    return total


def _squares(apart: Floats) -> Floats:
    squares: Floats = apart[0] * apart[0] + apart[1] * apart[1]
    return squares


def _moved(points: Floats, force: Floats, heat: float) -> Floats:
    """Return the points moved along the force, by `heat` where it is strong and by less where it is weak."""
    step: Floats = force * (heat / np.maximum(np.sqrt(_squares(force)), 1))
    return points + step
