"""The page in a real browser: it draws, answers, fetches nothing, and runs nothing that a talk says."""

from copy import deepcopy

import pytest

from kg.export import html
from tests.page.reader import find

pytestmark = pytest.mark.slow

HOSTILE = {  # and what to type to find it
    "</script><script>alert(1)</script>": "</script>",
    "<img src=x onerror=alert(1)>": "<img src=x",
    "href": "href",
    "javascript:alert(1)": "javascript:",
    "constructor": "constructor",
    "right \u202eto left": "\u202eto",
    "half \ud800 a pair": "a pair",
    "x" * 10_000: "x" * 50,
    "": "heard without a name",
}


@pytest.fixture
def hostile_graph(sample_graph):
    """Return the sample graph with hostile texts as names, words heard, quotes, links and title."""
    plain = deepcopy(sample_graph.nodes["dropout"])
    edge = deepcopy(sample_graph.edges["geoffrey-hinton", "alexnet-paper", "geoffrey-hinton:AUTHORED:alexnet-paper"])
    for text in HOSTILE:
        name = text[:40] or "empty"
        sample_graph.add_node(
            name, **{**plain, "name": text, "aliases": [text], "mentions": [{**plain["mentions"][0], "surface": HOSTILE[text]}]}
        )
        evidence = {**edge["evidence"][0], "quote": f"{text} wrote it", "url": "javascript:alert(1)"}
        sample_graph.add_edge(name, "alexnet-paper", key=f"{name}:AUTHORED:alexnet-paper", **{**edge, "evidence": [evidence]})
    sample_graph.graph["sources"][0].update(title="</script><script>alert(1)</script>", people=list(HOSTILE), url="javascript:alert(1)")
    return sample_graph


def ink(page):
    """Return how many different colours the picture has, which is 1 where nothing is drawn."""
    return page.evaluate(
        """() => {
            const canvas = document.querySelector("canvas");
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            return new Set(new Uint32Array(data.buffer)).size;
        }"""
    )


def test_page_draws(opened, sample_graph):
    """The page shows the talk's title, the picture and how much of the graph it is."""
    page = opened(sample_graph)
    assert page.title() == page.locator("h1").inner_text() == "A talk"
    assert page.locator("#shown").inner_text() == "Showing 4 of 4 things, 3 of 3 relations"
    assert page.locator(".kinds label").all_inner_texts() == ["Person\n2", "Paper\n1", "Method\n1", "stated\n2", "negated\n1", "", ""]
    assert ink(page) > 50


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_theme_follows_system_and_switch(opened, sample_graph, scheme):
    """The page opens in the system's colours, and the switch turns them."""
    page = opened(sample_graph, color_scheme=scheme)
    other = {"light": "dark", "dark": "light"}[scheme]
    assert page.evaluate("document.documentElement.dataset.theme") == scheme
    page.locator("#theme").click()
    assert page.evaluate("document.documentElement.dataset.theme") == other


def test_large_graph_shows_its_most_salient_part(opened, sample_graph):
    """Of many nodes the first 150 are shown, more on request, and one that is sought in any case."""
    plain = deepcopy(sample_graph.nodes["dropout"])
    for number in range(196):
        sample_graph.add_node(f"n{number}", **{**plain, "name": f"Thing {number}", "salience": 0.05})
    page = opened(sample_graph)
    assert page.locator("#shown").inner_text().startswith("Showing 150 of 200 things")
    find(page, "thing 99")
    assert page.locator("#shown").inner_text().startswith("Showing 151 of 200 things")
    page.locator("#more").click()
    assert page.locator("#shown").inner_text().startswith("Showing 200 of 200 things")
    assert page.locator("#more").is_hidden()


def test_empty_graph_says_so(opened, sample_graph):
    """Where nothing was found, a sentence stands in the place of the picture."""
    sample_graph.remove_nodes_from(list(sample_graph))
    page = opened(sample_graph)
    assert page.locator("#empty").is_visible()
    assert page.locator("#find").is_hidden()


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_hostile_text_stays_text(opened, hostile_graph, text):
    """What looks like markup or script is shown as written, and a link that is none is no link."""
    page = opened(hostile_graph)
    elements = page.locator("script, img, iframe").count()
    find(page, HOSTILE[text])
    shown = page.locator("#panel h2").evaluate("element => element.textContent")
    assert shown == (text or "(no name)")
    page.locator(".actions button").first.click()
    assert page.locator(".chip bdi").evaluate("element => element.textContent") == shown
    page.locator(".rows button").first.click()
    assert page.locator("a").count() == 0
    assert page.locator("script, img, iframe").count() == elements


def test_page_works_in_a_frame(browser, sample_graph):
    """A notebook's sandboxed frame shows the page."""
    context = browser.new_context()
    page = context.new_page()
    noticed = []
    page.on("pageerror", lambda error: noticed.append(str(error)))
    page.set_content("<iframe sandbox='allow-scripts' width=800 height=600></iframe>")
    page.evaluate("text => { document.querySelector('iframe').srcdoc = text; }", "".join(html.render(sample_graph)))
    page.frame_locator("iframe").locator("#shown", has_text="Showing 4 of 4 things").wait_for()
    context.close()
    assert noticed == []
