"""What is visible can be saved, copied and printed, and opens where it is meant to."""

import csv
import json
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest

from kg.export import FORMATS, node_link
from tests.page.reader import DRAWN

pytestmark = pytest.mark.slow


@pytest.fixture
def saved(opened, tmp_path):
    """Return a function that opens a graph's page and saves what is visible in one form."""

    def saved(graph, form: str, hash: str = "") -> Path:
        page = opened(graph, hash=hash)
        page.locator("#saving").click()
        with page.expect_download() as download:
            page.get_by_label(f"Save {form}", exact=True).click()
        page.locator("dialog [role=status]", has_text="saved").wait_for()
        path = tmp_path / download.value.suggested_filename
        download.value.save_as(path)
        return path

    return saved


def values(graph: nx.MultiDiGraph) -> tuple[dict, dict, dict]:
    """Return nodes, edges and attributes, in a form that can be compared; numbers may be written in two ways.

    Places are left out: the page moves shapes that would lie on each other.
    """
    own = {"x", "y", "shape_type"}
    nodes = {name: {key: str(value) for key, value in data.items() if key not in own} for name, data in graph.nodes(data=True)}
    edges = {
        ends: {key: str(value) for key, value in data.items()}
        for *ends, data in graph.edges(keys=True, data=True)
        for ends in [tuple(ends)]
    }
    return nodes, edges, {**graph.graph, "sources": json.loads(graph.graph["sources"])}


def table(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_json_is_the_graph(saved, sample_graph, monologue):
    """Where all is visible, the saved graph file holds the whole graph, its text and long quotes too."""
    path = saved(sample_graph, "JSON")
    assert path.name == "a-talk-graph.json"
    assert nx.utils.graphs_equal(node_link.read(path), sample_graph)
    assert node_link.read(path).graph == sample_graph.graph


def test_json_is_of_what_passes(saved, sample_graph):
    """What the filters hide is not saved, nor are relations that lose an end."""
    graph = node_link.read(saved(sample_graph, "JSON", "#hidden=Person"))
    assert set(graph) == {"alexnet-paper", "dropout"}
    assert [kind for *_, kind in graph.edges(data="type")] == ["DESCRIBED_IN"]


def test_json_of_a_narrowed_table(opened, sample_graph, tmp_path):
    """In a table that was narrowed by typing, its rows are what is visible, and the ends of its relations."""
    page = opened(sample_graph, hash="#view=relations")
    page.get_by_label("Narrow the table of relations").fill("geoffrey")
    page.locator("#saving").click()
    assert "2 things, 1 relation" in page.locator("dialog").inner_text()
    with page.expect_download() as download:
        page.get_by_label("Save JSON").click()
    download.value.save_as(tmp_path / "saved.json")
    assert set(node_link.read(tmp_path / "saved.json")) == {"geoffrey-hinton", "alexnet-paper"}


def test_graphml_is_that_of_export(saved, sample_graph, tmp_path):
    """networkx reads from the page's GraphML what it reads from that of `kg export`, but for places."""
    sample_graph.nodes["dropout"].update(name='<html>"&\x01', corrected="a\r\nb", aliases=["\ud800", 'c"'])
    FORMATS["graphml"].write(sample_graph, tmp_path / "exported.graphml")
    exported = nx.read_graphml(tmp_path / "exported.graphml", force_multigraph=True)
    assert values(nx.read_graphml(saved(sample_graph, "GraphML"), force_multigraph=True)) == values(exported)


def test_csv_of_relations_has_their_quotes(saved, sample_graph):
    """Each quote is a row, with who, what, where and how sure."""
    head, *rows = table(saved(sample_graph, "CSV of relations"))
    assert dict(zip(head, rows[1], strict=True)) == {
        "subject": "Geoffrey Hinton", "relation": "AUTHORED", "object": sample_graph.nodes["alexnet-paper"]["name"],
        "polarity": "asserted", "confidence": "0.95", "talk": "A talk", "line": "2", "seconds": "",
        "quote": "jeff hinton of the famed alex ned paper", "subject as heard": "jeff hinton", "object as heard": "alex ned paper",
    }  # fmt: skip


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum", "\t=1", " =1", "＝1", 'a"b,c\nd', "plain"])
def test_csv_holds_no_formula(saved, sample_graph, text):
    """A spreadsheet shows every name and computes none; what is no formula stands as it is."""
    sample_graph.nodes["alexnet-paper"]["name"] = text
    (_, name, *_), *_ = table(saved(sample_graph, "CSV of things"))[1:]
    assert name == (text if text[0] in "ap" else f"'{text}")


def test_svg_draws_what_is_seen(saved, sample_graph):
    """The drawing is XML with every shape, line and name, and nothing that runs."""
    sample_graph.nodes["dropout"]["name"] = "<script>\x01\ud800 & co"
    root = ElementTree.parse(saved(sample_graph, "SVG")).getroot()
    tags = [element.tag.split("}")[1] for element in root.iter()]
    assert tags.count("path") == len(sample_graph) + 2 * sample_graph.number_of_edges()
    assert set(tags) == {"svg", "rect", "path", "text"}
    texts = [element.text for element in root.iter() if element.text]
    assert "<script> & co" in texts
    assert "Geoffrey Hinton" in texts


def test_most_salient_names_stand_in_a_crowd(saved, sample_graph):
    """What matters most has its name even where other things leave no room around it."""
    [(_, paper, _, said)] = sample_graph.edges("geoffrey-hinton", keys=True, data=True)
    crowd = {f"s{number}": {**sample_graph.nodes["dropout"], "name": f"Satellite {number}", "salience": 0.05} for number in range(150)}
    sample_graph.add_nodes_from(crowd.items())
    sample_graph.add_edges_from((name, paper, f"{name}:USES:{paper}", {**said, "type": "USES"}) for name in crowd)
    texts = {element.text for element in ElementTree.parse(saved(sample_graph, "SVG")).iter()}
    assert {"Alex Krizhevsky", "Geoffrey Hinton", "ImageNet classification with de…"} <= texts


def test_people_are_named_before_what_is_as_salient(saved, sample_graph):
    """Of things that are equally salient, people and papers have their names first."""
    plain = {**sample_graph.nodes["dropout"], "salience": 0.5}
    sample_graph.add_nodes_from((f"a{number}", {**plain, "name": f"Method {number}"}) for number in range(9))
    sample_graph.add_node("z", **{**plain, "name": "Maria Quell", "type": "Person"})
    said = next(iter(sample_graph.edges.values()))
    sample_graph.add_edges_from((f"a{number}", "z", f"z:{number}", {**said, "type": "DESCRIBED_IN"}) for number in range(9))
    texts = [element.text for element in ElementTree.parse(saved(sample_graph, "SVG")).iter() if element.text]
    assert texts.index("Maria Quell") < min(at for at, text in enumerate(texts) if text.startswith("Method "))


def test_png_is_larger_than_the_screen(saved, sample_graph):
    """The picture has pixels enough for print, also where a table hides it."""
    for view in ("", "#view=nodes"):
        data = saved(sample_graph, "PNG", view).read_bytes()
        assert data.startswith(b"\x89PNG")
        assert int.from_bytes(data[16:20], "big") > 1200  # the width of the window


def test_copy_puts_text_on_the_clipboard(opened, sample_graph):
    """What is copied is what would be saved, and it is said that it was."""
    page = opened(sample_graph, permissions=["clipboard-read", "clipboard-write"])
    page.locator("#saving").click()
    page.get_by_label("Copy JSON").click()
    page.locator("dialog [role=status]", has_text="JSON copied.").wait_for()
    copied = json.loads(page.evaluate("navigator.clipboard.readText()"))
    assert {node["id"] for node in copied["nodes"]} == set(sample_graph)


def test_dialog_by_keyboard(opened, sample_graph):
    """Enter opens the dialog, and Escape closes it alone: what was selected stays so."""
    page = opened(sample_graph, hash="#selected=node:dropout")
    page.locator("#saving").focus()
    page.keyboard.press("Enter")
    assert page.locator("dialog").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("dialog").is_hidden()
    assert page.locator("#panel h2").inner_text() == "Dropout"
    assert page.evaluate("document.activeElement.id") == "saving"


def test_print_has_picture_and_relations(opened, sample_graph):
    """On paper there are title, picture and the relations with their words, in the colours of paper, and no controls."""
    page = opened(sample_graph, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.evaluate(DRAWN)
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
    shown = page.locator("body").inner_text()
    assert "A talk" in shown
    assert "jeff hinton of the famed alex ned paper line 2" in shown
    assert "described in (negated)" in shown
    assert page.locator("#print svg path").count() == len(sample_graph) + 2 * sample_graph.number_of_edges()
    assert page.locator("button:visible, input:visible, canvas:visible").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#print").count() == 0
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
