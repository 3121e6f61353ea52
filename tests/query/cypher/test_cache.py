"""Databases of large graphs, which are kept."""

import os
from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.export import FORMATS
from kg.query.cypher import cache, digest, engine


@pytest.fixture
def graph_file(sample_graph, tmp_path, monkeypatch) -> Path:
    """Return the file of the small graph, in a place where nothing is kept yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    FORMATS["json"].write(sample_graph, tmp_path / "graph.json")
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


def test_a_file_that_is_as_it_was_is_not_read_again(graph_file, monkeypatch):
    """Of a file that has settled the digest is noted; one that was written anew since, even to the same size and time, is read."""
    old = graph_file.stat()
    monkeypatch.setattr(digest, "SETTLED", -1.0)
    kept = cache.of(graph_file)
    with monkeypatch.context() as patch:
        patch.setattr(digest.hashlib, "file_digest", None)
        assert cache.of(graph_file) == kept
    graph_file.write_text(graph_file.read_text(encoding="utf-8").replace("Dropout", "Dropped"), encoding="utf-8")
    os.utime(graph_file, ns=(old.st_atime_ns, old.st_mtime_ns))
    assert graph_file.stat().st_size == old.st_size
    assert names(cache.of(graph_file)) == ["Dropped"]


def test_of_a_file_that_just_changed_nothing_is_noted(graph_file, monkeypatch):
    """A file that changes again at once might look the same."""
    monkeypatch.setattr(digest, "SETTLED", 3600.0)
    kept = cache.of(graph_file)
    assert [path.name for path in cache.folder().iterdir()] == [kept.name]


@pytest.mark.parametrize("broken", ["", "\n", "nothing", "\xff"])
def test_a_broken_note_is_no_hindrance(graph_file, monkeypatch, broken):
    """What stands in a note that is none is not believed; it is written anew."""
    monkeypatch.setattr(digest, "SETTLED", -1.0)
    kept = cache.of(graph_file)
    (note,) = cache.folder().glob("*.digest")
    right = note.read_text(encoding="ascii")
    note.write_text(broken, encoding="latin-1")
    assert cache.of(graph_file) == kept
    assert note.read_text(encoding="ascii") == right


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


@pytest.mark.parametrize("damaged", [lambda whole: b"", lambda whole: whole[: len(whole) // 2], lambda whole: b"no database" * 9999])
def test_a_damaged_database_is_made_anew(graph_file, damaged):
    """Whatever became of the file, a question is answered, and the next finds it whole."""
    kept = cache.of(graph_file)
    kept.write_bytes(damaged(kept.read_bytes()))
    with cache.opened(graph_file) as connection:
        assert connection.execute("MATCH (n:Entity) RETURN count(*)").get_all() == [[4]]
    assert names(kept) == ["Dropout"]


def test_what_stands_in_the_place_of_a_database_is_named(graph_file):
    """A folder there is not ours to remove."""
    kept = cache.of(graph_file)
    kept.unlink()
    kept.mkdir()
    with pytest.raises(OutputError, match=r"\.ladybug: damaged, and cannot be removed \(.*\); remove it by hand"), cache.opened(graph_file):
        pass
