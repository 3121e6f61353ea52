"""What `python -m bench page` measures."""

import pytest

from bench import page
from bench.exports import large_graph


@pytest.mark.slow
def test_pages_are_measured(browser, tmp_path):
    """Ours and pyvis' page of a graph stand and are measured, and ours answers keys, a search and a filter."""
    graph, path = large_graph(20, 1), tmp_path / "page.html"
    seconds, size = page.written(graph, path)
    assert seconds > 0
    assert size == path.stat().st_size / 1e6
    stood, answered, found, filtered = page.opened(browser, path)
    assert 0 < stood < page.PATIENCE
    assert 0 < answered < page.PATIENCE
    assert min(found, filtered) >= 16
    path.write_text(page.by_pyvis(graph), encoding="utf-8")
    assert float(page.waited(browser, path)) > 0
