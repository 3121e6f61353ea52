import json
from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest

from kg.errors import GraphError
from kg.export.form import demand_form
from kg.export.node_link import render

Break = Callable[[dict[str, Any]], object]


@pytest.fixture
def data(sample_graph: nx.MultiDiGraph) -> dict[str, Any]:
    """Return the sample graph as parsed JSON."""
    parsed: dict[str, Any] = json.loads("".join(render(sample_graph)))
    return parsed


def test_a_graph_of_ours_passes(data: dict[str, Any]) -> None:
    """The form that is written is the form that is demanded."""
    demand_form(data.items(), "g")


BREAKS: list[tuple[str, Break]] = [
    ("g: 'multigraph' is False, not true", lambda d: d.update(multigraph=False)),
    ("g: 'nodes' is 3, not a list of objects", lambda d: d.update(nodes=3)),
    ("g: not a graph, for it has no 'edges'; give ", lambda d: d.pop("edges")),
    ("g: node 2: is None, not an object", lambda d: d["nodes"].insert(1, None)),
    ("g: edge 1: is [], not an object", lambda d: d["edges"].insert(0, [])),
    ("g: graph: no 'sources'", lambda d: d["graph"].pop("sources")),
    ("g: talk 1: 'people' is None, not a list of texts", lambda d: d["graph"]["sources"][0].update(people=None)),
    ("g: talk 'talk': 'text' is 'one line', not a list of texts", lambda d: d["graph"]["sources"][0].update(id="talk", text="one line")),
    ("g: talk 1: 'lines' is 9999999999", lambda d: d["graph"]["sources"][0].update(lines=10**30 - 1)),
    ("g: node 2: 'corrected' is True, not a text or null", lambda d: d["nodes"][1].update(corrected=True)),
    ("mention 1: 'seconds' is 1000", lambda d: d["nodes"][3]["mentions"][0].update(seconds=10**400)),
    ("g: node 2: 'name' is 7, not a text", lambda d: d["nodes"][1].update(name=7)),
    ("g: node 2: 'type' is 'Robot', not one of Person,", lambda d: d["nodes"][1].update(type="Robot")),
    ("g: node 2: 'type' is [], not one of Person,", lambda d: d["nodes"][1].update(type=[])),
    ("g: node 2: no 'salience'", lambda d: d["nodes"][1].pop("salience")),
    ("g: node 2: 'confidence' is 1.5, not a number from 0 to 1", lambda d: d["nodes"][1].update(confidence=1.5)),
    ("g: node 2: 'known' is 1, not true or false", lambda d: d["nodes"][1].update(known=1)),
    ("g: node 2: 'mentions' is [], not a list", lambda d: d["nodes"][1].update(mentions=[])),
    ("g: node 2: id 'alex-krizhevsky' stands twice", lambda d: d["nodes"][1].update(id="alex-krizhevsky")),
    ("g: node 'dropout': mention 1: no 'line'", lambda d: d["nodes"][3]["mentions"][0].pop("line")),
    ("g: node 'dropout': mention 1: 'start' is True", lambda d: d["nodes"][3]["mentions"][0].update(start=True)),
    ("g: node 'dropout': mention 1: 'how' is 'magic'", lambda d: d["nodes"][3]["mentions"][0].update(how="magic")),
    ("g: node 'dropout': mention 1: no talk 'other'", lambda d: d["nodes"][3]["mentions"][0].update(source="other")),
    ("g: edge 1: 'type' is 'LIKES', not one of AUTHORED,", lambda d: d["edges"][0].update(type="LIKES")),
    ("g: edge 1: 'polarity' is 'maybe'", lambda d: d["edges"][0].update(polarity="maybe")),
    ("g: edge 'alex-krizhevsky:AUTHORED:alexnet-paper': 'corrected' is None, not a text", lambda d: d["edges"][0].update(corrected=None)),
    ("g: edge 2: key 'alex-krizhevsky:AUTHORED:alexnet-paper' stands twice", lambda d: d["edges"][1].update(key=d["edges"][0]["key"])),
    ("no node 'nobody'", lambda d: d["edges"][0].update(target="nobody")),
    ("evidence 1: no 'quote'", lambda d: d["edges"][0]["evidence"][0].pop("quote")),
    ("evidence 1: no talk 'other'", lambda d: d["edges"][0]["evidence"][0].update(source="other")),
    ("subject: 'surface' is None, not a text", lambda d: d["edges"][0]["evidence"][0]["subject"].update(surface=None)),
]


@pytest.mark.parametrize(("words", "change"), BREAKS, ids=[words[:40] for words, _ in BREAKS])
def test_each_fault_is_told(data: dict[str, Any], words: str, change: Break) -> None:
    """A fault is told in one line that names place, cause and remedy."""
    change(data)
    with pytest.raises(GraphError) as caught:
        demand_form(data.items(), "g")
    message = str(caught.value)
    assert words in message
    assert "; " in message
    assert "\n" not in message


def test_a_long_value_is_cut(data: dict[str, Any]) -> None:
    """A message stays one readable line however large the wrong value is."""
    data["nodes"][0]["type"] = "x" * 10_000
    with pytest.raises(GraphError) as caught:
        demand_form(data.items(), "g")
    assert len(str(caught.value)) < 250
