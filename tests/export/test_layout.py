import math
import random

import networkx as nx
import pytest

from kg.export import layout
from kg.export.layout import positions

Places = dict[str, tuple[float, float]]


def graph_of(edges: list[tuple[str, str]], alone: tuple[str, ...] = ()) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    graph.add_edges_from(edges)
    graph.add_nodes_from(alone)
    return graph


def planted(groups: int, size: int) -> nx.MultiDiGraph:
    plan = nx.planted_partition_graph(groups, size, 0.3, 0.01, seed=1)
    return graph_of([(f"{a:03}", f"{b:03}") for a, b in plan.edges])


def test_the_picture_does_not_depend_on_the_order() -> None:
    """The same graph has the same picture, however its nodes and edges came in."""
    graph = planted(3, 12)
    nodes, edges = list(graph), list(graph.edges)
    random.Random(0).shuffle(nodes)
    random.Random(1).shuffle(edges)
    other = nx.MultiDiGraph()
    other.add_nodes_from(nodes)
    other.add_edges_from(edges)
    assert positions(other) == positions(graph)
    assert list(positions(other)) == nodes


def test_a_known_picture() -> None:
    """The places are these, to the decimal, on every machine and in every release."""
    graph = graph_of([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")], alone=("e",))
    assert positions(graph) == {"a": (-9.7, -30.0), "b": (33.1, -46.6), "c": (31.0, 13.8), "d": (47.8, 60.6), "e": (-170.1, 16.9)}


def test_communities_come_apart() -> None:
    """A node stands nearest to the middle of its own community."""
    places = positions(planted(4, 30))
    groups = [[places[f"{30 * group + number:03}"] for number in range(30)] for group in range(4)]
    middles = [(sum(x for x, _ in group) / 30, sum(y for _, y in group) / 30) for group in groups]
    right = sum(
        min(range(4), key=lambda other: math.dist(place, middles[other])) == number
        for number, group in enumerate(groups)
        for place in group
    )
    assert right >= 0.95 * 120


def test_loose_nodes_stay_near() -> None:
    """A node without an edge, and a pair apart from the rest, stand not much farther out than the rest."""
    edges = [(f"hub{number % 3}", f"n{number}") for number in range(60)]
    places = positions(graph_of([*edges, ("hub0", "hub1"), ("hub1", "hub2"), ("x", "y")], alone=("z",)))
    reach = {node: math.hypot(*place) for node, place in places.items()}
    assert max(reach["x"], reach["y"], reach["z"]) < 2 * max(reach[node] for node in reach if node not in "xyz")


@pytest.mark.parametrize(
    ("graph", "count"),
    [(graph_of([]), 0), (graph_of([], ("a",)), 1), (graph_of([("a", "a")]), 1), (graph_of([("a", "b"), ("a", "b"), ("b", "a")]), 2)],
    ids=["empty", "one", "loop", "parallel"],
)
def test_small_graphs(graph: nx.MultiDiGraph, count: int) -> None:
    """Graphs of none, one and two nodes, loops and parallel edges have a picture."""
    places = positions(graph)
    assert len(set(places.values())) == count
    assert all(math.isfinite(number) for place in places.values() for number in place)


def test_a_large_graph_has_a_picture() -> None:
    """Where only some pairs push each other apart, no two nodes share a place."""
    places = positions(graph_of([(f"{a}", f"{b}") for a, b in nx.barabasi_albert_graph(2000, 2, seed=1).edges]))
    assert len(set(places.values())) == 2000


def test_a_picture_is_worked_out_once() -> None:
    """Who asks again for the picture of a graph has it at once; one more edge is another picture."""
    layout._settled.cache_clear()
    graph = graph_of([("a", "b"), ("b", "c")], alone=("d",))
    first = positions(graph)
    assert positions(graph.copy()) == first
    assert layout._settled.cache_info().misses == 1
    graph.add_edge("c", "d")
    assert positions(graph) != first
    assert layout._settled.cache_info().misses == 2
