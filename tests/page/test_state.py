"""What is seen stands in the address: a link restores it, and the browser's back and forward walk through it."""

import pytest

from tests.page.reader import click, find, press

pytestmark = pytest.mark.slow


def fragment(page):
    return page.evaluate("location.hash")


def test_selection_stands_in_address(opened, sample_graph):
    """A selected node is named in the address, and a page opened with that address selects it."""
    page = opened(sample_graph, hash="#selected=node:dropout")
    assert page.locator("#panel h2").inner_text() == "Dropout"
    page.locator(".rows button").click()
    assert fragment(page) == "#selected=edge:dropout:DESCRIBED_IN:alexnet-paper:negated"


def test_back_and_forward_walk(opened, sample_graph):
    """The browser's back and forward bring earlier selections and views again."""
    page = opened(sample_graph, hash="#selected=node:dropout")
    page.locator(".rows button").click()
    page.locator("[data-view=text]").click()
    page.go_back()
    page.locator("#picture").wait_for()
    page.go_back()
    page.locator("#panel h2", has_text="Dropout").wait_for()
    page.go_forward()
    page.go_forward()
    page.locator("#text").wait_for()


@pytest.mark.parametrize(
    "said",
    [
        "selected=node:nobody",
        "view=moon",
        "limit=-3",
        "hidden=Moon",
        "things=Moon",
        "statements=--Sure",
        "confidence=many",
        "%E0%A4%A",
        "around=node:x&path=y",
    ],
)
def test_address_of_nothing_is_passed_over(opened, sample_graph, said):
    """What an address says of things that are not there changes nothing."""
    page = opened(sample_graph, hash=f"#{said}")
    assert page.locator("#shown").inner_text() == "Showing 4 of 4 things, 3 of 3 relations"
    assert page.locator("#panel").is_hidden()


def test_changed_address_is_followed(opened, sample_graph):
    """An address typed into an open page is followed, and back leads to what was seen before."""
    page = opened(sample_graph)
    page.evaluate("location.hash = '#selected=node:dropout'")
    page.locator("#panel h2").wait_for()
    page.go_back()
    page.locator("#panel").wait_for(state="hidden")


@pytest.mark.parametrize("do", [click, press])
def test_buttons_walk_back_and_forward(opened, sample_graph, do):
    """The page's own buttons walk through what was seen, keep the keyboard, and say where there is nowhere to go."""
    page = opened(sample_graph)
    assert page.locator("#back").get_attribute("aria-disabled") == "true"
    find(page, "dropout")
    do(page, "#back")
    page.locator("#panel").wait_for(state="hidden")
    assert page.locator("#back").get_attribute("aria-disabled") == "true"
    do(page, "#forward")
    page.locator("#panel h2", has_text="Dropout").wait_for()
    assert page.evaluate("document.activeElement.id") == "forward"
    assert page.locator("#forward").get_attribute("aria-disabled") == "true"
