"""`kg export`: one more format."""

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
