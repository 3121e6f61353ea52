import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from kg.export import FORMATS, gexf
from kg.export.columns import plain
from kg.export.layout import positions

GraphOf = Callable[[str], nx.MultiDiGraph]
NS = "{http://gexf.net/1.3}"
NEGATED = "dropout:DESCRIBED_IN:alexnet-paper:negated"


@pytest.fixture
def path(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> Path:
    """Return the file of the sample graph, in which two edges of a pair differ in polarity alone."""
    data = sample_graph.edges["dropout", "alexnet-paper", NEGATED]
    sample_graph.add_edge("dropout", "alexnet-paper", "dropout:DESCRIBED_IN:alexnet-paper", **{**data, "polarity": "asserted"})
    FORMATS["gexf"].write(sample_graph, tmp_path / "graph.gexf")
    return tmp_path / "graph.gexf"


def test_networkx_reads_it(sample_graph: nx.MultiDiGraph, path: Path) -> None:
    """networkx finds the same nodes and edges, what they say but for offsets, and what Gephi draws from."""
    graph = nx.read_gexf(path)
    assert list(graph.nodes) == list(sample_graph.nodes)
    assert list(graph.edges(keys=True)) == list(sample_graph.edges(keys=True))
    x, y = positions(sample_graph)["alex-krizhevsky"]
    assert graph.nodes["alex-krizhevsky"] == {
        "label": "Alex Krizhevsky", "type": "Person", "name": "Alex Krizhevsky", "aliases": '["Krizhevsky"]', "known": True,
        "salience": 0.41, "confidence": 0.93, "mentionCount": 1, "sources": '["talk"]', "surfaces": '["alex kaczowski"]',
        "lines": "[1]", "how": '["sound"]',
        "viz": {"size": 26.4, "position": {"x": x, "y": y, "z": 0.0}, "color": {"r": 230, "g": 159, "b": 0, "a": 1.0}},
    }  # fmt: skip
    assert graph.edges["dropout", "alexnet-paper", NEGATED] == {
        "id": NEGATED, "label": "DESCRIBED_IN", "weight": 0.5, "polarity": "negated", "confidence": 0.5,
        "quotes": '["alex ned paper it does not use dropout"]', "sources": '["talk"]', "lines": "[2]",
        "subjectSurfaces": '["dropout"]', "objectSurfaces": '["alex ned paper"]',
    }  # fmt: skip


def test_gephi_keeps_parallel_edges_apart(path: Path) -> None:
    """What is negated is of another kind than what is asserted, since Gephi joins the edges of a pair that are of one kind."""
    edges = ET.parse(path).getroot().iter(f"{NS}edge")
    assert [edge.get("kind") for edge in edges] == ["AUTHORED", "AUTHORED", "DESCRIBED_IN (negated)", "DESCRIBED_IN"]


def test_the_talk_is_told(path: Path) -> None:
    """The document is described by the titles of the talks, and carries no date of its own."""
    meta = ET.parse(path).getroot().find(f"{NS}meta")
    assert meta.attrib == {}
    assert [element.text for element in meta] == ["kg 0.1.0", "A talk"]


def test_hostile_text_survives(named_graph: GraphOf, hostile: str, tmp_path: Path) -> None:
    """Any text comes back without what XML forbids; where nothing is left the id is the label."""
    FORMATS["gexf"].write(named_graph(hostile), tmp_path / "graph.gexf")
    graph = nx.read_gexf(tmp_path / "graph.gexf")
    quotes = {data["id"]: data["quotes"] for *_, data in graph.edges(data=True)}
    assert graph.nodes["dropout"]["label"] == (plain(hostile) or "dropout")
    assert graph.nodes["dropout"]["name"] == plain(hostile)
    assert json.loads(graph.nodes["dropout"]["surfaces"]) == [plain(hostile)]
    assert json.loads(quotes[NEGATED]) == [plain(hostile)]


def test_an_empty_graph_is_a_document(tmp_path: Path) -> None:
    """A graph without nodes gives a file that is read back."""
    FORMATS["gexf"].write(nx.MultiDiGraph(sources=[], kgVersion=None, catalog=None, weights=None), tmp_path / "graph.gexf")
    assert len(nx.read_gexf(tmp_path / "graph.gexf")) == 0


def test_the_graph_is_not_changed(sample_graph: nx.MultiDiGraph) -> None:
    """Rendering leaves the graph as it is."""
    before = deepcopy(sample_graph)
    "".join(gexf.render(sample_graph))
    assert nx.utils.graphs_equal(before, sample_graph)
