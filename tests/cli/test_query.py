"""`kg query`."""

import csv
import io
import json
import signal
import subprocess
import sys
import time

import pytest

from kg.query.cypher.ask import TIMEOUT

AUTHORS = "MATCH (p:Person)-[r:AUTHORED]->(w) RETURN p.name AS who, r.lines AS lines, p.corrected AS by ORDER BY who"
ENDLESS = "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN count(x + y)"


def test_rows_are_a_table(kg_run, graph_path):
    """In a pipe, cells are set apart by tabs; a list by commas, and what is null by a dash."""
    done = kg_run("query", graph_path, AUTHORS)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == "2 rows\nwho\tlines\tby\nAlex Krizhevsky\t1\t–\nGeoffrey Hinton\t2\t–\n\n"


def test_things_relations_and_paths_are_told_by_their_names(kg_run, graph_path):
    """A thing is told by its name, a relation by its type, and a path as one reads it."""
    done = kg_run("query", graph_path, "MATCH w = (m:Method)-[r]->(:Paper)<-[:AUTHORED]-({id: 'geoffrey-hinton'}) RETURN m, r, w")
    paper = "ImageNet classification with deep convolutional neural networks"
    assert done.stdout.split("\n")[2].split("\t") == [
        "Dropout", "dropout DESCRIBED_IN alexnet-paper", f"Dropout -DESCRIBED_IN→ {paper} ←AUTHORED- Geoffrey Hinton",
    ]  # fmt: skip


def test_rows_are_json(kg_run, graph_path):
    """With --json, a row is an object, and its values are what they are."""
    done = kg_run("query", graph_path, AUTHORS, "--json")
    assert json.loads(done.stdout) == [
        {"who": "Alex Krizhevsky", "lines": [1], "by": None},
        {"who": "Geoffrey Hinton", "lines": [2], "by": None},
    ]


def test_rows_are_csv(kg_run, graph_path):
    """With --csv, texts and numbers stand as they are, however odd, nothing for null, and JSON for a list."""
    done = kg_run("query", graph_path, "RETURN 'a, \"b\"\\nc' AS text, 0.5 AS number, null IS NULL AS truth, [1, 2] AS list", "--csv")
    assert list(csv.reader(io.StringIO(done.stdout))) == [["text", "number", "truth", "list"], ['a, "b"\nc', "0.5", "true", "[1, 2]"]]


def test_parameters_come_from_the_file_and_the_command(kg_run, graph_path, tmp_path):
    """The :param lines of a file hold unless --param says otherwise; what is JSON is taken for what it is there."""
    file = tmp_path / "ask.cypher"
    file.write_text(
        "// What?\n:param name => 'Dropout';\n:param least => 0;\nMATCH (n {name: $name}) WHERE n.salience > $least RETURN n.id\n"
    )
    assert "\ndropout\n" in kg_run("query", graph_path, "--file", file).stdout
    assert "\ngeoffrey-hinton\n" in kg_run("query", graph_path, "-f", file, "-P", "name=Geoffrey Hinton").stdout
    assert kg_run("query", graph_path, "-f", file, "-P", "least=0.9").stdout.startswith("0 rows\n")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (["MATCH (n) DELETE n"], "Error: line 1, column 11: DELETE is refused, since kg query only reads"),
        (["MATCH (n) RETURN m"], "Error: line 1, column 18: Variable m is not in scope"),
        (["--file", "none.cypher"], "Error: none.cypher: cannot be read"),
        ([ENDLESS, "--timeout", "0.1"], "Error: no answer within 0.1 s"),
    ],
)
def test_what_goes_wrong_is_told_in_a_line(kg_run, graph_path, given, message):
    """What cannot be answered is said on standard error, and the exit code is 1."""
    done = kg_run("query", graph_path, *given)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith(message)
    assert done.stderr.count("\n") == 1


def test_a_statement_comes_from_standard_input(graph_path):
    """`--file -` reads it there, as kg build reads a talk."""
    program = [sys.executable, "-m", "kg", "query", str(graph_path), "--file", "-", "--csv"]
    done = subprocess.run(program, input="MATCH (n:Method) RETURN n.name", capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "n.name\nDropout\n"


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ([], "CYPHER"),
        (["RETURN 1", "--file", "a.cypher"], "CYPHER"),
        (["RETURN 1", "--json", "--csv"], "--csv"),
        (["RETURN 1", "--param", "name"], "--param"),
        (["RETURN 1", "--timeout", "0"], "--timeout"),
    ],
)
def test_wrong_usage(kg_run, graph_path, given, complaint):
    """A statement or a file, one form of output, and NAME=VALUE are wanted; all else is wrong usage."""
    done = kg_run("query", graph_path, *given)
    assert done.exit_code == 2
    assert complaint in done.stderr.splitlines()[-1]


def test_help_says_how_long_it_waits(kg_run):
    """What is waited where nothing is said is what the help tells."""
    assert f"[default: {TIMEOUT:g}]" in kg_run("query", "--help").stdout


def test_what_needs_a_server_says_so(kg_run, graph_path, tmp_path):
    """A file that says so is not asked here."""
    file = tmp_path / "ask.cypher"
    file.write_text("// Who?\n// needs a server: the index over names\nCALL db.index.fulltext.queryNodes('names', 'x')\n")
    done = kg_run("query", graph_path, "--file", file)
    assert (done.exit_code, done.stderr) == (
        1, f"Error: {file}: needs a server: the index over names; load the graph with kg load, and ask there\n",
    )  # fmt: skip


def test_without_the_engine_it_says_what_to_install(kg_run, graph_path, monkeypatch):
    """Where ladybug is not installed, nothing breaks; it is said what brings it."""
    monkeypatch.setattr("kg.query.cypher.process.find_spec", lambda name: None)
    done = kg_run("query", graph_path, "RETURN 1 AS n")
    assert (done.exit_code, done.stderr) == (1, "Error: ladybug is not installed, which runs Cypher; pip install ladybug\n")


def test_what_a_talk_says_cannot_steer_the_terminal(kg_run, sample_graph, write_graph):
    """Control characters of a name are not printed."""
    sample_graph.nodes["dropout"]["name"] = "Drop\x1b[31mout"
    assert "Drop[31mout" in kg_run("query", write_graph(sample_graph), "MATCH (n:Method) RETURN n.name, n").stdout


@pytest.mark.slow
def test_control_c_ends_a_question_at_once(graph_path):
    """The program ends with the exit code that shells expect, says nothing, and does not wait for the engine."""
    command = [sys.executable, "-m", "kg", "query", str(graph_path), ENDLESS]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while not _children(process.pid):
            time.sleep(0.01)
        (child,) = _children(process.pid)
        time.sleep(2)
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=20) == (b"", b"")
    assert process.returncode == 130
    assert child not in _running()


def _children(pid: int) -> list[int]:
    told = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(line) for line in told.stdout.split()]


def _running() -> list[int]:
    return [int(line) for line in subprocess.run(["ps", "-e", "-o", "pid="], capture_output=True, text=True, check=True).stdout.split()]
