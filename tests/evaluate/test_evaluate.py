"""A whole comparison, by hand, and what holds of every comparison."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate import Gold, GoldEntity, GoldRelation, as_dict, evaluate
from kg.ontology import EntityType, Polarity, RelationType

WHOLE = {
    # Eight nodes of strict types; right are Mira, the nets, the paper, sound recognition, the lab and the dropout.
    "predicted_strict": 8,
    "entity_precision": 6 / 8,
    # Seven strict entities are required; Oskar Brandt and Birdsong-9k are missing.
    "required_entities": 7,
    "entity_recall": 5 / 7,
    "entity_f1": 30 / 41,  # 2 · 3/4 · 5/7 : (3/4 + 5/7) = 15/14 : 41/28
    # Four Fields and Concepts; bread is wrong. Of the three required only ornithology is found under its type.
    "predicted_concepts": 4,
    "concept_precision": 3 / 4,
    "concept_recall": 1 / 3,
    # Nine edges claim something; five stand in the gold, two more join a pair of the gold.
    "predicted_relations": 9,
    "relation_precision_typed": 5 / 9,
    "relation_precision_pair": 7 / 9,
    # Of eight required pairs four are found, and one is joined by the edge that is turned round.
    "required_pairs": 8,
    "relation_recall": 4 / 8,
    "relation_recall_pair": 5 / 8,
    "relation_f1": 10 / 19,  # 2 · 5/9 · 1/2 : (5/9 + 1/2) = 5/9 : 19/18
    "polarity": 4 / 5,  # the dropout is not used
    "evidence_soundness": 0,  # no edge quotes anything
}
FIRST_FIVE_LINES = {
    # Mira, Oscar Brant, the nets and the paper; Oscar's name is wrong.
    "predicted_strict": 4,
    "entity_precision": 3 / 4,
    "required_entities": 4,
    "entity_recall": 3 / 4,
    "entity_f1": 3 / 4,
    # Ornithology.
    "predicted_concepts": 1,
    "concept_precision": 1,
    "concept_recall": 1,
    # AUTHORED is right; INTRODUCED and PART_OF join a pair of the gold; COLLABORATED_WITH has an end that it does not know.
    "predicted_relations": 4,
    "relation_precision_typed": 1 / 4,
    "relation_precision_pair": 3 / 4,
    # Mira with the paper, with the nets, with Oskar.
    "required_pairs": 3,
    "relation_recall": 1 / 3,
    "relation_recall_pair": 2 / 3,
    "relation_f1": 2 / 7,  # 2 · 1/4 · 1/3 : (1/4 + 1/3) = 1/6 : 7/12
    "polarity": 1,
    "evidence_soundness": 0,
}
NOTHING_FOUND = {
    "predicted_strict": 0, "entity_precision": 0, "required_entities": 7, "entity_recall": 0, "entity_f1": 0,
    "predicted_concepts": 0, "concept_precision": 0, "concept_recall": 0,
    "predicted_relations": 0, "relation_precision_typed": 0, "relation_precision_pair": 0,
    "required_pairs": 8, "relation_recall": 0, "relation_recall_pair": 0, "relation_f1": 0, "polarity": 1,
    "evidence_soundness": 1,
}  # fmt: skip


def _totals(graph, gold, lines=None):
    return {key: value for key, value in as_dict(evaluate(graph, gold, lines=lines)).items() if isinstance(value, int | float)}


@pytest.mark.parametrize(("lines", "expected"), [(None, WHOLE), ((1, 5), FIRST_FIVE_LINES)])
def test_totals_are_those_worked_out_by_hand(graph, gold, lines, expected):
    """Every total of the small talk, whole and in part, is the one worked out by hand."""
    assert _totals(graph, gold, lines) == pytest.approx(expected)


def test_empty_graph_finds_nothing(gold):
    """A graph without nodes has recall 0, and precision 0 rather than an error."""
    assert _totals(nx.MultiDiGraph(), gold) == NOTHING_FOUND


def test_nothing_required_is_nothing_missed(graph):
    """Against a gold that asks for nothing, recall is 1 and every strict node is false."""
    totals = _totals(graph, Gold((), ()))
    assert totals["entity_recall"] == totals["concept_recall"] == totals["relation_recall"] == totals["relation_recall_pair"] == 1
    assert totals["entity_precision"] == totals["relation_precision_typed"] == 0


NAMES = ("Ash", "Birch", "Cedar", "Elder", "Fir", "Hazel")


@st.composite
def _golds(draw):
    kinds, places = st.sampled_from(EntityType), st.lists(st.integers(1, 9), max_size=3).map(tuple)
    entities = tuple(
        GoldEntity(name.lower(), name, draw(kinds), frozenset(draw(st.sets(kinds))), draw(st.booleans()), (), draw(places))
        for name in draw(st.lists(st.sampled_from(NAMES), unique=True))
    )
    if not entities:
        return Gold((), ())
    ends, types = st.sampled_from([entity.id for entity in entities]), st.sampled_from(RelationType)
    one = st.builds(GoldRelation, ends, types, ends, st.booleans(), st.sampled_from(Polarity), places)
    return Gold(entities, tuple(draw(st.lists(one, max_size=8))))


def _graph_of(gold):
    graph = nx.MultiDiGraph()
    for entity in gold.entities:
        graph.add_node(entity.id, name=entity.name, type=entity.type, mentions=[{"line": line} for line in entity.lines])
    for relation in gold.relations:
        evidence = [{"line": line} for line in relation.lines]
        graph.add_edge(relation.subject, relation.object, type=relation.type, polarity=relation.polarity, evidence=evidence)
    return graph


@given(_golds())
def test_graph_of_the_gold_is_perfect(gold):
    """A graph that holds the gold, all of it and nothing else, misses nothing and has nothing wrong."""
    report = evaluate(_graph_of(gold), gold)
    for score in (report.entities.total, report.entities.concepts, report.relations.total, report.relations.pairs):
        assert score.correct == score.predicted
        assert score.found == score.required
    assert (*report.entities.missed, *report.entities.false, *report.relations.missed, *report.relations.wrong) == ()


@given(_golds(), _golds(), st.none() | st.just((2, 5)))
def test_figures_are_shares(said, gold, lines):
    """Whatever is compared with whatever, every precision, recall, F1 and polarity lies between 0 and 1."""
    report = evaluate(_graph_of(said), gold, lines=lines)
    scores = [report.entities.total, report.entities.concepts, report.relations.total, report.relations.pairs]
    for score in [*scores, *report.entities.by_type.values(), *report.relations.by_type.values()]:
        assert 0 <= score.precision <= 1
        assert 0 <= score.recall <= 1
        assert min(score.precision, score.recall) - 1e-9 <= score.f1 <= max(score.precision, score.recall) + 1e-9
    assert 0 <= report.relations.polarity <= 1
