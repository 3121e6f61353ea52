"""The commands: what they print and where, and how they end."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import kg
from kg import pipeline
from kg.cli import app, console
from kg.export import FORMATS, node_link

CAPTIONS = "jeff hinton wrote the dropout paper\nand dropout was trained on imagenet\n"
NAMES = [
    {"id": "geoffrey-hinton", "name": "Geoffrey Hinton", "type": "Person", "aliases": ["jeff hinton"]},
    {"id": "dropout-paper", "name": "Improving neural networks by preventing co-adaptation", "type": "Paper", "aliases": ["dropout paper"]},
    {"id": "dropout", "name": "Dropout", "type": "Method"},
    {"id": "imagenet", "name": "ImageNet", "type": "Dataset"},
]
ESCAPE = "\x1b]0;owned\x07\x1b[31mred"


def kg_run(*arguments: str | Path):
    """Run a command in this process."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def in_terminal(*arguments: str, **environment: str) -> str:
    """Run a command in a terminal of its own and return what it draws."""
    parent, child = pty.openpty()
    settings = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "200", **environment}
    with subprocess.Popen([sys.executable, "-m", "kg", *arguments], stdout=child, stderr=child, env=settings):
        os.close(child)
        drawn = bytearray()
        try:
            while chunk := os.read(parent, 65536):
                drawn += chunk
        except OSError:
            pass  # how Linux says that the other end is closed
    os.close(parent)
    return drawn.decode()


@pytest.fixture
def talk(tmp_path) -> Path:
    """Return a file of captions."""
    path = tmp_path / "talk.txt"
    path.write_text(CAPTIONS, encoding="utf-8")
    return path


@pytest.fixture
def names(tmp_path) -> Path:
    """Return a small catalog."""
    path = tmp_path / "names.jsonl"
    path.write_text("\n".join(map(json.dumps, NAMES)), encoding="utf-8")
    return path


@pytest.fixture
def built(talk, names, tmp_path):
    """Return a function that builds the graph of the captions, with the small catalog alone."""
    return lambda *options: kg_run("build", talk, "--no-catalog", "--catalog", names, "-o", tmp_path / "out", *options)


@pytest.fixture
def graph_path(sample_graph, tmp_path) -> Path:
    """Return a graph file."""
    path = tmp_path / "graph.json"
    node_link.write(sample_graph, path)
    return path


@pytest.fixture
def gold(tmp_path) -> Path:
    """Return the prefix of a gold graph of which the sample graph has half."""
    paper = "ImageNet classification with deep convolutional neural networks"
    entities = [
        ("alex-krizhevsky", "Alex Krizhevsky", "Person", 1),
        ("alexnet-paper", paper, "Paper", 2),
        ("dropout", "Dropout", "Method", 3),
        ("cuda", "CUDA", "Method", 3),
    ]
    relations = [("alex-krizhevsky", "AUTHORED", "alexnet-paper", 1), ("cuda", "DESCRIBED_IN", "alexnet-paper", 3)]
    nodes = [
        {"id": id_, "name": name, "type": kind, "also_types": [], "required": True, "mentions": [{"line": line}]}
        for id_, name, kind, line in entities
    ]
    edges = [{"subject": a, "type": kind, "object": b, "required": True, "lines": [line]} for a, kind, b, line in relations]
    for part, records in (("entities", nodes), ("relations", edges)):
        (tmp_path / f"gold.{part}.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return tmp_path / "gold"


# --- build


def test_build_writes_every_format_and_says_where(built, tmp_path):
    """The written paths come first on standard output; then what was found, and how to look at it."""
    result = built()
    expected = [str(tmp_path / "out" / each.default) for each in FORMATS.values()]
    assert result.exit_code == 0, result.output
    assert expected == result.stdout.splitlines()[: len(expected)]
    assert all(Path(path).exists() for path in expected)
    assert "Found in 1 talk: " in result.stdout
    assert f"kg show {tmp_path}" in result.stdout


def test_build_finds_what_the_captions_say(built, tmp_path):
    """The names of the catalog that the captions speak of are in the graph, under their right names."""
    assert built("--formats", "json").exit_code == 0
    graph = node_link.read(tmp_path / "out" / "graph.json")
    assert {"geoffrey-hinton", "dropout", "imagenet"} <= set(graph)


def test_build_writes_only_the_formats_asked_for(built, tmp_path):
    """`--formats` names what is written, each once, in its order."""
    result = built("--formats", "graphml,json,graphml", "--quiet")
    assert result.stdout.splitlines() == [str(tmp_path / "out" / name) for name in ("graph.graphml", "graph.json")]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["graph.graphml", "graph.json"]


def test_build_quiet_prints_paths_alone(built, talk, tmp_path):
    """With `--quiet` nothing but the written paths is printed, notes neither."""
    talk.write_bytes("caf\xe9 society said jeff hinton".encode("latin-1"))
    result = built("--formats", "json", "--quiet")
    assert result.stdout == f"{tmp_path / 'out' / 'graph.json'}\n"
    assert result.stderr == ""


def test_build_says_how_a_file_was_decoded(built, talk):
    """A file that is not UTF-8 is read, and standard error says as what."""
    talk.write_bytes("caf\xe9 society said jeff hinton".encode("latin-1"))
    result = built("--formats", "json")
    assert result.exit_code == 0
    assert "talk.txt: " in result.stderr
    assert "Latin-1" in result.stderr


def test_build_without_text(built, tmp_path):
    """`--no-text` keeps the lines of the talk out of the graph."""
    assert built("--formats", "json", "--no-text").exit_code == 0
    assert "text" not in node_link.read(tmp_path / "out" / "graph.json").graph["sources"][0]


def test_nothing_found_is_no_error(built, talk):
    """A talk that names nothing gives an empty graph and exit code 0."""
    talk.write_text("well it rained all day and we stayed in\n", encoding="utf-8")
    result = built()
    assert result.exit_code == 0, result.output
    assert "0 things, 0 relations" in result.stdout


# --- how commands end


def test_what_the_user_can_mend_is_one_line(graph_path, talk, names, tmp_path):
    """Place, cause and remedy stand on one line of standard error, and the exit code is 1."""
    empty, binary, folder = tmp_path / "empty.txt", tmp_path / "binary.txt", tmp_path / "folder"
    bad = tmp_path / "bad.jsonl"
    folder.mkdir()
    empty.write_text("", encoding="utf-8")
    binary.write_bytes(bytes(range(256)) * 20)
    bad.write_text('{"id": "x"\n', encoding="utf-8")
    for place, arguments in [
        ("missing.txt", ["build", tmp_path / "missing.txt"]),
        ("empty.txt", ["build", empty]),
        ("binary.txt", ["build", binary]),
        ("folder", ["build", folder]),
        ("bad.jsonl:1", ["build", talk, "--no-catalog", "--catalog", bad]),
        ("talk.txt", ["build", talk, "--no-catalog", "--catalog", names, "-o", talk]),
        ("talk.txt", ["build", talk, "--no-catalog", "--catalog", names, "-o", talk / "below"]),
        ("missing.json", ["show", tmp_path / "missing.json"]),
        ("talk.txt", ["show", talk]),
        ("folder", ["export", folder, "--to", "graphml"]),
        ("talk.txt", ["export", graph_path, "--to", "graphml", "-o", talk / "below"]),
        ("nothing.entities.jsonl", ["eval", graph_path, "--gold", tmp_path / "nothing"]),
        ("missing.jsonl", ["catalog", "check", tmp_path / "missing.jsonl"]),
    ]:
        result = kg_run(*arguments)
        assert result.exit_code == 1, arguments
        assert result.stderr.startswith("Error: "), arguments
        assert result.stderr.count("\n") == 1, arguments
        assert place in result.stderr, arguments
        assert result.stdout == "", arguments
    assert talk.read_text(encoding="utf-8") == CAPTIONS


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["build"], "INPUT"),
        (["build", "talk.txt", "--formats", "json,rdf"], "no format 'rdf'"),
        (["build", "talk.txt", "--formats", ""], "no format ''"),
        (["build", "talk.txt", "--min-confidence", "2"], "--min-confidence"),
        (["build", "talk.txt", "--jobs", "0"], "--jobs"),
        (["build", "talk.txt", "--colour"], "--colour"),
        (["show", "graph.json", "--limit", "0"], "--limit"),
        (["show", "graph.json", "--type", "Planet"], "--type"),
        (["export", "graph.json"], "--to"),
        (["export", "graph.json", "--to", "rdf"], "no format 'rdf'"),
        (["export", "graph.json", "--to", "csv", "-o", "-"], "csv"),
        (["eval", "graph.json"], "--gold"),
        (["eval", "graph.json", "--gold", "gold", "--lines", "9-1"], "9-1"),
        (["catalog", "check"], "FILE"),
        (["draw"], "draw"),
    ],
)
def test_wrong_usage(arguments, complaint):
    """Wrong usage names what is wrong and exits 2, before any file is looked at."""
    result = kg_run(*arguments)
    assert result.exit_code == 2
    assert complaint in result.stderr


def test_control_c(built, monkeypatch):
    """Ctrl-C ends the program with the exit code that shells expect, without a traceback."""

    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "build", interrupted)
    result = built()
    assert result.exit_code == 130
    assert "Traceback" not in result.output


def test_a_bug_keeps_its_traceback(built, monkeypatch):
    """What no user can mend is raised as it is."""

    def broken(*_, **__):
        raise ZeroDivisionError

    monkeypatch.setattr(pipeline, "build", broken)
    assert isinstance(built().exception, ZeroDivisionError)


def test_version():
    """`kg --version` prints the package's version."""
    assert kg_run("--version").stdout == f"kg {kg.__version__}\n"


def test_a_closed_pipe_is_quiet(graph_path):
    """`kg show … | head` leaves no traceback."""
    program = [sys.executable, "-m", "kg", "show", str(graph_path)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_terminal_that_lacks_letters(graph_path):
    """What the terminal cannot show is replaced and stops nothing."""
    program = [sys.executable, "-m", "kg", "show", str(graph_path.rename(graph_path.with_name("größe.json")))]
    settings = {**os.environ, "PYTHONIOENCODING": "ascii"}
    assert subprocess.run(program, env=settings, capture_output=True, check=False).returncode == 0


def test_completion():
    """The shell completes the names of formats."""
    settings = {**os.environ, "_KG_COMPLETE": "complete_bash", "COMP_WORDS": "kg export graph.json --to gr", "COMP_CWORD": "4"}
    done = subprocess.run(
        [sys.executable, "-c", "from kg.cli import app; app(prog_name='kg')"], env=settings, capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == ["graphml"]


# --- show


def test_show_lists_things_and_relations_with_their_words(graph_path):
    """In a pipe each line is a row of cells set apart by tabs: things by salience, relations by how sure they are."""
    lines = kg_run("show", graph_path).stdout.splitlines()
    rows = [line.split("\t") for line in lines]
    assert ["talk", "A talk", "2020-05-08", "3", "22"] in rows
    assert ["Alex Krizhevsky", "Person", "1", "0.41", "alex kaczowski"] in rows
    authored = [row for row in rows if row[1:2] == ["AUTHORED"]]
    assert [(row[0], *row[3:5]) for row in authored] == [("Geoffrey Hinton", "0.95", "2"), ("Alex Krizhevsky", "0.91", "1")]
    assert "alex kaczowski" in authored[1][-1]


def test_show_names_the_talk_where_there_are_several(sample_graph, graph_path):
    """In a graph of several talks a line says of which."""
    sample_graph.graph["sources"].append({**sample_graph.graph["sources"][0], "id": "other"})
    node_link.write(sample_graph, graph_path)
    assert "\t0.95\ttalk:2\t" in kg_run("show", graph_path).stdout


def test_show_says_what_is_denied(graph_path):
    """A relation that is not asserted says so beside its type."""
    assert "DESCRIBED_IN (negated)" in kg_run("show", graph_path).stdout


def test_show_a_folder(graph_path):
    """A folder stands for the graph.json in it."""
    assert kg_run("show", graph_path.parent).stdout == kg_run("show", graph_path).stdout


def test_show_limit_and_type(graph_path):
    """`--type` lists things of that type and relations that touch one, `--limit` so many of each."""
    rows = [line.split("\t") for line in kg_run("show", graph_path, "--type", "Person", "--limit", "1").stdout.splitlines()]
    assert [row[0] for row in rows if len(row) == 5 and row[1] == "Person"] == ["Alex Krizhevsky"]
    assert [row[1] for row in rows if len(row) == 6 and row[1].isupper()] == ["AUTHORED"]


def test_show_draws_a_table_in_a_terminal(graph_path):
    """A terminal gets ruled tables, a pipe does not."""
    assert "──" in in_terminal("show", str(graph_path))
    assert "──" not in kg_run("show", graph_path).stdout


def test_what_talks_say_is_inert(sample_graph, tmp_path):
    """Neither escape sequences nor rich's markup in names and quotes steer the terminal."""
    sample_graph.nodes["dropout"]["name"] = f"{ESCAPE}[bold]x[/nothing]"
    node_link.write(sample_graph, tmp_path / "graph.json")
    drawn = in_terminal("show", str(tmp_path / "graph.json"))
    assert "[bold]x[/nothing]" in drawn
    assert "\x1b]0;" not in drawn
    assert "\x1b[31m" not in drawn
    assert "\x1b" not in kg_run("show", tmp_path / "graph.json").stdout


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\tb\nc", "a b c"),
        (ESCAPE, " ]0;owned  [31mred"),
        ("\u202egnp.exe", " gnp.exe"),
        ("naïve 王 می\u200cخواهم", "naïve 王 می\u200cخواهم"),
        ("\udcff.txt", " .txt"),
    ],
)
def test_clean(text, expected):
    """Letters of every script stay, what steers a terminal becomes a space."""
    assert console.clean(text) == expected


# --- export


@pytest.mark.parametrize("format_", FORMATS)
def test_export_beside_the_graph(graph_path, format_):
    """Without a path the export lies beside the graph under its usual name, and the path is printed."""
    result = kg_run("export", graph_path, "--to", format_)
    assert result.stdout == f"{graph_path.parent / FORMATS[format_].default}\n"
    assert (graph_path.parent / FORMATS[format_].default).exists()


@pytest.mark.parametrize("format_", [name for name in FORMATS if name != "csv"])
def test_export_prints_what_it_would_write(graph_path, tmp_path, format_):
    """`-o -` prints the bytes of the file."""
    kg_run("export", graph_path, "--to", format_, "-o", tmp_path / "file")
    assert kg_run("export", graph_path, "--to", format_, "-o", "-").stdout_bytes == (tmp_path / "file").read_bytes()


# --- eval


def test_eval_prints_figures_by_type(graph_path, gold):
    """Precision, recall and F1 of each type and in all: 3 of 4 nodes are right, 3 of 4 required are found."""
    rows = [line.split("\t") for line in kg_run("eval", graph_path, "--gold", gold).stdout.splitlines()]
    assert ["all but Field and Concept", "0.75", "0.75", "0.75", "3", "4", "3", "4"] in rows
    assert ["all", "0.33", "0.50", "0.40", "1", "3", "1", "2"] in rows


def test_eval_lists_misses(graph_path, gold):
    """`--misses` names what is missing and what is wrong."""
    told = kg_run("eval", graph_path, "--gold", gold, "--misses").stdout
    assert "CUDA (Method)" in told
    assert "Geoffrey Hinton (Person)\tnot in the gold" in told
    assert "CUDA DESCRIBED_IN ImageNet classification" in told


def test_eval_json_and_lines(graph_path, gold):
    """`--json` prints the whole report; `--lines` judges those lines alone."""
    report = json.loads(kg_run("eval", graph_path, "--gold", gold, "--lines", "1-1", "--json").stdout)
    assert (report["required_entities"], report["entity_f1"]) == (1, 1.0)


# --- catalog


def test_catalog_check(names, tmp_path):
    """A sound file is no news; of a bad one every problem is printed with its place, and the exit code is 1."""
    assert kg_run("catalog", "check", names).exit_code == 0
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"id": "go", "name": "Go", "type": "Method"}\n{"id": "X", "name": "x", "type": "Planet"}\n', encoding="utf-8")
    result = kg_run("catalog", "check", names, bad)
    assert result.exit_code == 1
    assert {line.rsplit("/", 1)[-1].split(": ")[0] for line in result.stdout.splitlines()} == {"bad.jsonl:1", "bad.jsonl:2"}
