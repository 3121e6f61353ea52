"""The queries of cypher/ on a real server: each has an answer, on the graph of the talk in seeds/ or on one of several talks."""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from neo4j.graph import Node, Relationship
from neo4j.graph import Path as Path_

import kg
from kg.export import FORMATS
from kg.neo4j.connection import connected
from kg.neo4j.load import load
from kg.query.cypher.ask import opened
from kg.query.cypher.script import script
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


def _both(database: Database, graph: nx.MultiDiGraph, folder: Path, queries: dict[str, str]) -> Iterator[tuple[str, list, list]]:
    """Yield the rows of each query from the server and from `kg query`, sorted: where they tie in an order, either may come first."""
    _load(database, graph)
    FORMATS["json"].write(graph, folder / "graph.json")
    with opened(folder / "graph.json") as asked:
        for name, text in queries.items():
            if "// needs a server: " not in text:
                statement, given = script(text, name)
                records, _, keys = database.driver.execute_query(statement.rstrip(";\n"), given, database_="neo4j")
                answer = asked.ask(statement, given)
                assert list(answer.columns) == keys
                rows = [[_plain(value) for value in record.values()] for record in records]
                ours = [[_plain(value) for value in row] for row in answer.rows]
                yield name, sorted(rows, key=_told), sorted(ours, key=_told)


def _told(row: list[Any]) -> str:
    """Return what two rows have in common that are one, in whatever order their properties come."""
    return json.dumps(row, sort_keys=True)


def _plain(value: Any) -> Any:
    """Return what the driver hands over in the form that `kg query` gives it."""
    if isinstance(value, Path_):
        return {"nodes": [_plain(node) for node in value.nodes], "relationships": [_plain(each) for each in value.relationships]}
    if isinstance(value, Node):
        properties = {name: value[name] for name in value if name != "id"}
        return {"labels": sorted(value.labels, key=lambda label: label != "Entity"), "id": value["id"], "properties": properties}
    if isinstance(value, Relationship):
        start, end = (node["id"] for node in value.nodes)
        return {"type": value.type, "start": start, "end": end, "properties": dict(value)}
    return [_plain(item) for item in value] if isinstance(value, list) else _near(value)


def _near(value: Any) -> Any:
    """Return a number without the digits in which sums differ that are added up in another order."""
    return round(value, 9) if isinstance(value, float) else value


def _way(path: dict) -> tuple[int, str, str]:
    """Return how long a path is and what it joins; of several that are shortest, either engine takes one."""
    return len(path["relationships"]), path["nodes"][0]["id"], path["nodes"][-1]["id"]


def of_the_hand() -> dict[str, str]:
    """Return what people may write, each by its own words."""
    _, *lines = (Path(__file__).parent / "same.cypher").read_text(encoding="utf-8").splitlines()
    return {line: line for line in lines}


def test_without_a_server_the_rows_are_the_same(database: Database, seed: nx.MultiDiGraph, tmp_path: Path) -> None:
    """Every query that needs no server gives the same rows by `kg query`, and so do others that people write."""
    asked = 0
    for name, rows, ours in _both(database, seed, tmp_path, texts(several=False) | of_the_hand()):
        asked += 1
        if name == "shortest-path":
            rows, ours = ([_way(row[0]) for row in each] for each in (rows, ours))
        if name in {"around", "whole-graph"}:  # cut off by LIMIT among equals
            rows, ours = ([len(each)] for each in (rows, ours))
        assert ours == rows, name
    assert asked >= len(texts(several=False)) - 3 + len(of_the_hand())


def test_of_several_talks_the_rows_are_the_same(database: Database, several_talks: nx.MultiDiGraph, tmp_path: Path) -> None:
    """So do the queries of several talks."""
    for name, rows, ours in _both(database, several_talks, tmp_path, texts(several=True)):
        assert ours == rows != [], name


def test_few_queries_need_a_server() -> None:
    """At most three say that they do."""
    assert sum("\n// needs a server: " in text for text in (texts(several=True) | texts(several=False)).values()) <= 3


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
