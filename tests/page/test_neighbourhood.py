"""From a node one looks at its neighbourhood, widens it step by step, and finds the way to another."""

import pytest

from tests.page.reader import click, find, press

pytestmark = pytest.mark.slow
DO = [click, press]  # by mouse, by keyboard


def shown(page):
    return page.locator("#shown").inner_text()


@pytest.mark.parametrize("do", DO)
def test_focus_leaves_the_neighbourhood(opened, sample_graph, do):
    """Focus leaves a node and its neighbours; a step more takes in theirs, a step less leaves them out again."""
    page = opened(sample_graph)
    find(page, "dropout")
    do(page, ".actions button:has-text('Focus')" if do is click else ".actions button:nth-child(1)")
    assert shown(page) == "Showing 2 of 4 things, 1 of 3 relations"
    do(page, "[aria-label='A step more']")
    assert shown(page) == "Showing 4 of 4 things, 3 of 3 relations"
    do(page, "[aria-label='A step less']")
    assert shown(page) == "Showing 2 of 4 things, 1 of 3 relations"
    do(page, ".chip")
    assert shown(page) == "Showing 4 of 4 things, 3 of 3 relations"


@pytest.mark.parametrize("do", DO)
def test_expand_adds_neighbours(opened, sample_graph, do):
    """Expand shows the neighbours of a node beside what is shown already."""
    page = opened(sample_graph, hash="#limit=0")
    find(page, "dropout")
    assert shown(page).startswith("Showing 1 of 4")
    do(page, ".actions button:nth-child(2)")
    assert shown(page).startswith("Showing 2 of 4")
    find(page, "imagenet")
    do(page, ".actions button:nth-child(2)")
    assert shown(page).startswith("Showing 4 of 4")


@pytest.mark.parametrize("do", DO)
def test_path_shows_its_evidence(opened, sample_graph, do):
    """A path from a node ends at the next one that is found; each step shows the words it rests on."""
    page = opened(sample_graph)
    find(page, "kaczowski")
    do(page, ".actions button:nth-child(3)")
    assert page.evaluate("document.activeElement.id") == "find"
    find(page, "hinton")
    assert page.locator("#panel h2").inner_text() == "From Alex Krizhevsky to Geoffrey Hinton"
    assert page.locator(".route .step").all_inner_texts() == ["↓ authored\n91 %", "↑ authored\n95 %"]
    assert page.locator(".route mark.subject").first.inner_text() == "alex kaczowski"
    do(page, ".route li:nth-child(2) .step")
    assert page.locator("#panel .verb").inner_text() == "authored"
    page.go_back()
    page.locator(".route .step").nth(1).wait_for()


def test_path_is_restored_and_heeds_filters(opened, sample_graph):
    """A link restores a path; where the filters leave no way, the panel says so."""
    page = opened(sample_graph, hash="#path=node:alex-krizhevsky&path=node:geoffrey-hinton")
    assert page.locator(".route .step").count() == 2
    page.locator(".kinds label", has_text="Paper").click()
    assert "No path joins them through what the filters let pass." in page.locator("#panel").inner_text()


def test_what_is_denied_connects_nothing(opened, sample_graph):
    """A path goes over nothing that the talks deny, as in `kg path`."""
    page = opened(sample_graph, hash="#path=node:alex-krizhevsky&path=node:dropout")
    assert page.locator(".route").count() == 0
    assert page.locator("#panel").inner_text().endswith("What the talks deny connects nothing.")


def test_path_takes_the_surest_of_the_shortest_ways(opened, sample_graph):
    """Of two ways of the same length, the path takes the one that is more surely said."""
    edge = sample_graph.edges["alex-krizhevsky", "alexnet-paper", "alex-krizhevsky:AUTHORED:alexnet-paper"]
    sample_graph.add_node("doubtful", **{**sample_graph.nodes["alexnet-paper"], "name": "A doubtful paper"})
    for person in ("alex-krizhevsky", "geoffrey-hinton"):
        sample_graph.add_edge(person, "doubtful", key=f"{person}:AUTHORED:doubtful", **{**edge, "confidence": 0.3})
    page = opened(sample_graph, hash="#path=node:alex-krizhevsky&path=node:geoffrey-hinton")
    assert page.locator(".route .end").nth(1).inner_text().startswith("ImageNet")


def test_escape_leaves_the_path(opened, sample_graph):
    """Escape closes what is selected first, then the path."""
    page = opened(sample_graph, hash="#path=node:alex-krizhevsky&path=node:geoffrey-hinton&selected=node:alexnet-paper")
    page.keyboard.press("Escape")
    assert page.locator(".route").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()
    assert page.locator("#chips").is_hidden()
