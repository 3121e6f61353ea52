"""Graphs that the export tests share."""

from collections.abc import Callable
from copy import deepcopy

import networkx as nx
import pytest

HOSTILE = (
    "<&\"'>",
    "]]> <!-- --> <?x?>",
    "O'Reilly'}) DETACH DELETE n //",
    "\\u0027 \\ \\\\ \\n",
    "semi;colon, comma, \"double\", 'single', `tick`",
    "two\nlines\r\nand\ta tab",
    "nul\x00 bell\x07 escape\x1b delete\x7f",
    "half \ud800 a pair, no character \uffff",
    "right \u202eto left\u202c שלום 😀 \u2028 \ufeff",
    "=1+1",
    "x" * 10_000,
    "",
)


@pytest.fixture
def named_graph(sample_graph: nx.MultiDiGraph) -> Callable[[str], nx.MultiDiGraph]:
    """Return a function that puts a text wherever a talk's or catalog's text stands in the sample graph."""

    def named(text: str) -> nx.MultiDiGraph:
        graph = deepcopy(sample_graph)
        node = graph.nodes["dropout"]
        node.update(name=text, aliases=[text, "another"])
        node["mentions"][0]["surface"] = text
        evidence = graph.edges["dropout", "alexnet-paper", "dropout:DESCRIBED_IN:alexnet-paper:negated"]["evidence"][0]
        evidence.update(quote=text)
        evidence["subject"]["surface"] = text
        graph.graph["sources"][0].update(title=text, people=[text])
        return graph

    return named


@pytest.fixture(params=HOSTILE, ids=lambda text: ascii(text[:12]))
def hostile(request: pytest.FixtureRequest) -> str:
    """Return, one after another, texts that break careless writers."""
    return str(request.param)
