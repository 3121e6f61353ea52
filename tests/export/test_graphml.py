from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from xml.etree import ElementTree as ET

import igraph
import networkx as nx
import pytest

from kg.export import graphml
from kg.export.rows import plain

GraphOf = Callable[[str], nx.MultiDiGraph]
NS = "{http://graphml.graphdrawing.org/xmlns}"


@pytest.fixture
def path(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> Path:
    """Return the sample graph's file."""
    graphml.write(sample_graph, tmp_path / "graph.graphml")
    return tmp_path / "graph.graphml"


def test_networkx_reads_it(sample_graph: nx.MultiDiGraph, path: Path) -> None:
    """networkx finds the same nodes and edges, their keys, and flat attributes of the right kinds."""
    graph = nx.read_graphml(path, force_multigraph=True)
    assert list(graph.nodes) == list(sample_graph.nodes)
    assert list(graph.edges(keys=True)) == list(sample_graph.edges(keys=True))
    node = graph.nodes["alex-krizhevsky"]
    assert {key: node[key] for key in ("label", "type", "aliases", "known", "salience", "mentionCount", "surfaces", "lines", "talks")} == {
        "label": "Alex Krizhevsky", "type": "Person", "aliases": "Krizhevsky", "known": True, "salience": 0.41, "mentionCount": 1,
        "surfaces": "alex kaczowski", "lines": "1", "talks": "talk",
    }  # fmt: skip
    edge = graph.edges["dropout", "alexnet-paper", "dropout:DESCRIBED_IN:alexnet-paper:negated"]
    assert {key: edge[key] for key in ("label", "weight", "polarity", "evidenceCount", "quotes", "lines")} == {
        "label": "DESCRIBED_IN", "weight": 0.5, "polarity": "negated", "evidenceCount": 1,
        "quotes": "alex ned paper it does not use dropout", "lines": "2",
    }  # fmt: skip
    assert graph.graph["titles"] == "A talk"
    assert graph.graph["kgVersion"] == "0.1.0"


def test_igraph_reads_it(sample_graph: nx.MultiDiGraph, path: Path) -> None:
    """igraph finds the same nodes, edges, labels and weights."""
    graph = igraph.Graph.Read_GraphML(str(path))
    assert graph.is_directed()
    assert graph.vs["id"] == list(sample_graph.nodes)
    assert graph.vs["label"] == [name for _, name in sample_graph.nodes(data="name")]
    ends = [(graph.vs[edge.source]["id"], graph.vs[edge.target]["id"], edge["label"]) for edge in graph.es]
    assert ends == list(sample_graph.edges(data="type"))
    assert graph.es["weight"] == [confidence for *_, confidence in sample_graph.edges(data="confidence")]


def test_what_gephi_draws_from(path: Path) -> None:
    """Every node has label, size, whole colours from 0 to 255 and a place of its own."""
    nodes = dict(nx.read_graphml(path, force_multigraph=True).nodes(data=True))
    assert all(0 <= node[channel] <= 255 for node in nodes.values() for channel in "rgb")
    assert len({(node["x"], node["y"]) for node in nodes.values()}) == len(nodes)
    assert nodes["alexnet-paper"]["size"] > nodes["dropout"]["size"]
    assert nodes["alex-krizhevsky"]["r"] == nodes["geoffrey-hinton"]["r"] != nodes["dropout"]["r"]


def test_what_apoc_reads(path: Path) -> None:
    """A node's labels and an edge's label are XML attributes, and the edge's label is its first datum."""
    root = ET.parse(path).getroot()
    assert [node.get("labels") for node in root.iter(f"{NS}node")] == [":Person", ":Person", ":Paper", ":Method"]
    assert [edge.get("label") for edge in root.iter(f"{NS}edge")] == ["AUTHORED", "AUTHORED", "DESCRIBED_IN"]
    assert {edge[0].get("key") for edge in root.iter(f"{NS}edge")} == {"e_label"}


def test_ids_are_unique_and_keys_are_declared(path: Path) -> None:
    """No id stands twice in the document, every key is declared for its element, and none is called d3 or d7."""
    root = ET.parse(path).getroot()
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    declared = {(key.get("for"), key.get("id")) for key in root.iter(f"{NS}key")}
    used = {(element.tag.removeprefix(NS), datum.get("key")) for element in root.iter() for datum in element.findall(f"{NS}data")}
    assert used <= declared
    assert not {"d3", "d7"} & {key for _, key in declared}


def test_hostile_text_survives(named_graph: GraphOf, hostile: str, tmp_path: Path) -> None:
    """Any text comes back without what XML forbids; where nothing is left the id is the label."""
    graphml.write(named_graph(hostile), tmp_path / "graph.graphml")
    graph = nx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True)
    assert graph.nodes["dropout"]["label"] == (plain(hostile) or "dropout")
    assert graph.edges["dropout", "alexnet-paper", "dropout:DESCRIBED_IN:alexnet-paper:negated"].get("quotes", "") == plain(hostile)
    assert igraph.Graph.Read_GraphML(str(tmp_path / "graph.graphml")).vcount() == 4


def test_lists_are_joined(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """Quotes and lines of all evidence stand side by side; talks and surfaces stand once each."""
    ends = ("geoffrey-hinton", "alexnet-paper", "geoffrey-hinton:AUTHORED:alexnet-paper")
    edge = sample_graph.edges[ends]
    edge["evidence"].append({**edge["evidence"][0], "quote": "second", "line": 3, "url": "https://example.org/?a=1&b=2"})
    graphml.write(sample_graph, tmp_path / "graph.graphml")
    read = nx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True).edges[ends]
    assert (read["quotes"], read["lines"], read["talks"]) == ("jeff hinton of the famed alex ned paper; second", "2; 3", "talk")
    assert (read["urls"], read["subjectSurfaces"], read["evidenceCount"]) == ("https://example.org/?a=1&b=2", "jeff hinton", 2)


def test_a_key_with_odd_letters_is_quoted(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """Ids go through the XML as they are, whatever letters they hold."""
    sample_graph.add_node("a\"<&'b é", **sample_graph.nodes["dropout"])
    graphml.write(sample_graph, tmp_path / "graph.graphml")
    assert "a\"<&'b é" in nx.read_graphml(tmp_path / "graph.graphml")


def test_an_empty_graph_is_a_document(tmp_path: Path) -> None:
    """A graph without nodes gives a file that is read back."""
    graphml.write(nx.MultiDiGraph(sources=[], kgVersion="0.1.0", catalog=None, weights=None), tmp_path / "graph.graphml")
    assert len(nx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True)) == 0


def test_the_graph_is_not_changed(sample_graph: nx.MultiDiGraph) -> None:
    """Rendering leaves the graph as it is."""
    before = deepcopy(sample_graph)
    "".join(graphml.render(sample_graph))
    assert nx.utils.graphs_equal(before, sample_graph)
