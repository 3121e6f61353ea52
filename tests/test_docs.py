"""What the documents say is so; `make golden` prints anew what the README says is printed."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
import tomllib
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

import kg
from kg.catalog.check import check
from kg.catalog.form import LISTS, TEXTS
from kg.cli import app
from kg.export import FORMATS
from kg.ontology import EntityType, RelationType

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
NOT_RUN = {  # commands that the README marks as not run here, and why
    ".": "changes the shell it is typed in",
    "make": "installs, and runs these tests",
    "pip": "installs",
    "export": "changes the shell it is typed in",
    "docker": "needs Docker",
    "cypher-shell": "needs Neo4j's own programs",
    "neo4j-admin": "needs Neo4j's own programs",
    "kg eval": "needs a gold graph of one's own",
    "kg catalog": "needs a list of names of one's own",
    "kg build": "needs a list of names of one's own",
}
SERVED = ("kg load", "kg pull")  # what needs a Neo4j server
DECIMAL = re.compile(r"\d+\.\d+")
BLOCK = re.compile(r"(<!-- not run -->\n)?```(\w+)\n(.*?)```", re.DOTALL)


def blocks(language: str, *, run: bool) -> list[str]:
    """Return the README's blocks in a language that are run, or that are marked as not run."""
    return [text for mark, kind, text in BLOCK.findall(README) if kind == language and bool(mark) != run]


def commands(*, run: bool) -> list[str]:
    """Return the commands of the README that are run, or not."""
    return [line.removeprefix("$ ") for block in blocks("console", run=run) for line in block.splitlines() if line.startswith("$ ")]


def every_command(group=None, path: str = "kg") -> dict:
    """Return each command by what one types for it."""
    group = group or typer.main.get_command(app)
    found = {path: group}
    for name, command in getattr(group, "commands", {}).items():
        found |= every_command(command, f"{path} {name}")
    return found


@pytest.fixture
def workplace(tmp_path) -> Path:
    """Return a folder with the talk in it, where `kg` is a command."""
    for name in ("seeds", "cypher"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "kg").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kg "$@"\n', encoding="utf-8")
    (tmp_path / "bin" / "kg").chmod(0o755)
    return tmp_path


def run(command: str, workplace: Path) -> str:
    """Run a command as it stands and return what it says; that must be something."""
    script = f'PATH="{workplace}/bin:$PATH"; {command}'
    done = subprocess.run(["bash", "-c", script], cwd=workplace, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}: {done.stderr}"
    assert done.stdout, command
    assert "does not apply" not in done.stderr, f"{command}: {done.stderr}"
    return done.stdout


def wrapped(text: str) -> str:
    """Return a text in lines no longer than the README's, each indented as the first of them."""
    lines = (textwrap.wrap(line, 100, subsequent_indent=line[: len(line) - len(line.lstrip())]) or [""] for line in text.splitlines())
    return "\n".join(part for line in lines for part in line) + "\n"


def question() -> tuple[str, str]:
    """Return the question in Cypher, and the table that answers it."""
    (query,) = blocks("cypher", run=True)
    return query, README.partition(query)[2].split("\n\n")[1]


def table(rows: list[dict]) -> str:
    """Return rows as the README shows them."""
    cells = [list(rows[0]), ["---"] * len(rows[0]), *(row.values() for row in rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)


def demand_same(shown: str, printed: str) -> None:
    """Demand the same words; other kinds of processors add up in another order, so that a confidence may be a little more or less."""
    assert DECIMAL.sub("#", shown).split() == DECIMAL.sub("#", printed).split()
    assert list(map(float, DECIMAL.findall(shown))) == pytest.approx(list(map(float, DECIMAL.findall(printed))), abs=0.03)


@pytest.mark.slow
def test_the_readme_shows_what_is_printed(workplace):
    """A block that begins with a command goes on with what that prints, and the question's answer is the table under it."""
    run(commands(run=True)[0], workplace)
    query, answer = question()
    told = {answer: table(json.loads(run(f"kg query output {shlex.quote(query)} --json", workplace)))}
    for block in blocks("text", run=True):
        if block.startswith("$ kg "):
            command, _, printed = block.partition("\n")
            told[printed] = wrapped(run(command.removeprefix("$ "), workplace))
    assert len(told) > 1
    if os.environ.get("KG_GOLDEN") == "rewrite":
        text = README
        for before, after in told.items():
            text = text.replace(before, after)
        (ROOT / "README.md").write_text(text, encoding="utf-8")
    else:
        for shown, printed in told.items():
            demand_same(shown, printed)


@pytest.mark.slow
def test_commands_of_the_readme_run(workplace):
    """Every command that is not marked and needs no server runs as it stands, one after the other, and says something."""
    alone = [command for command in commands(run=True) if not command.startswith(SERVED)]
    assert len(alone) >= 5
    for command in alone:
        run(command, workplace)


@pytest.mark.slow
def test_examples_of_asking_have_answers(workplace):
    """What the help of the commands that ask a graph shows is answered from the talk in seeds/."""
    run(commands(run=True)[0], workplace)
    for name in ("show", "query", "find", "explain", "path", "top", "timeline"):
        examples = every_command()[f"kg {name}"].help.partition("Example:\n")[2].split("\n\n")[0].splitlines()
        assert examples
        for example in examples:
            assert not run(example.strip(), workplace).startswith("0 rows"), example


@pytest.mark.slow
def test_the_readme_loads_asks_and_pulls(workplace, database):
    """On a server, the commands that need one run as they stand, and the question has the answer that stands under it."""
    run(commands(run=True)[0], workplace)
    for command in commands(run=True):
        if command.startswith(SERVED):
            run(command, workplace)
    query, answer = question()
    demand_same(answer, table([dict(row) for row in database.run(query)]))


@pytest.mark.slow
def test_python_of_the_readme_runs(workplace):
    """The Python blocks run one after the other as they stand."""
    program = "\n".join(blocks("python", run=True))
    done = subprocess.run([sys.executable, "-c", program], cwd=workplace, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Geoffrey Hinton" in done.stdout


def test_lists_of_names_in_the_documents_are_sound(tmp_path):
    """`kg catalog check` has nothing to say against any; docs/names.md tells of every key that an entry may have, and shows it."""
    told = (ROOT / "docs" / "names.md").read_text(encoding="utf-8")
    lists = re.findall(r"```json\n(\{\"id\".*?)```", told + README, re.DOTALL)
    assert len(lists) == 2
    for text in lists:
        path = tmp_path / "names.jsonl"
        path.write_text(text, encoding="utf-8")
        assert [problem.text for problem in check([path])] == []
    keys = {"id", "name", "type", "year", *LISTS, *TEXTS}
    assert keys == set(re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| (`.*?) \|", told, re.MULTILINE))))
    assert [key for key in keys if f'"{key}": ' not in told] == []


def test_what_is_not_run_is_known():
    """Only what cannot run here is marked as not run."""
    for command in commands(run=False):
        assert any(command.startswith(f"{known} ") for known in NOT_RUN), command


@pytest.mark.parametrize("name", every_command())
def test_every_command_is_documented(name):
    """Every command has help with an example, every option has help, and the README names the command."""
    command = every_command()[name]
    text, _, example = command.help.partition("Example:\n")
    assert example
    assert all(re.match(r"  \S", line) for line in example.partition("\n\n")[0].splitlines())
    assert not re.search(r"^ ", text, re.MULTILINE)
    assert README.count(name), f"README.md does not name {name}"
    for parameter in command.params:
        assert re.match(r"[A-Z]", getattr(parameter, "help", "")), (name, parameter.name)


@pytest.mark.parametrize("name", [name for name, command in every_command().items() if hasattr(command, "commands")])
def test_the_list_of_commands_says_whole_sentences(name):
    """Where commands are listed, none of the sentences that say what they are for is cut off."""
    listed = CliRunner().invoke(app, [*name.split()[1:], "--help"]).stdout.partition("Commands:\n")[2].splitlines()
    assert listed
    assert [line for line in listed if not line.endswith(".") or line.endswith("...")] == []


def test_options_of_the_readme_exist():
    """No option that the README gives to `kg` is unknown to it."""
    known = {
        option
        for command in every_command().values()
        for parameter in command.params
        for option in (*parameter.opts, *parameter.secondary_opts)
    }
    known |= {"--install-completion", "--help"}
    lines = [line for line in README.splitlines() if re.match(r"\$ kg|\| `--|`kg", line)]
    assert {option for line in lines for option in re.findall(r"(?<![\w-])--?[a-z][a-z-]*", line) if option not in {"-n"}} <= known


def test_the_vocabulary_is_documented():
    """The README tells every type of things and of relations there is, and no other."""
    (things,) = re.findall(r"Things are of the types (.*?)\.", README)
    assert things.split(", ") == [*map(str, EntityType)]
    (meanings,) = re.findall(r"^\| relation \| says \|\n(.*?)\n\n", README, re.MULTILINE | re.DOTALL)
    told = [type_ for row in meanings.splitlines()[1:] for type_ in row.split("|")[1].strip().split(", ")]
    assert told == [*map(str, RelationType)], "README.md has other relations in its table than kg/ontology.py"


def test_every_format_is_documented():
    """The README tells of every format and its file."""
    rows = dict(re.findall(r"^\| `(\w+)` \| `(.+?)/?` \|", README, re.MULTILINE))
    assert rows == {name: each.default for name, each in FORMATS.items()}


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "NOTICE"])
def test_links_lead_somewhere(name):
    """Every file that a document links is there, and every path of the house that it names."""
    text = (ROOT / name).read_text(encoding="utf-8")
    linked = [target for target in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in target]
    named = re.findall(r"`((?:kg|tests|seeds|cypher)/[\w./-]+)`", text)
    assert [path for path in (*linked, *named) if not (ROOT / path).exists()] == []


def test_the_changelog_begins_with_this_version():
    """The newest version in the changelog is the package's."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^## \[(.+?)\]", changelog, re.MULTILINE)[1] == kg.__version__


def test_every_make_target_has_help():
    """`make help` lists each target that is meant to be called."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = set(re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split()) - {"browser", "java"}
    assert phony == set(re.findall(r"^(\w+):.* ## ", makefile, re.MULTILINE))


def test_locks_name_every_requirement():
    """The locks pin, with a hash, whatever pyproject.toml asks for, and name no host."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    extras = project["project"]["optional-dependencies"]
    [own] = re.findall(r"talkgraph\[(.*)\]", " ".join(extras["test"]))  # the tests need all that users may add
    tested = [each for each in extras["test"] if not each.startswith("talkgraph")] + [
        each for name in own.split(",") for each in extras[name]
    ]
    locks = {"requirements.lock": [], "requirements-test.lock": tested, "requirements-train.lock": extras["train"]}
    for lock, requirements in locks.items():
        text = (ROOT / lock).read_text(encoding="utf-8")
        pinned = dict(re.findall(r"^([a-z0-9-]+)==.*\\\n    (--hash=sha256:)", text, re.MULTILINE))
        assert {re.split(r"[<>=\[ ]", each)[0] for each in (*wanted, *requirements)} <= set(pinned)
        assert re.findall(".*://.*", text) == []


def test_what_brings_an_extra_is_said_as_the_commands_say_it():
    """Who lacks a library is told to install that alone, wherever they stand: kg itself, perhaps a checkout's, stays as it is."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {name: wanted for name, wanted in project["optional-dependencies"].items() if name not in {"test", "train", "cluster"}}
    assert extras
    installed = " ".join(re.findall(r"`pip install ([^`]+)`", README)).split()
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "kg").rglob("*.py"))
    for [requirement] in extras.values():
        library = re.split(r"[<>=]", requirement)[0]
        assert library in installed
        assert re.search(rf'pip install {library}|"{library}"', code), f"no command says that {library} is to be installed"
    assert not any(word.startswith("'.") for word in installed)


def test_pictures_are_light():
    """Every picture of the documents is under 2 MB."""
    pictures = sorted((ROOT / "docs").glob("*.png"))
    assert pictures
    assert [path.name for path in pictures if path.stat().st_size >= 2e6] == []
