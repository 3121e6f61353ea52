"""The panel says what is known of a node or a relation, and on which words that rests."""

from copy import deepcopy

import pytest

from tests.page.reader import click, find, press, tab_to

pytestmark = pytest.mark.slow


def test_relation_shows_its_words(opened, sample_graph):
    """From a person one comes to a relation, whose quote has both ends marked and its lines named."""
    page = opened(sample_graph)
    find(page, "alex k")
    page.locator(".rows button").click()
    assert page.locator("#panel .verb").inner_text() == "authored"
    assert page.locator("blockquote mark").all_inner_texts() == ["alex kaczowski", "alex ned paper"]
    assert page.locator("figcaption").inner_text().startswith("lines 1–2")
    page.locator(".end").last.click()
    assert page.locator("#panel h2").inner_text().startswith("ImageNet classification")


def test_long_quote_is_folded(opened, sample_graph, monologue):
    """Of a long quote the words far from both ends are folded away, and come with a click, or by keyboard."""
    page = opened(sample_graph, hash="#selected=edge:geoffrey-hinton:AUTHORED:alexnet-paper")
    shown = page.locator("blockquote")
    assert " ".join(shown.inner_text().split()) == monologue
    press(page, "blockquote summary")
    assert len(shown.inner_text().split()) == 67 + len(["…"])
    page.locator("blockquote summary").click()
    assert " ".join(shown.inner_text().split()) == monologue


def test_negated_relation_says_so(opened, sample_graph):
    """What the talk denies is marked where it is listed and where it is shown."""
    page = opened(sample_graph)
    find(page, "dropout")
    assert page.locator(".rows .tag").inner_text() == "negated"
    page.locator(".rows button").click()
    assert page.locator(".kind .tag").inner_text() == "negated"


def test_escape_closes_panel(opened, sample_graph):
    """Escape closes the panel and gives the keyboard back to the search."""
    page = opened(sample_graph)
    find(page, "hinton")
    assert page.locator("#panel").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()
    assert page.evaluate("document.activeElement.id") == "find"


def test_click_on_node_opens_it(opened, sample_graph):
    """A click on the only node's shape, in the middle of the picture, shows it."""
    sample_graph.remove_nodes_from([name for name in sample_graph if name != "dropout"])
    page = opened(sample_graph)
    box = page.locator("#picture").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.locator("#panel h2").wait_for()
    assert page.locator("#panel h2").inner_text() == "Dropout"


def test_strip_marks_each_mention(opened, sample_graph):
    """Each mention is a mark on the strip; arrow keys go from one to the next, and Enter reads its line."""
    mention = sample_graph.nodes["dropout"]["mentions"][0]
    sample_graph.nodes["dropout"]["mentions"] = [{**mention, "line": line} for line in (1, 3)]
    page = opened(sample_graph, hash="#selected=node:dropout")
    assert page.locator(".strip button").evaluate_all("marks => marks.map(mark => Math.round(parseFloat(mark.style.left)))") == [17, 83]
    tab_to(page, ".strip button")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.title") == "line 3: “dropout”"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#view=text&selected=node:dropout&reading=talk&line=3"


def test_neighbours_and_relations_open(opened, sample_graph):
    """Neighbours and relations of a node are reached by keyboard, and each opens."""
    page = opened(sample_graph, hash="#selected=node:alexnet-paper")
    assert page.locator(".near li").all_inner_texts() == ["Alex Krizhevsky", "Geoffrey Hinton", "Dropout"]
    press(page, ".near button")
    assert page.locator("#panel h2").inner_text() == "Alex Krizhevsky"
    press(page, ".rows button")
    assert page.locator("#panel .verb").inner_text() == "authored"


@pytest.fixture
def hub(sample_graph):
    """Return the sample graph with thirty things that discuss the paper, the more surely the higher their numbers."""
    plain, edge = deepcopy(sample_graph.nodes["dropout"]), deepcopy(next(iter(sample_graph.edges.values())))
    for number in range(30):
        sample_graph.add_node(f"n{number}", **{**plain, "name": f"Thing {number}", "salience": 0.05})
        more = {"type": "DISCUSSES", "confidence": 0.5 + number / 100}
        sample_graph.add_edge(f"n{number}", "alexnet-paper", key=f"n{number}:DISCUSSES:alexnet-paper", **{**edge, **more})
    return sample_graph


@pytest.mark.parametrize("do", [click, press])
def test_many_relations_are_folded(opened, hub, do):
    """Of many relations of one kind the surest stand there, and a button brings the rest, the first of which has the keyboard."""
    page = opened(hub, hash="#selected=node:alexnet-paper")
    rows = page.locator("h4:has-text('discusses this') + .rows li")
    assert [text.split("\n")[0] for text in rows.all_inner_texts()] == [*(f"Thing {number}" for number in range(29, 23, -1)), "and 24 more"]
    do(page, ".rows .rest")
    assert rows.count() == 30
    assert page.evaluate("document.activeElement.textContent").startswith("Thing 23")


def test_expand_says_what_it_brings(opened, hub):
    """The button that shows a thing's neighbours says how many are missing, and cannot be pressed once none is."""
    page = opened(hub, hash="#limit=4&selected=node:alexnet-paper")
    expand = page.locator(".actions button:nth-child(2)")
    assert expand.inner_text() == "Expand +30"
    expand.click()
    assert expand.inner_text() == "Expand"
    assert expand.is_disabled()
    assert page.evaluate("document.activeElement.id") == "panel"


def test_a_thing_alone_says_so(opened, sample_graph):
    """A thing that nothing relates to another offers no neighbourhood and no path."""
    sample_graph.remove_edge("dropout", "alexnet-paper")
    page = opened(sample_graph, hash="#selected=node:dropout")
    assert "Nothing that was heard relates it to another thing." in page.locator("#panel").inner_text()
    assert page.locator(".actions").count() == 0


def test_lines_are_those_of_one_talk(opened, sample_graph):
    """A line in which something was heard twice is named once, with its talk among several; of more than one talk their number is."""
    sample_graph.graph["sources"].append({**deepcopy(sample_graph.graph["sources"][0]), "id": "second", "title": "Another talk"})
    mention = sample_graph.nodes["dropout"]["mentions"][0]
    again = [{**mention, "surface": "drop out", "line": line} for line in (3, 3, 2)]
    sample_graph.nodes["dropout"]["mentions"] = [*again, mention, {**mention, "source": "second"}]
    page = opened(sample_graph, hash="#selected=node:dropout")
    first, second = page.locator(".heard li").all_inner_texts()
    assert first.endswith("A talk, lines 3, 2")
    assert second.endswith("2 times in 2 talks")


def test_second_links_to_the_video(opened, sample_graph):
    """Where second and address are known, a quote links to that moment."""
    edge = sample_graph.edges["alex-krizhevsky", "alexnet-paper", "alex-krizhevsky:AUTHORED:alexnet-paper"]
    edge["evidence"][0].update(seconds=3723.0, url="https://example.org/watch?v=1&t=3723s")
    page = opened(sample_graph, hash="#selected=edge:alex-krizhevsky:AUTHORED:alexnet-paper")
    link = page.locator("figcaption a")
    assert (link.inner_text(), link.get_attribute("href")) == ("1:02:03", "https://example.org/watch?v=1&t=3723s")


def test_other_relations_of_the_two_are_named(opened, sample_graph):
    """A relation names what else is said of its two ends."""
    edge = sample_graph.edges["alex-krizhevsky", "alexnet-paper", "alex-krizhevsky:AUTHORED:alexnet-paper"]
    sample_graph.add_edge(
        "alex-krizhevsky", "alexnet-paper", key="alex-krizhevsky:DISCUSSES:alexnet-paper", **{**edge, "type": "DISCUSSES"}
    )
    page = opened(sample_graph, hash="#selected=edge:alex-krizhevsky:AUTHORED:alexnet-paper")
    assert page.locator("#panel h4").inner_text() == "discusses"


def test_corrected_is_marked(opened, sample_graph):
    """What a person has corrected says so."""
    sample_graph.nodes["dropout"]["corrected"] = "renamed"
    page = opened(sample_graph, hash="#selected=node:dropout")
    assert page.locator(".tag.corrected").inner_text() == "corrected"
