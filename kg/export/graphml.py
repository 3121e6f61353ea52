"""GraphML that Gephi, yEd, igraph, networkx and Neo4j's APOC open.

- Gephi draws from label, size, r, g, b, x, y of a node, and from label and weight of an edge, which is the confidence.
  Ids of keys begin with n_, e_ and g_, since it takes d3 and d7 for yEd's labels, whatever else they are called.
- yEd draws what stands in the keys d3 and d7, which are its own.
- APOC takes labels and types from XML attributes of nodes and edges, and reads as lists what has an `attr.list`.
- igraph and networkx read all but yEd's, whose keys must have no `attr.type`, or igraph makes empty columns of them; `json.loads` makes
  lists of lists. What igraph calls "id" of an edge is none: it takes that from the nodes, so it is named "key" as well.

The columns are those of `kg.export.flat`; the talks stand in the graph's own as JSON, without their text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from kg.export.atomic import Chunk
from kg.export.columns import GRAPH_FIELDS, Types
from kg.export.flat import EDGE, NODE, Texts, edge_texts, edges, node_texts, quoted, text
from kg.export.layout import positions
from kg.export.palette import COLOURS, rgb, size_of
from kg.export.pieces import ANEW, Pieces

if TYPE_CHECKING:
    import networkx as nx

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xmlns:y="http://www.yworks.com/xml/graphml" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
<key id="d3" for="node" yfiles.type="nodegraphics"/>
<key id="d7" for="edge" yfiles.type="edgegraphics"/>
"""
_CHANNELS = {kind: tuple(map(str, rgb(colour))) for kind, colour in COLOURS.items()}
_GRAPH: Types = {**GRAPH_FIELDS, "sources": "string"}
_NODE: Types = {"label": "string", "size": "double", "r": "int", "g": "int", "b": "int", "x": "double", "y": "double", **NODE}
_EDGE: Types = {"label": "string", "weight": "double", "key": "string", **EDGE}


def render(graph: nx.MultiDiGraph, pieces: Pieces = ANEW) -> Iterator[Chunk]:
    """Yield the document: keys, graph, then one element a line for nodes and for edges."""
    yield _HEAD
    for domain, types in (("graph", _GRAPH), ("node", _NODE), ("edge", _EDGE)):
        yield from _keys(domain, types)
    yield f'<graph id="G" edgedefault="directed">\n{_data(_tags("graph", _GRAPH), _graph_texts(graph.graph))}\n'
    places, tags = positions(graph), _tags("node", _NODE)
    for node, data in graph.nodes(data=True):
        yield from _node(tags, node, data, places[node], pieces)
    tags = _tags("edge", _EDGE)
    for ends, key, data in edges(graph):
        yield pieces.of_edge(key, partial(_edge, tags, ends, key, data))
    yield "</graph>\n</graphml>\n"


def _keys(domain: str, types: Types) -> Iterator[str]:
    for name, kind in types.items():
        item = kind.removesuffix("[]")
        form = f'attr.type="{kind}"' if item == kind else f'attr.type="string" attr.list="{item}"'
        yield f'<key id="{domain[0]}_{name}" for="{domain}" attr.name="{name}" {form}/>\n'


def _tags(domain: str, types: Types) -> list[str]:
    return [f'<data key="{domain[0]}_{name}">' for name in types]


def _data(tags: Sequence[str], texts: Texts) -> str:
    return "</data>".join([tag + text for tag, text in zip(tags, texts, strict=True) if text is not None]) + "</data>"


def _graph_texts(data: Mapping[str, Any]) -> Texts:
    sources = [{name: value for name, value in source.items() if name != "text"} for source in data["sources"]]
    about = (data[name] for name in GRAPH_FIELDS)
    return *(value if value is None else text(value) for value in about), text(json.dumps(sources, ensure_ascii=False))


def _node(tags: Sequence[str], node: str, data: Mapping[str, Any], place: tuple[float, float], pieces: Pieces) -> Iterator[Chunk]:
    """Yield an element: first how it is drawn, which every other node changes, then what it says."""
    kind, size, (x, y) = data["type"], size_of(data["salience"]), place
    label, colour = text(data["name"]) or text(node), COLOURS[kind]
    shown = f" {label}" if label.startswith("&lt;") else label  # yEd takes a label for markup that begins with <html>
    drawing = (
        f'<data key="d3"><y:ShapeNode><y:Geometry width="{size}" height="{size}" x="{x - size / 2:.1f}" y="{y - size / 2:.1f}"/>'
        f'<y:Fill color="{colour}"/><y:NodeLabel modelName="sides" modelPosition="s">{shown}</y:NodeLabel></y:ShapeNode></data>'
    )
    look = (label, str(size), *_CHANNELS[kind], str(x), str(y))
    yield f'<node id={quoted(node)} labels=":Entity:{kind}">{drawing}{_data(tags[: len(look)], look)}'
    yield pieces.of_node(node, lambda: f"{_data(tags[len(look) :], node_texts(data))}</node>\n")


def _edge(tags: Sequence[str], ends: str, key: str, data: Mapping[str, Any]) -> str:
    kind = data["type"]
    drawing = (
        f'<data key="d7"><y:PolyLineEdge><y:Arrows source="none" target="standard"/>'
        f"<y:EdgeLabel>{kind}</y:EdgeLabel></y:PolyLineEdge></data>"
    )
    texts = (kind, str(data["confidence"]), text(key), *edge_texts(data))
    return f'<edge id={quoted(key)} {ends} label="{kind}">{drawing}{_data(tags, texts)}</edge>\n'
