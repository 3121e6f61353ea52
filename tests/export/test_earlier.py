"""What is the same as in an earlier build is taken from its files."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from unittest.mock import Mock

import networkx as nx
import pytest

from kg.export import FORMATS, flat, node_link, records
from kg.export.earlier import Noted
from kg.export.pieces import Pieces


def grown(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """Return a graph that has another talk, a thing and a relation more, and says more of an old thing."""
    more = graph.copy()
    more.graph["sources"] = [*graph.graph["sources"], {**graph.graph["sources"][0], "id": "more-\u00e9", "title": "M\u00f6re"}]
    (first, data), (second, _), *_ = graph.nodes(data=True)
    told = {**data["mentions"][0], "source": "more-\u00e9", "surface": "\u00e9\U0001f600\n\r\x85"}
    more.nodes[first].update(mentions=[*data["mentions"], told], salience=0.111)
    more.add_node("zz", **{**data, "name": "Z\u00e9", "mentions": [told]})
    *_, edge = next(iter(graph.edges(keys=True, data=True)))
    more.add_edge(second, "zz", key="zz:more", **edge)
    return more


def written(folder: Path) -> dict[Path, bytes]:
    """Return what stands in a folder, without the notes."""
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix != ".pieces"}


def write(name: str, graph: nx.MultiDiGraph, folder: Path, by: str = "kg") -> None:
    """Write a graph as a build does."""
    FORMATS[name].write(graph, folder / FORMATS[name].default, Noted(folder / "notes", by, graph))


@pytest.mark.parametrize("name", FORMATS)
def test_the_bytes_are_the_same(sample_graph: nx.MultiDiGraph, tmp_path: Path, name: str) -> None:
    """Whatever was there before, a file is as if it were written for the first time; also when the same is written again."""
    for number, graph in enumerate([sample_graph, grown(sample_graph), grown(sample_graph), sample_graph, nx.MultiDiGraph(sample_graph)]):
        write(name, graph, tmp_path / "again")
        FORMATS[name].write(graph, tmp_path / str(number) / FORMATS[name].default)
        assert written(tmp_path / "again") == written(tmp_path / str(number))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return a list that grows by what nodes and edges are made into text."""
    known: list[object] = []
    for module, maker in ((node_link, "_dumped"), (flat, "node_texts"), (flat, "edge_texts"), (records, "entity_properties")):
        work = getattr(module, maker)
        monkeypatch.setattr(module, maker, lambda said, work=work: known.append(said) or work(said))
    return known


@pytest.mark.parametrize("name", ["json", "cypher", "csv"])
def test_what_is_the_same_is_not_made_again(sample_graph: nx.MultiDiGraph, tmp_path: Path, made: list[object], name: str) -> None:
    """Only what is new, and what changes with all else, is made."""
    write(name, sample_graph, tmp_path)
    first = len(made)
    made.clear()
    write(name, grown(sample_graph), tmp_path)
    assert 0 < len(made) < first


@pytest.mark.parametrize("damage", ["changed", "cut short", "gone", "note cut short", "note emptied", "another kg"])
def test_a_file_that_is_another_is_not_used(sample_graph: nx.MultiDiGraph, tmp_path: Path, damage: str) -> None:
    """Whoever changes the file or the note, or brings another kg, has all made anew."""
    graph, note = tmp_path / "graph.json", tmp_path / "notes" / "graph.json.pieces"
    write("json", sample_graph, tmp_path)
    whole = graph.read_bytes()
    if damage == "changed":
        graph.write_bytes(whole.replace(b"e", b"f"))
    elif damage == "cut short":
        graph.write_bytes(whole[:99])
    elif damage == "gone":
        graph.unlink()
    elif damage.startswith("note"):
        note.write_bytes(note.read_bytes()[:-3] if damage == "note cut short" else b"")
    earlier = Noted(tmp_path / "notes", "another" if damage == "another kg" else "kg", sample_graph)
    with earlier.pieces(graph) as pieces:
        assert pieces.of_node(next(iter(sample_graph)), lambda: "made") == b"made"
        graph.write_bytes(whole)


def test_what_was_written_is_used(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """Nothing is made where all is the same."""
    write("json", sample_graph, tmp_path)
    node = next(iter(sample_graph))
    with Noted(tmp_path / "notes", "kg", sample_graph).pieces(tmp_path / "graph.json") as pieces:
        assert f'"id": "{node}"'.encode() in pieces.of_node(node, pytest.fail)


def test_values_that_no_file_has_are_made(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """What cannot be known by a digest is no piece."""
    one, other, *_ = sample_graph
    for node in (one, other):
        sample_graph.nodes[node]["where"] = Path("x")
    with Noted(tmp_path / "notes", "kg", sample_graph).pieces(tmp_path / "graph.json") as pieces:
        assert [pieces.of_node(one, lambda: "made"), pieces.of_node(other, lambda: "made, too")] == ["made", "made, too"]


def test_a_pipe_is_not_read(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """Who has a graph written to a pipe does not wait for something to come out of it."""
    os.mkfifo(tmp_path / "graph.json")
    with Noted(tmp_path / "notes", "kg", sample_graph).pieces(tmp_path / "graph.json") as pieces:
        assert isinstance(pieces, Pieces)


def test_what_cannot_be_read_is_made_anew(sample_graph: nx.MultiDiGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody lets us read what lies there, a file is written as it is without notes."""
    write("json", sample_graph, tmp_path)
    before = written(tmp_path)
    monkeypatch.setattr("mmap.mmap", Mock(side_effect=PermissionError(13, "Permission denied")))
    write("json", sample_graph, tmp_path)
    assert written(tmp_path) == before


def test_of_what_goes_into_a_pipe_nothing_is_taken(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """Each time a graph is written to a pipe, all of it comes out."""
    pipe, out = tmp_path / "graph.json", []
    os.mkfifo(pipe)
    for _ in range(2):
        with ThreadPoolExecutor() as threads:
            read = threads.submit(pipe.read_bytes)
            write("json", sample_graph, tmp_path)
            out.append(read.result())
    assert out == ["".join(node_link.render(sample_graph)).encode()] * 2
