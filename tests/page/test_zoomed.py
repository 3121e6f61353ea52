"""The page at 400 %, and in a system's own colours."""

import pytest

pytestmark = pytest.mark.slow

SMALL = {"width": 320, "height": 256}  # a window of 1280 × 1024 at 400 %


def test_a_low_window_scrolls(opened, sample_graph):
    """At 400 % the page scrolls, so that picture and panel have room, and its bar stays."""
    page = opened(sample_graph, hash="#selected=node:dropout", viewport=SMALL)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    bar, panel = page.locator("#bar").bounding_box(), page.locator("#panel").bounding_box()
    assert bar["y"] == 0
    assert panel["height"] > 100
    assert panel["y"] > bar["height"]
    assert panel["y"] + panel["height"] <= SMALL["height"]


def test_nothing_shines_through_back_and_forward(opened, sample_graph):
    """Back and forward lie over the bar's other buttons without mixing with them, also where they lead nowhere."""
    page = opened(sample_graph, viewport=SMALL)
    assert page.locator("#back").evaluate("button => getComputedStyle(button).opacity") == "1"


def test_high_contrast_shows_the_view(opened, sample_graph):
    """Where the system sets the colours, the view that is open is marked, and so are the places in the talk."""
    page = opened(sample_graph, hash="#selected=node:dropout", forced_colors="active")
    line = "button => getComputedStyle(button).borderBottomColor"
    chosen, other = (page.locator(f"[data-view={view}]").evaluate(line) for view in ("picture", "nodes"))
    assert chosen != other
    mark = page.locator(".strip button").evaluate("mark => getComputedStyle(mark, '::before').backgroundColor")
    assert mark != page.locator("#panel").evaluate("panel => getComputedStyle(panel).backgroundColor")
