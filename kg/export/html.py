"""One HTML file that shows the graph, without a network request.

pyvis carries nodes, edges and options, and brings the vis-network that draws them. Its own template would fetch scripts
from the network and put names into the markup, so the page is ours (`kg/page`): what comes from a talk travels as JSON
and reaches the screen as text alone.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from math import sqrt
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
from jinja2 import Environment, PackageLoader
from markupsafe import Markup
from pyvis.network import Network

from kg.export import atomic
from kg.export.apart import apart
from kg.export.layout import positions
from kg.export.palette import COLOURS, SHAPES
from kg.export.quote import cut
from kg.export.reading import readings
from kg.ontology import SYMMETRIC, EntityType, RelationType

if TYPE_CHECKING:
    from pathlib import Path

    import networkx as nx

SCRIPTS = (  # what a module imports stands before it
    "dom", "graph", "state", "passing", "moves", "look", "labels", "picture", "say", "spelling", "match", "texts", "said", "search",
    "strip", "node", "relation", "route", "panel", "filters", "chips", "sought", "reading", "table", "tables", "xml",
    "sketch", "graphml", "files", "save", "print", "page",
)  # fmt: skip
STYLES = ("theme", "page", "header", "filters", "panel", "tables", "reading", "save", "contrast")
GAP = 8  # between shapes
SMALLEST, LARGEST = 7, 26  # radius of a node, in the layout's pixels
CURVE = 0.18  # bend between neighbours among parallel edges, in vis-network's roundness

OPTIONS = {
    "edges": {"arrows": {"to": {"enabled": True, "scaleFactor": 0.55}}, "selectionWidth": 1, "hoverWidth": 1},
    "groups": {kind: {"color": COLOURS[kind], "shape": SHAPES[kind]} for kind in EntityType},
    "interaction": {"hover": True, "keyboard": {"enabled": True, "bindToWindow": False, "autoFocus": False}},
    "layout": {"improvedLayout": False},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3},
    "physics": {"enabled": False},
}


def render(graph: nx.MultiDiGraph) -> Iterator[str]:
    """Yield the page."""
    network, edges = Network(directed=True), list(_bent(graph))
    network.nodes, network.edges, network.options = list(_nodes(graph)), [_edge(*each) for each in edges], OPTIONS
    texts = readings(graph.graph["sources"], [node["about"] for node in network.nodes], [edge for *_, edge, _ in edges])
    network.templateEnv, network.path = _environment(graph, reading=texts), "page.html.j2"
    yield network.generate_html()


def write(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write the page to `path`.

    Raises:
        OutputError: The file cannot be written.
    """
    atomic.write_text(path, render(graph))


def _nodes(graph: nx.MultiDiGraph) -> Iterator[dict[str, Any]]:
    """Yield nodes as vis-network takes them, the most salient first; `about` is the graph's own account of each.

    Ids are prefixed because vis-network keeps nodes in plain JavaScript objects, where "constructor" is taken.
    """
    top = max((node["salience"] for _, node in graph.nodes(data=True)), default=0) or 1
    ranked = sorted(graph.nodes(data=True), key=lambda item: (-item[1]["salience"], item[0]))
    sizes = [round(SMALLEST + (LARGEST - SMALLEST) * sqrt(node["salience"] / top), 1) for _, node in ranked]
    for (name, node), size, (x, y) in zip(ranked, sizes, _places(graph, [name for name, _ in ranked], sizes), strict=True):
        yield {"id": f"node:{name}", "group": node["type"], "x": x, "y": y, "size": size, "about": node}


def _places(graph: nx.MultiDiGraph, ranked: list[str], sizes: list[float]) -> list[tuple[float, float]]:
    """Return where nodes stand, so that no shape lies on another."""
    places = positions(graph)
    points = np.array([places[name] for name in ranked], dtype=np.float64).reshape(-1, 2).T
    moved = apart(points, np.array(sizes) + GAP / 2)
    return list(zip(*(np.rint(10 * moved) / 10 + 0.0).tolist(), strict=True))


def _bent(graph: nx.MultiDiGraph) -> Iterator[tuple[str, str, str, dict[str, Any], float]]:
    """Yield subject, object, key and data of each edge, and its bend, by which parallel edges part."""
    parallel = defaultdict(list)
    for source, target, key, edge in graph.edges(keys=True, data=True):
        parallel[min(source, target), max(source, target)].append((source, target, key, edge))
    for group in parallel.values():
        for index, (source, target, key, edge) in enumerate(group):
            bend = CURVE * (index - (len(group) - 1) / 2)
            yield source, target, key, edge, bend if source <= target else -bend


def _edge(source: str, target: str, key: str, edge: dict[str, Any], bend: float) -> dict[str, Any]:
    """Return an edge as vis-network takes it; `about` is the graph's own account of it, its quotes cut at both ends."""
    about = {**edge, "evidence": [{**item, "quote": cut(item)} for item in edge["evidence"]]}
    arrows = {"arrows": ""} if RelationType(edge["type"]) in SYMMETRIC else {}
    return {"id": f"edge:{key}", "from": f"node:{source}", "to": f"node:{target}", "smooth": _smooth(bend), "about": about, **arrows}


def _smooth(bend: float) -> dict[str, Any] | bool:
    """Return vis-network's word for a bend, left of the way from subject to object where positive."""
    return bend != 0 and {"type": "curvedCCW" if bend > 0 else "curvedCW", "roundness": round(abs(bend), 2)}


def _environment(graph: nx.MultiDiGraph, *, reading: dict[str, Any]) -> Environment:
    """Return the home of the template; pyvis hands it a fixed list of values, so ours are its globals."""
    environment = Environment(loader=PackageLoader("kg", "page"), autoescape=True)
    environment.policies.update({"json.dumps_function": _dumped, "json.dumps_kwargs": {}})
    talks = [{key: value for key, value in source.items() if key != "text"} for source in graph.graph["sources"]]
    about = {key: value for key, value in graph.graph.items() if key != "sources"}
    style = "".join(_page(f"{name}.css") for name in STYLES)
    environment.globals.update(about=about, talks=talks, reading=reading)
    environment.globals.update(_trusted(drawing=_vis_network(), script=_script(), style=style))
    return environment


def _dumped(value: Any) -> str:
    """Return JSON with sorted keys, which takes the standard library five times as long; that alone writes halves of characters."""
    try:
        return msgspec.json.encode(value, order="sorted").decode()
    except UnicodeEncodeError:
        return json.dumps(value, sort_keys=True, separators=(",", ":"))


def _trusted(*, drawing: str, script: str, style: str) -> dict[str, str]:
    """Return our scripts and style as markup, and the policy under which nothing else runs or is fetched."""
    sources = f"script-src {_digest(drawing)} {_digest(script)}; style-src {_digest(style)}"
    policy = f"default-src 'none'; {sources}; base-uri 'none'; form-action 'none'"
    return {"policy": policy, "drawing": Markup(drawing), "script": Markup(script), "style": Markup(style)}


def _script() -> str:
    """Join the page's modules to one, because a module inside a page cannot import another."""
    return "\n".join(_scoped(_page(f"{name}.js")) for name in SCRIPTS)


def _scoped(module: str) -> str:
    """Return a module as an expression of its own scope that hands out what it exports."""
    body = re.sub(r"^import [^;]*;\n|^export ", "", module, flags=re.MULTILINE)
    exported = ", ".join(re.findall(r"^export (?:class|const|function) (\w+)", module, flags=re.MULTILINE))
    return f"const {{ {exported} }} = (() => {{\n{body}return {{ {exported} }};\n}})();\n"


def _vis_network() -> str:
    """Return vis-network without the reference to its source map, which developer tools would fetch."""
    library = files("pyvis").joinpath("templates", "lib", "vis-9.1.2", "vis-network.min.js").read_text(encoding="utf-8")
    return re.sub(r"//# sourceMappingURL=.*", "", library)


def _page(name: str) -> str:
    return files("kg").joinpath("page", name).read_text(encoding="utf-8")


def _digest(content: str) -> str:
    """Return what a content security policy calls a script or style that may run."""
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
