"""One HTML file that shows the graph, without a network request.

pyvis carries the options, and brings the vis-network that draws nodes and edges. Its own template would fetch scripts
from the network and put names into the markup, so the page is ours (`kg/page`): what comes from a talk travels as JSON
and reaches the screen as text alone. Since that is nearly all of the page, it is written into its holes record by record.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from hashlib import sha256
from importlib.resources import files
from math import sqrt
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
from jinja2 import Environment, PackageLoader
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup
from pyvis.network import Network

from kg.export.apart import apart
from kg.export.atomic import Chunk
from kg.export.layout import positions
from kg.export.palette import COLOURS, SHAPES
from kg.export.pieces import ANEW, Pieces
from kg.export.quote import cut
from kg.export.reading import readings
from kg.ontology import SYMMETRIC, EntityType, RelationType

if TYPE_CHECKING:
    import networkx as nx

SCRIPTS = (  # what a module imports stands before it
    "dom", "graph", "state", "passing", "moves", "look", "labels", "places", "picture", "say", "spelling", "match", "texts", "said",
    "search", "strip", "node", "relation", "route", "panel", "filters", "chips", "sought", "reading", "table", "tables", "xml",
    "sketch", "graphml", "files", "save", "print", "page",
)  # fmt: skip
STYLES = ("theme", "page", "header", "filters", "panel", "tables", "reading", "save", "contrast")
GAP = 8  # between shapes
SMALLEST, LARGEST = 7, 26  # radius of a node, in the layout's pixels
SOME = 20  # items of a list, written at a time
HOLE = "\0"  # in the page, where something is written into it
CURVE = 0.18  # bend between neighbours among parallel edges, in vis-network's roundness

OPTIONS = {
    "edges": {"arrows": {"to": {"enabled": True, "scaleFactor": 0.55}}, "selectionWidth": 1, "hoverWidth": 1},
    "groups": {kind: {"color": COLOURS[kind], "shape": SHAPES[kind]} for kind in EntityType},
    "interaction": {"hover": True, "keyboard": {"enabled": True, "bindToWindow": False, "autoFocus": False}},
    "layout": {"improvedLayout": False},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3},
    "physics": {"enabled": False},
}


def render(graph: nx.MultiDiGraph, pieces: Pieces = ANEW) -> Iterator[Chunk]:
    """Yield the page."""
    network = Network(directed=True)
    network.options, network.templateEnv, network.path = OPTIONS, _environment(graph), "page.html.j2"
    before_nodes, before_edges, before_reading, end = network.generate_html().split(HOLE)
    nodes, edges = _ranked(graph), list(_bent(graph))
    yield before_nodes
    yield from _list(_nodes(graph, nodes, pieces))
    yield before_edges
    yield from _list(_edges(edges, pieces))
    yield before_reading
    yield from _object(readings(graph.graph["sources"], [node for _, node in nodes], [edge for *_, edge, _ in edges]))
    yield end


def _ranked(graph: nx.MultiDiGraph) -> list[tuple[str, dict[str, Any]]]:
    """Return the nodes, the most salient first."""
    return sorted(graph.nodes(data=True), key=lambda item: (-item[1]["salience"], item[0]))


def _nodes(graph: nx.MultiDiGraph, ranked: Sequence[tuple[str, dict[str, Any]]], pieces: Pieces) -> Iterator[list[Chunk]]:
    """Yield nodes as vis-network takes them; `about` is the graph's own account of each, and what every other node changes stands behind.

    Ids are prefixed because vis-network keeps nodes in plain JavaScript objects, where "constructor" is taken.
    """
    top = max((node["salience"] for _, node in ranked), default=0) or 1
    sizes = [round(SMALLEST + (LARGEST - SMALLEST) * sqrt(node["salience"] / top), 1) for _, node in ranked]
    for (name, node), size, (x, y) in zip(ranked, sizes, _places(graph, [name for name, _ in ranked], sizes), strict=True):
        about = pieces.of_node(name, partial(_begun, {"about": node, "group": node["type"], "id": f"node:{name}"}))
        yield [about, f',"size":{size},"x":{x},"y":{y}}}']


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


def _edges(edges: Iterable[tuple[str, str, str, dict[str, Any], float]], pieces: Pieces) -> Iterator[list[Chunk]]:
    """Yield edges as vis-network takes them; what other edges change, the bend, stands behind the rest."""
    for source, target, key, edge, bend in edges:
        yield [pieces.of_edge(key, partial(_edge, source, key, edge)), f',"smooth":{_smooth(bend)},"to":{_end(target)}}}']


def _edge(source: str, key: str, edge: dict[str, Any]) -> str:
    """Return the beginning of an edge; `about` is the graph's own account of it, its quotes cut at both ends."""
    about = {**edge, "evidence": [{**item, "quote": cut(item)} for item in edge["evidence"]]}
    arrows = {"arrows": ""} if RelationType(edge["type"]) in SYMMETRIC else {}
    return _begun({"about": about, "from": f"node:{source}", "id": f"edge:{key}", **arrows})


@lru_cache(1 << 16)
def _end(node: str) -> str:
    return _json(f"node:{node}")


@lru_cache(1 << 16)
def _smooth(bend: float) -> str:
    """Return vis-network's word for a bend, left of the way from subject to object where positive."""
    return _json(bend != 0 and {"type": "curvedCCW" if bend > 0 else "curvedCW", "roundness": round(abs(bend), 2)})


def _environment(graph: nx.MultiDiGraph) -> Environment:
    """Return the home of the template; pyvis hands it a fixed list of values, so ours are its globals."""
    environment = Environment(loader=PackageLoader("kg", "page"), autoescape=True)
    environment.policies.update({"json.dumps_function": _dumped, "json.dumps_kwargs": {}})
    talks = [{key: value for key, value in source.items() if key != "text"} for source in graph.graph["sources"]]
    about = {key: value for key, value in graph.graph.items() if key != "sources"}
    style = "".join(_page(f"{name}.css") for name in STYLES)
    environment.globals.update(about=about, talks=talks, hole=HOLE)
    environment.globals.update(_trusted(drawing=_vis_network(), script=_script(), style=style))
    return environment


def _dumped(value: Any) -> str:
    """Return JSON with sorted keys, which takes the standard library five times as long; that alone writes halves of characters."""
    try:
        return msgspec.json.encode(value, order="sorted").decode()
    except UnicodeEncodeError:
        return json.dumps(value, sort_keys=True, separators=(",", ":"))


def _list(items: Iterable[Iterable[Chunk]]) -> Iterator[Chunk]:
    """Yield a list in JSON, whose items come in chunks."""
    separator = "["
    for item in items:
        yield separator
        yield from item
        separator = ","
    yield "]" if separator == "," else "[]"


def _object(lists: Mapping[str, Sequence[Any]]) -> Iterator[Chunk]:
    """Yield an object in JSON that holds lists, in the order of their names."""
    separator = "{"
    for name, items in sorted(lists.items()):
        yield f'{separator}"{name}":'
        yield from _list([_json(items[at : at + SOME])[1:-1]] for at in range(0, len(items), SOME))
        separator = ","
    yield "}"


def _json(value: Any) -> str:
    """Return JSON in which nothing is markup."""
    return htmlsafe_json_dumps(value, _dumped)


def _begun(record: dict[str, Any]) -> str:
    """Return an object without its end."""
    return _json(record)[:-1]


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
