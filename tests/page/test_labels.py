"""Where names are written: beside shapes rather than over them."""

import base64

import pytest

from kg.export import html

pytestmark = pytest.mark.slow

PLACE = """async ([module, labels]) => {
    const { place } = await import(module);
    const view = { left: -500, right: 500, top: -500, bottom: 500 };
    return place(labels, { scale: 1, view, width: (text, size) => text.length * size / 2 });
}"""

SHORT = "async ([module, about]) => (await import(module)).short(about)"
SCRIPT = f"data:text/javascript;base64,{base64.b64encode(html._page('labels.js').encode()).decode()}"


def node(x, y, **more):
    """Return a shape of radius 10 with a name 60 wide and 12 high."""
    return {"x": x, "y": y, "reach": 10, "points": 10, "text": "twelve signs", **more}


@pytest.fixture
def placed(browser):
    """Return a function that places labels; it returns those that are written."""
    page = browser.new_page()
    yield lambda *labels: page.evaluate(PLACE, [SCRIPT, list(labels)])
    page.close()


def test_a_name_stands_below(placed):
    """With room all around, a name stands below its shape."""
    (name,) = placed(node(0, 0))
    assert (name["x"], name["y"] > 10) == (0, True)


def test_a_name_finds_a_corner(placed):
    """With shapes below, above, right and left, a name stands at a corner, on no shape."""
    beside = [node(x, y, text="") for x, y in [(0, 25), (0, -25), (45, 0), (-45, 0)]]
    name = next(each for each in placed(node(0, 0), *beside) if each["text"])
    assert abs(name["x"]) > 10
    assert abs(name["y"]) > 10


def test_a_salient_name_covers_the_fewest(placed):
    """Where every place is taken, the name of something salient covers as few shapes as it can, and any other name is left out."""
    crowd = [node(x, y, text="") for x in range(-60, 61, 15) for y in (-30, -15, 15, 30) if (x, y) != (0, 0)]
    crowd += [node(x, 0, text="") for x in (-60, -45, -30, -15, 45)]
    assert [each["text"] for each in placed(node(0, 0), *crowd) if each["text"]] == []
    name = next(each for each in placed(node(0, 0, salient=True), *crowd) if each["text"])
    assert name["x"] > 10
    assert name["y"] == 0


def test_a_salient_name_covers_the_faint(placed):
    """Where every place is taken, the name of something salient hides several faint shapes rather than one that stands out."""
    faint = [node(x, y, text="", faint=True) for x in range(-60, 61, 15) for y in (-30, -15, 15, 30) if (x, y) != (0, 0)]
    name = next(each for each in placed(node(0, 0, salient=True), node(45, 0, text=""), node(-45, 0, text=""), *faint) if each["text"])
    assert abs(name["y"]) > 10


def test_a_name_is_not_taken_for_another_things(placed):
    """A name keeps away from other things' shapes where it can, and stands close to one rather than nowhere."""
    below = node(0, 33, text="")
    name = next(each for each in placed(node(0, 0), below) if each["text"])
    assert name["y"] < -10
    beside = [node(x, y, text="") for x, y in [(0, -33), (86, 0), (-86, 0)]]
    name = next(each for each in placed(node(0, 0), below, *beside) if each["text"])
    assert (name["x"], name["y"] > 10) == (0, True)


def test_a_verb_alone_finds_a_place(placed):
    """The verb of the one relation that is looked at covers faint shapes rather than be missing; for clear ones it steps aside."""
    verb = {**node(0, 0), "reach": 0, "verb": True}
    crowd = [node(x, y, text="", faint=True) for x in range(-60, 61, 15) for y in (-20, 0, 20)]
    assert [each["text"] for each in placed(verb, *crowd) if each["text"]] == []
    name = next(each for each in placed({**verb, "alone": True}, *crowd) if each["text"])
    assert (name["x"], name["y"]) == (0, 0)
    name = next(each for each in placed({**verb, "alone": True}, node(0, 0, text=""), *crowd) if each["text"])
    assert (name["x"], name["y"] > 10) == (0, True)
    clear = [{**each, "faint": False} for each in crowd]
    assert [each["text"] for each in placed({**verb, "alone": True}, *clear) if each["text"]] == []


def test_a_name_is_not_cut(placed):
    """At the border of the view, a name stands within it where one place is."""
    (name,) = placed(node(-495, 0))
    assert name["x"] - 30 >= -500


@pytest.mark.parametrize(
    ("name", "aliases", "written"),
    [
        ("AlexNet", ["Krizhevsky's network"], "AlexNet"),
        (
            "ImageNet classification with deep neural networks",
            ["the paper of 2012 on ImageNet classification", "AlexNet paper"],
            "AlexNet paper",
        ),
        ("ImageNet classification with deep neural networks", ["  "], "ImageNet classification with de…"),
        ("  ", ["nothing"], "(no name)"),
    ],
)
def test_a_long_name_gives_way_to_an_alias(browser, name, aliases, written):
    """In the picture a thing is called by its name, else by the first alias that is short enough, else by its name cut off."""
    page = browser.new_page()
    assert page.evaluate(SHORT, [SCRIPT, {"name": name, "aliases": aliases}]) == written
    page.close()
