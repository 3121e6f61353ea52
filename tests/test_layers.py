"""Imports point down the house, as CONTRIBUTING.md draws it."""

import ast
import re
from pathlib import Path

import pytest

import kg

HOUSE = Path(kg.__file__).parent
DRAWN = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8").split("```")[1]
ROOMS = re.findall(r"^kg/(\w+) ", DRAWN, re.MULTILINE)
SPOKEN = {"model", "ontology", "errors"}  # what all of them speak in
KNOWS = {  # what each room knows besides
    "cli": {"pipeline", "corpus", "mcp", "neo4j", "query", "export", "evaluate", "llm", "corrections", "read", "catalog", "garbage"},
    "pipeline": {"corpus", "graph", "llm", "corrections", "read", "understand", "catalog", "garbage"},
    "corpus": {"export", "graph", "identity", "corrections", "read", "understand", "catalog"},
    "mcp": {"query"},
    "neo4j": {"export"},
    "query": {"export", "understand", "catalog", "links", "garbage"},
    "export": {"cues", "garbage"},
    "evaluate": {"learned"},
    "graph": {"links"},
    "identity": {"understand", "catalog"},
    "llm": {"understand", "catalog"},
    "corrections": {"catalog"},
    "read": {"catalog", "cues", "links", "garbage"},
    "understand": {"catalog", "learned", "garbage"},
    "catalog": {"garbage"},
}


def rooms_imported(room: str) -> set[str]:
    """Return the rooms that the modules of a room name in their imports."""
    files = [HOUSE / f"{room}.py"] if (HOUSE / f"{room}.py").exists() else sorted((HOUSE / room).rglob("*.py"))
    nodes = [node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"kg.{alias.name}" for alias in node.names} if node.module == "kg" else {node.module}
    return {name.split(".")[1] for name in names if name.startswith("kg.")} - {room, "__version__"}


def test_every_room_is_drawn():
    """What is imported by its name has a line of its own, and what has a line is there."""
    there = {path.stem for path in HOUSE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert sorted(ROOMS) == sorted(there - {"__init__", "__main__"})


@pytest.mark.parametrize("room", ROOMS)
def test_imports_point_down(room):
    """A room imports from those that are drawn below it."""
    assert rooms_imported(room) <= {*ROOMS[ROOMS.index(room) + 1 :]}


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_knows_what_it_works_with(room):
    """A stage knows nothing of who calls it or stands beside it; what it is said to know, it needs."""
    known = KNOWS.get(room, set())
    assert known <= rooms_imported(room) <= known | SPOKEN
