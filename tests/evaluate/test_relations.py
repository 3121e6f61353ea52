"""Which edges are right, and which relations are missed."""

import pytest

from kg.evaluate import Fault, Score, Statement, WrongRelation, evaluate

PEOPLE = [("m", "Mira Tolvanen", "Person", [1]), ("o", "Oskar Brandt", "Person", [5])]
THINGS = [("q", "Quill network", "Method", [2]), ("b", "Birdsong-9k", "Dataset", [6]), ("s", "Stranger", "Person", [6])]


@pytest.mark.parametrize(
    ("source", "kind", "target", "fault"),
    [
        ("m", "INTRODUCED", "q", None),
        ("q", "INTRODUCED", "m", Fault.DIRECTION),
        ("m", "DISCUSSES", "q", Fault.TYPE),
        ("m", "DISCUSSES", "b", Fault.PAIR),
        ("q", "PART_OF", "q", Fault.PAIR),
        ("m", "DISCUSSES", "s", Fault.END),
        ("o", "COLLABORATED_WITH", "m", None),  # symmetric: the gold has it the other way round
        ("q", "USES", "b", None),  # acceptable instead of TRAINED_ON
        ("m", "LIKES", "q", Fault.TYPE),  # a type that we do not know is a wrong one
    ],
)
def test_edge_is_right_when_the_gold_lists_it(graph_of, gold, source, kind, target, fault):
    """An edge is right when the gold lists it; otherwise the report says what is wrong with it."""
    relations = evaluate(graph_of(PEOPLE + THINGS, [(source, kind, target, "asserted", [2])]), gold).relations
    assert relations.total.predicted == 1
    assert [wrong.reason for wrong in relations.wrong] == ([fault] if fault else [])


def test_acceptable_type_finds_the_required_pair(graph_of, gold):
    """A required pair is found by any right edge between its ends, in the total and in its type."""
    relations = evaluate(graph_of(THINGS, [("q", "USES", "b", "asserted", [6])]), gold).relations
    assert relations.total.found == 1
    assert relations.by_type["TRAINED_ON"] == Score(correct=0, predicted=0, found=1, required=1)
    assert relations.by_type["USES"] == Score(correct=1, predicted=1, found=0, required=1)


def test_pair_is_found_once(graph_of, gold):
    """Two right edges between the same ends find one pair."""
    graph = graph_of(THINGS, [("q", "USES", "b", "asserted", [6]), ("q", "TRAINED_ON", "b", "asserted", [6])])
    assert evaluate(graph, gold).relations.total == Score(correct=2, predicted=2, found=1, required=8)


@pytest.mark.parametrize(("polarity", "share"), [("negated", 1.0), ("asserted", 0.0), (None, 0.0)])
def test_polarity_is_judged_on_right_edges(graph_of, gold, polarity, share):
    """A right edge may still have the wrong polarity; an edge without one asserts."""
    nodes = [("q", "Quill network", "Method", [2]), ("f", "Feather dropout", "Method", [10])]
    relations = evaluate(graph_of(nodes, [("q", "USES", "f", polarity, [10])]), gold).relations
    assert (relations.total.correct, relations.polarity) == (1, share)


@pytest.mark.parametrize("kind", ["MENTIONS", "CO_OCCURS_WITH", "NEXT"])
def test_structural_edge_is_not_judged(graph_of, gold, kind):
    """An edge that only says where things stand is neither right nor wrong."""
    relations = evaluate(graph_of(PEOPLE, [("m", kind, "o", "asserted", [1])]), gold).relations
    assert (relations.total.predicted, relations.wrong) == (0, ())


def test_edge_without_type_goes_by_its_key(graph_of, gold):
    """The key stands in where an edge has no type."""
    graph = graph_of(PEOPLE)
    graph.add_edge("m", "o", key="COLLABORATED_WITH")
    assert evaluate(graph, gold).relations.total.correct == 1


def test_edge_is_judged_where_its_evidence_stands(graph_of, gold):
    """An edge counts in the part of the talk that its evidence touches; one without evidence counts everywhere."""
    edges = [("m", "DISCUSSES", "o", "asserted", lines) for lines in ([1, 5], [7], [])]
    assert evaluate(graph_of(PEOPLE, edges), gold, lines=(5, 6)).relations.total.predicted == 2


def test_types_are_judged_alone(graph, gold):
    """Each type that is said or asked for has its own figures, in the order of the ontology."""
    by_type = evaluate(graph, gold).relations.by_type
    assert by_type["COLLABORATED_WITH"] == Score(correct=0, predicted=1, found=0, required=1)
    assert by_type["COMPARED_WITH"] == Score(correct=1, predicted=1, found=1, required=1)
    assert by_type["AFFILIATED_WITH"] == Score(correct=1, predicted=1, found=0, required=0)
    assert list(by_type) == [
        "AUTHORED", "INTRODUCED", "AFFILIATED_WITH", "COLLABORATED_WITH", "USES", "TRAINED_ON",
        "PART_OF", "APPLIED_TO", "COMPARED_WITH", "CAUSES",
    ]  # fmt: skip


def test_missed_and_wrong_relations_are_named(graph, gold):
    """What is required and not found is listed in gold order, what is wrong in graph order, by the names of the ends."""
    relations = evaluate(graph, gold).relations
    assert relations.missed == (
        Statement("Mira Tolvanen", "INTRODUCED", "Quill network"),
        Statement("Mira Tolvanen", "COLLABORATED_WITH", "Oskar Brandt"),
        Statement("Quill network", "TRAINED_ON", "Birdsong-9k"),
        Statement("Feather dropout", "CAUSES", "Forgetting"),
    )
    assert relations.wrong == (
        WrongRelation("Mira Tolvanen", "COLLABORATED_WITH", "Oscar Brant", Fault.END),
        WrongRelation("the Quill Nets", "INTRODUCED", "Mira Tolvanen", Fault.DIRECTION),
        WrongRelation("the Quill Nets", "PART_OF", "Quills That Learn", Fault.TYPE),
        WrongRelation("Feather dropout", "CAUSES", "Ornithology", Fault.PAIR),
    )
