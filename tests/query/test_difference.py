"""What changed from one graph to another."""

from copy import deepcopy

import pytest

from kg.export import FORMATS
from kg.query import difference, read
from kg.query.difference import Change, Named, Told


def stored_of(graph, path):
    FORMATS["json"].write(graph, path)
    return read(path)


def test_nothing_changed(stored):
    """A graph does not differ from itself."""
    assert difference(stored, stored).is_empty


def test_what_changed(stored, sample_graph, tmp_path):
    """Things and relations are told that came, went, or are otherwise: by id, and by ends and type."""
    graph = sample_graph.copy()
    graph.remove_node("alex-krizhevsky")
    graph.nodes["dropout"]["type"] = "Concept"
    edge = graph.edges["geoffrey-hinton", "alexnet-paper", "geoffrey-hinton:AUTHORED:alexnet-paper"]
    edge["confidence"] = 0.5
    graph.add_node("new", **{**graph.nodes["dropout"], "name": "New"})
    graph.add_edge("new", "alexnet-paper", "n", **{**edge, "type": "DESCRIBED_IN", "confidence": 0.25})
    found = difference(stored, stored_of(graph, tmp_path / "new.json"))
    paper = graph.nodes["alexnet-paper"]["name"]
    assert found.things_added == (Named("new", "New", "Concept"),)
    assert found.things_removed == (Named("alex-krizhevsky", "Alex Krizhevsky", "Person"),)
    assert found.things_changed == (Change("Dropout", "type", "Method", "Concept"),)
    assert found.relations_added == (Told("New", "DESCRIBED_IN", paper, "asserted", 0.25),)
    assert found.relations_removed == (Told("Alex Krizhevsky", "AUTHORED", paper, "asserted", 0.91),)
    assert found.relations_changed == (Change(f"Geoffrey Hinton AUTHORED {paper}", "confidence", 0.95, 0.5),)


@pytest.mark.parametrize(
    ("least", "changed", "slight"),
    [(0.0, [("confidence", 0.91), ("confidence", 0.95)], 0), (0.05, [("confidence", 0.91)], 1), (0.06, [], 2)],
)
def test_slight_shifts_of_confidence_are_counted(stored, sample_graph, tmp_path, least, changed, slight):
    """A shift is told from the least change on, and all else in any case."""
    graph = sample_graph.copy()
    graph.edges["geoffrey-hinton", "alexnet-paper", "geoffrey-hinton:AUTHORED:alexnet-paper"]["confidence"] = 0.94
    graph.edges["alex-krizhevsky", "alexnet-paper", "alex-krizhevsky:AUTHORED:alexnet-paper"]["confidence"] = 0.86
    graph.nodes["dropout"]["type"] = "Concept"
    found = difference(stored, stored_of(graph, tmp_path / "new.json"), min_change=least)
    assert [(each.what, each.before) for each in found.relations_changed] == changed
    assert [each.what for each in found.things_changed] == ["type"]
    assert (found.slight, found.is_empty) == (slight, False)


def test_other_words_are_counted(stored, sample_graph, tmp_path):
    """Of what is the same but for its quotes, mentions or their lines, the number is told."""
    graph = deepcopy(sample_graph)
    graph.edges["geoffrey-hinton", "alexnet-paper", "geoffrey-hinton:AUTHORED:alexnet-paper"]["evidence"][0]["line"] = 3
    graph.edges["alex-krizhevsky", "alexnet-paper", "alex-krizhevsky:AUTHORED:alexnet-paper"]["evidence"][0]["seconds"] = 1.5
    graph.nodes["dropout"]["mentions"][0]["surface"] = "drop out"
    found = difference(stored, stored_of(graph, tmp_path / "new.json"))
    assert (found.other_mentions, found.other_evidence, found.is_empty) == (1, 1, False)
    assert found.relations_changed == found.things_changed == ()


def test_a_denial_is_a_change(stored, sample_graph, tmp_path):
    """Of a relation that is denied now, the polarity is told, though its key is another."""
    graph = sample_graph.copy()
    data = graph.edges["dropout", "alexnet-paper", "dropout:DESCRIBED_IN:alexnet-paper:negated"]
    graph.remove_edge("dropout", "alexnet-paper")
    graph.add_edge("dropout", "alexnet-paper", "dropout:DESCRIBED_IN:alexnet-paper", **{**data, "polarity": "asserted"})
    found = difference(stored, stored_of(graph, tmp_path / "new.json"))
    assert [(each.what, each.before, each.after) for each in found.relations_changed] == [("polarity", "negated", "asserted")]
    assert found.relations_added == found.relations_removed == ()
