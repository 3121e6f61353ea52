"""`kg eval`: figures, misses, JSON."""

import json


def test_eval_prints_figures_by_type(kg_run, graph_path, gold):
    """Precision, recall and F1 of each type and in all: 3 of 4 nodes are right, 3 of 4 required are found."""
    rows = [line.split("\t") for line in kg_run("eval", graph_path, "--gold", gold).stdout.splitlines()]
    assert ["all but Field and Concept", "0.75", "0.75", "0.75", "3", "4", "3", "4"] in rows
    assert ["all", "0.33", "0.50", "0.40", "1", "3", "1", "2"] in rows


def test_eval_lists_misses(kg_run, graph_path, gold):
    """`--misses` names what is missing and what is wrong."""
    told = kg_run("eval", graph_path, "--gold", gold, "--misses").stdout
    assert "CUDA (Method)" in told
    assert "Geoffrey Hinton (Person)\tnot in the gold" in told
    assert "CUDA DESCRIBED_IN ImageNet classification" in told


def test_eval_json_and_lines(kg_run, graph_path, gold):
    """`--json` prints the whole report; `--lines` judges those lines alone."""
    report = json.loads(kg_run("eval", graph_path, "--gold", gold, "--lines", "1-1", "--json").stdout)
    assert (report["required_entities"], report["entity_f1"]) == (1, 1.0)
