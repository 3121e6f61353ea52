"""How soon the page stands and answers in a real browser, with pyvis' own page of the same graph beside it."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bench.browser import chromium
from bench.child import SEED, build
from bench.exports import large_graph
from bench.table import print_table
from kg.export import FORMATS, layout, node_link

if TYPE_CHECKING:
    import networkx as nx
    from playwright.sync_api import Browser, Page

SIZES = (150, 1_500, 10_000)
RUNS = 3  # of which the best counts
PATIENCE = 30  # seconds that pyvis' page is waited for
BEARABLE = 1_500  # things above which it answers nobody for minutes, not even who wants to close it
WATCH = """
const stand = () => { window.stood ??= performance.now(); };
const look = () => requestAnimationFrame(document.querySelector("#shown")?.textContent ? () => requestAnimationFrame(stand) : look);
look();
Object.defineProperty(window, "network", {  // where pyvis' page puts its own
  get: () => window.theirs,
  set: (network) => (window.theirs = network).once("afterDrawing", stand),
});
window.answers = [];
const note = (list) => window.answers.push(...list.getEntries().map(({ duration }) => duration));
new PerformanceObserver(note).observe({ type: "event", durationThreshold: 16 });
"""
STOOD = """(patience) => new Promise((done) => {
  const look = () => (window.stood || performance.now() > patience ? done(window.stood ?? null) : setTimeout(look, 20));
  look();
})"""


def measure_page(work: Path) -> None:
    """Print what the page takes to write and to open, and how soon it answers."""
    title = "The page by size of the graph: seconds of the processor to write it; seconds from opening it; ms from input to the next frame"
    header = ("things", "relations", "MB", "written", "stands", "answers a key", "search", "filter", "pyvis' page stands")
    with chromium() as browser:
        rows = [_measured(browser, large_graph(size, 3), work / f"{size}.html") for size in SIZES]
    print_table(title, header, rows)
    print("It is to stand and answer in 0.5, 1 and 2 seconds, to search and filter 1,500 things in 100 ms, and to be written in 5 seconds")
    build(SEED, work / "seed")
    seconds, size = written(node_link.read(work / "seed" / "graph.json"), work / "seed.html")
    print(f"The page of the talk in seeds/ has {size:.2f} MB, its text included (at most 2), and is written in {seconds:.2f} seconds (0.5)")


def _measured(browser: "Browser", graph: "nx.MultiDiGraph[str]", path: Path) -> tuple[int | float | str, ...]:
    seconds, size = written(graph, path)
    answered = min(opened(browser, path) for _ in range(RUNS))
    if len(graph) > BEARABLE:
        return len(graph), graph.number_of_edges(), size, seconds, *answered, "not tried"
    theirs = path.with_suffix(".pyvis.html")
    theirs.write_text(by_pyvis(graph), encoding="utf-8")
    return len(graph), graph.number_of_edges(), size, seconds, *answered, waited(browser, theirs)


def written(graph: "nx.MultiDiGraph[str]", path: Path) -> tuple[float, float]:
    """Return the processor's seconds that the page took to write, the layout included, and its size in MB."""
    layout._settled.cache_clear()
    started = time.process_time()
    FORMATS["html"].write(graph, path)
    return time.process_time() - started, path.stat().st_size / 1e6


def opened(browser: "Browser", path: Path) -> tuple[float, float, int, int]:
    """Return the seconds until the page stands and until it answers a key, and the milliseconds of a search and a filter."""
    page = _page(browser)
    page.goto(path.as_uri(), wait_until="commit")
    while not page.evaluate("document.activeElement?.id === 'find'"):
        page.keyboard.press("/")
    answered = page.evaluate("performance.now()") / 1000
    stood = page.evaluate(STOOD, 1000 * PATIENCE) / 1000
    found = _answer(page, lambda: page.keyboard.type("thing 14", delay=100))
    filtered = _answer(page, lambda: page.locator(".kinds input").first.click())
    page.context.close()
    return stood, answered, found, filtered


def _answer(page: "Page", act: Callable[[], object]) -> int:
    """Return the longest time from an input to the frame that shows its effect, as the browser measures it; 16 stands for less."""
    page.evaluate("window.answers.length = 0")
    act()
    page.wait_for_timeout(500)
    return int(max(page.evaluate("window.answers"), default=16))


def waited(browser: "Browser", path: Path) -> str:
    """Return the seconds until a page of pyvis stands, or for how long it has not."""
    from playwright.sync_api import TimeoutError as Impatience

    page = _page(browser)
    page.goto(path.as_uri(), wait_until="commit")
    try:
        stood = page.wait_for_function("window.stood", timeout=1000 * PATIENCE).json_value()
    except Impatience:
        return f"not in {PATIENCE}"
    finally:
        page.context.close()
    return f"{stood / 1000:.1f}"


def _page(browser: "Browser") -> "Page":
    context = browser.new_context(viewport={"width": 1200, "height": 800})
    context.route(lambda address: not address.startswith("file:"), lambda route: route.abort())  # pyvis' page asks the network
    context.add_init_script(WATCH)
    return context.new_page()


def by_pyvis(graph: "nx.MultiDiGraph[str]") -> str:
    """Return the page that pyvis makes of a graph when nothing is said of how."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    network.nodes = [{"id": node, "label": data["name"], "title": data["type"], "shape": "dot"} for node, data in graph.nodes(data=True)]
    network.edges = [{"from": a, "to": b, "title": data["type"], "arrows": "to"} for a, b, data in graph.edges(data=True)]
    page: str = network.generate_html()
    return page
