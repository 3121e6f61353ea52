"""Filters narrow the graph; each stands as a chip that takes it away again."""

from copy import deepcopy

import pytest

from tests.page.reader import DRAWN, click, find, press, tab_to

pytestmark = pytest.mark.slow

ALL = "Showing 4 of 4 things, 3 of 3 relations"


def shown(page):
    return page.locator("#shown").inner_text()


def chips(page):
    return [text.split("\n")[0] for text in page.locator(".chip").all_inner_texts()]


@pytest.mark.parametrize(
    ("said", "chip", "left"),
    [
        ("hidden=Person", "without Person", (2, 1)),
        ("hidden=negated", "without negated", (4, 2)),
        ("hidden=DESCRIBED_IN", "without described in", (4, 2)),
        ("hidden=Person&hidden=Paper", "only Method", (1, 0)),
        ("confidence=0.92", "at least 92 % sure", (3, 0)),
        ("salience=0.45", "salience at least 0.45", (1, 0)),
        ("joined=true&hidden=AUTHORED", "draws only what is related", (2, 1)),
        ("talk=talk", "in A talk", (4, 3)),
    ],
)
def test_filter_narrows_and_chip_widens(opened, sample_graph, said, chip, left):
    """A filter leaves what passes, is named by a chip, and goes when the chip is clicked."""
    page = opened(sample_graph, hash=f"#{said}")
    assert shown(page) == f"Showing {left[0]} of 4 things, {left[1]} of 3 relations"
    assert chip in chips(page)
    page.locator(".chip", has_text=chip).click()
    assert chip not in chips(page)


def test_key_switches_by_mouse(opened, sample_graph):
    """Taking a type out of the key takes it and its relations out of the picture; one that is sought is shown all the same."""
    page = opened(sample_graph)
    page.locator(".kinds input").first.uncheck()
    assert shown(page) == "Showing 2 of 4 things, 1 of 3 relations"
    find(page, "hinton")
    assert shown(page) == "Showing 3 of 4 things, 1 of 3 relations"
    page.keyboard.press("Escape")
    click(page, ".chip")
    assert shown(page) == ALL
    assert page.locator(".kinds input").first.is_checked()


def test_key_switches_by_keyboard(opened, sample_graph):
    """The space bar flips a switch, which keeps the keyboard; a chip that is gone hands the keyboard on."""
    page = opened(sample_graph)
    tab_to(page, ".kinds input")
    page.keyboard.press("Space")
    page.evaluate(DRAWN)
    assert chips(page) == ["without Person"]
    assert page.evaluate("document.activeElement.matches('.kinds input')")
    press(page, ".chip")
    assert shown(page) == ALL
    assert page.evaluate("document.activeElement.id") == "find"


def test_all_of_a_group_are_switched(opened, sample_graph):
    """One button takes a group out, so that a single kind is soon alone, and brings it back."""
    page = opened(sample_graph)
    page.get_by_role("button", name="Types: none").click()
    assert page.locator("#nothing").is_visible()
    page.locator(".kinds label", has_text="Person").click()
    assert chips(page) == ["only Person"]
    page.get_by_role("button", name="Types: all").click()
    assert shown(page) == ALL


def test_nothing_matches_says_so(opened, sample_graph):
    """Where no thing passes, the page says so, and one button clears all filters."""
    page = opened(sample_graph, hash="#salience=1&confidence=1")
    assert page.locator("#nothing").inner_text().startswith("Nothing matches these filters.")
    press(page, "#clear")
    assert shown(page) == ALL
    assert page.locator("#chips").is_hidden()


def test_slider_moves_by_keyboard(opened, sample_graph):
    """Arrow keys move the slider of confidence, and one step back undoes the move."""
    page = opened(sample_graph)
    tab_to(page, ".slider input")
    page.keyboard.press("End")
    page.evaluate(DRAWN)
    assert chips(page) == ["at least 100 % sure"]
    page.go_back()
    page.locator("#shown", has_text=ALL).wait_for()


def test_graph_is_narrowed_to_a_talk(opened, sample_graph):
    """With several talks, choosing one leaves what is said in it."""
    sample_graph.graph["sources"].append({**deepcopy(sample_graph.graph["sources"][0]), "id": "second", "title": "Another talk"})
    mention = {**sample_graph.nodes["dropout"]["mentions"][0], "source": "second"}
    sample_graph.nodes["dropout"]["mentions"].append(mention)
    page = opened(sample_graph)
    page.locator("#filters select").select_option("Another talk")
    page.evaluate(DRAWN)
    assert shown(page) == "Showing 1 of 4 things, 0 of 3 relations"
    assert chips(page) == ["in Another talk"]


def test_talks_stand_in_order(opened, sample_graph):
    """Talks are listed by title, the second before the tenth, in the filter, above the text and under the heading."""
    first = sample_graph.graph["sources"][0]
    sample_graph.graph["sources"] += [{**deepcopy(first), "id": f"t{number}", "title": f"Talk {number}"} for number in (10, 2)]
    page = opened(sample_graph, hash="#view=text")
    titles = ["A talk", "Talk 2", "Talk 10"]
    assert page.locator("#filters option").all_inner_texts() == ["All talks", *titles]
    assert page.locator("#text option").all_inner_texts() == titles
    assert page.locator("#subtitle").inner_text() == " · ".join(titles)
    page.locator("#filters select").select_option("Talk 10")
    page.evaluate(DRAWN)
    assert chips(page) == ["in Talk 10"]


@pytest.fixture
def phone(opened, sample_graph):
    """Return the page on a phone, with the filters open over it."""
    page = opened(sample_graph, viewport={"width": 390, "height": 800}, has_touch=True)
    page.locator("#filtering").tap()
    assert page.locator("#filters").is_visible()
    return page


@pytest.mark.parametrize("elsewhere", ["[data-view=nodes]", "#picture canvas", "h1"])
def test_a_tap_elsewhere_closes_the_filters(phone, elsewhere):
    """On a phone, where the filters lie over the rest, a tap outside closes them, one inside does not."""
    phone.locator(".kinds input").first.tap()
    assert phone.locator("#filters").is_visible()
    box = phone.locator(elsewhere).bounding_box()
    phone.touchscreen.tap(box["x"] + box["width"] - 5, box["y"] + box["height"] / 2)
    phone.locator("#filters").wait_for(state="hidden")
    assert phone.locator("#filtering").get_attribute("aria-expanded") == "false"


def test_escape_closes_the_filters(phone):
    """Escape closes the filters before anything else, and hands the keyboard to their button."""
    phone.locator(".kinds input").first.focus()
    phone.keyboard.press("Escape")
    assert phone.locator("#filters").is_hidden()
    assert phone.evaluate("document.activeElement.id") == "filtering"


def test_related_to_what_is_filtered_out(opened, sample_graph):
    """Where only what is related is drawn, that may be related to what a filter leaves out: people alone stay in sight."""
    page = opened(sample_graph, hash="#joined=true&hidden=Paper&hidden=Method")
    assert shown(page) == "Showing 2 of 4 things, 0 of 3 relations"
    page = opened(sample_graph, hash="#joined=true&hidden=Paper&hidden=Method&confidence=0.92")
    assert shown(page) == "Showing 1 of 4 things, 0 of 3 relations"
