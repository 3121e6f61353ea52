"""`kg.show(graph)`: the page in a notebook."""

import pytest
from IPython.core.formatters import HTMLFormatter

import kg
from tests.page.reader import DRAWN


def test_a_notebook_shows_it(sample_graph):
    """IPython shows the page in a frame of the height asked for; as text it is short."""
    shown = kg.show(sample_graph, height=300)
    assert HTMLFormatter()(shown).startswith("<iframe ")
    assert "height: 300px" in HTMLFormatter()(shown)
    assert repr(shown) == "Frame(height=300)"


def test_nothing_is_written(sample_graph, tmp_path, monkeypatch):
    """Showing a graph leaves no file behind."""
    monkeypatch.chdir(tmp_path)
    kg.show(sample_graph)._repr_html_()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize("title", ["A talk", "it's </iframe><script>alert(1)</script> &quot; \" '"], ids=["plain", "hostile"])
def test_the_frame_works(browser, sample_graph, title):
    """In the notebook's document the page draws, answers, keeps what a talk says as text, and reaches nothing outside its frame."""
    sample_graph.graph["sources"][0]["title"] = title
    page = browser.new_page()
    noticed = []
    page.on("pageerror", lambda error: noticed.append(str(error)))
    page.on("console", lambda message: noticed.append(message.text))
    page.on("request", lambda request: noticed.append(request.url))
    page.set_content(f"<h1>Notebook</h1>{kg.show(sample_graph)._repr_html_()}<p>After</p>")
    frame = page.frame_locator("iframe")
    frame.locator("#find").fill("kaczow")
    frame.locator("#find").press("Enter")
    page.evaluate(DRAWN)
    assert frame.locator("#panel h2").inner_text() == "Alex Krizhevsky"
    assert frame.locator("h1").evaluate("element => element.textContent") == title
    assert (
        frame.locator("h1").evaluate("() => { try { return parent.document.title; } catch { return 'out of reach'; } }") == "out of reach"
    )
    assert page.locator("p").inner_text() == "After"
    page.close()
    assert [each for each in noticed if each != "about:srcdoc"] == []
