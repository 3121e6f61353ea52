import codecs
import json
import os
import threading
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.errors import GraphError
from kg.export import FORMATS, members, node_link
from kg.export.graph_file import opened, said_by


@pytest.fixture
def data(sample_graph: nx.MultiDiGraph) -> dict[str, Any]:
    """Return the sample graph as parsed JSON."""
    sample_graph.nodes["dropout"].update(name="half \ud800 a pair, 雪 \u2028", rank=[1e-7, -0.0, 10**20])
    return json.loads("".join(node_link.render(sample_graph)))


LAYOUTS = {
    "one line": lambda data: json.dumps(data).encode(),
    "many lines": lambda data: json.dumps(data, indent=4, ensure_ascii=False).encode("utf-8", "surrogatepass"),
    "members turned round": lambda data: json.dumps(dict(reversed(data.items()))).encode(),
    "a byte order mark": lambda data: codecs.BOM_UTF8 + json.dumps(data).encode(),
    "UTF-16": lambda data: json.dumps(data).encode("utf-16-le"),
    "others' members": lambda data: json.dumps({"a": [1, [2]], **data, "z": {"b": []}}, separators=(",", ":")).encode() + b" \r\n\t",
}


@pytest.mark.parametrize("chunk", [1, 7, 1 << 20])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_file_in_any_layout_is_gone_through(
    data: dict[str, Any], tmp_path: Path, layout: str, chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However the JSON stands there, and wherever reading pauses, passing finds what the whole graph has, as often as one likes."""
    monkeypatch.setattr(members, "CHUNK", chunk)
    path = tmp_path / "graph.json"
    path.write_bytes(LAYOUTS[layout](data))
    graph = node_link.read(path)
    with opened(path) as file:
        assert file.graph == graph.graph
        for _ in range(2):
            assert repr(list(file.nodes(data=True))) == repr(list(graph.nodes(data=True)))
            assert repr(list(file.edges(keys=True, data=True))) == repr(list(graph.edges(keys=True, data=True)))
        said, wanted = file.said, said_by(graph)
        assert (said.node_digests, said.edge_digests) == (wanted.node_digests, wanted.edge_digests)
        for name in ("nodes", "edges", "usual_nodes", "usual_edges", "mentions"):
            assert getattr(said.outline, name) == getattr(wanted.outline, name)
        together = zip(file.nodes(data=True), file.nodes(data=True), strict=True)
        assert all(one == other for one, other in together)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda text: text + "x", "not JSON (Extra data: line 15 column 1)"),
        (lambda text: text[:-2], "not JSON (Expecting ',': line 14 column 2)"),
        (lambda text: text.replace('"known"', "known", 1), "not JSON (Expecting property name enclosed in double quotes: line 5 column "),
        (lambda text: text.replace('"name": "Dropout"', '"name": NaN'), "NaN is no number"),
        (lambda text: text.replace('"nodes": [', '"nodes": [],\n"nodes": ['), "'nodes' stands twice"),
        (lambda text: text.replace('"nodes": [', '"nodes": 3, "x": ['), "'nodes' is 3, not a list of objects"),
        (lambda text: text.replace('"nodes": [', '"nodes": [null,'), "node 1: is None, not an object"),
        (lambda text: text.replace('"edges": [', '"edge": ['), "no 'edges'"),
        (lambda text: text.replace('"target": "alexnet-paper"', '"target": "nobody"', 1), "no node 'nobody'"),
        (lambda text: "[" + text + "]", "not a graph"),
        (lambda _: "[" * 100_000, "not JSON"),
        (lambda _: "", "not JSON"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("chunk", [7, 1 << 20])
def test_a_file_that_is_no_graph_is_told(
    sample_graph: nx.MultiDiGraph, tmp_path: Path, change: Any, words: str, chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is wrong anywhere in the file is told before anything of it is used, in one line with place, cause and remedy."""
    monkeypatch.setattr(members, "CHUNK", chunk)
    path = tmp_path / "graph.json"
    path.write_text(change("".join(node_link.render(sample_graph))), encoding="utf-8")
    with pytest.raises(GraphError) as caught, opened(path):
        pass
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert words in message
    assert "; " in message
    assert "\n" not in message


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """A file that is not there, or is a folder, is a GraphError too."""
    for path in (tmp_path / "none.json", tmp_path):
        with pytest.raises(GraphError, match=r"no such file|cannot be read"), opened(path):
            pass


def test_another_file_in_its_place_makes_no_difference(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """A build that ends meanwhile puts its file there; what was opened is read to the end."""
    FORMATS["json"].write(sample_graph, tmp_path / "graph.json")
    with opened(tmp_path / "graph.json") as file:
        FORMATS["json"].write(nx.MultiDiGraph(sources=[]), tmp_path / "graph.json")
        assert [node for node, _ in file.nodes(data=True)] == list(sample_graph)


def test_a_pipe_is_gone_through(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """What can be read but once can be passed more than once, too."""
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=lambda: (tmp_path / "pipe").write_text("".join(node_link.render(sample_graph)), encoding="utf-8"))
    writer.start()
    with opened(tmp_path / "pipe") as file:
        for _ in range(2):
            assert [node for node, _ in file.nodes(data=True)] == list(sample_graph)
    writer.join()
