"""`kg show`: what is in a graph."""

import json

import pytest

from kg.export import FORMATS
from kg.ontology import stated


def test_show_lists_things_and_relations_with_their_words(kg_run, graph_path):
    """In a pipe each line is a row of cells set apart by tabs: things by salience, relations by how sure they are."""
    lines = kg_run("show", graph_path).stdout.splitlines()
    rows = [line.split("\t") for line in lines]
    assert ["talk", "A talk", "2020-05-08", "3", "22"] in rows
    assert ["Alex Krizhevsky", "Person", "1", "0.41", "alex kaczowski"] in rows
    authored = [row for row in rows if row[1:2] == ["AUTHORED"]]
    assert [(row[0], *row[3:5]) for row in authored] == [("Geoffrey Hinton", "0.95", "2"), ("Alex Krizhevsky", "0.91", "1")]
    assert "alex kaczowski" in authored[1][-1]


def test_long_quotes_are_shortened(kg_run, sample_graph, monologue, write_graph):
    """Of a long quote there are the words about its ends, in `kg show` as in `kg explain` and `kg path`; as JSON it is whole."""
    path = write_graph(sample_graph)
    assert f"\t{monologue}\n" in kg_run("show", path).stdout
    assert f"“{monologue}”\n" in kg_run("explain", path, "hinton").stdout
    assert f"“{monologue}”\n" in kg_run("path", path, "hinton", "alexnet-paper").stdout
    (told,) = json.loads(kg_run("explain", path, "hinton", "--json").stdout)["statements"]
    assert len(told["evidence"][0]["quote"].split()) == 67
    assert "shortened" not in told["evidence"][0]


def test_show_names_the_talk_where_there_are_several(kg_run, sample_graph, graph_path):
    """In a graph of several talks a line says of which."""
    sample_graph.graph["sources"].append({**sample_graph.graph["sources"][0], "id": "other"})
    FORMATS["json"].write(sample_graph, graph_path)
    assert "\t0.95\ttalk:2\t" in kg_run("show", graph_path).stdout


def test_show_says_what_is_denied(kg_run, graph_path):
    """A relation that is not asserted says so beside its type."""
    assert "DESCRIBED_IN (negated)" in kg_run("show", graph_path).stdout


def test_show_a_folder(kg_run, graph_path):
    """A folder stands for the graph.json in it."""
    assert kg_run("show", graph_path.parent).stdout == kg_run("show", graph_path).stdout


def test_show_limit_and_type(kg_run, graph_path):
    """`--type` lists things of that type and relations that touch one, `--limit` so many of each."""
    rows = [line.split("\t") for line in kg_run("show", graph_path, "--type", "Person", "--limit", "1").stdout.splitlines()]
    assert [row[0] for row in rows if len(row) == 5 and row[1] == "Person"] == ["Alex Krizhevsky"]
    assert [row[1] for row in rows if len(row) == 6 and row[1].isupper()] == ["AUTHORED"]


def test_show_leaves_out_what_is_less_sure(kg_run, graph_path):
    """`--min-confidence` lists the relations that are at least so sure."""
    rows = [line.split("\t") for line in kg_run("show", graph_path, "--min-confidence", "0.91").stdout.splitlines()]
    assert [row[3] for row in rows if len(row) == 6 and row[1].isupper()] == ["0.95", "0.91"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--relation", "described_in"), ["DESCRIBED_IN (negated)"]),
        (("--relation", "AUTHORED", "-r", "DESCRIBED_IN"), ["AUTHORED", "AUTHORED", "DESCRIBED_IN (negated)"]),
        (("--polarity", "asserted", "--limit", "1"), ["AUTHORED"]),
        (("--relation", "AUTHORED", "--min-confidence", "0.95"), ["AUTHORED"]),
    ],
)
def test_relations_of_one_kind(kg_run, graph_path, options, told):
    """`--relation` and `--polarity` list some relations alone, in `kg show` as in `kg explain`."""
    rows = [line.split("\t") for line in kg_run("show", graph_path, *options).stdout.splitlines()]
    assert [row[1] for row in rows if len(row) == 6 and row[1].split()[0].isupper()] == told
    explained = json.loads(kg_run("explain", graph_path, "alexnet-paper", *options, "--json").stdout)
    assert [stated(each["type"], each["polarity"]) for each in explained["statements"]] == told


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--relation", "USES", "-r", "FOUNDED"), "no relation is USES or FOUNDED; there are AUTHORED (2), DESCRIBED_IN (1)\n"),
        (("--relation", "AUTHORED", "--polarity", "negated"), "no such relation is negated; they are asserted (2)\n"),
        (("--relation", "AUTHORED", "--min-confidence", "0.96"), "no such relation is as sure as 0.96; the surest is 0.95\n"),
        (("--polarity", "negated", "--min-confidence", "1"), "no such relation is as sure as 1; the surest is 0.5\n"),
    ],
)
def test_no_relation_of_a_kind(kg_run, graph_path, options, told):
    """Where none is as asked for, a line on standard error says what there is, and there is no empty table; that is no error."""
    shown, explained = kg_run("show", graph_path, *options), kg_run("explain", graph_path, "alexnet-paper", *options)
    assert (shown.exit_code, shown.stderr, explained.exit_code, explained.stderr) == (0, told, 0, told)
    assert "Relations" not in shown.stdout
    assert json.loads(kg_run("explain", graph_path, "alexnet-paper", *options, "--json").stdout)["statements"] == []


def test_nothing_of_a_type(kg_run, sample_graph, graph_path, write_graph):
    """The same of things, where the types are told that there are."""
    told = "nothing is of type Dataset; there are Person (2), Paper (1), Method (1)\n"
    for command in ("show", "top"):
        done = kg_run(command, graph_path, "--type", "Dataset")
        assert (done.exit_code, done.stderr) == (0, told)
        assert "Most salient" not in done.stdout
    sample_graph.clear_edges()
    path = write_graph(sample_graph)
    assert kg_run("show", path).stderr == "there is no relation to list\n"
    sample_graph.remove_nodes_from([*sample_graph])
    assert kg_run("top", write_graph(sample_graph), "--type", "Dataset").stderr == "nothing is in the graph\n"


def test_show_draws_a_table_in_a_terminal(kg_run, in_terminal, graph_path):
    """A terminal gets ruled tables, a pipe does not."""
    assert "──" in in_terminal("show", str(graph_path))
    assert "──" not in kg_run("show", graph_path).stdout


def test_what_talks_say_is_inert(kg_run, in_terminal, sample_graph, tmp_path):
    """Neither escape sequences nor rich's markup in names and quotes steer the terminal."""
    sample_graph.nodes["dropout"]["name"] = "\x1b]0;owned\x07\x1b[31mred[bold]x[/nothing]"
    FORMATS["json"].write(sample_graph, tmp_path / "graph.json")
    drawn = in_terminal("show", str(tmp_path / "graph.json"))
    assert "[bold]x[/nothing]" in drawn
    assert "\x1b]0;" not in drawn
    assert "\x1b[31m" not in drawn
    assert "\x1b" not in kg_run("show", tmp_path / "graph.json").stdout
