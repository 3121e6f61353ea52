"""How far apart things are drawn: over the whole view, and as near as they can without hiding each other."""

import base64

import pytest

from kg.export import html

pytestmark = pytest.mark.slow

SPREAD = "async ([module, nodes, view]) => (await import(module)).spread(nodes, view)"
SCRIPT = f"data:text/javascript;base64,{base64.b64encode(html._page('places.js').encode()).decode()}"
SQUARE = {"width": 600, "height": 600}


@pytest.fixture
def spread(browser):
    """Return a function that says by how much x and y are multiplied."""
    page = browser.new_page()
    yield lambda nodes, view: page.evaluate(SPREAD, [SCRIPT, nodes, view])
    page.close()


@pytest.mark.parametrize(
    ("view", "stretched"),
    [
        ({"width": 100, "height": 100}, (1, 1)),
        ({"width": 150, "height": 100}, (1.5, 1)),
        ({"width": 100, "height": 150}, (1, 1.5)),
        ({"width": 500, "height": 100}, (2, 1)),
    ],
)
def test_the_picture_takes_the_form_of_the_view(spread, view, stretched):
    """In a wide view things are farther apart from left to right, in a high one up and down, at most twice as far."""
    square = [{"x": x, "y": y, "size": 46} for x in (0, 100) for y in (0, 100)]
    found = spread(square, view)
    assert (found["x"], found["y"]) == pytest.approx(stretched)


@pytest.mark.parametrize(("side", "drawn"), [(30, 84), (60, 84), (100, 100), (400, 400)])
def test_few_things_stand_loosely(spread, side, drawn):
    """Where there is room, things stand as the layout has them, but three times as far apart as they must, which leaves room for names."""
    square = [{"x": x, "y": y, "size": 10} for x in (0, side) for y in (0, side)]
    assert side * spread(square, SQUARE)["x"] == pytest.approx(drawn)


def test_what_the_view_cannot_hold_comes_nearer(spread):
    """Far apart, things come as near as there is room for them at full size, and no nearer."""
    assert spread([{"x": x, "y": y, "size": 10} for x in (0, 6_000) for y in (0, 6_000)], SQUARE)["x"] == pytest.approx(0.1)


def test_shapes_keep_their_room(spread):
    """Where the view has no such room, shapes that are near keep it, and the picture is drawn smaller."""
    assert spread([{"x": x, "y": y, "size": 10} for x, y in [(0, 0), (28, 0), (0, 6_000), (6_000, 6_000)]], SQUARE)["x"] == pytest.approx(1)


def test_a_crowd_does_not_drive_all_apart(spread):
    """A tenth of the things may touch, lest two of many that are near keep all others far."""
    many = [{"x": 300 * across, "y": 300 * down, "size": 10} for across in range(10) for down in range(10)]
    assert spread([*many, {"x": 1, "y": 0, "size": 10}], SQUARE)["x"] == pytest.approx(600 / 2_700)


def test_one_thing_has_a_place(spread):
    """A thing alone, or none, has neither width nor height to fill the view with."""
    assert spread([{"x": 7, "y": 7, "size": 10}], SQUARE) == {"x": 1, "y": 1}
    assert spread([], SQUARE) == {"x": 1, "y": 1}
