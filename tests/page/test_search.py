"""Search finds what the reader means."""

import pytest

from tests.page.reader import find

pytestmark = pytest.mark.slow


def test_words_as_heard_find_the_person(opened, sample_graph):
    """Typing what the captions say and pressing Enter shows who is meant, and how that is known."""
    page = opened(sample_graph)
    find(page, "kaczow")
    panel = page.locator("#panel").inner_text()
    assert page.locator("#panel h2").inner_text() == "Alex Krizhevsky"
    assert "“alex kaczowski” by its sound, 93 % · line 1" in panel
    assert "Krizhevsky" in panel


def test_a_taken_hit_empties_the_box(opened, sample_graph):
    """When something was found, the box is ready for another search."""
    page = opened(sample_graph)
    find(page, "kaczow")
    assert page.locator("#find").input_value() == ""


def test_nothing_matches(opened, sample_graph):
    """A search without a hit says so, and Enter does nothing."""
    page = opened(sample_graph)
    find(page, "qwertz")
    assert page.locator("#hits").inner_text() == "Nothing matches."
    assert page.locator("#panel").is_hidden()
