"""The page as a file: what it holds, and what it cannot do."""

import json
import os
import re
import subprocess
import sys
from base64 import b64encode
from copy import deepcopy
from hashlib import sha256
from html.parser import HTMLParser

import networkx as nx
import pytest

from kg.export import FORMATS, html
from kg.export.palette import COLOURS, SHAPES
from kg.ontology import EntityType

ACTIVE = ("</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!--<script>", "{{ 7 * 7 }}", "href")
FETCHING = {"src", "srcset", "href", "action", "formaction", "data", "poster", "ping", "background"}


class Page(HTMLParser):
    """Take a page apart: its elements in order, and what stands in scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.blocks: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self.blocks.append((tag, dict(attrs), ""))

    def handle_data(self, data):
        if self.cdata_elem:
            tag, attributes, text = self.blocks[-1]
            self.blocks[-1] = (tag, attributes, text + data)
        elif data.strip():
            self.texts.append(data.strip())

    def data(self, name):
        """Return what the JSON block of that id holds."""
        return next(json.loads(text) for _, attributes, text in self.blocks if attributes.get("id") == f"data-{name}")

    def running(self, kind):
        """Return the contents of the scripts or styles that the browser acts upon."""
        return [text for tag, attributes, text in self.blocks if tag == kind and attributes.get("type") != "application/json"]

    @property
    def policy(self):
        """Return the content security policy as a mapping from directive to sources."""
        (content,) = [
            attributes["content"] for tag, attributes in self.elements if attributes.get("http-equiv") == "Content-Security-Policy"
        ]
        return {name: sources for name, *sources in (directive.split() for directive in content.split(";"))}


def page_of(graph: nx.MultiDiGraph) -> Page:
    """Return the page of a graph, taken apart."""
    return Page("".join(html.render(graph)))


@pytest.fixture
def page(sample_graph):
    """Return the page of the sample graph."""
    return page_of(sample_graph)


def test_page_holds_graph(page, sample_graph):
    """Every node and every relation is in the page, each with all the graph says of it."""
    nodes = {node["id"]: node["about"] for node in page.data("nodes")}
    assert nodes == {f"node:{name}": about for name, about in sample_graph.nodes(data=True)}
    edges = {edge["id"]: (edge["from"], edge["to"], edge["about"]["confidence"]) for edge in page.data("edges")}
    assert edges == {
        f"edge:{key}": (f"node:{source}", f"node:{target}", edge["confidence"])
        for source, target, key, edge in sample_graph.edges(keys=True, data=True)
    }


def test_page_names_talk(page):
    """Title and date are there for the heading."""
    (talk,) = page.data("talks")
    assert talk["title"] == "A talk"
    assert talk["date"] == "2020-05-08"


def test_page_holds_text_once(page, sample_graph):
    """The lines of the talk stand apart from what the picture needs, with the places of mentions and evidence, in the order of those."""
    (talk,), reading = page.data("talks"), page.data("reading")
    assert "text" not in talk
    assert reading["texts"] == [sample_graph.graph["sources"][0]["text"]]
    nodes = [node["about"]["name"].split()[0] for node in page.data("nodes")]
    assert dict(zip(nodes, reading["mentions"], strict=True))["Dropout"] == [[3, 16, 3, 23]]
    assert [len(places) for places in reading["evidence"]] == [len(edge["about"]["evidence"]) for edge in page.data("edges")]


def test_page_without_text(sample_graph):
    """A graph built without the talk's text has a page without it."""
    del sample_graph.graph["sources"][0]["text"]
    assert page_of(sample_graph).data("reading")["texts"] == [None]


def test_most_salient_comes_first_and_largest(page):
    """Nodes stand in order of salience, and their size follows it."""
    nodes = page.data("nodes")
    assert [node["about"]["salience"] for node in nodes] == [0.5, 0.41, 0.4, 0.1]
    sizes = [node["size"] for node in nodes]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == html.LARGEST
    assert sizes[-1] > html.SMALLEST


def test_each_type_has_its_colour_and_shape(page):
    """The key covers the whole vocabulary."""
    groups = page.data("options")["groups"]
    assert groups == {kind.value: {"color": COLOURS[kind], "shape": SHAPES[kind]} for kind in EntityType}


def test_picture_stands_still(page):
    """Places come with the page; the browser computes none."""
    assert page.data("options")["physics"] == {"enabled": False}
    assert all(isinstance(node[axis], float) for node in page.data("nodes") for axis in "xy")


def test_page_fetches_nothing(page):
    """No element and no style names another file, and no source map is offered."""
    assert [attributes for _, attributes in page.elements if attributes.keys() & FETCHING] == []
    assert {tag for tag, _ in page.elements} & {"link", "base", "iframe", "img", "object", "embed"} == set()
    assert not re.search(r"url\(|@import", "".join(page.running("style")))
    assert "sourceMappingURL" not in "".join(page.running("script"))


def test_policy_admits_own_scripts_and_style_only(page):
    """The policy names the digest of each script and style, and refuses all else."""
    digests = {
        kind: [f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in page.running(kind)]
        for kind in ("script", "style")
    }
    assert page.policy == {
        "default-src": ["'none'"],
        "script-src": digests["script"],
        "style-src": digests["style"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }


def test_markup_has_no_handlers(page):
    """No element carries script or style of its own."""
    assert [name for _, attributes in page.elements for name in attributes if name.startswith("on") or name == "style"] == []


@pytest.mark.parametrize("text", ACTIVE)
def test_active_text_stays_text(named_graph, sample_graph, text):
    """A name that is markup or template changes nothing in the page but a value in its data."""
    page, plain = page_of(named_graph(text)), page_of(sample_graph)
    assert page.elements == plain.elements
    assert page.texts == plain.texts
    assert text in [node["about"]["name"] for node in page.data("nodes")]


def test_hostile_text_comes_through(named_graph, sample_graph, hostile):
    """Whatever a talk says stands in the page's data as it was said."""
    page = page_of(named_graph(hostile))
    assert page.elements == page_of(sample_graph).elements
    assert hostile in [node["about"]["name"] for node in page.data("nodes")]
    assert page.data("talks")[0]["title"] == hostile


def test_page_can_be_written_in_any_case(named_graph, hostile, tmp_path):
    """Text that UTF-8 cannot hold does not stop the writing."""
    FORMATS["html"].write(named_graph(hostile), tmp_path / "graph.html")
    assert (tmp_path / "graph.html").read_text(encoding="utf-8") == "".join(html.render(named_graph(hostile)))


def test_empty_graph_has_a_page(sample_graph):
    """A talk in which nothing was found still gets its page, which says so."""
    sample_graph.remove_nodes_from(list(sample_graph))
    page = page_of(sample_graph)
    assert page.data("nodes") == page.data("edges") == []
    assert any("nothing to draw" in text for text in page.texts)


def test_graph_stays_as_it_was(sample_graph):
    """Rendering does not touch the graph."""
    before = deepcopy(sample_graph)
    list(html.render(sample_graph))
    assert nx.utils.graphs_equal(before, sample_graph)
    assert before.graph == sample_graph.graph


def test_same_bytes_every_time(sample_graph, tmp_path):
    """Two processes with different hash seeds write the same page."""
    FORMATS["json"].write(sample_graph, tmp_path / "graph.json")
    program = f"from pathlib import Path; from kg.export import FORMATS, node_link; place = Path({str(tmp_path)!r})"
    program += "; import sys; FORMATS['html'].write(node_link.read(place / 'graph.json'), place / sys.argv[1])"
    for seed in "12":
        subprocess.run([sys.executable, "-c", program, seed], env={**os.environ, "PYTHONHASHSEED": seed}, check=True)
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_quotes_in_page_are_cut(page):
    """The page's relations carry their quotes in pieces."""
    edge = next(edge for edge in page.data("edges") if edge["from"] == "node:geoffrey-hinton")
    assert edge["about"]["evidence"][0]["quote"] == [["subject", "jeff hinton"], ["", " of the famed "], ["object", "alex ned paper"]]


def test_parallel_edges_part(sample_graph):
    """Edges between the same two nodes, in whichever direction, each take a way of their own."""
    (source, target, edge) = next(iter(sample_graph.edges(data=True)))
    sample_graph.add_edge(source, target, key="second", **edge)
    sample_graph.add_edge(target, source, key="back", **edge)
    bends = []
    for drawn in page_of(sample_graph).data("edges"):
        if {drawn["from"], drawn["to"]} == {f"node:{source}", f"node:{target}"}:
            smooth = drawn["smooth"] or {"roundness": 0, "type": "curvedCCW"}
            left = (smooth["type"] == "curvedCCW") == (drawn["from"] < drawn["to"])
            bends.append(smooth["roundness"] if left else -smooth["roundness"])
    assert sorted(bends) == [-html.CURVE, 0, html.CURVE]


def test_lone_edge_is_straight(page):
    """A relation beside which there is no other takes the straight way."""
    assert [edge["smooth"] for edge in page.data("edges")] == [False, False, False]


def test_symmetric_relation_has_no_arrow(sample_graph):
    """What holds in both directions points in neither."""
    for _, _, edge in sample_graph.edges(data=True):
        edge["type"] = "COMPARED_WITH"
    assert [edge["arrows"] for edge in page_of(sample_graph).data("edges")] == ["", "", ""]


def test_directed_relation_keeps_arrow(page):
    """What holds in one direction takes the arrow of the options."""
    assert page.data("options")["edges"]["arrows"]["to"]["enabled"] is True
    assert not any("arrows" in edge for edge in page.data("edges"))


@pytest.mark.parametrize("number", range(len(html.SCRIPTS)))
def test_module_imports_what_stands_before_it(number):
    """Joined in their order, the page's modules find what they import."""
    module = html._page(f"{html.SCRIPTS[number]}.js")
    imports = re.findall(r"^import \{ (.+) \} from \"\./(\w+)\.js\";$", module, flags=re.MULTILINE)
    assert len(imports) == len(re.findall(r"^import\b", module, flags=re.MULTILINE))
    for names, origin in imports:
        assert origin in html.SCRIPTS[:number]
        exported = re.findall(r"^export (?:class|const|function) (\w+)", html._page(f"{origin}.js"), flags=re.MULTILINE)
        assert set(names.split(", ")) <= set(exported)


def test_joined_script_is_plain(page):
    """Nothing of the modules' imports and exports is left in the page's script."""
    assert re.findall(r"^(?:import|export)\b.*", page.running("script")[-1], flags=re.MULTILINE) == []
