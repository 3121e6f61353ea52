"""What was found, as dictionaries ready for JSON."""

import json

import pytest

from kg.evaluate import as_dict, evaluate, summarise, summary_as_dict


def test_dictionary_of_a_graph(graph, gold):
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


def test_dictionary_of_several_talks(reports):
    """The dictionary survives JSON and holds the talks, both means, and all talks together; what was missed stays out."""
    record = summary_as_dict(summarise(reports, taught={"quills"}))
    assert json.loads(json.dumps(record)) == record
    assert [(talk["name"], talk["taught"], talk["evidence_soundness"]) for talk in record["talks"]] == [
        ("quills", True, 2 / 3), ("seed-lines-1-4", False, 2 / 3),
    ]  # fmt: skip
    assert (record["mean_of_taught"]["entity_f1"], record["mean_of_others"]["entity_f1"]) == pytest.approx((0.6, 0.75))
    together = record["together"]
    assert together["relation_types"]["INTRODUCED"]["f1"] == 1.0
    assert together["relation_calibration"]["expected_error"] == pytest.approx(0.3)
    assert together["entity_calibration"]["whole"]["number"] == 7
    assert not any("missed" in name or "false" in name or "wrong" in name for name in together)
