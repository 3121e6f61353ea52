"""The page starts with what is likely right, says so, and keeps the rest within reach."""

from copy import deepcopy

import pytest

from tests.page.reader import DRAWN, click, find, press

pytestmark = pytest.mark.slow

START = "Showing 13 of 15 things, 12 of 13 relations"
ALL = "Showing 15 of 15 things, 13 of 13 relations"
CHIPS = ["at least 30 % sure", "draws only what is related"]


@pytest.fixture
def doubted(sample_graph):
    """Return the sample graph with ten things joined to one, a doubtful relation that alone joins a thing, and a thing without any."""
    plain, edge = deepcopy(sample_graph.nodes["dropout"]), deepcopy(next(iter(sample_graph.edges.values())))
    sample_graph.remove_edge("dropout", "alexnet-paper")
    for number in range(10):
        sample_graph.add_node(f"n{number}", **{**plain, "name": f"Thing {number}", "salience": 0.05})
        sample_graph.add_edge(f"n{number}", "alexnet-paper", key=f"n{number}:DESCRIBED_IN:alexnet-paper", **{**edge, "confidence": 0.3})
    sample_graph.add_edge("dropout", "alexnet-paper", key="doubt", **{**edge, "type": "DESCRIBED_IN", "confidence": 0.29})
    sample_graph.add_node("loose", **{**plain, "name": "Loose end"})
    return sample_graph


@pytest.fixture
def tangled(sample_graph):
    """Return the sample graph with ten things each of which is joined to each, the more surely the higher their numbers."""
    plain, edge = deepcopy(sample_graph.nodes["dropout"]), deepcopy(next(iter(sample_graph.edges.values())))
    for number in range(10):
        sample_graph.add_node(f"n{number}", **{**plain, "name": f"Thing {number}", "salience": 0.05})
        for other in range(number):
            more = {"type": "COMPARED_WITH", "confidence": 0.5 + (number + other) / 100}
            sample_graph.add_edge(f"n{number}", f"n{other}", key=f"n{number}:COMPARED_WITH:n{other}", **{**edge, **more})
    return sample_graph


def shown(page):
    return page.locator("#shown").inner_text()


def chips(page):
    return [text.split("\n")[0] for text in page.locator(".chip").all_inner_texts()]


def test_starts_with_what_is_likely_right(opened, doubted):
    """Doubtful relations, and things that nothing else joins, are left out at first by chips; the address says nothing of it."""
    page = opened(doubted)
    assert shown(page) == START
    assert chips(page) == CHIPS
    assert page.evaluate("location.hash") == ""


def test_starts_with_all_where_little_is_sure(opened, sample_graph):
    """Where fewer than ten relations are so sure, nothing is left out."""
    for *_, edge in sample_graph.edges(data=True):
        edge["confidence"] = 0.1
    page = opened(sample_graph)
    assert shown(page) == "Showing 4 of 4 things, 3 of 3 relations"
    assert chips(page) == []


def test_starts_without_a_chip_that_does_nothing(opened, doubted):
    """Where every relation is so sure, no chip says it."""
    doubted.remove_edge("dropout", "alexnet-paper")
    assert chips(opened(doubted)) == CHIPS[1:]


@pytest.mark.parametrize("do", [click, press])
def test_a_chip_that_is_gone_stays_gone(opened, doubted, do):
    """The address tells a chip that was removed from one that stands; a link restores what is seen, and back brings the chip again."""
    page = opened(doubted)
    do(page, ".chip:first-child")
    assert (shown(page), chips(page)) == ("Showing 14 of 15 things, 13 of 13 relations", CHIPS[1:])
    do(page, ".chip:first-child")
    assert (shown(page), chips(page)) == (ALL, [])
    page.reload()
    page.evaluate(DRAWN)
    assert (shown(page), chips(page)) == (ALL, [])
    page.go_back()
    page.go_back()
    page.locator("#shown", has_text=START).wait_for()
    assert chips(page) == CHIPS


def test_all_is_cleared(opened, doubted):
    """One button takes away what the page started with."""
    page = opened(doubted)
    click(page, "#chips .clear")
    assert (shown(page), chips(page)) == (ALL, [])


def test_what_is_left_out_is_in_reach(opened, doubted):
    """A thing that is not drawn is found, then drawn, and stands in the table all the while."""
    page = opened(doubted)
    find(page, "loose end")
    assert shown(page) == "Showing 14 of 15 things, 12 of 13 relations"
    click(page, "[data-view=nodes]")
    assert "15 things" in page.locator("#nodes [role=status]").inner_text()


def test_a_picture_of_nothing_says_so(opened, doubted):
    """Where nothing is related, the picture says that nothing matches, and the table has the things."""
    page = opened(doubted, hash="#confidence=0.92&hidden=AUTHORED")
    assert page.locator("#nothing").is_visible()
    click(page, "[data-view=nodes]")
    assert page.locator("#nothing").is_hidden()


def test_the_panel_folds_what_filters_leave_out(opened, doubted):
    """A thing's relations that do not pass stand behind a fold, and come out when the filter goes, while the panel stays where it is."""
    page = opened(doubted, hash="#selected=node:dropout")
    assert page.locator("#panel summary").inner_text() == "1 relation that the filters leave out"
    assert page.locator(".rows button").is_hidden()
    assert page.locator(".near button").count() == 0
    click(page, ".chip:first-child")
    assert page.locator(".rows button").is_visible()
    assert page.locator(".near button").count() == 1
    assert page.evaluate("document.activeElement.className") == "chip"


def test_a_tangle_is_drawn_by_its_surest(opened, tangled):
    """Where lines would be a tangle, each thing has those to two others, and what is selected all; a chip says so, and brings the rest."""
    page = opened(tangled)
    assert chips(page) == ["draws only what is related", "draws only the surest relations"]
    assert shown(page) == "Showing 14 of 14 things, 20 of 48 relations"
    find(page, "thing 0")
    assert shown(page) == "Showing 14 of 14 things, 27 of 48 relations"
    click(page, ".chip:nth-child(2)")
    assert shown(page) == "Showing 14 of 14 things, 48 of 48 relations"
    page.get_by_label("Draw only surest relations").check()
    assert shown(page) == "Showing 14 of 14 things, 27 of 48 relations"


def test_a_tangled_path_is_whole(opened, tangled):
    """All that joins the stops of a path is drawn, also what is not of the surest."""
    page = opened(tangled, hash="#path=node:n0&path=node:n1")
    assert shown(page) == "Showing 14 of 14 things, 21 of 48 relations"


def test_tables_have_all_relations(opened, tangled):
    """What is not drawn for want of room between lines stands in the table."""
    page = opened(tangled, hash="#view=relations")
    assert "48 relations" in page.locator("#relations [role=status]").inner_text()
