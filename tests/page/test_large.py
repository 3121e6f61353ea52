"""A large graph opens with its most salient part, holds no more than can be drawn, and brings up the rest when asked."""

from copy import deepcopy

import pytest

from tests.page.reader import click, find

pytestmark = pytest.mark.slow


@pytest.fixture
def large_graph(sample_graph):
    """Return a graph of more things than the picture holds, all of the last joined to one."""
    plain, edge = deepcopy(sample_graph.nodes["dropout"]), next(iter(deepcopy(sample_graph).edges.values()))
    for number in range(2_100):
        sample_graph.add_node(f"n{number}", **{**plain, "name": f"Thing {number}", "salience": 0.05 - number / 1e5})
    for number in range(2_050, 2_100):
        sample_graph.add_edge("n0", f"n{number}", key=f"n0:{number}", **edge)
    return sample_graph


def test_the_picture_holds_so_many(opened, large_graph):
    """The picture shows at most 2,000 things and says that there are more; the tables list all."""
    page = opened(large_graph, hash="#joined=false")
    assert page.locator("#shown").inner_text().startswith("Showing 150 of 2,104 things")
    assert page.locator("#full").is_hidden()
    assert page.locator("#all").inner_text() == "Show 2,000"
    click(page, "#all")
    assert page.locator("#shown").inner_text().startswith("Showing 2,000 of 2,104 things")
    assert page.locator("#full").is_visible()
    assert page.locator("#more").is_hidden()
    assert page.locator("#all").is_hidden()
    click(page, "[data-view=nodes]")
    assert "2,104 things" in page.locator("#nodes").inner_text()


def test_a_full_picture_makes_room(opened, large_graph):
    """What is sought stands in a full picture, and so do its neighbours on demand."""
    page = opened(large_graph, hash="#joined=false&limit=9999")
    assert ", 3 of 53 relations" in page.locator("#shown").inner_text()
    find(page, "Thing 2099")
    assert page.locator("#shown").inner_text() == "Showing 2,000 of 2,104 things, 4 of 53 relations"
    find(page, "Thing 0")
    click(page, ".actions button:has-text('Expand')")
    assert page.locator("#shown").inner_text() == "Showing 2,000 of 2,104 things, 53 of 53 relations"
