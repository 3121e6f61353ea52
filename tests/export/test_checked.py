"""A graph file read and checked in one go."""

import json
from typing import Any

import msgspec
import networkx as nx
import pytest

from kg.export.checked import checked, evidence
from kg.export.form import demand_form
from kg.export.node_link import render
from tests.export.test_form import BREAKS, Break


@pytest.fixture
def data(sample_graph: nx.MultiDiGraph) -> dict[str, Any]:
    """Return the sample graph as parsed JSON, with all that may stand in it."""
    parsed: dict[str, Any] = json.loads("".join(render(sample_graph)))
    parsed["nodes"][0].update(salience=1, confidence=0)
    parsed["nodes"][0]["mentions"][0].update(seconds=-7, line=2**63 - 1)
    parsed["edges"][0].update(corrected="polarity")
    parsed["edges"][0]["evidence"][0].update(seconds=2.5, url="https://example.org")
    return parsed


def read(text: str) -> Any:
    """Return a graph with all of its evidence, None where a fault is seen in it."""
    graph = checked(text.encode())
    talks = {source["id"] for source in graph["graph"]["sources"]} if graph else set()
    for edge in graph["edges"] if graph else ():
        edge.evidence = evidence(edge.evidence, talks)
    return graph if graph and all(edge.evidence for edge in graph["edges"]) else None


def test_what_is_read_is_what_stands_there(data: dict[str, Any]) -> None:
    """Every value comes as the standard library reads it, whole numbers as whole numbers; what is not ours is left out."""
    demand_form(data.items(), "g")
    text = json.dumps({**data, "more": 1, "nodes": [{**node, "more": [1]} for node in data["nodes"]]})
    assert json.dumps(msgspec.to_builtins(read(text))) == json.dumps(data)


@pytest.mark.parametrize(("words", "change"), BREAKS, ids=[words[:40] for words, _ in BREAKS])
def test_what_is_refused_there_is_not_read_here(data: dict[str, Any], words: str, change: Break) -> None:
    """Every fault that `demand_form` tells is seen, one of evidence when that is asked for."""
    change(data)
    assert read(json.dumps(data)) is None


@pytest.mark.parametrize(("old", "new"), [("0.91", "NaN"), ("0.91", "1e999"), ("}", ""), ("0.91", "00.91"), ("{", "[" * 100_000)])
def test_what_is_no_json_is_not_read(data: dict[str, Any], old: str, new: str) -> None:
    """Where the standard library has something to complain of, it is left to it."""
    text = json.dumps(data)
    assert old in text
    assert checked(text.replace(old, new, 1).encode()) is None
