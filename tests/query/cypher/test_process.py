"""The engine in a process of its own."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from kg.errors import GraphError, QueryError
from kg.export import FORMATS
from kg.query.cypher.process import Engine


@pytest.fixture
def engine(sample_graph, tmp_path) -> Iterator[Engine]:
    """Return an engine on the small graph."""
    FORMATS["json"].write(sample_graph, tmp_path / "graph.json")
    with closing(Engine(tmp_path / "graph.json")) as running:
        yield running


def test_what_breaks_off_is_told_and_started_anew(engine):
    """A process that ends, however, is an error for one statement and no hindrance for the next."""
    engine._process.kill()
    with pytest.raises(QueryError, match="the engine broke off"):
        engine.run("RETURN 1 AS n", 60)
    assert engine.run("RETURN 1 AS n", 60) == {"columns": ["n"], "rows": [[1]]}


def test_ctrl_c_ends_the_question_alone(engine, monkeypatch):
    """A statement that is interrupted leaves no reply that the next one would take for its own."""
    with monkeypatch.context() as patch:
        patch.setattr("kg.query.cypher.process._next", _interrupted)
        with pytest.raises(KeyboardInterrupt):
            engine.run("RETURN 1 AS n", 60)
    assert engine.run("RETURN 2 AS n", 60)["rows"] == [[2]]


def _interrupted(process: object) -> None:
    raise KeyboardInterrupt


def test_nothing_runs_on(engine):
    """When it is closed, no process is left."""
    process = engine._process
    engine.close()
    assert process.poll() is not None


def test_a_graph_that_cannot_be_read_is_told(tmp_path):
    """What is wrong with the file is said as everywhere."""
    with pytest.raises(GraphError, match=r"none\.json: no such file"):
        Engine(tmp_path / "none.json")
