"""Figures from counts, and the report as a dictionary."""

import json

import pytest

from kg.evaluate import Score, as_dict, evaluate


@pytest.mark.parametrize(
    ("score", "precision", "recall", "f1"),
    [
        (Score(correct=3, predicted=4, found=1, required=2), 0.75, 0.5, 0.6),
        (Score(correct=0, predicted=0, found=0, required=0), 0.0, 1.0, 0.0),  # nothing said, nothing asked
        (Score(correct=0, predicted=5, found=0, required=5), 0.0, 0.0, 0.0),
    ],
)
def test_figures_follow_from_counts(score, precision, recall, f1):
    """Precision of nothing is 0, recall of nothing is 1, F1 is their harmonic mean."""
    assert (score.precision, score.recall, score.f1) == pytest.approx((precision, recall, f1))


def test_scores_add_up():
    """Two disjoint parts are counted together."""
    assert Score(1, 2, 3, 4) + Score(10, 20, 30, 40) == Score(11, 22, 33, 44)


def test_dictionary_is_ready_for_json(graph, gold):
    """The dictionary survives JSON, and holds figures by type and what was missed or is false besides the totals."""
    record = as_dict(evaluate(graph, gold))
    assert json.loads(json.dumps(record)) == record
    assert record["entity_types"]["Person"] == {
        "precision": 0.5, "recall": 0.5, "f1": 0.5, "correct": 1, "predicted": 2, "found": 1, "required": 2,
    }  # fmt: skip
    assert record["relation_types"]["AUTHORED"]["f1"] == 1.0
    assert {"name": "Oskar Brandt", "type": "Person"} in record["missed_entities"]
    assert {"name": "Oscar Brant", "type": "Person"} in record["false_entities"]
    assert {"subject": "Mira Tolvanen", "type": "INTRODUCED", "object": "Quill network"} in record["missed_relations"]
    wrong = {"subject": "Feather dropout", "type": "CAUSES", "object": "Ornithology", "reason": "no such pair"}
    assert wrong in record["wrong_relations"]
