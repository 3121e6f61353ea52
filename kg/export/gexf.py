"""GEXF 1.3, which is Gephi's own: labels, sizes, colours, positions, weights, and parallel edges that stay apart.

Gephi joins the edges of a pair that are of one kind, so what is hedged or negated is of a kind of its own. The columns are
those of `kg.export.flat`; an edge weighs as much as its confidence. Of the talks only the titles are told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from kg.export.atomic import Chunk
from kg.export.columns import Types, plain
from kg.export.flat import EDGE, NODE, Texts, edge_texts, edges, node_texts, quoted, text
from kg.export.layout import positions
from kg.export.palette import COLOURS, rgb, size_of
from kg.export.pieces import ANEW, Pieces
from kg.ontology import stated

if TYPE_CHECKING:
    import networkx as nx

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
"""
_COLOUR = {kind: '<viz:color r="{}" g="{}" b="{}"/>'.format(*rgb(colour)) for kind, colour in COLOURS.items()}
_VALUE = '<attvalue for="%s" value="%s"/>'


def render(graph: nx.MultiDiGraph, pieces: Pieces = ANEW) -> Iterator[Chunk]:
    """Yield the document: attributes, then one element a line for nodes and for edges."""
    titles = "; ".join(source["title"] for source in graph.graph["sources"] if source["title"])
    yield f"{_HEAD}<meta><creator>kg {text(graph.graph['kgVersion'] or '')}</creator><description>{text(titles)}</description></meta>\n"
    yield '<graph defaultedgetype="directed" mode="static" idtype="string">\n'
    yield from _attributes("node", NODE)
    yield from _attributes("edge", EDGE)
    yield "<nodes>\n"
    places = positions(graph)
    for node, data in graph.nodes(data=True):
        yield pieces.of_node(node, partial(_node, node, data))
        yield f'<viz:position x="{places[node][0]}" y="{places[node][1]}" z="0"/>{_COLOUR[data["type"]]}</node>\n'
    yield "</nodes>\n<edges>\n"
    for ends, key, data in edges(graph):
        yield pieces.of_edge(key, partial(_edge, ends, key, data))
    yield "</edges>\n</graph>\n</gexf>\n"


def _attributes(domain: str, types: Types) -> Iterator[str]:
    yield f'<attributes class="{domain}">\n'
    for name, kind in types.items():
        yield f'<attribute id="{name}" title="{name}" type="{"string" if kind.endswith("[]") else kind}"/>\n'
    yield "</attributes>\n"


def _node(node: str, data: Mapping[str, Any]) -> str:
    """Return an element but for its place and what stands behind that."""
    begun = f"<node id={quoted(node)} label={quoted(plain(data['name']) or node)}>{_values(NODE, node_texts(data))}"
    return f'{begun}<viz:size value="{size_of(data["salience"])}"/>'


def _edge(ends: str, key: str, data: Mapping[str, Any]) -> str:
    about = f'kind="{stated(data["type"], data["polarity"])}" label="{data["type"]}" weight="{data["confidence"]}"'
    return f"<edge id={quoted(key)} {ends} {about}>{_values(EDGE, edge_texts(data))}</edge>\n"


def _values(names: Types, texts: Texts) -> str:
    present = [(name, _in_tag(text)) for name, text in zip(names, texts, strict=True) if text is not None]
    return f"<attvalues>{''.join([_VALUE % each for each in present])}</attvalues>"


def _in_tag(text: str) -> str:
    """Return a text for between two tags as it stands within one."""
    return text.replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
