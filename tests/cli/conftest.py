"""What the tests of the commands share."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.export import FORMATS

CAPTIONS = "jeff hinton wrote the dropout paper\nand dropout was trained on imagenet\n"
NAMES = [
    {"id": "geoffrey-hinton", "name": "Geoffrey Hinton", "type": "Person", "aliases": ["jeff hinton"]},
    {"id": "dropout-paper", "name": "Improving neural networks by preventing co-adaptation", "type": "Paper", "aliases": ["dropout paper"]},
    {"id": "dropout", "name": "Dropout", "type": "Method"},
    {"id": "imagenet", "name": "ImageNet", "type": "Dataset"},
]
ESCAPE = "\x1b]0;owned\x07\x1b[31mred"


@pytest.fixture
def kg_run():
    """Return a function that runs a command in this process."""
    return lambda *arguments: CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def in_terminal():
    """Return a function that runs a command in a terminal of its own and hands back what is drawn."""
    return _in_terminal


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
def built(kg_run, talk, names, tmp_path):
    """Return a function that builds the graph of the captions, with the small catalog alone."""
    return lambda *options: kg_run("build", talk, "--no-catalog", "--catalog", names, "-o", tmp_path / "out", *options)


@pytest.fixture
def graph_path(sample_graph, tmp_path) -> Path:
    """Return a graph file."""
    path = tmp_path / "graph.json"
    FORMATS["json"].write(sample_graph, path)
    return path


@pytest.fixture
def write_graph(tmp_path):
    """Return a function that writes a graph file and returns its path."""

    def write(graph) -> Path:
        FORMATS["json"].write(graph, tmp_path / "graph.json")
        return tmp_path / "graph.json"

    return write


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


def _in_terminal(*arguments: str, typed: str = "", **environment: str) -> str:
    """Run a command in a terminal of its own and return what it draws; what is typed answers its question."""
    parent, child = pty.openpty()
    settings = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "200", **environment}
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    with subprocess.Popen(command, stdin=child, stdout=child, stderr=child, env=settings, start_new_session=True):
        os.close(child)
        drawn = bytearray()
        try:
            while chunk := os.read(parent, 65536):
                drawn += chunk
                if typed and drawn.endswith(b": "):
                    os.write(parent, typed.encode())
                    typed = ""
        except OSError:
            pass  # how Linux says that the other end is closed
    os.close(parent)
    return drawn.decode()
