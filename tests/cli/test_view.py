"""`kg view`: the page of a graph, in the browser."""

import os
import tempfile
import webbrowser
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _temporary(monkeypatch, tmp_path):
    """Let temporary files be this test's."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))


@pytest.fixture
def opened(monkeypatch):
    """Return the addresses that a browser is given."""
    addresses = []
    monkeypatch.setattr(webbrowser, "open", lambda address: addresses.append(address) or True)
    return addresses


def test_the_page_opens(kg_run, graph_path, opened):
    """Where there is no page, it is written beside the graph; its path is printed, and a browser opens it."""
    page = graph_path.with_name("graph.html")
    result = kg_run("view", graph_path.parent)
    assert (result.exit_code, result.stdout) == (0, f"{page}\n")
    assert opened == [page.as_uri()]
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_no_browser_is_asked(kg_run, graph_path, opened):
    """With --no-open, the path is printed and no more."""
    result = kg_run("view", graph_path, "--no-open")
    assert result.stdout == f"{graph_path.with_name('graph.html')}\n"
    assert opened == []


@pytest.mark.parametrize(("age", "kept"), [(10, False), (-10, True)], ids=["older", "newer"])
def test_a_page_is_kept_while_it_is_new(kg_run, graph_path, opened, age, kept):
    """A page that is older than the graph is written anew, one that is not stays."""
    page = graph_path.with_name("graph.html")
    page.write_text("a page", encoding="utf-8")
    seconds = graph_path.stat().st_mtime - age
    os.utime(page, (seconds, seconds))
    kg_run("view", graph_path)
    assert (page.read_text(encoding="utf-8") == "a page") is kept


def test_another_name_leaves_what_is_beside_it(kg_run, graph_path, opened):
    """The page of a graph with a name of its own stands among temporary files, for the page beside it may be another graph's."""
    other, page = graph_path.with_name("other.json"), graph_path.with_name("graph.html")
    graph_path.rename(other)
    page.write_text("a page", encoding="utf-8")
    written = Path(kg_run("view", other).stdout.strip())
    assert page.read_text(encoding="utf-8") == "a page"
    assert written.parent != page.parent
    assert written.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_page_that_cannot_be_written(kg_run, graph_path, opened):
    """Where the page cannot stand beside the graph, that is told, and it opens from among temporary files."""
    graph_path.with_name("graph.html").mkdir()
    result = kg_run("view", graph_path)
    assert (result.exit_code, result.stderr.count("\n")) == (0, 1)
    assert "is a folder" in result.stderr
    assert opened == [Path(result.stdout.strip()).as_uri()]
    assert Path(result.stdout.strip()).is_file()


def test_no_browser_is_told(kg_run, graph_path, monkeypatch):
    """Where no browser starts, the path still stands on stdout and stderr says what to do."""
    monkeypatch.setattr(webbrowser, "open", lambda address: False)
    result = kg_run("view", graph_path)
    assert result.stdout == f"{graph_path.with_name('graph.html')}\n"
    assert result.stderr == "no browser could be started; open the file yourself\n"
