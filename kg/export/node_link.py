"""The graph file: networkx's node-link JSON, one talk, node and edge a line, so that two of them can be compared line by line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.export import form
from kg.export.atomic import Chunk
from kg.export.graph_file import Record
from kg.export.members import whole
from kg.export.pieces import ANEW, Pieces
from kg.export.place import told
from kg.garbage import uncollected

if TYPE_CHECKING:
    import networkx as nx

_GRAPH, _SOURCE, _NODE, _EDGE = (dict.fromkeys(each) for each in (form.GRAPH, form.SOURCE, form.NODE, form.EDGE))
_SURROGATE = re.compile("[\ud800-\udfff]")


def render(graph: nx.MultiDiGraph, pieces: Pieces = ANEW) -> Iterator[Chunk]:
    """Yield the file in lines; attributes beyond those of a graph of ours follow the known ones."""
    about = {**_GRAPH, **graph.graph}
    yield '{"directed": true, "multigraph": true, "graph": {"sources": [\n'
    yield from _lines(pieces.of_talk(source["id"], partial(_source, source)) for source in about.pop("sources"))
    yield f"], {_dumped(about)[1:]},\n"
    yield '"nodes": [\n'
    yield from _lines(pieces.of_node(node, partial(_node, node, data)) for node, data in graph.nodes(data=True))
    yield '],\n"edges": [\n'
    yield from _lines(pieces.of_edge(edge[2], partial(_edge, *edge)) for edge in graph.edges(keys=True, data=True))
    yield "]}\n"


@uncollected()
def read(path: Path) -> nx.MultiDiGraph:
    """Return the graph that a file holds.

    Raises:
        GraphError: The file cannot be read, or is not a graph in the form that `render` gives it.
    """
    with told(str(path)):
        data = whole(path.read_bytes())
    return graph_of(data, str(path))


def graph_of(data: Record, place: str) -> nx.MultiDiGraph:
    """Return the graph that parsed JSON describes, whose records it takes over.

    Raises:
        GraphError: It is not in the form of a graph file; the message begins with the place.
    """
    import networkx as nx

    form.demand_form(data.items(), place)
    graph = nx.MultiDiGraph()
    graph.graph.update(data["graph"])
    graph.add_nodes_from((node.pop("id"), node) for node in data["nodes"])
    graph.add_edges_from((edge.pop("source"), edge.pop("target"), edge.pop("key"), edge) for edge in data["edges"])
    return graph


def _source(source: Record) -> str:
    return _dumped({**_SOURCE, **source})


def _node(node: str, data: Record) -> str:
    return _dumped({**_NODE, "id": node, **data})


def _edge(source: str, target: str, key: str, data: Record) -> str:
    return _dumped({**_EDGE, "source": source, "target": target, "key": key, **data})


def _lines(records: Iterable[Chunk]) -> Iterator[Chunk]:
    """Yield one record a line, with a comma between them."""
    separator = ""
    for record in records:
        yield separator
        yield record
        separator = ",\n"
    if separator:
        yield "\n"


def _dumped(value: Any) -> str:
    """Return JSON in which only what UTF-8 cannot hold is escaped."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
