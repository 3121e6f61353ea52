"""A gold graph of an invented talk of ten lines, a faulty graph of it, and what was found of the talks of the suite."""

from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

from kg.evaluate import Gold, Report, evaluate, load_gold, load_suite

NODES = [
    ("mira-tolvanen", "Mira Tolvanen", "Person", [1, 4]),
    ("oscar-brant", "Oscar Brant", "Person", [5]),  # as the captions garbled it
    ("quill-network", "the Quill Nets", "Method", [2, 6]),  # an alias, with article and plural
    ("quill-paper", "Quills That Learn", "Paper", [3]),
    ("birdsong", "Birdsong-9K", "Organization", [6]),  # a Dataset
    ("sound-recognition", "Sound recognition", "Method", [7]),  # a Field, which is easily taken for a Method
    ("passerine-loss", "Passerine loss", "Concept", [10]),  # a Method that may pass for a Concept
    ("lumen-lab", "Lumen Lab", "Organization", [8]),
    ("forgetting", "Forgetting", "Field", [9]),  # a Concept, which is easily taken for a Field
    ("bread", "Bread", "Concept", [9]),  # not in the gold
    ("feather-dropout", "Feather dropout", "Method", [10]),
    ("ornithology", "Ornithology", "Field", [2]),
]
EDGES = [
    ("mira-tolvanen", "AUTHORED", "quill-paper", "asserted", [3]),
    ("quill-network", "INTRODUCED", "mira-tolvanen", "asserted", [2]),  # turned round
    ("mira-tolvanen", "COLLABORATED_WITH", "oscar-brant", "asserted", [5]),  # an end that the gold does not know
    ("quill-network", "USES", "feather-dropout", "asserted", [10]),  # negated
    ("quill-network", "APPLIED_TO", "sound-recognition", "hedged", [7]),
    ("mira-tolvanen", "AFFILIATED_WITH", "lumen-lab", "asserted", [8]),  # acceptable, not required
    ("quill-network", "PART_OF", "quill-paper", "asserted", [3]),  # DESCRIBED_IN
    ("feather-dropout", "CAUSES", "ornithology", "asserted", [10]),  # no such pair
    ("passerine-loss", "COMPARED_WITH", "quill-network", "asserted", [10]),  # symmetric
    ("mira-tolvanen", "MENTIONED_WITH", "quill-network", "asserted", [2]),  # claims nothing
]


def make_graph(nodes: list[tuple], edges: list[tuple] = ()) -> nx.MultiDiGraph:
    """Return a graph of nodes (id, name, type, lines) and edges (source, type, target, polarity, lines)."""
    graph = nx.MultiDiGraph()
    for node, name, kind, lines in nodes:
        graph.add_node(node, name=name, type=kind, mentions=[{"line": line} for line in lines])
    for source, kind, target, polarity, lines in edges:
        graph.add_edge(source, target, type=kind, polarity=polarity, evidence=[{"line": line} for line in lines])
    return graph


@pytest.fixture
def graph_of() -> Callable[..., nx.MultiDiGraph]:
    """Return the maker of small graphs."""
    return make_graph


@pytest.fixture
def graph() -> nx.MultiDiGraph:
    """Return the faulty graph of the talk."""
    return make_graph(NODES, EDGES)


@pytest.fixture(scope="session")
def prefix() -> Path:
    """Return where the gold of the talk lies."""
    return Path(__file__).parent.parent / "suite" / "gold" / "quills"


@pytest.fixture(scope="session")
def gold(prefix) -> Gold:
    """Return the gold of the talk."""
    return load_gold(prefix)


@pytest.fixture
def reports(drawn, suite) -> dict[str, Report]:
    """Return what was found of each talk of the suite, by its name."""
    return {talk.name: evaluate(drawn[talk.transcript.stem], talk.gold, lines=talk.lines) for talk in load_suite(suite)}
