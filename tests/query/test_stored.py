"""Reading a graph to ask it."""

import json
import re
import subprocess
import sys

import pytest

from kg.errors import GraphError
from kg.export import FORMATS, node_link
from kg.query import as_record, explain, find, read


def test_a_graph_is_named_as_one_likes(sample_graph, tmp_path):
    """By its file or its folder, as a path or as text."""
    FORMATS["json"].write(sample_graph, tmp_path / "graph.json")
    for place in (tmp_path, str(tmp_path), tmp_path / "graph.json", str(tmp_path / "graph.json")):
        assert set(read(place).things) == set(sample_graph)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"nodes": [], "edges": []}', '{"nodes": 1, "edges": null, "graph": {}}'])
def test_no_graph_is_refused(tmp_path, text):
    """What is no graph is refused with its place."""
    (tmp_path / "graph.json").write_text(text)
    with pytest.raises(GraphError, match=r"graph\.json"):
        read(tmp_path / "graph.json")


def test_a_thing_without_its_keys_is_refused(sample_graph, tmp_path):
    """A record that lacks what it must have is named."""
    data = json.loads("".join(node_link.render(sample_graph)))
    data["nodes"][-1].pop("mentions")
    (tmp_path / "graph.json").write_text(json.dumps(data))
    with pytest.raises(GraphError, match="node 4: no 'mentions'"):
        read(tmp_path / "graph.json")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda edge: edge.update(evidence=[]), "'evidence' is [], not a list of objects with something in it"),
        (lambda edge: edge["evidence"][0].pop("quote"), "evidence 1: no 'quote'"),
        (lambda edge: edge["evidence"][0].update(source="other"), "evidence 1: no talk 'other'"),
        (lambda edge: edge["evidence"][0]["object"].update(start=True), "object: 'start' is True, not a whole number"),
        (lambda edge: edge["evidence"][0].update(quote="\udcff"), "not JSON ('utf-8' codec"),
    ],
)
def test_a_fault_of_evidence_is_told_where_it_is_asked_for(sample_graph, tmp_path, change, words):
    """What does not rest on it is answered; what does is refused, with file, edge and cause."""
    data = json.loads("".join(node_link.render(sample_graph)))
    change(data["edges"][0])
    (tmp_path / "graph.json").write_bytes(json.dumps(data, ensure_ascii=False).encode(errors="surrogateescape"))
    graph = read(tmp_path / "graph.json")
    key = data["edges"][0]["key"]
    assert find(graph, "dropout")
    assert explain(graph, "dropout").statements
    with pytest.raises(GraphError, match=f"graph.json: edge '{key}'.*{re.escape(words)}"):
        explain(graph, "alex-krizhevsky")


def test_evidence_that_is_written_otherwise_is_read(sample_graph, tmp_path):
    """A quote with half a character is evidence as well."""
    data = json.loads("".join(node_link.render(sample_graph)))
    data["edges"][0]["evidence"][0]["quote"] = "half \ud800"
    (tmp_path / "graph.json").write_text(json.dumps(data))
    assert explain(read(tmp_path / "graph.json"), "alex-krizhevsky").statements[0].evidence[0].quote == "half \ud800"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_what_is_written_otherwise_is_read(sample_graph, tmp_path, encoding):
    """A graph in another encoding, and a text with half a character, are read as well."""
    sample_graph.nodes["dropout"]["name"] = "Drop\ud800"
    (tmp_path / "graph.json").write_text("".join(node_link.render(sample_graph)), encoding=encoding)
    assert read(tmp_path / "graph.json").things["dropout"]["name"] == "Drop\ud800"


def test_reading_is_quick(tmp_path, sample_graph):
    """Asking loads neither networkx nor spaCy nor numpy."""
    FORMATS["json"].write(sample_graph, tmp_path / "graph.json")
    program = (
        "import sys, pathlib, kg.query as q; g = q.read(pathlib.Path(sys.argv[1])); assert q.find(g, 'krisevski'); print(*sys.modules)"
    )
    loaded = set(subprocess.check_output([sys.executable, "-c", program, str(tmp_path / "graph.json")], text=True).split())
    assert "kg.query" in loaded
    assert loaded & {"networkx", "spacy", "numpy", "rich", "typer"} == set()


def test_an_answer_is_json(stored):
    """Every value becomes a record that JSON holds, with names in camelCase."""
    (record,) = as_record(find(stored, "Dropout"))
    assert json.loads(json.dumps(record)) == {
        "id": "dropout", "name": "Dropout", "type": "Method", "called": "Dropout", "by": "name", "score": 1.0, "mentions": 1,
    }  # fmt: skip
    assert "subjectName" in as_record(explain(stored, "dropout"))["statements"][0]
