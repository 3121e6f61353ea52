"""`kg export`: one more format."""

import sys

import pytest

from kg.export import FORMATS


@pytest.mark.parametrize("format_", FORMATS)
def test_export_beside_the_graph(kg_run, graph_path, format_):
    """Without a path the export lies beside the graph under its usual name, and the path is printed."""
    result = kg_run("export", graph_path, "--to", format_)
    assert result.stdout == f"{graph_path.parent / FORMATS[format_].default}\n"
    assert (graph_path.parent / FORMATS[format_].default).exists()


@pytest.mark.parametrize("format_", [name for name in FORMATS if name != "csv"])
def test_export_prints_what_it_would_write(kg_run, graph_path, tmp_path, format_):
    """`-o -` prints the bytes of the file."""
    kg_run("export", graph_path, "--to", format_, "-o", tmp_path / "file")
    assert kg_run("export", graph_path, "--to", format_, "-o", "-").stdout_bytes == (tmp_path / "file").read_bytes()


@pytest.mark.parametrize(
    "command", [("export", "none.json", "--to", "turtle"), ("build", "none.txt", "--formats", "json,jsonld")], ids=lambda words: words[0]
)
def test_a_library_that_is_missing_is_told_first(kg_run, monkeypatch, command):
    """What a format needs is asked for before anything is read, and its lack is told in one line."""
    monkeypatch.setitem(sys.modules, "rdflib", None)
    result = kg_run(*command)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "rdflib is not installed" in result.stderr
    assert result.stderr.count("\n") == 1
