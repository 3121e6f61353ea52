"""The queries of cypher/ on a real server: each has an answer, on the graph of the talk in seeds/ or on one of several talks."""

import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import networkx as nx
import pytest

import kg
from kg.neo4j.connection import connected
from kg.neo4j.load import load
from tests.neo4j.conftest import graph_of
from tests.neo4j.database import Database

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
QUERIES = sorted((ROOT / "cypher" / "queries").glob("*.cypher"))
SEVERAL = "(of several talks)"
PARAMETER = re.compile(r"^:param (\w+) => '([^']+)';$\n", re.MULTILINE)


def texts(*, several: bool) -> dict[str, str]:
    """Return the queries about several talks, or the others, by name."""
    told = {path.stem: path.read_text(encoding="utf-8") for path in QUERIES}
    return {name: text for name, text in told.items() if (SEVERAL in text.split("\n", 1)[0]) == several}


@pytest.fixture(scope="module")
def seed() -> nx.MultiDiGraph:
    """Return the graph of the talk in seeds/."""
    return kg.build(ROOT / "seeds")


@pytest.fixture
def several_talks() -> nx.MultiDiGraph:
    """Return a graph of three talks, two of which say what the third denies."""
    graph = graph_of("one", "two", "three")
    denied = deepcopy(graph.edges["ada", "engine", "ada:USES:engine"])
    denied["evidence"] = [{**denied["evidence"][0], "source": "three", "quote": "ada never used the engine"}]
    graph.add_edge("ada", "engine", "ada:USES:engine:negated", **{**denied, "polarity": "negated"})
    return graph


def _load(database: Database, graph: nx.MultiDiGraph) -> None:
    with connected(database.address) as session:
        load(graph, session)
    database.run("CALL db.awaitIndexes(60)")


def _answers(database: Database, queries: dict[str, str]) -> Iterator[tuple[str, list[dict]]]:
    for name, text in queries.items():
        yield name, database.run(PARAMETER.sub("", text).rstrip(";\n"), **dict(PARAMETER.findall(text)))


def test_every_query_has_an_answer(database: Database, seed: nx.MultiDiGraph) -> None:
    """With the parameters that stand above it, each gives rows on the graph of the talk in seeds/."""
    _load(database, seed)
    assert [name for name, rows in _answers(database, texts(several=False)) if not rows] == []


def test_queries_of_several_talks_have_an_answer(database: Database, several_talks: nx.MultiDiGraph) -> None:
    """Those that are about several talks give rows where talks agree, and where one denies what the others say."""
    _load(database, several_talks)
    answers = dict(_answers(database, texts(several=True)))
    assert len(answers) >= 3
    assert [name for name, rows in answers.items() if not rows] == []
    assert [(row["talk"], row["otherTalk"], row["denies"]) for row in answers["denied-elsewhere"]] == [
        ("one", "three", "ada never used the engine"),
        ("two", "three", "ada never used the engine"),
    ]
