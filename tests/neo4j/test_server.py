"""Where the server of the tests, and of people who try kg on one, comes from."""

import re
import shutil
from pathlib import Path

import pytest

from tests.neo4j import server

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("missing", "cure"), [("java", "install Java 17"), ("mvn", "install Maven")])
def test_what_is_missing_is_named_with_its_cure(missing: str, cure: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without Java or Maven there is no server, and one line says what to install; the tests say it."""
    monkeypatch.setattr(shutil, "which", lambda name: None if name == missing else f"/bin/{name}")
    with (
        pytest.raises(server.UnavailableError, match=f"no {missing} .*; {cure}"),
        server.running(tmp_path, port=server.free_port(), password="of-the-tests"),
    ):
        pass


def test_both_ways_to_a_server_are_those_of_the_readme() -> None:
    """Address, user and password of `make neo4j` and of compose.yaml stand in the README, and both listen on this machine alone."""
    readme, compose = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "compose.yaml"))
    assert "user `neo4j`, password `talkgraph`" in readme
    assert "NEO4J_AUTH: neo4j/${NEO4J_PASSWORD:-talkgraph}" in compose
    assert 'or "talkgraph"' in Path(server.__file__).read_text(encoding="utf-8")
    assert re.findall(r"- (\S+):\d+:(\d+)", compose) == [("127.0.0.1", "7474"), ("127.0.0.1", "7687")]


def test_the_versions_go_together() -> None:
    """Docker runs the same line of Neo4j that Maven pins."""
    line = server.PINNED.rpartition(".")[0]
    assert f"image: neo4j:{line}-community" in (ROOT / "compose.yaml").read_text(encoding="utf-8")
