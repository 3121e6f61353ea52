"""The text view: mentions lead to their nodes, evidence to its line, and long talks stay quick."""

import pytest

from tests.page.reader import DRAWN, find

pytestmark = pytest.mark.slow

TEXT = "#view=text"


@pytest.fixture
def two_talks(sample_graph):
    """Return the sample graph with a second talk, in which Dropout alone is mentioned."""
    source = sample_graph.graph["sources"][0]
    sample_graph.graph["sources"].append({**source, "id": "second", "title": "Another talk", "lines": 1, "text": ["what is dropout"]})
    (mention,) = sample_graph.nodes["dropout"]["mentions"]
    sample_graph.nodes["dropout"]["mentions"].append({**mention, "source": "second", "line": 1, "start": 8})
    return sample_graph


@pytest.fixture
def long_talk(sample_graph):
    """Return the sample graph with 3,000 lines before and behind the one in which Dropout is mentioned."""
    lines = [f"line {number} of many" for number in range(3000)]
    source = sample_graph.graph["sources"][0]
    source["text"] = [*source["text"][:2], *lines, source["text"][2], *lines]
    (mention,) = sample_graph.nodes["dropout"]["mentions"]
    mention.update(line=3003, start=sum(len(line) + 1 for line in source["text"][:3002]) + mention["start"] - 94)
    return sample_graph


def test_mentions_are_marked_by_type(opened, sample_graph):
    """Each mention stands in its line under a colour and behind a sign of its type."""
    page = opened(sample_graph, hash=TEXT)
    assert page.locator("[data-line='2']").text_content() == "jeff hinton of the famed alex ned paper"
    marks = page.locator(".mention")
    assert marks.all_text_contents() == ["alex kaczowski", "jeff hinton", "alex ned paper", "dropout"]
    assert marks.evaluate_all("marks => marks.map(mark => mark.title)")[0] == "Alex Krizhevsky (Person)"
    looks = marks.evaluate_all(
        "marks => marks.map(mark => getComputedStyle(mark).borderBottomColor + mark.querySelector('path').outerHTML)"
    )
    assert looks[0] == looks[1]
    assert len(set(looks)) == 3


def test_a_sign_stays_with_its_words(opened, sample_graph):
    """However wide the window is, no line ends between the sign of a type and the words behind it."""
    page = opened(sample_graph, hash=TEXT)
    far = """marks => marks.filter(mark => {
        const words = document.createRange();
        words.setStart(mark.lastChild, 0);
        words.setEnd(mark.lastChild, 1);
        return words.getBoundingClientRect().top - mark.querySelector('svg').getBoundingClientRect().top > 12;
    }).length"""
    for width in range(260, 460, 8):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.locator(".mention").evaluate_all(far) == 0, width


@pytest.mark.parametrize("place", [TEXT, "#view=nodes"])
def test_the_panel_covers_nothing_on_a_phone(opened, long_talk, place):
    """On a phone, too, what the panel is about is read beside it: it is in sight, in the text and in a table."""
    page = opened(long_talk, hash=f"{place}&selected=node:dropout", viewport={"width": 390, "height": 800})
    box, panel = page.locator(".mention.chosen, tr.chosen").bounding_box(), page.locator("#panel").bounding_box()
    assert 0 < box["y"] < box["y"] + box["height"] <= panel["y"]


def test_click_on_mention_selects_its_node(opened, sample_graph):
    """A click on what was heard shows who is meant, and marks the other places where that is heard."""
    page = opened(sample_graph, hash=TEXT)
    page.locator(".mention", has_text="jeff hinton").click()
    assert page.locator("#panel h2").inner_text() == "Geoffrey Hinton"
    assert page.locator(".mention.chosen").all_text_contents() == ["jeff hinton"]


def test_keyboard_walks_from_mention_to_mention(opened, sample_graph):
    """One step leads into the text, arrows lead on, and Enter selects."""
    page = opened(sample_graph, hash=TEXT)
    page.locator(".mention").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text().startswith("ImageNet classification")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "alex ned paper"
    page.keyboard.press("End")
    page.keyboard.press(" ")
    assert page.locator("#panel h2").inner_text() == "Dropout"
    assert page.locator(".mention[tabindex='0']").count() == 1


def test_evidence_leads_to_its_line(opened, sample_graph):
    """From a relation's quote one comes to its first line in the text, where all of the quote is marked."""
    page = opened(sample_graph)
    find(page, "alex k")
    page.locator(".rows button").click()
    page.locator(".place").click()
    assert page.locator("#text").is_visible()
    assert page.locator(".here").get_attribute("data-line") == "1"
    quoted = " ".join(page.locator(".quoted").all_text_contents())
    assert " ".join(quoted.split()) == "you were one of the three authors with alex kaczowski jeff hinton of the famed alex ned paper"
    assert page.locator("#text .walk").inner_text().split() == ["↑", "1", "of", "1", "quote", "↓"]


def test_quote_is_marked_for_one_relation_at_a_time(opened, sample_graph):
    """Another selection takes the marks of the earlier quote away."""
    page = opened(sample_graph, hash=f"{TEXT}&selected=edge:dropout:DESCRIBED_IN:alexnet-paper:negated")
    assert page.locator(".told").count() == 2
    page.locator(".mention", has_text="jeff hinton").click()
    assert page.locator(".told, .quoted").count() == 0


def test_address_leads_to_line(opened, long_talk):
    """A link to a line of a long talk opens it there, though most of the talk was never laid out."""
    page = opened(long_talk, hash=f"{TEXT}&line=3003")
    assert page.locator(".here").text_content() == "it does not use dropout"
    page.evaluate(DRAWN)
    box, view = page.locator(".here").bounding_box(), page.locator(".lines").bounding_box()
    assert view["y"] <= box["y"] <= view["y"] + view["height"] - box["height"]
    assert page.locator(".block").first.evaluate("block => getComputedStyle(block).contentVisibility") == "auto"


def test_selection_comes_into_view(opened, long_talk):
    """What is found by search is scrolled to, and the arrows lead from place to place."""
    page = opened(long_talk, hash=TEXT)
    find(page, "dropout")
    page.evaluate(DRAWN)
    box, view = page.locator(".chosen").bounding_box(), page.locator(".lines").bounding_box()
    assert view["y"] <= box["y"] <= view["y"] + view["height"]
    page.get_by_label("Next place").click()
    assert page.locator(".here").get_attribute("data-line") == "3003"


def test_captions_are_shown_as_words(opened, sample_graph):
    """Of a caption file the words are shown and marked, at the lines where they stand, without times and tags."""
    row = "drop<00:01.500><c> out &amp; Andr&eacute;&#39;s &lt;b&gt; &zz;</c>"
    text = ["WEBVTT", "", "00:01.000 --> 00:02.000", row, "", "00:02.000 --> 00:03.000", "so on"]
    sample_graph.graph["sources"][0]["text"] = text
    (mention,) = sample_graph.nodes["dropout"]["mentions"]
    mention.update(surface="drop out", line=4, start=sum(len(line) + 1 for line in text[:3]))
    page = opened(sample_graph, hash=TEXT)
    lines = page.locator("[data-line]")
    assert lines.all_text_contents() == ["drop out & André's <b> &zz;", "so on"]
    assert lines.evaluate_all("lines => lines.map(line => line.dataset.line)") == ["4", "7"]
    assert page.locator(".mention").all_text_contents() == ["drop out"]


def test_talk_is_chosen(opened, two_talks):
    """Of several talks the first is open, and another can be chosen; what is selected is said not to be in it."""
    page = opened(two_talks, hash=f"{TEXT}&selected=node:geoffrey-hinton")
    assert page.locator("[data-line]").count() == 3
    page.get_by_label("Talk", exact=True).select_option("Another talk")
    assert page.locator("[data-line]").all_text_contents() == ["what is dropout"]
    assert page.locator(".mention").text_content() == "dropout"
    assert page.locator("#text .walk").inner_text() == "not in this talk"
    assert "reading=second" in page.evaluate("location.hash")


def test_text_opens_where_the_selected_stands(opened, two_talks):
    """Of several talks that one is opened in which what is selected stands, by search as by address."""
    page = opened(two_talks, hash="#reading=second")
    find(page, "hinton")
    page.locator("[data-view=text]").click()
    assert page.locator("[data-line]").count() == 3
    assert page.locator("#text .walk").inner_text().split() == ["↑", "1", "mention", "↓"]
    two_talks.nodes["geoffrey-hinton"]["mentions"][0].update(source="second")
    page = opened(two_talks, hash=f"{TEXT}&selected=node:geoffrey-hinton")
    assert page.locator("[data-line]").all_text_contents() == ["what is dropout"]


def test_evidence_leads_to_its_line_again(opened, long_talk):
    """Who has scrolled away comes back by the same evidence."""
    page = opened(long_talk, hash=f"{TEXT}&selected=node:dropout")
    page.locator("#panel .place").click()
    page.locator(".lines").evaluate("lines => { lines.scrollTop = 0; }")
    page.evaluate(DRAWN)
    page.locator("#panel .place").click()
    page.evaluate(DRAWN)
    box, view = page.locator(".here").bounding_box(), page.locator(".lines").bounding_box()
    assert view["y"] <= box["y"] <= view["y"] + view["height"]


def test_filters_hold_in_the_text(opened, sample_graph):
    """What the filters hide is not marked."""
    page = opened(sample_graph, hash=f"{TEXT}&hidden=Person")
    assert page.locator(".mention").all_text_contents() == ["alex ned paper", "dropout"]


def test_page_without_text_says_so(opened, sample_graph):
    """Where the text was left out, the view says that, and evidence still leads there."""
    del sample_graph.graph["sources"][0]["text"]
    page = opened(sample_graph, hash=f"{TEXT}&selected=edge:geoffrey-hinton:AUTHORED:alexnet-paper")
    assert "--no-text" in page.locator("#text").inner_text()
    page.locator(".place").click()
    assert page.locator(".mention").count() == 0


def test_hostile_lines_stay_text(opened, sample_graph):
    """Whatever a line, a name or a title says is shown as it was said, and makes no element."""
    lines = [
        "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "right \u202eto left",
        "half \ud800 a pair",
        "x" * 10_000,
    ]
    sources, text = sample_graph.graph["sources"], sample_graph.graph["sources"][0]["text"]
    text += lines
    sample_graph.nodes["dropout"].update(name=lines[1], mentions=[])
    for number, line in enumerate(lines, start=4):
        start = sum(len(each) + 1 for each in text[: number - 1])
        mention = {"source": "talk", "line": number, "start": start, "seconds": None, "surface": line, "how": "exact", "score": 1.0}
        sample_graph.nodes["dropout"]["mentions"].append(mention)
    sources.append({**sources[0], "id": "<b>", "title": lines[1], "text": lines})
    page = opened(sample_graph, hash=f"{TEXT}&reading=talk")
    shown = page.locator("[data-line]").evaluate_all("lines => lines.map(line => line.textContent)")
    assert shown[3:] == lines
    assert page.locator(".mention").count() == 3 + len(lines)
    assert page.locator("#text img, #text script, #text a").count() == 0
