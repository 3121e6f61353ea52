"""The picture leaves room for the panel, comes no closer than the eye needs, and writes each name once."""

import pytest

from tests.page.reader import DRAWN, click, find

pytestmark = pytest.mark.slow

SPY = """() => {
    const write = CanvasRenderingContext2D.prototype.fillText;
    window.written = [];
    CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
        const { a, e, f } = this.getTransform();
        window.written.push({ text, x: a * x + e, y: a * y + f, scale: a, alpha: this.globalAlpha });
        write.call(this, text, x, y);
    };
}"""  # notes what the canvas writes, and where on the screen


def names(page):
    """Return what stands in the picture, drawn anew: a list of {text, x, y, scale, alpha}."""
    page.evaluate("window.written = []")
    page.set_viewport_size({**page.viewport_size, "height": page.viewport_size["height"] - 1})
    page.evaluate(DRAWN)
    page.evaluate(DRAWN)
    return page.evaluate("window.written")


@pytest.fixture
def spied(opened):
    """Return a function that opens a page whose canvas tells what it writes."""

    def spied(graph, **options):
        page = opened(graph, **options)
        page.evaluate(SPY)
        return page

    return spied


def test_neighbours_do_not_lie_under_the_panel(spied, sample_graph):
    """Who opens a thing sees its neighbours beside the panel, not beneath it."""
    page = spied(sample_graph, viewport={"width": 1000, "height": 800})
    find(page, "imagenet")
    panel = page.locator("#panel").bounding_box()["x"] - page.locator("#picture").bounding_box()["x"]
    found = {each["text"]: each["x"] for each in names(page)}
    assert {"Alex Krizhevsky", "Geoffrey Hinton", "Dropout"} < set(found)
    assert max(found.values()) < panel


def test_the_panel_cuts_no_name(spied, sample_graph):
    """The name of what is selected stands beside the panel, and not half under it."""
    sample_graph.remove_nodes_from([name for name in sample_graph if name != "alexnet-paper"])
    page = spied(sample_graph, viewport={"width": 1200, "height": 800})
    assert names(page)[0]["x"] == pytest.approx(page.locator("#picture").bounding_box()["width"] / 2, abs=1)
    find(page, "imagenet")
    (name,) = names(page)
    assert name["x"] + 100 < page.locator("#panel").bounding_box()["x"] - page.locator("#picture").bounding_box()["x"]


def test_the_panel_is_as_high_as_what_it_says(opened, sample_graph):
    """The panel covers no more of the picture than it has words for."""
    page = opened(sample_graph, hash="#path=node:dropout")
    assert page.locator("#panel").bounding_box()["height"] < 150
    page.set_viewport_size({"width": 390, "height": 800})
    box = page.locator("#panel").bounding_box()
    assert (box["height"] < 150, box["y"] + box["height"] > 780) == (True, True)


def test_all_may_be_the_end_of_a_path(spied, sample_graph):
    """While the second end of a path is being chosen, nothing is faint; once it is, what is beside the path is so."""
    page = spied(sample_graph, hash="#path=node:alex-krizhevsky")
    assert {each["alpha"] for each in names(page)} == {1}
    find(page, "hinton")
    assert {each["text"] for each in names(page) if each["alpha"] < 1} == {"Dropout"}


def test_a_name_is_written_once(spied, sample_graph):
    """What is selected and under the mouse has its name once."""
    sample_graph.remove_nodes_from([name for name in sample_graph if name != "dropout"])
    page = spied(sample_graph)
    box = page.locator("#picture").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.locator("#panel h2").wait_for()
    page.evaluate("window.written = []")
    page.mouse.move(box["x"] + box["width"] / 2 + 1, box["y"] + box["height"] / 2)
    assert [each["text"] for each in names(page)] == ["Dropout"]


def test_nothing_is_under_a_mouse_that_left(opened, sample_graph):
    """What was under the mouse is so no more when the mouse leaves the picture, or the thing does."""
    sample_graph.remove_nodes_from([name for name in sample_graph if name != "dropout"])
    page = opened(sample_graph)
    box = page.locator("#picture").bounding_box()
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    pointer = "pointer => document.querySelector('#picture').style.cursor === pointer"
    page.mouse.move(*middle)
    page.wait_for_function(pointer, arg="pointer")
    page.mouse.move(middle[0], 10)
    page.wait_for_function(pointer, arg="")
    page.mouse.move(*middle)
    page.wait_for_function(pointer, arg="pointer")
    page.evaluate("location.hash = '#hidden=Method'")
    page.wait_for_function(pointer, arg="")


def test_a_small_neighbourhood_stays_small(spied, sample_graph):
    """However few things are shown, shapes are not drawn larger than they are."""
    page = spied(sample_graph)
    find(page, "dropout")
    click(page, ".actions button:has-text('Focus')")
    assert max(each["scale"] for each in names(page)) < 1.01


def test_chips_are_not_under_the_panel(opened, sample_graph):
    """Filters in force stay within reach while the panel is open."""
    page = opened(sample_graph, hash="#selected=node:dropout&hidden=Person&hidden=Paper&joined=true")
    chips, panel = page.locator("#chips").bounding_box(), page.locator("#panel").bounding_box()
    assert chips["y"] + chips["height"] <= panel["y"]


def test_the_mouse_leaves_the_keyboard(opened, sample_graph):
    """The mouse over the picture does not take the keyboard from the search box."""
    page = opened(sample_graph)
    page.locator("#find").focus()
    box = page.locator("#picture").bounding_box()
    page.mouse.move(box["x"] + 100, box["y"] + 100)
    page.mouse.move(box["x"] + 200, box["y"] + 200)
    assert page.evaluate("document.activeElement.id") == "find"


def test_fit_is_at_hand(spied, sample_graph):
    """On a phone as on a desk, one button in the picture brings all of it back into view; other views have none."""
    page = spied(sample_graph, viewport={"width": 390, "height": 800})
    box = page.locator("#picture").bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    for _ in range(40):
        page.mouse.wheel(0, -200)
    assert not {"Dropout", "Alex Krizhevsky"} & {each["text"] for each in names(page)}
    click(page, "#fit")
    assert {"Dropout", "Alex Krizhevsky"} < {each["text"] for each in names(page)}
    click(page, "[data-view=nodes]")
    assert page.locator("#fit").is_hidden()


def test_every_button_is_on_a_phone(opened, sample_graph):
    """Views and history are all within the width of a phone."""
    page = opened(sample_graph, viewport={"width": 390, "height": 800})
    edges = page.locator("#bar button").evaluate_all("buttons => buttons.map(button => button.getBoundingClientRect().right)")
    assert max(edges) <= 390


def seen(page, found):
    """Return whether all of these names are where nothing covers the picture."""
    box = page.locator("#picture").bounding_box()
    panel = page.locator("#panel").bounding_box() or {"x": box["x"] + box["width"]}
    return all(0 < each["x"] < panel["x"] - box["x"] and 0 < each["y"] < box["height"] for each in found)


@pytest.mark.parametrize("hash", ["#view=nodes", "#view=text&selected=node:alex-krizhevsky"])
def test_the_picture_is_seen_later(spied, sample_graph, hash):
    """Who opens the page at another view and then comes to the picture sees it whole."""
    page = spied(sample_graph, hash=hash)
    click(page, "[data-view=picture]")
    found = names(page)
    assert {each["text"] for each in found} >= {"Alex Krizhevsky", "Geoffrey Hinton", "Dropout"}
    assert seen(page, found)


def test_what_is_found_elsewhere_is_in_view(spied, sample_graph):
    """Who opens a thing in a table and goes to the picture sees it there, also where the picture had been moved away from it."""
    page = spied(sample_graph)
    box = page.locator("#picture").bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    for _ in range(40):
        page.mouse.wheel(0, -200)
    click(page, "[data-view=nodes]")
    find(page, "dropout")
    click(page, "[data-view=picture]")
    page.wait_for_timeout(100)
    assert seen(page, [each for each in names(page) if each["text"] == "Dropout"])
    assert "Dropout" in {each["text"] for each in names(page)}


def test_all_stays_in_view(spied, sample_graph):
    """Where all was in view, what a filter lets in is in view, too; where the reader has moved the picture, it stays."""
    plain = sample_graph.nodes["dropout"]
    for number in range(60):
        sample_graph.add_node(f"loose{number}", **{**plain, "name": f"{number}", "type": "Field", "salience": 0.01})
    page = spied(sample_graph, hash="#hidden=Field&salience=0.001")
    page.locator(".kinds label", has_text="Field").click()
    found = names(page)
    assert len(found) > 50
    assert seen(page, found)
    page.mouse.move(*(page.locator("#picture").bounding_box()[axis] + 300 for axis in "xy"))
    page.mouse.wheel(0, -200)
    scale = names(page)[0]["scale"]
    page.locator(".kinds label", has_text="Method").click()
    assert names(page)[0]["scale"] == pytest.approx(scale, rel=0.01)
