"""The table views: sorted, narrowed, filtered, and reached by keyboard."""

from copy import deepcopy

import pytest

from tests.page.reader import DRAWN

pytestmark = pytest.mark.slow

THINGS, RELATIONS = "#view=nodes", "#view=relations"


@pytest.fixture
def many(sample_graph):
    """Return the sample graph with 250 things more, each less salient than the one before."""
    plain = deepcopy(sample_graph.nodes["dropout"])
    for number in range(250):
        sample_graph.add_node(f"n{number}", **{**plain, "name": f"Thing {number}", "salience": round(0.09 - number / 10_000, 4)})
    return sample_graph


def column(page, number, place="#nodes"):
    """Return what stands in a column, from top to bottom."""
    return page.locator(f"{place} tbody tr > :nth-child({number})").all_inner_texts()


def test_ways_of_hearing_stand_in_order(opened, sample_graph):
    """What something was heard as is listed from the most frequent, of equally frequent ways from the surest; case is no difference."""
    (mention,) = sample_graph.nodes["dropout"]["mentions"]
    ways = [("strange", 0.5), ("drop outs", 0.9), ("Drop out", 0.6), ("drop out", 0.6), ("dropout", 1.0)]
    sample_graph.nodes["dropout"]["mentions"] = [{**mention, "surface": surface, "score": score} for surface, score in ways]
    page = opened(sample_graph, hash="#view=nodes")
    assert page.locator("[data-row='node:dropout'] td").nth(1).inner_text() == "Drop out, drop outs, strange"


def test_names_break_between_words(opened, sample_graph):
    """A long word of a name stands on one line, however narrow the window is."""
    sample_graph.nodes["dropout"]["name"] = "Hyperparametrization"
    page = opened(sample_graph, hash="#view=relations", viewport={"width": 390, "height": 800})
    name = page.locator("#relations .thing bdi", has_text="Hyperparametrization")
    assert name.evaluate("name => name.clientHeight / parseFloat(getComputedStyle(name).lineHeight)") < 1.5


def test_things_stand_in_a_table(opened, sample_graph):
    """Every thing is a row, the most salient first, with type, words as heard, and counts."""
    page = opened(sample_graph, hash=THINGS)
    assert [name.split()[0] for name in column(page, 1)] == ["ImageNet", "Alex", "Geoffrey", "Dropout"]
    assert page.locator("#nodes tbody tr").nth(1).locator("th, td").all_inner_texts() == [
        "Alex Krizhevsky", "Person", "alex kaczowski", "1", "1", "0.41", "93 %",
    ]  # fmt: skip
    assert page.get_by_role("rowheader", name="Dropout").is_visible()


def test_counts_are_of_what_passes(opened, sample_graph):
    """Where the graph is narrowed to a talk, mentions, relations, how often something is said and its words are those of this talk."""
    second = {**deepcopy(sample_graph.graph["sources"][0]), "id": "second", "title": "Another talk"}
    sample_graph.graph["sources"].append(second)
    for name in ("alex-krizhevsky", "alexnet-paper"):
        about = sample_graph.nodes[name]
        about["mentions"] = [*about["mentions"], {**about["mentions"][0], "source": "second"}]
    edge = sample_graph.edges["alex-krizhevsky", "alexnet-paper", "alex-krizhevsky:AUTHORED:alexnet-paper"]
    edge["evidence"] = [*edge["evidence"], {**edge["evidence"][0], "source": "second", "line": 3}]
    page = opened(sample_graph, hash="#view=nodes&talk=second")
    assert [text.split()[0] for text in column(page, 1)] == ["ImageNet", "Alex"]
    assert (column(page, 4), column(page, 5)) == (["1", "1"], ["1", "1"])
    page.evaluate("location.hash = '#view=relations&talk=second'")
    page.evaluate(DRAWN)
    assert [column(page, number, "#relations") for number in (5, 6, 7)] == [["1"], ["3"], ["Another talk"]]


def test_a_column_says_what_it_means(opened, sample_graph):
    """A head that is not plain says what stands under it."""
    page = opened(sample_graph, hash=THINGS)
    assert page.get_by_role("button", name="Salience").get_attribute("title") == "How much the talks are about it, at most 1"


def test_relations_stand_in_a_table(opened, sample_graph):
    """Every relation is a row, the surest first, with its quote, in which both ends are marked."""
    page = opened(sample_graph, hash=RELATIONS)
    assert column(page, 1, "#relations") == ["Geoffrey Hinton", "Alex Krizhevsky", "Dropout"]
    assert column(page, 2, "#relations") == ["authored", "authored", "described in negated"]
    row = page.locator("#relations tbody tr").first
    assert row.locator("td").last.inner_text() == "jeff hinton of the famed alex ned paper"
    assert row.locator("mark").all_inner_texts() == ["jeff hinton", "alex ned paper"]


def test_long_quotes_are_shortened(opened, sample_graph, monologue):
    """Of a long quote a row has the words about its ends; all its words are looked through."""
    page = opened(sample_graph, hash=RELATIONS)
    assert page.locator("#relations tbody tr").first.locator("td").last.inner_text() == monologue
    page.get_by_label("Narrow the table of relations").fill(f"{'and so on ' * 20}wrote")
    assert page.locator("#relations tbody tr").count() == 1


def test_heads_sort(opened, sample_graph):
    """A head sorts by its column, once more turns the order round, and says so."""
    page = opened(sample_graph, hash=THINGS)
    head = page.get_by_role("columnheader", name="Name")
    assert head.get_attribute("aria-sort") == "none"
    head.locator("button").click()
    assert [name.split()[0] for name in column(page, 1)] == ["Alex", "Dropout", "Geoffrey", "ImageNet"]
    assert head.get_attribute("aria-sort") == "ascending"
    page.keyboard.press("Enter")
    assert [name.split()[0] for name in column(page, 1)] == ["ImageNet", "Geoffrey", "Dropout", "Alex"]
    assert head.get_attribute("aria-sort") == "descending"
    assert page.locator("#nodes [aria-sort=none]").count() == 6


@pytest.mark.parametrize("view", ["nodes", "relations"])
def test_order_stands_in_the_address(opened, sample_graph, view):
    """A link restores the order of a table, whichever column it is sorted by and which way round, and back undoes a sort."""
    sample_graph.graph["sources"].append({**deepcopy(sample_graph.graph["sources"][0]), "id": "second"})
    page = opened(sample_graph, hash=f"#view={view}")
    first = orders(page, view)
    for number in range(len(first)):
        for _ in range(2):
            page.locator(f"#{view} th button").nth(number).click()
            before = orders(page, view)
            page.reload()
            assert orders(page, view) == before
            assert before[number] != "none"
    for _ in range(2 * len(first)):
        page.go_back()
    page.wait_for_function("hash => location.hash === hash", arg=f"#view={view}")
    page.evaluate(DRAWN)
    assert orders(page, view) == first


def orders(page, view):
    """Return how each column of a table is sorted."""
    return page.locator(f"#{view} thead th").evaluate_all("heads => heads.map(head => head.getAttribute('aria-sort'))")


def test_typing_narrows(opened, sample_graph):
    """Rows that lack a typed word go; case and accents do not matter."""
    page = opened(sample_graph, hash=RELATIONS)
    page.get_by_label("Narrow the table of relations").fill("ÁLEX geoffrey")
    assert column(page, 1, "#relations") == ["Geoffrey Hinton"]
    assert page.locator("#relations [role=status]").inner_text() == "1 relation of 3"


def test_filters_hold_in_tables(opened, sample_graph):
    """What the page's filters hide is in no table."""
    page = opened(sample_graph, hash=f"{THINGS}&hidden=Person")
    assert [name.split()[0] for name in column(page, 1)] == ["ImageNet", "Dropout"]
    page.locator("[data-view=relations]").click()
    assert column(page, 1, "#relations") == ["Dropout"]


def test_row_selects(opened, sample_graph):
    """From a row one comes to its thing, its relation, or the line it was said in."""
    page = opened(sample_graph, hash=RELATIONS)
    row = page.locator("#relations tbody tr").first
    row.get_by_role("button", name="Geoffrey Hinton").click()
    assert page.locator("#panel h2").inner_text() == "Geoffrey Hinton"
    row.get_by_role("button", name="authored").click()
    assert page.locator("#panel .verb").inner_text() == "authored"
    assert row.get_attribute("class") == "chosen"
    row.get_by_role("button", name="line 2").click()
    assert page.locator(".here").text_content() == "jeff hinton of the famed alex ned paper"


@pytest.mark.parametrize(("view", "heading"), [("relations", "Geoffrey Hinton"), ("nodes", "ImageNet")])
def test_the_whole_row_opens(opened, sample_graph, view, heading):
    """A click on any cell opens what the row is about, unless words of it are being marked."""
    page = opened(sample_graph, hash=f"#view={view}")
    row = page.locator(f"#{view} tbody tr").first
    for number in range(3, row.locator("td").count() - 3):
        row.locator("td").nth(number).click(position={"x": 2, "y": 2})
        assert page.locator("#panel h2").inner_text().startswith(heading)
        page.keyboard.press("Escape")
    row.locator("td").last.dblclick()
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()


def test_arrows_lead_down_a_column(opened, sample_graph):
    """Down goes to the same column of the next row, and Enter selects it."""
    page = opened(sample_graph, hash=RELATIONS)
    page.locator("#relations .verb").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert page.locator("#panel .end").first.inner_text() == "Alex Krizhevsky"


def test_long_table_has_pages(opened, many):
    """Of many rows a hundred stand there at a time; sorting is over all of them."""
    page = opened(many, hash=THINGS)
    assert len(column(page, 1)) == 100
    page.get_by_label("Last rows").click()
    assert page.locator("#nodes .walk").inner_text().split()[2] == "201–254"
    assert column(page, 1)[-1] == "Thing 249"
    assert page.get_by_label("Next rows").is_disabled()
    page.get_by_role("columnheader", name="Salience").locator("button").click()
    assert column(page, 1)[0] == "Thing 249"


def test_selected_row_is_turned_to(opened, many):
    """A link to a thing far down the table opens the page it stands on."""
    page = opened(many, hash=f"{THINGS}&selected=node:n149")
    assert page.locator("#nodes .chosen").inner_text().startswith("Thing 149")
    row, area = page.locator("#nodes .chosen").bounding_box(), page.locator("#nodes .scroll").bounding_box()
    assert area["y"] < row["y"] <= area["y"] + area["height"] - row["height"]


def test_hostile_names_stay_text_in_tables(opened, sample_graph):
    """What looks like markup or script is a cell's text."""
    texts = ["<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "half \ud800 a pair"]
    for name, text in zip(["alex-krizhevsky", "geoffrey-hinton", "dropout"], texts, strict=True):
        sample_graph.nodes[name].update(name=text, aliases=[text])
    page = opened(sample_graph, hash=THINGS)
    shown = page.locator("#nodes tbody th").evaluate_all("cells => cells.map(cell => cell.textContent)")
    assert sorted(shown[1:]) == sorted(texts)
    page.locator("[data-view=relations]").click()
    assert page.locator("main img, main script").count() == 0
