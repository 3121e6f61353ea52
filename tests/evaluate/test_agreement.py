"""How far two graphs agree."""

from copy import deepcopy

import networkx as nx
import pytest

from kg.evaluate import Overlap, agree

DROPOUT = ("dropout", "alexnet-paper", "dropout:DESCRIBED_IN:alexnet-paper:negated")


@pytest.fixture
def other(sample_graph) -> nx.MultiDiGraph:
    """Return a graph like the small one, to be changed."""
    return deepcopy(sample_graph)


def test_a_graph_agrees_with_itself(sample_graph, other):
    """All is in both."""
    found = agree(sample_graph, other)
    assert (found.things, found.relations, found.pairs) == (Overlap(4, 4, 4), Overlap(3, 3, 3), Overlap(3, 3, 3))
    assert (found.types, found.polarities) == (4, 3)
    assert (found.things.f1, found.relations.f1) == (1, 1)


def test_it_is_the_same_both_ways(sample_graph, other):
    """Neither graph is held to be right: F1 is the same whichever comes first."""
    other.remove_node("dropout")
    one, turned = agree(sample_graph, other), agree(other, sample_graph)
    assert one.things == Overlap(3, 4, 3)
    assert turned.things == Overlap(3, 3, 4)
    assert one.things.f1 == turned.things.f1 == pytest.approx(6 / 7)
    assert one.relations.f1 == turned.relations.f1 == pytest.approx(4 / 5)


def test_a_thing_is_known_by_its_name_where_its_id_is_another(sample_graph, other):
    """Its relations are the same as well; a second thing of that name is another."""
    renamed = nx.relabel_nodes(other, {"dropout": "m-17"})
    renamed.add_node("m-18", **renamed.nodes["m-17"])
    found = agree(sample_graph, renamed)
    assert found.things == Overlap(4, 4, 5)
    assert found.relations == Overlap(3, 3, 3)


def test_things_of_no_common_name_make_no_common_relation(sample_graph, other):
    """What is in one graph alone is not taken for what has that id in the other."""
    other.nodes["dropout"]["name"] = "Something else"
    renamed = nx.relabel_nodes(other, {"dropout": "other-thing"})
    assert agree(sample_graph, renamed).relations == Overlap(2, 3, 3)


def test_type_direction_and_polarity_count_apart(sample_graph, other):
    """Another type of a thing, direction or type of a relation, and polarity are told by counts of their own."""
    other.nodes["dropout"]["type"] = "Concept"
    other.edges[DROPOUT]["polarity"] = "asserted"
    other.edges["geoffrey-hinton", "alexnet-paper", "geoffrey-hinton:AUTHORED:alexnet-paper"]["type"] = "DISCUSSES"
    found = agree(sample_graph, other)
    assert (found.things.both, found.types, found.relations.both, found.pairs.both, found.polarities) == (4, 3, 2, 3, 1)


def test_a_symmetric_relation_has_no_direction(sample_graph, other):
    """Who worked with whom is the same told from either end."""
    for graph, ends in ((sample_graph, ("alex-krizhevsky", "geoffrey-hinton")), (other, ("geoffrey-hinton", "alex-krizhevsky"))):
        graph.add_edge(*ends, key="new", type="COLLABORATED_WITH", polarity="asserted", confidence=0.5, evidence=[])
    assert agree(sample_graph, other).relations == Overlap(4, 4, 4)


def test_graphs_of_nothing_agree():
    """Where there is nothing in either, there is nothing to disagree about."""
    assert agree(nx.MultiDiGraph(), nx.MultiDiGraph()).relations.f1 == 1
