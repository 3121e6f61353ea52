"""Databases of large graphs, which are kept."""

import os
from pathlib import Path

import pytest

from kg.export import node_link
from kg.query.cypher import cache, engine


@pytest.fixture
def graph_file(sample_graph, tmp_path, monkeypatch) -> Path:
    """Return the file of the small graph, in a place where nothing is kept yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    node_link.write(sample_graph, tmp_path / "graph.json")
    return tmp_path / "graph.json"


def names(path: Path) -> list[str]:
    """Return the names of the methods in a database."""
    with engine.connected(path, read_only=True) as connection:
        result = connection.execute("MATCH (n:Entity {kgType: 'Method'}) RETURN n.name")
        return [row[0] for row in result.get_all()]


def test_a_graph_is_brought_into_a_database_once(graph_file, monkeypatch):
    """The database of the very same graph is found again, and nothing is read."""
    kept = cache.of(graph_file)
    monkeypatch.setattr(cache, "read", None)
    assert cache.of(graph_file) == kept
    assert names(kept) == ["Dropout"]


def test_another_graph_has_another_and_old_ones_go(graph_file, monkeypatch):
    """A graph that changed has a database of its own; those that were not used last, and what was left half made, are removed."""
    monkeypatch.setattr(cache, "KEPT", 1)
    half, made = (cache.of(graph_file).with_name(name) for name in (".old.tmp.wal", ".new.tmp"))
    half.touch()
    made.touch()
    os.utime(half, (0, 0))
    graph_file.write_text(graph_file.read_text(encoding="utf-8").replace("Dropout", "Dropped"), encoding="utf-8")
    new = cache.of(graph_file)
    assert names(new) == ["Dropped"]
    assert {path.name for path in cache.folder().iterdir()} == {new.name, made.name}
