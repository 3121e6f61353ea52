"""Imports point down the house."""

import ast
from pathlib import Path

import pytest

import kg

HOUSE = Path(kg.__file__).parent
BASE = {"errors", "ontology", "model"}
MAY_IMPORT = {  # what each room may import of the others
    "errors": set(),
    "ontology": set(),
    "model": {"ontology"},
    "links": set(),
    "garbage": set(),
    "catalog": BASE | {"garbage"},
    "read": BASE | {"catalog", "garbage", "links"},
    "understand": BASE | {"catalog", "garbage", "weights"},
    "corrections": BASE | {"catalog"},
    "identity": BASE | {"catalog", "understand"},
    "graph": BASE | {"links"},
    "export": BASE | {"garbage"},
    "neo4j": BASE | {"export"},
    "evaluate": BASE,
    "query": BASE | {"catalog", "understand", "export", "garbage", "links"},
    "llm": BASE | {"catalog", "understand"},
    "mcp": BASE | {"query"},
    "corpus": BASE | {"catalog", "read", "understand", "identity", "corrections", "graph", "export"},
    "pipeline": BASE | {"catalog", "corpus", "corrections", "garbage", "llm", "read", "understand", "graph"},
    "cli": BASE | {"catalog", "corpus", "corrections", "garbage", "pipeline", "read", "export", "neo4j", "evaluate", "query", "mcp", "llm"},
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


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_imports_point_down(room):
    """A stage knows what it works with, and nothing of who calls it or stands beside it."""
    assert (HOUSE / room).is_dir() or (HOUSE / f"{room}.py").is_file()
    assert rooms_imported(room) <= MAY_IMPORT[room]
