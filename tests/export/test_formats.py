import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

from kg.errors import OutputError
from kg.export import FORMATS, USUAL, layout, write_all

OURS = ("json", "graphml", "gexf", "cypher", "csv")


def test_the_formats_and_their_places() -> None:
    """These formats are written, under these names."""
    assert {name: each.default for name, each in FORMATS.items()} == {
        "json": "graph.json", "graphml": "graph.graphml", "gexf": "graph.gexf", "html": "graph.html",
        "cypher": "graph.cypher", "csv": "csv", "turtle": "graph.ttl", "jsonld": "graph.jsonld",
    }  # fmt: skip


def test_all_are_written(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """Each format asked for stands in the folder, in that order, and nothing else does."""
    paths = write_all(sample_graph, tmp_path / "out", OURS)
    assert paths == [tmp_path / "out" / FORMATS[name].default for name in OURS]
    assert sorted((tmp_path / "out").iterdir()) == sorted(paths)


def test_the_usual_formats_need_nothing_more() -> None:
    """What a build writes unasked is what can be written wherever the package is installed."""
    assert USUAL == ("json", "graphml", "gexf", "html", "cypher", "csv")


@pytest.mark.parametrize("name", ["turtle", "jsonld"])
def test_a_missing_library_is_told(sample_graph: nx.MultiDiGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Where a library is not installed, the format that needs it says so, and how to install it; the others are written."""
    monkeypatch.setitem(sys.modules, "rdflib", None)
    with pytest.raises(OutputError, match=f"{FORMATS[name].default}: rdflib is not installed, .*; pip install rdflib"):
        FORMATS[name].write(sample_graph, tmp_path / "graph")
    with pytest.raises(OutputError, match="rdflib"):
        FORMATS[name].render(sample_graph)
    assert write_all(sample_graph, tmp_path, ["json"]) == [tmp_path / "graph.json"]


def test_one_picture_for_all(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """Formats that show where nodes stand work that out once between them."""
    layout._settled.cache_clear()
    write_all(sample_graph, tmp_path / "out", ["graphml", "gexf", "html"])
    assert layout._settled.cache_info().misses == 1


def test_an_unknown_format_writes_nothing(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """A name that is no format is refused before anything is written."""
    with pytest.raises(KeyError, match="docx"):
        write_all(sample_graph, tmp_path / "out", ["json", "docx"])
    assert not (tmp_path / "out").exists()


def test_an_unwritable_folder_is_told(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """A file in place of the folder is an OutputError for every format."""
    (tmp_path / "out").write_text("")
    for name in OURS:
        with pytest.raises(OutputError, match="below a file"):
            write_all(sample_graph, tmp_path / "out", [name])


@pytest.mark.slow
def test_the_table_of_formats_imports_no_format() -> None:
    """To know the formats, neither networkx nor numpy nor a format's module is imported."""
    code = "import sys, kg.export; sys.exit(sum(name in sys.modules for name in ('numpy', 'networkx', 'pyvis', 'kg.export.graphml')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
