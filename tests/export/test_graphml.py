import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from xml.etree import ElementTree as ET

import igraph
import networkx as nx
import pytest

from kg.export import FORMATS, graphml
from kg.export.columns import plain

GraphOf = Callable[[str], nx.MultiDiGraph]
NS, Y = "{http://graphml.graphdrawing.org/xmlns}", "{http://www.yworks.com/xml/graphml}"
NEGATED = "dropout:DESCRIBED_IN:alexnet-paper:negated"


@pytest.fixture
def path(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> Path:
    """Return the sample graph's file."""
    FORMATS["graphml"].write(sample_graph, tmp_path / "graph.graphml")
    return tmp_path / "graph.graphml"


def test_networkx_reads_it(sample_graph: nx.MultiDiGraph, path: Path) -> None:
    """networkx finds the same nodes and edges, and everything that they say but for offsets."""
    graph = nx.read_graphml(path, force_multigraph=True)
    assert list(graph.nodes) == list(sample_graph.nodes)
    assert list(graph.edges(keys=True)) == list(sample_graph.edges(keys=True))
    node = graph.nodes["alex-krizhevsky"]
    places = {name: node.pop(name) for name in "xy"}
    assert all(isinstance(place, float) for place in places.values())
    assert node == {
        "label": "Alex Krizhevsky", "size": 26.4, "r": 230, "g": 159, "b": 0,
        "type": "Person", "name": "Alex Krizhevsky", "aliases": '["Krizhevsky"]', "known": True, "salience": 0.41, "confidence": 0.93,
        "mentionCount": 1, "sources": '["talk"]', "surfaces": '["alex kaczowski"]', "lines": "[1]", "how": '["sound"]',
    }  # fmt: skip
    assert graph.edges["dropout", "alexnet-paper", NEGATED] == {
        "label": "DESCRIBED_IN", "weight": 0.5, "key": NEGATED, "polarity": "negated", "confidence": 0.5,
        "quotes": '["alex ned paper it does not use dropout"]', "sources": '["talk"]', "lines": "[2]",
        "subjectSurfaces": '["dropout"]', "objectSurfaces": '["alex ned paper"]',
    }  # fmt: skip
    source = {name: value for name, value in sample_graph.graph["sources"][0].items() if name != "text"}
    assert json.loads(graph.graph["sources"]) == [source]
    assert graph.graph["kgVersion"] == "0.1.0"


def test_networkx_writes_it_again(path: Path, tmp_path: Path) -> None:
    """What networkx has read, written and read again is the same."""
    graph = nx.read_graphml(path, force_multigraph=True)
    nx.write_graphml_xml(graph, tmp_path / "again.graphml")
    assert nx.utils.graphs_equal(graph, nx.read_graphml(tmp_path / "again.graphml", force_multigraph=True))


def test_igraph_reads_it(sample_graph: nx.MultiDiGraph, path: Path) -> None:
    """igraph finds the same nodes, edges, names, labels, keys and weights."""
    graph = igraph.Graph.Read_GraphML(str(path))
    assert graph.is_directed()
    assert graph.vs["id"] == list(sample_graph.nodes)
    assert graph.vs["label"] == graph.vs["name"] == [name for _, name in sample_graph.nodes(data="name")]
    ends = [(graph.vs[edge.source]["id"], graph.vs[edge.target]["id"], edge["key"], edge["label"]) for edge in graph.es]
    assert ends == list(sample_graph.edges(keys=True, data="type"))
    assert graph.es["weight"] == [confidence for *_, confidence in sample_graph.edges(data="confidence")]
    assert not {"d3", "d7"} & {*graph.vs.attributes(), *graph.es.attributes()}, "yEd's own, which are empty for all others"


def test_what_gephi_draws_from(path: Path) -> None:
    """Every node has label, size, whole colours from 0 to 255 and a place of its own."""
    nodes = dict(nx.read_graphml(path, force_multigraph=True).nodes(data=True))
    assert all(0 <= node[channel] <= 255 for node in nodes.values() for channel in "rgb")
    assert len({(node["x"], node["y"]) for node in nodes.values()}) == len(nodes)
    assert nodes["alexnet-paper"]["size"] > nodes["dropout"]["size"]
    assert nodes["alex-krizhevsky"]["r"] == nodes["geoffrey-hinton"]["r"] != nodes["dropout"]["r"]


def test_what_yed_draws(path: Path) -> None:
    """yEd finds the label of every node and edge, and the nodes in the colours and places that Gephi shows them in."""
    root = ET.parse(path).getroot()
    assert {key.get("yfiles.type"): key.get("id") for key in root.iter(f"{NS}key") if key.get("yfiles.type")} == {
        "nodegraphics": "d3", "edgegraphics": "d7",
    }  # fmt: skip
    shape = root.find(f"{NS}graph/{NS}node[@id='dropout']/{NS}data[@key='d3']/{Y}ShapeNode")
    node = nx.read_graphml(path, force_multigraph=True).nodes["dropout"]
    assert shape.find(f"{Y}NodeLabel").text == node["label"] == "Dropout"
    assert shape.find(f"{Y}Fill").get("color") == "#009e73"
    x, y, width, height = (float(shape.find(f"{Y}Geometry").get(name)) for name in ("x", "y", "width", "height"))
    assert (x + width / 2, y + height / 2, width) == pytest.approx((node["x"], node["y"], node["size"]), abs=0.06)
    assert [label.text for label in root.iter(f"{Y}EdgeLabel")] == ["AUTHORED", "AUTHORED", "DESCRIBED_IN"]


def test_a_label_is_no_markup(named_graph: GraphOf, tmp_path: Path) -> None:
    """A name that begins as HTML does not begin so for yEd, which would render it; elsewhere it is as it is."""
    name = "<html><img src=x>"
    FORMATS["graphml"].write(named_graph(name), tmp_path / "graph.graphml")
    labels = [label.text for label in ET.parse(tmp_path / "graph.graphml").getroot().iter(f"{Y}NodeLabel")]
    assert f" {name}" in labels
    assert nx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True).nodes["dropout"]["label"] == name


def test_seconds_and_links_of_evidence_arrive(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """When a talk says it, and where one can hear it, stands on the edge, a piece of evidence each."""
    evidence = sample_graph.edges["dropout", "alexnet-paper", NEGATED]["evidence"]
    evidence.append({**evidence[0], "seconds": 61.5, "url": "https://example.org/watch?v=1&t=61"})
    FORMATS["graphml"].write(sample_graph, tmp_path / "graph.graphml")
    edge = nx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True).edges["dropout", "alexnet-paper", NEGATED]
    assert (json.loads(edge["seconds"]), json.loads(edge["urls"])) == ([-1.0, 61.5], ["", "https://example.org/watch?v=1&t=61"])


def test_what_apoc_reads(path: Path) -> None:
    """A node's labels and an edge's type are XML attributes, and a list says what it is a list of."""
    root = ET.parse(path).getroot()
    kinds = ["Person", "Person", "Paper", "Method"]
    assert [node.get("labels") for node in root.iter(f"{NS}node")] == [f":Entity:{kind}" for kind in kinds]
    assert [edge.get("label") for edge in root.iter(f"{NS}edge")] == ["AUTHORED", "AUTHORED", "DESCRIBED_IN"]
    keys = {key.get("id"): (key.get("attr.type"), key.get("attr.list")) for key in root.iter(f"{NS}key")}
    assert keys["n_aliases"] == keys["e_quotes"] == ("string", "string")
    assert keys["n_lines"] == keys["e_lines"] == ("string", "long")
    assert keys["e_seconds"] == ("string", "double")
    assert keys["n_mentionCount"] == ("long", None)


def test_ids_are_unique_and_keys_are_declared(path: Path) -> None:
    """No id stands twice in the document, and every key is declared for its element."""
    root = ET.parse(path).getroot()
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    declared = {(key.get("for"), key.get("id")) for key in root.iter(f"{NS}key")}
    used = {(element.tag.removeprefix(NS), datum.get("key")) for element in root.iter() for datum in element.findall(f"{NS}data")}
    assert used <= declared


def test_hostile_text_survives(named_graph: GraphOf, hostile: str, tmp_path: Path) -> None:
    """Any text comes back without what XML forbids; where nothing is left the id is the label."""
    FORMATS["graphml"].write(named_graph(hostile), tmp_path / "graph.graphml")
    graph = nx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True)
    assert graph.nodes["dropout"]["label"] == (plain(hostile) or "dropout")
    assert json.loads(graph.nodes["dropout"]["aliases"]) == [plain(hostile), "another"]
    assert json.loads(graph.edges["dropout", "alexnet-paper", NEGATED]["quotes"]) == [plain(hostile)]
    assert plain(json.loads(graph.graph["sources"])[0]["title"]) == plain(hostile)
    assert igraph.Graph.Read_GraphML(str(tmp_path / "graph.graphml")).vcount() == 4


def test_a_key_with_odd_letters_is_quoted(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """Ids go through the XML as they are, whatever letters they hold."""
    sample_graph.add_node("a\"<&'b é", **sample_graph.nodes["dropout"])
    FORMATS["graphml"].write(sample_graph, tmp_path / "graph.graphml")
    assert "a\"<&'b é" in nx.read_graphml(tmp_path / "graph.graphml")


def test_an_empty_graph_is_a_document(tmp_path: Path) -> None:
    """A graph without nodes gives a file that is read back."""
    FORMATS["graphml"].write(nx.MultiDiGraph(sources=[], kgVersion="0.1.0", catalog=None, weights=None), tmp_path / "graph.graphml")
    assert len(nx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True)) == 0


def test_the_graph_is_not_changed(sample_graph: nx.MultiDiGraph) -> None:
    """Rendering leaves the graph as it is."""
    before = deepcopy(sample_graph)
    "".join(graphml.render(sample_graph))
    assert nx.utils.graphs_equal(before, sample_graph)
