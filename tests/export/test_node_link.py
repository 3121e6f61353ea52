import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import networkx as nx
import pytest

from kg.errors import GraphError, OutputError
from kg.export import FORMATS, node_link

GraphOf = Callable[[str], nx.MultiDiGraph]


def test_round_trip(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """What was written is read as the same graph, and writing that gives the same bytes."""
    FORMATS["json"].write(sample_graph, tmp_path / "graph.json")
    graph = node_link.read(tmp_path / "graph.json")
    assert graph.graph == sample_graph.graph
    assert list(graph.nodes(data=True)) == list(sample_graph.nodes(data=True))
    assert list(graph.edges(keys=True, data=True)) == list(sample_graph.edges(keys=True, data=True))
    assert "".join(node_link.render(graph)) == (tmp_path / "graph.json").read_text(encoding="utf-8")


def test_hostile_text_survives(named_graph: GraphOf, hostile: str, tmp_path: Path) -> None:
    """Any text, halves of surrogate pairs too, comes back as it was."""
    graph = named_graph(hostile)
    FORMATS["json"].write(graph, tmp_path / "graph.json")
    assert nx.utils.graphs_equal(graph, node_link.read(tmp_path / "graph.json"))


def test_networkx_reads_it(sample_graph: nx.MultiDiGraph) -> None:
    """networkx' own reader understands the file."""
    graph = nx.node_link_graph(json.loads("".join(node_link.render(sample_graph))), edges="edges")
    assert nx.utils.graphs_equal(graph, sample_graph)


def test_one_record_a_line_in_a_fixed_order(sample_graph: nx.MultiDiGraph) -> None:
    """Each node and edge has its line, its keys in one order whatever order the attributes came in."""
    sample_graph.nodes["dropout"].update(dict(reversed(list(sample_graph.nodes["dropout"].items()))))
    data = sample_graph.nodes["dropout"]
    for key in list(data):
        data[key] = data.pop(key)
    lines = "".join(node_link.render(sample_graph)).splitlines()
    (line,) = [line for line in lines if line.startswith('{"id": "dropout"')]
    keys = ["id", "name", "type", "aliases", "known", "corrected", "salience", "confidence", "mentions"]
    assert list(json.loads(line.rstrip(","))) == keys
    edge = json.loads(next(line for line in lines if line.startswith('{"source"')).rstrip(","))
    assert list(edge) == ["source", "target", "key", "type", "polarity", "confidence", "evidence"]


def test_text_is_not_escaped(named_graph: GraphOf) -> None:
    """Letters beyond ASCII stand as they are, for people who search the file."""
    assert '"name": "Schrödinger 雪"' in "".join(node_link.render(named_graph("Schrödinger 雪")))


def test_attributes_of_others_are_kept(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """An attribute that somebody added stands after the known ones and survives."""
    sample_graph.nodes["dropout"]["pagerank"] = 0.5
    FORMATS["json"].write(sample_graph, tmp_path / "graph.json")
    assert node_link.read(tmp_path / "graph.json").nodes["dropout"]["pagerank"] == 0.5


@pytest.mark.parametrize("name", ["incoming_graph_data", "self", "multigraph_input"])
def test_any_attribute_of_the_graph_is_kept(sample_graph: nx.MultiDiGraph, tmp_path: Path, name: str) -> None:
    """An attribute of the whole graph may have any name."""
    sample_graph.graph[name] = "theirs"
    FORMATS["json"].write(sample_graph, tmp_path / "graph.json")
    assert node_link.read(tmp_path / "graph.json").graph[name] == "theirs"


def test_an_empty_graph_is_a_graph(tmp_path: Path) -> None:
    """A talk without entities gives a file that is read back."""
    graph = nx.MultiDiGraph(sources=[], kgVersion="0.1.0", catalog=None, weights=None)
    FORMATS["json"].write(graph, tmp_path / "graph.json")
    assert nx.utils.graphs_equal(graph, node_link.read(tmp_path / "graph.json"))


def test_the_graph_is_not_changed(sample_graph: nx.MultiDiGraph) -> None:
    """Rendering leaves the graph as it is."""
    before = deepcopy(sample_graph)
    "".join(node_link.render(sample_graph))
    assert nx.utils.graphs_equal(before, sample_graph)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"\xff\xfe\xfa", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'{"directed": NaN}', "NaN is no number"),
        (b'{"directed": -Infinity}', "-Infinity is no number"),
        (b"[]", "not a graph but other JSON"),
        (b"{}", "not a graph, for it has no 'directed'"),
        (b"so welcome everybody", "not a graph, for it is not JSON ("),
    ],
)
def test_a_file_that_is_no_graph_is_told(tmp_path: Path, content: bytes, words: str) -> None:
    """Whatever else lies in the file gives one line with place, cause and remedy."""
    (tmp_path / "graph.json").write_bytes(content)
    with pytest.raises(GraphError) as caught:
        node_link.read(tmp_path / "graph.json")
    message = str(caught.value)
    assert message.startswith(f"{tmp_path / 'graph.json'}: ")
    assert words in message
    assert message.endswith("; give the graph.json that kg build writes, or its folder")
    assert "\n" not in message


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """A file that is not there, or is a folder, is a GraphError too."""
    for path, cause in {tmp_path / "none.json": "no such file", tmp_path: r"cannot be read \(Is a directory\)"}.items():
        with pytest.raises(GraphError, match=rf"^{path}: {cause}; give the graph\.json that kg build writes"):
            node_link.read(path)


def test_an_unwritable_place_is_told(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """A place that cannot be written is an OutputError."""
    with pytest.raises(OutputError, match="is a folder"):
        FORMATS["json"].write(sample_graph, tmp_path)
