"""GraphML that networkx, igraph, Gephi and Neo4j's APOC open.

Attributes are flat: lists become text joined by "; ", with counts beside them, and a null is left out. Nodes carry what
Gephi draws from (label, size, r, g, b, x, y), edges a label and a weight, which is the confidence. Ids of keys begin with
n_, e_ and g_, since some readers give a meaning of their own to d3 or d7. The `labels` of a node and the `label` of an edge
stand as XML attributes too: from there APOC takes label and type.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from kg.export.atomic import write_text
from kg.export.layout import positions
from kg.export.palette import COLOURS, rgb
from kg.export.rows import plain
from kg.ontology import EntityType

if TYPE_CHECKING:
    import networkx as nx

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_MARKED = re.compile("[^ !#-%'-;=?-~\xa0-\ud7ff]")  # what may need another form, as text or in quotes
_NODE = {
    "label": "string",
    "type": "string",
    "aliases": "string",
    "known": "boolean",
    "corrected": "string",
    "salience": "double",
    "confidence": "double",
    "mentionCount": "int",
    "surfaces": "string",
    "lines": "string",
    "talks": "string",
    "size": "double",
    "r": "int",
    "g": "int",
    "b": "int",
    "x": "double",
    "y": "double",
}
_EDGE = {
    "label": "string",
    "weight": "double",
    "polarity": "string",
    "confidence": "double",
    "evidenceCount": "int",
    "quotes": "string",
    "lines": "string",
    "talks": "string",
    "urls": "string",
    "subjectSurfaces": "string",
    "objectSurfaces": "string",
}
_GRAPH = {
    "talkCount": "int",
    "talks": "string",
    "titles": "string",
    "dates": "string",
    "urls": "string",
    "people": "string",
    "kgVersion": "string",
    "catalog": "string",
    "weights": "string",
}


def render(graph: nx.MultiDiGraph) -> Iterator[str]:
    """Yield the document: keys, graph, then one element a line for nodes and for edges."""
    yield _HEAD
    yield from _keys()
    yield '<graph id="G" edgedefault="directed">\n'
    yield f"{_data('g', _GRAPH, _graph_values(graph.graph))}\n"
    places = positions(graph)
    for node, data in graph.nodes(data=True):
        values = _data("n", _NODE, _node_values(node, data, places[node]))
        yield f"<node id={_quoted(node)} labels={_quoted(':' + data['type'])}>{values}</node>\n"
    for source, target, key, data in graph.edges(keys=True, data=True):
        ends = f"source={_quoted(source)} target={_quoted(target)}"
        yield f"<edge id={_quoted(key)} {ends} label={_quoted(data['type'])}>{_data('e', _EDGE, _edge_values(data))}</edge>\n"
    yield "</graph>\n</graphml>\n"


def write(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write the document to the path.

    Raises:
        OutputError: The place cannot be written.
    """
    write_text(path, render(graph))


def _keys() -> Iterator[str]:
    for domain, types in (("graph", _GRAPH), ("node", _NODE), ("edge", _EDGE)):
        for name, kind in types.items():
            yield f'<key id="{domain[0]}_{name}" for="{domain}" attr.name="{name}" attr.type="{kind}"/>\n'


def _data(prefix: str, types: Mapping[str, str], values: Mapping[str, Any]) -> str:
    present = [(name, values[name]) for name in types if values.get(name) is not None]
    return "".join([f'<data key="{prefix}_{name}">{_text(value)}</data>' for name, value in present])


def _node_values(node: str, data: Mapping[str, Any], place: tuple[float, float]) -> dict[str, Any]:
    red, green, blue = rgb(COLOURS[EntityType(data["type"])])
    mentions = data["mentions"]
    return {
        **data,
        "label": data["name"] or node,
        "aliases": _joined(data["aliases"]),
        "mentionCount": len(mentions),
        "surfaces": _distinct(mention["surface"] for mention in mentions),
        "lines": _joined(mention["line"] for mention in mentions),
        "talks": _distinct(mention["source"] for mention in mentions),
        "size": round(10 + 40 * data["salience"], 1),
        "r": red,
        "g": green,
        "b": blue,
        "x": place[0],
        "y": place[1],
    }


def _edge_values(data: Mapping[str, Any]) -> dict[str, Any]:
    evidence = data["evidence"]
    return {
        **data,
        "label": data["type"],
        "weight": data["confidence"],
        "evidenceCount": len(evidence),
        "quotes": _joined(each["quote"] for each in evidence),
        "lines": _joined(each["line"] for each in evidence),
        "talks": _distinct(each["source"] for each in evidence),
        "urls": _distinct(each["url"] for each in evidence if each["url"]),
        "subjectSurfaces": _distinct(each["subject"]["surface"] for each in evidence),
        "objectSurfaces": _distinct(each["object"]["surface"] for each in evidence),
    }


def _graph_values(data: Mapping[str, Any]) -> dict[str, Any]:
    sources = data["sources"]
    columns = {"talks": "id", "titles": "title", "dates": "date", "urls": "url"}
    joined = {name: _joined(source[key] for source in sources if source[key]) for name, key in columns.items()}
    people = _distinct(person for source in sources for person in source["people"])
    return {**data, **joined, "talkCount": len(sources), "people": people}


def _joined(items: Iterable[object]) -> str | None:
    return "; ".join([str(item) for item in items]) or None


def _distinct(items: Iterable[str]) -> str | None:
    return "; ".join(dict.fromkeys(items)) or None


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return escape(plain(text), {"\r": "&#13;"}) if _MARKED.search(text) else text


def _quoted(text: str) -> str:
    return quoteattr(plain(text)) if _MARKED.search(text) else f'"{text}"'
