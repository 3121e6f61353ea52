"""RDF as Turtle and as JSON-LD."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from kg.export import FORMATS
from kg.export.triples import triples

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own reader of JSON-LD uses it
GraphOf = Callable[[str], nx.MultiDiGraph]
FORMS = {"turtle": "turtle", "jsonld": "json-ld"}  # ours, and as rdflib calls them
PROGRAM = """
import sys
from pathlib import Path
from kg.export import node_link, write_all
write_all(node_link.read(Path(sys.argv[1])), Path(sys.argv[2]), ["turtle", "jsonld"])
"""


@pytest.mark.parametrize("ours", FORMS)
def test_rdflib_reads_it(sample_graph: nx.MultiDiGraph, ours: str, tmp_path: Path) -> None:
    """What is read back are the same triples."""
    FORMATS[ours].write(sample_graph, tmp_path / "graph")
    assert isomorphic(Graph().parse(tmp_path / "graph", format=FORMS[ours]), triples(sample_graph))


@pytest.mark.parametrize("ours", FORMS)
def test_hostile_text_survives(named_graph: GraphOf, hostile: str, ours: str, tmp_path: Path) -> None:
    """Any text comes back as the triples have it."""
    graph = named_graph(hostile)
    FORMATS[ours].write(graph, tmp_path / "graph")
    assert isomorphic(Graph().parse(tmp_path / "graph", format=FORMS[ours]), triples(graph))


@pytest.mark.parametrize("talks", [0, 1])
@pytest.mark.parametrize("ours", FORMS)
def test_a_graph_without_things_is_a_document(ours: str, talks: int, tmp_path: Path) -> None:
    """No thing, and no talk, give a file that is read back."""
    source = {"id": "talk", "title": None, "date": None, "url": None, "people": [], "lines": 0, "words": 0}
    graph = nx.MultiDiGraph(sources=[source] * talks, kgVersion=None, catalog=None, weights=None)
    FORMATS[ours].write(graph, tmp_path / "graph")
    assert len(set(Graph().parse(tmp_path / "graph", format=FORMS[ours]).subjects())) == talks


@pytest.mark.slow
def test_the_bytes_are_the_same_each_time(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """Two processes with other orders of sets write the same bytes."""
    FORMATS["json"].write(sample_graph, tmp_path / "graph.json")
    for seed in ("1", "2"):
        command = [sys.executable, "-c", PROGRAM, tmp_path / "graph.json", tmp_path / seed]
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, check=True)
    for name in ("graph.ttl", "graph.jsonld"):
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes()
