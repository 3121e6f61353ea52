"""What a build was made of, and what is new since."""

import os
from threading import Thread

import networkx as nx
import pytest

from kg.corpus import Manifest


def manifest(things: str, relations: str, besides: str = "", **talks: str) -> Manifest:
    """Return a manifest of things and relations of one letter, made by some names."""
    return Manifest(talks, {"names": besides, "options": ""}, frozenset(things), frozenset(relations))


def test_a_manifest_describes_a_graph(tmp_path):
    """Things by their ids, relations by their keys; it comes back from its file as it was."""
    graph = nx.MultiDiGraph()
    graph.add_edge("a", "b", key="a:USES:b")
    made = Manifest.of(graph, {"talk": "digest"}, {"names": "other"})
    assert made == Manifest({"talk": "digest"}, {"names": "other"}, frozenset("ab"), frozenset({"a:USES:b"}))
    made.write(tmp_path / "built.json")
    assert Manifest.read(tmp_path / "built.json") == made


@pytest.mark.parametrize("text", ["", "[]", "{}", "[" * 100_000, '{"talks": 1, "besides": {}, "files": {}, "things": [], "relations": []}'])
def test_what_is_no_manifest_is_as_none(tmp_path, text):
    """Nothing is told of a file that is missing or is not ours."""
    assert Manifest.read(tmp_path / "built.json") is None
    (tmp_path / "built.json").write_text(text)
    assert Manifest.read(tmp_path / "built.json") is None


def test_what_lies_as_it_was_written(tmp_path):
    """A file, or all in a folder, that holds the same; what was changed, is missing or was never written does not."""
    graph, file, folder = nx.MultiDiGraph(), tmp_path / "graph.json", tmp_path / "csv"
    folder.mkdir()
    for path in (file, folder / "a.csv", tmp_path / "other"):
        path.write_text("as it was")
    made = Manifest.of(graph, {}, {}, [file, folder, tmp_path / "missing"])
    made.write(tmp_path / "built.json")
    read = Manifest.read(tmp_path / "built.json")
    assert [read.lies(path) for path in (file, folder, tmp_path / "other", tmp_path / "missing")] == [True, True, False, False]
    file.write_text("something else")
    (folder / "a.csv").unlink()
    assert not read.lies(file)
    assert not read.lies(folder)
    file.write_text("as it was")
    assert read.lies(file)


def test_a_pipe_is_not_read(tmp_path):
    """Who has a graph written to a pipe does not wait for something to come out of it."""
    os.mkfifo(tmp_path / "graph.json")
    describing = Thread(target=Manifest.of, args=(nx.MultiDiGraph(), {}, {}, [tmp_path / "graph.json"]), daemon=True)
    describing.start()
    describing.join(10)
    assert not describing.is_alive()


def test_news():
    """Talks are told apart by id and digest, things and relations are counted."""
    before = manifest("abc", "x", one="1", two="2", three="3")
    news = manifest("bcdef", "xy", zero="0", one="1", two="9").news_since(before)
    assert (news.new, news.changed, news.removed) == (("zero",), ("two",), ("three",))
    assert (news.things, news.things_gone, news.relations, news.relations_gone) == (3, 1, 1, 0)
    assert news
    assert not before.news_since(before)


def test_what_a_graph_is_made_by_is_news():
    """Where the talks are the same, what else differs is told by its name, and that alone is news."""
    news = manifest("a", "x", besides="1", one="1").news_since(manifest("a", "x", besides="2", one="1"))
    assert news.besides == ("names",)
    assert news
