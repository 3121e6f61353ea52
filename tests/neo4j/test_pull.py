"""`kg.neo4j.pull` against a real server."""

from collections.abc import Callable

import networkx as nx
import pytest

from kg.errors import GraphError
from kg.neo4j.connection import connected
from kg.neo4j.load import load
from kg.neo4j.pull import Pulled, pull
from tests.neo4j.conftest import graph_of, rendered
from tests.neo4j.database import Database

pytestmark = pytest.mark.slow

Loaded = Callable[[nx.MultiDiGraph], None]


@pytest.fixture
def loaded(database: Database) -> Loaded:
    """Return a function that loads a graph."""

    def loaded(graph: nx.MultiDiGraph) -> None:
        with connected(database.address) as session:
            load(graph, session)

    return loaded


@pytest.fixture
def pulled(database: Database) -> Callable[[], Pulled]:
    """Return a function that brings the graph back."""

    def pulled() -> Pulled:
        with connected(database.address) as session:
            return pull(session, "db")

    return pulled


def test_a_graph_comes_back_to_the_byte(
    loaded: Loaded, pulled: Callable[[], Pulled], sample_graph: nx.MultiDiGraph, odd_graph: nx.MultiDiGraph, database: Database
) -> None:
    """Whatever a graph file can hold comes back: odd texts, numbers and orders, attributes of others, an empty graph."""
    empty = nx.MultiDiGraph(sources=[], kgVersion=None, catalog=None, weights="w")
    for graph in (sample_graph, graph_of("one", "two", "three"), graph_of("three", "one"), odd_graph, empty):
        loaded(graph)
        back = pulled()
        assert rendered(back.graph) == rendered(graph)
        assert back.left_out == {}
        database.clear()


def test_graphs_loaded_one_after_the_other_come_back_as_one(loaded: Loaded, pulled: Callable[[], Pulled]) -> None:
    """Talks loaded one by one come back in one graph, with all their words."""
    for talk in ("one", "three", "two"):
        loaded(graph_of(talk))
    graph, wanted = pulled().graph, graph_of("one", "two", "three")
    assert [source["id"] for source in graph.graph["sources"]] == ["two", "one", "three"]
    assert {node: len(data["mentions"]) for node, data in graph.nodes(data=True)} == {
        node: len(data["mentions"]) for node, data in wanted.nodes(data=True)
    }
    for source, target, key, data in wanted.edges(keys=True, data=True):
        assert sorted(map(repr, graph.edges[source, target, key]["evidence"])) == sorted(map(repr, data["evidence"]))


def test_what_people_corrected_comes_back(loaded: Loaded, pulled: Callable[[], Pulled], database: Database) -> None:
    """Names, types, aliases and marks that were changed, and what was taken out, are so in the graph; all else is as it was."""
    loaded(graph_of("one", "two"))
    database.run(
        "MATCH (n {id: 'engine'}) REMOVE n:Method SET n:Concept, n.name = 'Analytical Engine', n.aliases = ['it'], n.corrected = 'by hand'"
    )
    database.run("MATCH (n {id: 'bob'}) DETACH DELETE n")
    database.run("MATCH ()-[r:INTRODUCED]->() SET r.polarity = 'hedged', r.confidence = 0.25")
    wanted = graph_of("one", "two")
    wanted.nodes["engine"].update(name="Analytical Engine", aliases=["it"], corrected="by hand", type="Concept")
    wanted.remove_node("bob")
    wanted.edges["ada", "program", "ada:INTRODUCED:program"].update(polarity="hedged", confidence=0.25)
    assert rendered(pulled().graph) == rendered(wanted)


def test_a_correction_wins_over_what_was_kept(
    loaded: Loaded, pulled: Callable[[], Pulled], database: Database, odd_graph: nx.MultiDiGraph
) -> None:
    """Of a text that the database could not hold, what somebody made of it since counts, and not what was kept."""
    loaded(odd_graph)
    database.run("MATCH (n {id: 'odd 4'}) SET n.name = 'mended'")
    node = pulled().graph.nodes["odd 4"]
    assert (node["name"], node["corrected"]) == ("mended", "nul\x00 bell\x07 escape\x1b")


def test_what_a_graph_file_cannot_hold_is_counted(loaded: Loaded, pulled: Callable[[], Pulled], database: Database) -> None:
    """Things that no talk mentions and relations without words are left out and counted; what others call Entity is not even that."""
    loaded(graph_of("one"))
    database.run("MATCH (a {id: 'ada'}), (b {id: 'engine'}) CREATE (a)-[:CRITICIZES]->(b), (a)-[:KNOWS]->(b)")
    database.run(
        "MATCH (a {id: 'ada'})-[r:USES]->() CREATE (a)-[s:USES]->(:Entity:Method {id: 'loom', name: 'Loom'}) SET s = properties(r)"
    )
    database.run("CREATE (:Entity {uuid: 'x'}), (:Entity {id: 7}), (:Entity {id: ['a']}), (:Talk {id: 'keynote'})")
    back = pulled()
    assert back.left_out == {
        "a thing that no talk mentions": 1, "a relation without words": 1, "a relation of a thing that no talk mentions": 1,
    }  # fmt: skip
    assert rendered(back.graph) == rendered(graph_of("one"))


def test_a_talk_that_was_taken_out_takes_its_words_with_it(loaded: Loaded, pulled: Callable[[], Pulled], database: Database) -> None:
    """Without a talk, what it says is left out, and with it the things and relations of which no other talk speaks."""
    loaded(graph_of("one", "two"))
    database.run("MATCH (n:Talk {id: 'one'}) DETACH DELETE n")
    back = pulled()
    assert rendered(back.graph) == rendered(graph_of("two"))
    assert back.left_out["words in a talk that is not there"] == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("MATCH (n {id: 'ada'}) SET n:Paper", "node 'ada': its properties do not fit (of the labels Person, "),
        ("MATCH (n {id: 'ada'}) REMOVE n:Person", "it has 0 in place of one)"),
        ("MATCH (n {id: 'ada'}) SET n.name = 7", "'name' is 7, not a text; mend it"),
        ("MATCH (n {id: 'ada'}) REMOVE n.salience", "'salience' is None, not a number"),
        ("MATCH (n {id: 'ada'}) SET n.rest = 'not JSON'", "node 'ada': its properties do not fit"),
        ("MATCH (n {id: 'one'}) SET n.date = date('2020-05-08')", "'date' is neo4j.time.Date(2020, 5, 8), not a text"),
        ("MATCH ()-[r:USES]->() SET r.lines = [1, 2]", "edge 'ada:USES:engine': its properties do not fit"),
        ("MATCH ()-[r:USES]->() SET r.quotes = 'words'", "'quotes' is no list"),
        ("MATCH ()-[r:USES]->() SET r.quotes = []", "'quote' is None, not a text"),
        ("MATCH ()-[r:USES]->() REMOVE r.polarity", "'polarity' is None, not one of"),
        ("MATCH ()-[r:USES]->() SET r.key = 'ada:INTRODUCED:program'", "key 'ada:INTRODUCED:program' stands twice"),
        ("MATCH (:Entity {id: 'ada'})-[r:MENTIONED_IN]->() SET r.positions = [1]", "node 'ada': its properties do not fit"),
        ("MATCH (n) DETACH DELETE n", "no graph in that database"),
    ],
)  # fmt: skip
def test_what_is_no_graph_of_ours_is_told(
    loaded: Loaded, pulled: Callable[[], Pulled], database: Database, change: str, words: str
) -> None:
    """What people made of the graph, and a graph file cannot be, is told in one line with place, cause and remedy."""
    loaded(graph_of("one"))
    database.run(change)
    with pytest.raises(GraphError) as caught:
        pulled()
    message = str(caught.value)
    assert message.startswith("db: ")
    assert words in message
    assert "; " in message
    assert "\n" not in message
