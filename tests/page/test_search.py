"""Search finds what the reader means."""

from copy import deepcopy

import pytest

from tests.page.reader import DRAWN, find

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


@pytest.mark.parametrize(
    ("typed", "name"),
    [("krizhevski", "Alex Krizhevsky"), ("jefrey hinton", "Geoffrey Hinton"), ("dorpout", "Dropout"), ("alexned", "ImageNet")],
)
def test_slips_of_spelling_find_the_thing(opened, sample_graph, typed, name):
    """Letters that are wrong, too many, missing or changed are no hindrance, and the list says that nothing is called so."""
    page = opened(sample_graph)
    page.locator("#find").fill(typed)
    assert page.locator("#hits .told").first.inner_text() == "Nothing is called so. Spelled nearly so:"
    page.keyboard.press("Enter")
    page.evaluate(DRAWN)
    assert page.locator("#panel h2").inner_text().startswith(name)


@pytest.mark.parametrize("typed", ["dru", "krishefski", "dropsy"])
def test_what_is_spelled_otherwise_is_not_found(opened, sample_graph, typed):
    """A short word has no slip, a longer one so many as a quarter of its letters."""
    page = opened(sample_graph)
    page.locator("#find").fill(typed)
    assert page.locator("#hits").inner_text() == "Nothing matches."


def test_a_thing_spelled_so_has_no_neighbours(opened, sample_graph):
    """Where a thing is spelled as typed, none that is spelled nearly so stands beside it."""
    sample_graph.add_node("dropouts", **{**deepcopy(sample_graph.nodes["dropout"]), "name": "Dropaut", "mentions": []})
    page = opened(sample_graph)
    page.locator("#find").fill("dropaut")
    assert page.locator("#hits [role=option]").all_inner_texts() == ["Dropaut"]


def test_a_name_comes_before_what_is_called_so_too(opened, sample_graph):
    """Of things that begin with what is typed, those stand first whose own name does, and before them what is called just that."""
    plain = sample_graph.nodes["dropout"]
    for number, (name, aliases) in enumerate([("Understanding", ["language skills"]), ("Language model", []), ("Speech", ["lang"])]):
        more = {"name": name, "aliases": aliases, "mentions": [], "salience": 0.9 - number / 10}
        sample_graph.add_node(f"n{number}", **{**deepcopy(plain), **more})
    page = opened(sample_graph)
    page.locator("#find").fill("lang")
    assert page.locator("#hits [role=option] > bdi").all_inner_texts() == ["Speech", "Language model", "Understanding"]


def test_a_place_is_not_squeezed(opened, sample_graph):
    """Where a line stands is legible beside it, however long the line is."""
    source = sample_graph.graph["sources"][0]
    source["text"] = [" ".join(["incomprehensibilities"] * 9)]
    sample_graph.graph["sources"].append({**deepcopy(source), "id": "second", "title": "Another talk of the same person"})
    page = opened(sample_graph)
    page.locator("#find").fill("incompre")
    small = page.locator("#hits small").first
    assert small.evaluate("small => small.clientHeight / parseFloat(getComputedStyle(small).lineHeight)") < 2.5


def test_namesakes_are_told_apart(opened, sample_graph):
    """Of things with one name the list, the tables and the panel say the type, and where that is the same an alias or the id."""
    plain = sample_graph.nodes["dropout"]
    for key, kind, aliases in [
        ("go", "Method", ["Golang"]),
        ("go-game", "Method", []),
        ("go-inc", "Organization", []),
        ("gone", "Method", []),
    ]:
        name = "Gone" if key == "gone" else "Go"
        sample_graph.add_node(key, **{**deepcopy(plain), "name": name, "type": kind, "aliases": aliases, "mentions": []})
    page = opened(sample_graph)
    page.locator("#find").fill("go")
    told = ["Go Method, Golang", "Go Method, go-game", "Go Organization", "Gone"]
    assert sorted(" ".join(text.split()) for text in page.locator("#hits [role=option]").all_inner_texts()) == told
    page.evaluate("location.hash = '#view=nodes&selected=node:go-game'")
    page.evaluate(DRAWN)
    assert page.locator("#panel .kind").inner_text() == "Method · go-game"
    assert " ".join(page.locator("#nodes .chosen th").inner_text().split()) == "Go Method, go-game"
