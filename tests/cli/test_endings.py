"""How commands end: exit codes, and what stands on standard error."""

import errno
import os
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg import pipeline

LONG = "x" * 300  # no file system takes such a name


@pytest.fixture
def workplace(graph_path, talk, names, tmp_path, monkeypatch):
    """Stand in a folder with a talk, a graph, a list of names, and much that cannot be used."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "nowhere").symlink_to("missing")
    (tmp_path / "circle").symlink_to("circle")
    (tmp_path / "bad.jsonl").write_text('{"id": "x"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("command", "place"),
    [
        ("build missing.txt", "missing.txt"),
        ("build empty.txt", "empty.txt"),
        ("build binary.txt", "binary.txt"),
        ("build folder", "folder"),
        ("build talk.txt --no-catalog --catalog bad.jsonl", "bad.jsonl:1"),
        ("build talk.txt --no-catalog --catalog missing.jsonl", "missing.jsonl"),
        ("build talk.txt --no-catalog --catalog names.jsonl -o talk.txt", "talk.txt"),
        ("build talk.txt --no-catalog --catalog names.jsonl -o talk.txt/below", "talk.txt"),
        (f"build talk.txt --no-catalog --catalog names.jsonl -o {LONG}", LONG),
        ("build talk.txt --no-catalog --catalog names.jsonl -o nowhere", "nowhere"),
        ("build talk.txt --no-catalog --catalog names.jsonl -o circle/below", "circle"),
        ("build circle --no-catalog --catalog names.jsonl", "circle"),
        ("build folder --talks circle", "folder"),
        (f"show {LONG}", LONG),
        (f"build {LONG} --title T", LONG),
        (f"correct forbid AlexNet alex --in {LONG}.toml", LONG),
        (f"correct list --in {LONG}", LONG),
        ("correct forbid AlexNet alex --in missing", "missing"),
        (f"export {LONG} --to graphml", LONG),
        ("show missing.json", "missing.json"),
        ("show talk.txt", "talk.txt"),
        ("export folder --to graphml", "folder"),
        ("export graph.json --to graphml -o talk.txt/below", "talk.txt"),
        ("eval graph.json --gold nothing", "nothing.entities.jsonl"),
        ("eval --suite folder", "folder/gold"),
        ("eval --suite missing", "missing/gold"),
        ("catalog check missing.jsonl", "missing.jsonl"),
    ],
)
def test_what_the_user_can_mend_is_one_line(kg_run, workplace, command, place):
    """Place, cause and remedy stand on one line of standard error, the exit code is 1, and nothing is written."""
    before = {path: path.read_bytes() for path in workplace.rglob("*") if path.is_file()}
    result = kg_run(*command.split())
    assert (result.exit_code, result.stdout) == (1, "")
    assert re.fullmatch(r"Error: .*; .*\n", result.stderr)
    assert place in result.stderr
    assert {path: path.read_bytes() for path in workplace.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["build"], "INPUT"),
        (["build", "talk.txt", "--formats", "json,rdf"], "no format 'rdf'"),
        (["build", "talk.txt", "--formats", ""], "no format ''"),
        (["build", "talk.txt", "--min-confidence", "2"], "--min-confidence"),
        (["build", "talk.txt", "--min-confidence", "nan"], "--min-confidence"),
        (["show", "graph.json", "--min-confidence", "nan"], "--min-confidence"),
        (["query", "graph.json", "RETURN 1", "--timeout", "nan"], "--timeout"),
        (["query", "graph.json", "RETURN 1", "--timeout", "inf"], "--timeout"),
        (["build", "talk.txt", "--jobs", "0"], "--jobs"),
        (["build", "talk.txt", "--colour"], "--colour"),
        (["build", "talk.txt", "--jobs", "2", "--cluster", "tcp://localhost:1"], "--cluster"),
        (["show", "graph.json", "--limit", "0"], "--limit"),
        (["show", "graph.json", "--type", "Planet"], "--type"),
        (["export", "graph.json"], "--to"),
        (["export", "graph.json", "--to", "rdf"], "no format 'rdf'"),
        (["export", "graph.json", "--to", "csv", "-o", "-"], "csv"),
        (["eval", "graph.json"], "--gold"),
        (["eval", "--gold", "gold"], "GRAPH"),
        (["eval"], "--suite"),
        (["eval", "graph.json"], "--against"),
        (["eval", "graph.json", "--suite", "talks"], "GRAPH"),
        (["eval", "--suite", "talks", "--misses"], "--misses"),
        (["eval", "--suite", "talks", "--lines", "1-2"], "--lines"),
        (["eval", "graph.json", "--gold", "gold", "--keep", "talks"], "--keep"),
        (["eval", "graph.json", "--gold", "gold", "--no-catalog"], "--no-catalog"),
        (["eval", "graph.json", "--gold", "gold", "--lines", "9-1"], "9-1"),
        (["catalog", "check"], "FILE"),
        (["correct", "merge"], "Missing arguments 'THING', 'OTHER'."),
        (["correct", "merge", "a"], "Missing argument 'OTHER'."),
        (["correct", "relation", "add", "a", "USES", "b"], "Missing options '--talk', '--line', '--words'."),
        (["correct", "relation", "add", "a", "USES", "b", "--line", "3"], "Missing options '--talk', '--words'."),
        (["correct", "relation", "add", "--line", "3", "a"], "Missing arguments and options 'RELATION', 'OBJECT', '--talk', '--words'."),
        (["draw"], "draw"),
        (["build", ""], "INPUT"),
        (["build", "talk.txt", "-o", ""], "an empty path"),
        (["show", ""], "an empty path"),
        (["build", "https://youtu.be/13CZPWmke6A"], "an address, and nothing is fetched"),
        (["show", "http://localhost/graph.json"], "an address, and nothing is fetched"),
        (["build", "talk.txt", "--llm", " ", "--llm-url", "http://localhost:1"], "name the model"),
        (["query", "graph.json", "RETURN 1", "--file", "a.cypher"], "either a statement or --file"),
        (["eval", "graph.json", "--gold", "gold", "--lines", f"1-{'9' * 5000}"], "--lines"),
    ],
)
def test_wrong_usage(kg_run, arguments, complaint):
    """Wrong usage names what is wrong and exits 2, before any file is looked at."""
    result = kg_run(*arguments)
    assert result.exit_code == 2
    assert complaint in result.stderr


def test_who_opens_a_file_says_that_it_cannot_be_read(kg_run, workplace, monkeypatch):
    """A file whose reading is not permitted is no wrong usage."""
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    monkeypatch.setattr(Path, "read_bytes", _forbidden)
    for command in ("show graph.json", "catalog check names.jsonl", "build talk.txt --no-catalog --catalog names.jsonl -o folder/new"):
        result = kg_run(*command.split())
        assert result.exit_code == 1
        assert "permitted" in result.output


def _forbidden(path):
    raise PermissionError(errno.EACCES, "not permitted", str(path))


def test_control_c(built, monkeypatch):
    """Ctrl-C ends the program with the exit code that shells expect, without a traceback."""

    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "build", interrupted)
    result = built()
    assert result.exit_code == 130
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "stopped; 1 of 2 talks is kept, the same command goes on from there"),
        (("--no-cache",), "stopped; nothing is kept"),
        (("--quiet",), ""),
    ],
)
def test_what_control_c_leaves_is_said(built, monkeypatch, options, said):
    """One line says what the next build need not do again."""

    def interrupted(*_, progress, **__):
        progress(pipeline.Done(1, 2, 100))
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "build", interrupted)
    result = built(*options)
    assert (result.exit_code, result.stderr.strip()) == (130, said)


@pytest.mark.parametrize("times", [1, 2])
def test_control_c_twice(times):
    """A second Ctrl-C, while the program tidies up, ends it at once and as quietly."""
    program = (
        "import os, signal, time, typer; from kg.cli import app, main\n"
        "def act() -> None:\n"
        "    'Act.'\n"
        "    try:\n"
        "        os.kill(os.getpid(), signal.SIGINT); time.sleep(60)\n"
        "    finally:\n"
        f"        if {times} == 2: os.kill(os.getpid(), signal.SIGINT); time.sleep(60)\n"
        "app.command('act')(act); main()"
    )
    done = subprocess.run([sys.executable, "-c", program, "act"], capture_output=True, text=True, check=False, timeout=50)
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, "", "")


@pytest.mark.parametrize(("interrupted", "code"), [(True, 130), (False, 1)])
def test_control_c_at_a_question(interrupted, code):
    """Ctrl-C ends with the exit code that shells expect there, too; no answer ends with 1."""
    program = "import typer; from kg.cli import app, main; app.command('act')(lambda: typer.confirm('Sure?', err=True)); main()"
    with subprocess.Popen(
        [sys.executable, "-c", program, "act"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        assert process.stderr.read(len("Sure?")) == b"Sure?"
        if interrupted:
            process.send_signal(signal.SIGINT)
        else:
            process.stdin.close()
        assert process.wait(50) == code
        assert b"Traceback" not in process.stderr.read()


def test_control_c_while_the_program_starts():
    """Before any command runs, Ctrl-C ends as quietly."""
    program = (
        "import os, signal, sys\n"
        "class Finder:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'typer': os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Finder())\n"
        "from kg.__main__ import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", program, "--help"], capture_output=True, text=True, check=False, timeout=50)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_a_bug_keeps_its_traceback(built, monkeypatch):
    """What no user can mend is raised as it is."""

    def broken(*_, **__):
        raise ZeroDivisionError

    monkeypatch.setattr(pipeline, "build", broken)
    assert isinstance(built().exception, ZeroDivisionError)


def test_version(kg_run):
    """`kg --version` prints the package's version."""
    assert kg_run("--version").stdout == f"kg {kg.__version__}\n"


def test_a_closed_pipe_is_quiet(graph_path):
    """`kg show … | head` leaves no traceback."""
    program = [sys.executable, "-m", "kg", "show", str(graph_path)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.parametrize(
    ("command", "closed", "code", "told"),
    [
        ("show GRAPH", ">&-", 0, ""),
        ("show GRAPH", "<&- >&- 2>&-", 0, ""),
        ("build -", "<&-", 1, "Error: -: empty file; give the captions of a talk\n"),
    ],
)
def test_closed_streams_stop_nothing(graph_path, command, closed, code, told):
    """Who starts the program without standard input or output gets no traceback: there is nothing to read, or nobody to tell."""
    shell = f"exec {shlex.quote(sys.executable)} -m kg {command} {closed}".replace("GRAPH", shlex.quote(str(graph_path)))
    done = subprocess.run(["bash", "-c", shell], cwd=graph_path.parent, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (code, told)


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", [["--version"], ["show", "--help"], ["show", "GRAPH"], ["export", "GRAPH", "--to", "json", "-o", "-"]])
def test_a_full_disk_is_told_in_one_line(graph_path, command, unbuffered):
    """Where standard output cannot be written, one line says so and the exit code is 1."""
    program = [sys.executable, "-m", "kg", *(str(graph_path) if word == "GRAPH" else word for word in command)]
    settings = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(program, stdout=full, stderr=subprocess.PIPE, text=True, check=False, env=settings)
    assert done.returncode == 1
    assert re.fullmatch(r"Error: standard output: .*; .*\n", done.stderr)


def test_a_terminal_that_lacks_letters(graph_path):
    """What the terminal cannot show is replaced and stops nothing."""
    program = [sys.executable, "-m", "kg", "show", str(graph_path.rename(graph_path.with_name("größe.json")))]
    settings = {**os.environ, "PYTHONIOENCODING": "ascii"}
    assert subprocess.run(program, env=settings, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("kg export graph.json --to gr", ["graphml"]),
        ("kg build talk.txt --formats gr", ["graphml"]),
        ("kg build talk.txt --formats json,graphml,g", ["json,graphml,gexf"]),
        ("kg top graph.json --type P", ["Person", "Paper"]),
        ("kg top graph.json --type p", ["person", "paper"]),
    ],
)
def test_completion(typed, offered):
    """The shell completes the names of formats, and of types in the case they were begun."""
    settings = {**os.environ, "_KG_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": "4"}
    done = subprocess.run(
        [sys.executable, "-c", "from kg.cli import app; app(prog_name='kg')"], env=settings, capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == offered


@pytest.mark.parametrize(
    ("shell", "line"), [("bash", "complete -o default -F _kg_completion kg"), ("zsh", "#compdef kg"), ("fish", "complete --command kg ")]
)
def test_shells_complete_kg(shell, line):
    """However the program was started that taught them: none can complete for `python -m kg`."""
    settings = {**os.environ, "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    program = [sys.executable, "-m", "kg", "--show-completion", shell]
    assert line in subprocess.run(program, env=settings, capture_output=True, text=True, check=True).stdout
