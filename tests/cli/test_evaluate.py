"""`kg eval`: figures, misses, JSON, suites."""

import json
from types import SimpleNamespace

import pytest

from kg import evaluate, pipeline
from kg.export import node_link

CATALOG = [
    {"id": "nora-vale", "name": "Nora Vale", "type": "Person"},
    {"id": "pier-nine", "name": "Pier Nine", "type": "Organization"},
]


@pytest.fixture
def built_by_hand(drawn, monkeypatch):
    """Have the graphs of the suite drawn by hand, and one of its talks count as a teacher; return what is asked of the pipeline."""
    asked = []

    def build(paths, **options):
        asked.append(options)
        return SimpleNamespace(graph=drawn[paths[0].stem])

    monkeypatch.setattr(pipeline, "build", build)
    monkeypatch.setattr(evaluate, "taught", lambda: frozenset({"quills"}))
    return asked


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


def test_eval_says_how_sound_and_how_sure(kg_run, graph_path, gold):
    """Evidence is judged, and with `--calibration` confidence is set beside the share that is right."""
    told = kg_run("eval", graph_path, "--gold", gold, "--calibration").stdout
    assert "Evidence: every quote holds the words of both ends in 3 of 3 relations, 1.000\n" in told
    assert "Expected calibration error of relations: 0.453\n" in told  # (0.5 + 2 · (0.93 - 0.5)) / 3
    assert "\n0.9 to 1.0\t2\t0.93\t0.50\n" in told
    assert "Confidence of relations" not in kg_run("eval", graph_path, "--gold", gold).stdout


def test_suite_prints_talks_means_and_all_together(kg_run, suite, built_by_hand):
    """Each talk has a line, those that taught the weights are marked and have a mean of their own; then all are counted together."""
    result = kg_run("eval", "--suite", suite, "--calibration")
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert rows[2:6] == [
        ["quills", "yes", "1.00", "0.43", "0.60", "0.67", "0.25", "0.36"],
        ["seed-lines-1-4", "no", "0.75", "0.75", "0.75", "0.67", "0.67", "0.67"],
        ["mean of those that taught", "", "1.00", "0.43", "0.60", "0.67", "0.25", "0.36"],
        ["mean of the others", "", "0.75", "0.75", "0.75", "0.67", "0.67", "0.67"],
    ]
    assert ["Method", "1.00", "0.50", "0.67", "2", "2", "2", "4"] in rows
    assert ["all but Field and Concept", "0.86", "0.55", "0.67", "6", "7", "6", "11"] in rows
    assert ["INTRODUCED", "1.00", "1.00", "1.00", "2", "2", "2", "2"] in rows
    assert ["all", "0.67", "0.36", "0.47", "4", "6", "4", "11"] in rows
    assert ["Evidence: every quote holds the words of both ends in 4 of 6 relations, 0.667"] in rows
    assert ["Expected calibration error of relations: 0.300"] in rows
    assert ["Expected calibration error of entities: 0.286"] in rows
    assert ["0.6 to 0.7", "1", "0.65", "0.00"] in rows
    assert ["all", "6", "0.67", "0.67"] in rows
    assert ["all but Field and Concept", "7", "0.69", "0.86"] in rows
    assert result.stderr == "quills (1 of 2)\nseed-lines-1-4 (2 of 2)\n"


def test_suite_as_json(kg_run, suite, built_by_hand):
    """`--json` prints one object, and nothing else, on standard output; its figures are those of the tables."""
    record = json.loads(kg_run("eval", "--suite", suite, "--json").stdout)
    assert [(talk["name"], talk["taught"], talk["entity_f1"]) for talk in record["talks"]] == [
        ("quills", True, pytest.approx(0.6)), ("seed-lines-1-4", False, 0.75),
    ]  # fmt: skip
    assert record["together"]["relation_f1"] == pytest.approx(8 / 17)


def test_suite_takes_the_catalog_of_build(kg_run, suite, names, built_by_hand):
    """`--catalog` and `--no-catalog` say by what names every talk is built."""
    kg_run("eval", "--suite", suite, "--catalog", names, "--no-catalog")
    assert built_by_hand == [{"catalog_files": [names], "builtin_catalog": False, "corrections_files": ()}] * 2


def test_suite_builds_and_keeps_the_graphs(kg_run, suite, tmp_path):
    """`--keep` leaves the graph of each talk, which is judged by itself to the same figures."""
    names = tmp_path / "names.jsonl"
    names.write_text("\n".join(map(json.dumps, CATALOG)), encoding="utf-8")
    result = kg_run("eval", "--suite", suite, "--no-catalog", "--catalog", names, "--keep", tmp_path / "kept", "--json")
    _, talk = json.loads(result.stdout)["talks"]
    kept = tmp_path / "kept" / talk["name"]
    assert {"nora-vale", "pier-nine"} <= set(node_link.read(kept / "graph.json"))
    alone = json.loads(kg_run("eval", kept, "--gold", suite / "gold" / talk["name"], "--lines", "1-4", "--json").stdout)
    assert {name: alone[name] for name in talk if name in alone} == {name: talk[name] for name in talk if name in alone}
    assert alone["entity_recall"] >= 0.5


def test_two_graphs_are_set_side_by_side(kg_run, graph_path):
    """With --against, a graph is compared with another instead of a gold graph, for people and for programs."""
    said, told = (kg_run("eval", graph_path, "--against", graph_path, *options) for options in ((), ("--json",)))
    assert (said.exit_code, told.exit_code) == (0, 0)
    assert "things\t4\t4\t4\t1.00" in said.stdout
    assert json.loads(told.stdout)["relations"] == {"both": 3, "one": 3, "other": 3, "f1": 1.0}


@pytest.mark.parametrize("given", [("--gold", "x"), ("--suite", "x"), ("--misses",)])
def test_another_graph_and_a_gold_graph_are_not_mixed(kg_run, graph_path, given):
    """What belongs to a gold graph is wrong usage beside --against."""
    assert kg_run("eval", graph_path, "--against", graph_path, *given).exit_code == 2
