"""The commands that ask a graph."""

import json
from copy import deepcopy

import pytest

from kg.export import FORMATS

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


def test_what_else_is_called_so_is_told(kg_run, sample_graph, write_graph):
    """The thing of that very name is explained, and others that are heard so, or have it in their names, stand on standard error."""
    node = sample_graph.nodes["dropout"]
    sample_graph.add_node("spatial-dropout", **{**node, "name": "Spatial dropout"})
    sample_graph.add_node("regularisation", **{**node, "name": "Regularisation", "aliases": []})
    sample_graph.add_node(
        "layer", **{**node, "name": "Layer", "aliases": ["dropout layer"], "mentions": [{**node["mentions"][0], "surface": "it"}]}
    )
    done = kg_run("explain", write_graph(sample_graph), "Dropout")
    assert done.stdout.startswith("Dropout\n")
    assert done.stderr == "'Dropout' may also mean Regularisation (regularisation), Spatial dropout (spatial-dropout)\n"
    assert kg_run("explain", write_graph(sample_graph), "layer").stderr == ""


def test_where_words_stand_is_told(kg_run, sample_graph, write_graph):
    """A quote over several lines has its first and last; a mention whose second is known has a link that plays it."""
    sample_graph.graph["sources"][0]["url"] = "https://youtu.be/13CZPWmke6A"
    for _, _, edge in sample_graph.edges(data=True):
        edge["evidence"][0].update(line=2, lineEnd=3)
    mention = sample_graph.nodes["dropout"]["mentions"][0]
    path = write_graph(sample_graph)
    assert "    lines 2-3: “" in kg_run("explain", path, "dropout").stdout
    assert "&t=" not in kg_run("timeline", path, "dropout").stdout
    mention["seconds"] = 68.4
    assert "  https://www.youtube.com/watch?v=13CZPWmke6A&t=68s\n" in kg_run("timeline", write_graph(sample_graph), "dropout").stdout


def test_a_long_line_is_told_around_each_mention(kg_run, sample_graph, write_graph):
    """Of a paragraph in one line there is what stands about each mention, not that about the first time and again."""
    line = f"we heard of dropout {'and so on ' * 20}then we used dropout ourselves"
    sample_graph.graph["sources"][0]["text"][2] = line
    (mention,) = sample_graph.nodes["dropout"]["mentions"]
    first, second = (mention["start"] - 16 + line.index(f"{before} dropout") + len(before) + 1 for before in ("of", "used"))
    sample_graph.nodes["dropout"]["mentions"] = [{**mention, "start": start} for start in (first, second)]
    told = kg_run("timeline", write_graph(sample_graph), "dropout").stdout
    assert "“we heard of dropout and so on and so on and so …”" in told
    assert "“… so on and so on then we used dropout ourselves”" in told


def test_no_way_is_no_error(kg_run, graph_path):
    """It is said that nothing connects the two; as JSON either way is null."""
    assert kg_run("path", graph_path, "hinton", "dropout").stdout == "Nothing connects them.\n"
    assert json.loads(kg_run("path", graph_path, "hinton", "dropout", "--json").stdout) == {"shortest": None, "certain": None}


def test_where_two_are_not_related_path_is_named(kg_run, graph_path):
    """Who asks what is said between two that nothing joins is told how to go on."""
    assert "kg path" in kg_run("explain", graph_path, "hinton", "dropout").stderr
    assert "kg path" not in kg_run("explain", graph_path, "hinton").stderr


def test_how_many_relations_are_not_listed_is_told(kg_run, graph_path):
    """Where `--limit` leaves some out, the surest are listed, and all are counted."""
    assert "\n3 relations; the surest 1:\nGeoffrey Hinton AUTHORED " in kg_run("explain", graph_path, "alexnet-paper", "-n", 1).stdout
    assert "\n3 relations\n" in kg_run("explain", graph_path, "alexnet-paper", "-n", 3).stdout


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
    FORMATS["json"].write(changed, tmp_path / "new.json")
    told = kg_run("diff", graph_path, tmp_path / "new.json").stdout
    assert told.startswith("Things: 0 added, 1 removed, 1 change. Relations: 0 added, 1 removed, 0 changes.\n")
    assert "Things removed: 1" in told
    assert "Dropping out\tname\tDropout\tDropping out" in told
    assert "Relations removed: 1" in told
    assert kg_run("diff", graph_path, graph_path).stdout == "Nothing changed.\n"
    assert json.loads(kg_run("diff", graph_path, tmp_path / "new.json", "--json").stdout)["thingsRemoved"][0]["id"] == "alex-krizhevsky"


def test_slight_shifts_are_counted_in_a_line(kg_run, sample_graph, graph_path, tmp_path):
    """Unless a lesser change is asked for, a shift of confidence by 0.01 is no row, nor is what rests on other words."""
    changed = deepcopy(sample_graph)
    changed.edges["geoffrey-hinton", "alexnet-paper", "geoffrey-hinton:AUTHORED:alexnet-paper"]["confidence"] = 0.94
    edge = changed.edges["dropout", "alexnet-paper", "dropout:DESCRIBED_IN:alexnet-paper:negated"]
    edge["evidence"][0]["quote"] = "it does not, really, use dropout"
    FORMATS["json"].write(changed, tmp_path / "new.json")
    counts = "Things: 0 added, 0 removed, 0 changes. Relations: 0 added, 0 removed, {}.\n"
    assert kg_run("diff", graph_path, tmp_path / "new.json").stdout == (
        f"{counts.format('0 changes')}Besides, 1 shift of confidence by less than 0.05, 1 relation with other evidence.\n"
    )
    told = kg_run("diff", graph_path, tmp_path / "new.json", "--min-change", "0.01").stdout
    assert told.startswith(counts.format("1 change"))
    assert "AUTHORED" in told
