"""What may not be loaded before it is needed."""

import os
import subprocess
import sys

import pytest

from kg.export import FORMATS

HEAVY = {
    "spacy",
    "networkx",
    "pyvis",
    "numpy",
    "neo4j",
    "jinja2",
    "rich",
    "rapidfuzz",
    "kg.pipeline",
    "kg.graph",
    "kg.understand",
    "kg.query",
    "mcp",
}
COMMANDS = [
    "--help",
    "--version",
    "build --help",
    "show --help",
    "view --help",
    "query --help",
    "find --help",
    "explain --help",
    "path --help",
    "top --help",
    "timeline --help",
    "diff --help",
    "mcp --help",
    "export --help",
    "load --help",
    "pull --help",
    "check --help",
    "eval --help",
    "catalog check --help",
    "correct merge --help",
    "correct relation add --help",
]
PROGRAM = """
import sys
from kg.cli import main
try:
    main()
except SystemExit as end:
    print(*sys.modules, file=sys.stderr)
    sys.exit(end.code)
"""


def modules_after(program: str, *arguments: str) -> set[str]:
    """Return the names of the modules that a program of its own has loaded."""
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_quick(command):
    """What prints help loads none of the libraries that take long to load."""
    loaded = modules_after(PROGRAM, *command.split())
    assert "kg.cli.build" in loaded
    assert loaded & HEAVY == set()


def test_import_is_quick():
    """`import kg` loads nothing but itself."""
    loaded = modules_after("import sys, kg; print(*sys.modules, file=sys.stderr)")
    assert {name for name in loaded if name.startswith("kg")} == {"kg"}
    assert loaded & HEAVY == set()


@pytest.mark.parametrize("command", [["explain", "GRAPH", "dropout"], ["show", "GRAPH"]])
def test_an_answer_is_quick(sample_graph, tmp_path, command):
    """What asks a graph loads none of the libraries that build or draw one."""
    FORMATS["json"].write(sample_graph, tmp_path / "graph.json")
    loaded = modules_after(PROGRAM, *(str(tmp_path) if word == "GRAPH" else word for word in command))
    assert "kg.query" in loaded
    assert loaded & (HEAVY - {"kg.query", "kg.understand", "rapidfuzz"} | {"ladybug"}) == set()


@pytest.mark.parametrize(("given", "expected"), [({}, "1"), ({"OPENBLAS_NUM_THREADS": "3"}, "3")])
def test_numpy_is_given_one_thread(given, expected):
    """The program and the processes that it starts reckon in one thread each, unless the user wants more."""
    asked = "import os, sys; from kg.__main__ import main; sys.argv = ['kg', 'top', '--help']"
    code = f"{asked}\ntry: main()\nfinally: os._exit(int(os.environ['OPENBLAS_NUM_THREADS']))"
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"} | given
    assert subprocess.run([sys.executable, "-c", code], env=environment, stdout=subprocess.DEVNULL, check=False).returncode == int(expected)
