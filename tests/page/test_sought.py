"""The search box finds lines of the text, too, and the text view marks the words and leads from line to line."""

from copy import deepcopy

import pytest

from tests.page.reader import DRAWN, click

pytestmark = pytest.mark.slow

MARKED = "() => Array.from(CSS.highlights.get('sought') ?? [], String)"
LINES = ["ilia and Ilia", "familiar things", "Grüße, ilia's", "said deep", "learning there"]


@pytest.fixture
def spoken(sample_graph):
    """Return the sample graph with lines whose words no thing is called by, and the same in a second talk."""
    source = sample_graph.graph["sources"][0]
    source["text"] = [*source["text"], *LINES]
    sample_graph.graph["sources"].append({**deepcopy(source), "id": "second", "title": "Another talk"})
    return sample_graph


def look(page, query):
    """Type a query; return what is listed."""
    page.locator("#find").fill(query)
    return [" ".join(item.split()) for item in page.locator("#hits li").all_inner_texts()]


def test_lines_are_listed(opened, spoken):
    """The list counts the lines in which a word begins, and shows the first with the words marked."""
    page = opened(spoken)
    assert look(page, "ilia") == [
        "In the text 4 lines say it:",
        "ilia and Ilia A talk, line 4",
        "Grüße, ilia's A talk, line 6",
        "ilia and Ilia Another talk, line 4",
        "Grüße, ilia's Another talk, line 6",
    ]
    assert page.locator("#hits mark").all_inner_texts() == ["ilia"] * 4
    assert look(page, "i") == [text for text in look(page, "i") if "line" not in text]


def test_a_long_line_is_cut(opened, sample_graph):
    """Of a line as long as a paragraph the list shows the words with what stands around them."""
    sample_graph.graph["sources"][0]["text"][2] = f"it does not use dropout {'and so on ' * 50}then gradients {'and on ' * 50}"
    (_, item) = look(opened(sample_graph), "gradients")
    assert item.startswith("…")
    assert "so on then gradients and on" in item
    assert len(item) < 200


@pytest.mark.parametrize("take", ["click", "Enter"])
def test_a_line_opens_the_text(opened, spoken, take):
    """A line that is taken stands in the text view with the words marked, arrows lead on through all talks, and a link restores it."""
    page = opened(spoken)
    look(page, "ILIA")
    if take == "click":
        page.locator("#hits [role=option]").nth(1).click()
    else:
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    page.evaluate(DRAWN)
    for _ in range(2):
        assert page.locator(".here").get_attribute("data-line") == "6"
        assert page.evaluate(MARKED) == ["ilia", "Ilia", "ilia"]
        assert " ".join(page.locator(".sought").inner_text().split()) == "“ILIA” ↑ 2 of 4 lines ↓ ×"
        page.reload()
        page.evaluate(DRAWN)
    page.get_by_label("Next line that says it").click()
    page.evaluate(DRAWN)
    assert page.evaluate("document.activeElement.ariaLabel") == "Next line that says it"
    assert page.locator("#text select").input_value() == "second"
    assert " ".join(page.locator(".sought").inner_text().split()) == "“ILIA” ↑ 3 of 4 lines ↓ ×"
    page.get_by_label("Previous line that says it").click()
    page.get_by_label("Previous line that says it").click()
    page.get_by_label("Previous line that says it").click()
    assert page.locator(".here").get_attribute("data-line") == "6"
    assert page.locator("#text select").input_value() == "second"


def test_escape_ends_the_search(opened, spoken):
    """Escape takes the marks away, and so does the button."""
    page = opened(spoken, hash="#view=text&sought=ilia&line=4")
    page.keyboard.press("Escape")
    assert (page.evaluate(MARKED), page.locator(".sought").inner_text()) == ([], "")
    page.evaluate("location.hash = '#view=text&sought=ilia'")
    page.evaluate(DRAWN)
    click(page, "[aria-label='End the search']")
    assert (page.evaluate(MARKED), page.locator(".sought").inner_text()) == ([], "")


def test_words_are_found_across_lines_and_mentions(opened, spoken):
    """Words that captions part are found, also where one of them is a mention, which stays whole; accents do not matter."""
    page = opened(spoken, hash="#view=text&sought=deep%20learning")
    assert page.evaluate(MARKED) == ["deeplearning"]
    page.evaluate("location.hash = '#view=text&sought=famed%20alex'")
    page.evaluate(DRAWN)
    assert page.evaluate(MARKED) == ["famed alex"]
    assert page.locator(".mention", has_text="alex ned paper").count() == 1
    page.evaluate("location.hash = '#view=text&sought=grusse'")
    page.evaluate(DRAWN)
    assert page.evaluate(MARKED) == []
    page.evaluate("location.hash = '#view=text&sought=gru'")
    page.evaluate(DRAWN)
    assert page.evaluate(MARKED) == ["Grü"]


def test_signs_of_a_pattern_are_letters(opened, spoken):
    """What is typed is no pattern, and what looks like markup stays text."""
    spoken.graph["sources"][0]["text"][3] = "<b>(x)*[y] \\d"
    page = opened(spoken)
    assert look(page, "<b>(x)*[y] \\d")[1] == "<b>(x)*[y] \\d A talk, line 4"
    assert look(page, ".*") == ["Nothing matches."]


def test_of_captions_the_words_are_found(opened, sample_graph):
    """Times and tags of captions are neither found nor in the way."""
    lines = ["WEBVTT", "", "00:00:00.000 --> 00:00:02.000", "no<00:00:01.000><c> thing</c> special &amp; cheap"]
    sample_graph.graph["sources"][0]["text"] = lines
    page = opened(sample_graph, hash="#view=text&sought=thing%20special%20%26")
    assert page.evaluate(MARKED) == ["thing special &"]
    assert look(page, "00:00") == ["Nothing matches."]


def test_without_text_nothing_is_said_of_it(opened, sample_graph):
    """Where the text was left out, search is as it would be without."""
    del sample_graph.graph["sources"][0]["text"]
    page = opened(sample_graph)
    assert look(page, "famed") == ["Nothing matches."]
    assert "text" not in " ".join(look(page, "dropout")).lower()
