"""How two things are connected."""

import math
from dataclasses import replace
from itertools import pairwise, permutations
from random import Random

import networkx as nx
import pytest
from msgspec.structs import replace as changed

from kg.query import certain, shortest


def test_the_shortest_way_has_fewest_relations(ways):
    """Directions make no difference, and confidence is the product along the way."""
    way = shortest(ways, "a", "d")
    assert (way.things, way.names, way.confidence) == (("a", "d"), ("A", "D"), 0.3)


def test_the_surest_way_may_be_longer(ways):
    """Of all ways, it has the greatest product of confidences."""
    way = certain(ways, "a", "d")
    assert way.things == ("a", "b", "c", "d")
    assert way.confidence == pytest.approx(0.9**3)
    assert [(step.subject, step.object) for step in way.steps] == [("b", "a"), ("b", "c"), ("c", "d")]


@pytest.mark.parametrize("search", [shortest, certain])
def test_what_is_denied_connects_nothing(ways, search):
    """There is no way to what only a denied relation joins, and a way of no step from a thing to itself."""
    assert search(ways, "a", "e") is None
    assert search(ways, "e", "e").steps == ()


@pytest.mark.parametrize("seed", range(8))
def test_no_way_is_better(ways, seed):
    """Of any two things in any graph, the way is as short, or as sure, as the best there is; what nothing connects has none."""
    draw, names = Random(seed), "abcdefghijkl"
    edge, edges, joined = ways.edges[0], [], nx.MultiGraph()
    joined.add_nodes_from(names)
    for number in range(14):
        source, target, confidence = draw.choice(names), draw.choice(names), draw.choice([0.2, 0.5, 0.9, 1.0])
        edges.append(changed(edge, source=source, target=target, key=str(number), confidence=confidence))
        joined.add_edge(source, target, doubt=-math.log(confidence))
    graph = replace(ways, nodes=[changed(ways.nodes[0], id=name, name=name) for name in names], edges=edges)
    for one, other in permutations(names, 2):
        short, sure = shortest(graph, one, other), certain(graph, one, other)
        if not nx.has_path(joined, one, other):
            assert short is sure is None
            continue
        assert len(short.steps) == nx.shortest_path_length(joined, one, other)
        assert -math.log(sure.confidence) == pytest.approx(nx.shortest_path_length(joined, one, other, "doubt"), abs=1e-9)
        for way in (short, sure):
            assert [{step.subject, step.object} for step in way.steps] == [set(pair) for pair in pairwise(way.things)]
