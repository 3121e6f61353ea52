"""The commands that ask a graph."""

import json
from copy import deepcopy

import pytest

from kg.export import node_link

ASKING = [
    ("find", "GRAPH", "hinton"),
    ("explain", "GRAPH", "hinton"),
    ("explain", "GRAPH", "hinton", "alexnet-paper"),
    ("path", "GRAPH", "hinton", "krizhevsky"),
    ("top", "GRAPH", "--type", "person"),
    ("timeline", "GRAPH", "hinton"),
]


def asked(kg_run, question, path, *options):
    return kg_run(*(path if word == "GRAPH" else word for word in question), *options)


@pytest.mark.parametrize("question", ASKING, ids=" ".join)
def test_an_answer_for_people_and_programs(kg_run, graph_path, question):
    """Each answers with the thing asked for, in plain text or as JSON, without colours where it is not a terminal."""
    said, told = (asked(kg_run, question, graph_path, *options) for options in ((), ("--json",)))
    assert (said.exit_code, told.exit_code) == (0, 0), said.stderr + told.stderr
    assert "\x1b" not in said.stdout
    assert "hinton" in told.stdout
    assert "Geoffrey Hinton" in said.stdout
    json.loads(told.stdout)


@pytest.mark.parametrize("command", ["explain", "path", "timeline"])
def test_a_misspelt_name_is_asked_back(kg_run, graph_path, command):
    """The question comes on standard error, and the exit code is 1."""
    ends = ("Geofrey Hintn", "dropout")[: 2 if command == "path" else 1]
    done = kg_run(command, graph_path, *ends)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "Error: nothing is called 'Geofrey Hintn'; did you mean Geoffrey Hinton (geoffrey-hinton)?\n"


def test_no_way_is_no_error(kg_run, graph_path):
    """It is said that nothing connects the two; as JSON either way is null."""
    assert kg_run("path", graph_path, "hinton", "dropout").stdout == "Nothing connects them.\n"
    assert json.loads(kg_run("path", graph_path, "hinton", "dropout", "--json").stdout) == {"shortest": None, "certain": None}


def test_finding_nothing_is_no_error(kg_run, graph_path):
    """It is said that nothing is like it; as JSON it is an empty list."""
    assert (kg_run("find", graph_path, "xyzzy").exit_code, kg_run("find", graph_path, "xyzzy", "--json").stdout) == (0, "[]\n")


def test_what_a_talk_says_cannot_steer_the_terminal(kg_run, sample_graph, write_graph):
    """Control characters of names and quotes are not printed."""
    sample_graph.nodes["dropout"]["name"] = "Drop\x1b[31mout"
    path = write_graph(sample_graph)
    for question in (("explain", path, "dropout"), ("timeline", path, "dropout"), ("top", path)):
        assert "\x1b" not in kg_run(*question).stdout


def test_a_difference_is_told(kg_run, sample_graph, graph_path, tmp_path):
    """What came, went or changed is told, and that nothing did."""
    changed = deepcopy(sample_graph)
    changed.nodes["dropout"]["name"] = "Dropping out"
    changed.remove_node("alex-krizhevsky")
    node_link.write(changed, tmp_path / "new.json")
    told = kg_run("diff", graph_path, tmp_path / "new.json").stdout
    assert "Things removed: 1" in told
    assert "Dropping out\tname\tDropout\tDropping out" in told
    assert "Relations removed: 1" in told
    assert kg_run("diff", graph_path, graph_path).stdout == "Nothing changed.\n"
    assert json.loads(kg_run("diff", graph_path, tmp_path / "new.json", "--json").stdout)["thingsRemoved"][0]["id"] == "alex-krizhevsky"
