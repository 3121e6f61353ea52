"""Graphs that the tests of asking share."""

import pytest

from kg.export import FORMATS
from kg.query import Stored, read


@pytest.fixture
def stored(sample_graph, tmp_path) -> Stored:
    """Return the small graph as it is stored."""
    FORMATS["json"].write(sample_graph, tmp_path / "stored.json")
    return read(tmp_path / "stored.json")


@pytest.fixture
def ways(sample_graph, tmp_path) -> Stored:
    """Return four things in a ring, whose longer way is the surer, and a fifth that only a denied relation joins."""
    graph = sample_graph.copy()
    graph.remove_edges_from(list(graph.edges(keys=True)))
    node, (_, _, edge) = graph.nodes["dropout"], next(iter(sample_graph.edges(data=True)))
    graph.remove_nodes_from(list(graph))
    for name in "abcde":
        graph.add_node(name, **{**node, "name": name.upper()})
    for source, target, confidence in [("a", "d", 0.3), ("b", "a", 0.9), ("b", "c", 0.9), ("c", "d", 0.9)]:
        graph.add_edge(source, target, f"{source}{target}", **{**edge, "confidence": confidence})
    graph.add_edge("d", "e", "de", **{**edge, "polarity": "negated", "confidence": 1})
    FORMATS["json"].write(graph, tmp_path / "ways.json")
    return read(tmp_path / "ways.json")
