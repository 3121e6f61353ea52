"""`kg.neo4j.load` against a real server."""

import threading
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import networkx as nx
import pytest

from kg.errors import GraphError
from kg.export import FORMATS, cypher, rows
from kg.export.graph_file import GraphFile, opened, said_by
from kg.export.statements import SCHEMA
from kg.neo4j.connection import connected
from kg.neo4j.load import Report, Tally, load
from kg.neo4j.survey import compared, survey
from tests.neo4j.conftest import graph_of
from tests.neo4j.database import Database

pytestmark = pytest.mark.slow

Loaded = Callable[..., Report]


@pytest.fixture
def loaded(database: Database) -> Loaded:
    """Return a function that loads a graph over a connection of its own."""

    def loaded(graph: nx.MultiDiGraph | GraphFile, **options: bool) -> Report:
        with connected(database.address) as session:
            return load(graph, session, **options)

    return loaded


def counts(report: Report) -> dict[str, tuple[int, int, int, int]]:
    """Return the numbers of new, changed, same and left over rows of each kind."""
    return {name: (tally.new, tally.changed, tally.same, tally.left_over) for name, tally in report.tallies.items()}


def test_everything_arrives(database: Database, loaded: Loaded, sample_graph: nx.MultiDiGraph) -> None:
    """Nodes and relationships have the labels, types and properties of the rows, and there is nothing else."""
    loaded(sample_graph)
    entities = [({"Entity", row.label}, row) for row in rows.entity_rows(sample_graph)]
    others = [({row.label}, row) for row in (*rows.talk_rows(sample_graph), rows.graph_row(sample_graph.graph, rows.outline(sample_graph)))]
    found = {node["id"]: node for node in database.run("MATCH (n) RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties")}
    assert set(found) == {row.id for _, row in (*entities, *others)}
    for labels, row in (*entities, *others):
        assert (set(found[row.id]["labels"]), found[row.id]["properties"]) == (labels, {"id": row.id, **row.properties})
    links = database.run("MATCH (a)-[r]->(b) RETURN a.id AS start, type(r) AS type, b.id AS end, properties(r) AS properties")
    wanted = [*rows.relation_rows(sample_graph), *rows.mentioned_rows(sample_graph)]
    assert len(links) == len(wanted)
    for row in wanted:
        assert {"start": row.start, "type": row.type, "end": row.end, "properties": row.properties} in links


def test_loading_twice_changes_nothing(database: Database, loaded: Loaded, odd_graph: nx.MultiDiGraph) -> None:
    """The second load finds everything as it is, and leaves it."""
    first = loaded(odd_graph)
    before = database.dump(places=True)
    second = loaded(odd_graph)
    assert database.dump(places=True) == before
    assert {name: Tally(same=tally.new) for name, tally in first.tallies.items()} == second.tallies


def test_the_script_makes_the_same_database(database: Database, loaded: Loaded, odd_graph: nx.MultiDiGraph) -> None:
    """The statements of graph.cypher, run one after the other, give what the driver gives, in an empty database and in a filled one."""
    loaded(odd_graph)
    wanted = database.dump()
    database.clear()
    for graph in (graph_of("one", "two"), odd_graph, odd_graph):
        _, *statements = cypher.render(graph)
        for statement in filter(None, "".join(statements).split(";\n")):  # in what talks say, ends of lines are escaped
            database.run(statement)
    assert set(wanted) <= set(database.dump())
    database.run("MATCH (n) WHERE n.id IN ['one', 'two'] OR EXISTS { (n)-[:MENTIONED_IN]->(:Talk {id: 'one'}) } DETACH DELETE n")
    database.run("MATCH (n:Entity) WHERE NOT EXISTS { (n)--() } DELETE n")
    assert database.dump() == wanted


def test_ids_are_unique_and_names_are_found(database: Database, loaded: Loaded, sample_graph: nx.MultiDiGraph) -> None:
    """There is a constraint for each id, and a full-text index over names and aliases."""
    database.clear_schema()
    loaded(sample_graph)
    names = {row["name"] for row in database.run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name")}
    assert names == {statement.partition(" IF NOT")[0].split()[-1] for statement in SCHEMA}
    database.run("CALL db.awaitIndexes(60)")
    for word in ("krizhevsky", "imagenet"):
        assert database.run("CALL db.index.fulltext.queryNodes('entity_names', $word) YIELD node RETURN node.id AS id", word=word)


def test_what_changed_is_updated(database: Database, loaded: Loaded, sample_graph: nx.MultiDiGraph) -> None:
    """A changed graph gives the database that it gives when it is loaded into an empty one."""
    before = deepcopy(sample_graph)
    before.nodes["dropout"].update(name="Drop out", type="Concept", corrected="by hand", aliases=["x", "y"])
    edge = before.edges["geoffrey-hinton", "alexnet-paper", "geoffrey-hinton:AUTHORED:alexnet-paper"]
    edge["evidence"].append({**edge["evidence"][0], "seconds": 3.5, "url": "https://example.org"})
    before.nodes["dropout"]["mentions"].append({**before.nodes["dropout"]["mentions"][0], "seconds": 3.5})
    before.graph["sources"][0].update(title=None, url="https://example.org")
    before.graph.update(weights="one")
    loaded(before)
    report = loaded(sample_graph)
    changed = database.dump()
    assert counts(report) == {
        "graphs": (0, 1, 0, 0),
        "talks": (0, 1, 0, 0),
        "things": (0, 1, 3, 0),
        "relations": (0, 1, 2, 0),
        "mentions": (0, 1, 3, 0),
    }
    database.clear()
    loaded(sample_graph)
    assert changed == database.dump()


def test_only_what_differs_is_written(database: Database, loaded: Loaded, sample_graph: nx.MultiDiGraph) -> None:
    """What somebody changed in the database is set right again."""
    loaded(sample_graph)
    before = database.dump(places=True)
    database.run("MATCH (n {id: 'dropout'}) SET n.name = 'Drop', n:Paper REMOVE n.known, n:Method")
    database.run(
        "MATCH ()-[r:AUTHORED {key: 'geoffrey-hinton:AUTHORED:alexnet-paper'}]->() SET r.confidence = 0.1, r.quotes = ['other', 'words']"
    )
    report = loaded(sample_graph)
    assert database.dump(places=True) == before
    assert [report.tallies[name].changed for name in ("things", "relations", "mentions")] == [1, 1, 0]


CHANGES = {
    "e": (
        "name = 'Drop'", "aliases = ['x']", "known = false", "corrected = 'x'", "salience = 0.01", "confidence = 0.01", "mentionCount = 9",
        "rest = '{}'", "name = null", "name = date('2020-05-08')",
    ),
    "m": (
        "count = 9", "surfaces = ['x']", "lines = [99]", "how = ['x']", "scores = [0.01]", "starts = [99]", "seconds = [9.5]",
        "positions = [1]", "rest = '{}'", "surfaces = null",
    ),
    "r": (
        "polarity = 'hedged'", "confidence = 0.01", "corrected = 'x'", "quotes = ['x']", "sources = ['talk', 'x']", "lines = [99]",
        "endLines = [99]", "starts = [99]", "ends = [99]", "seconds = [9.5]", "urls = ['x']", "subjectSurfaces = ['x']",
        "subjectStarts = [99]", "subjectHow = ['x']", "objectSurfaces = ['x']", "objectStarts = [99]", "objectHow = ['x']", "rest = '{}'",
        "quotes = null", "quotes = 'x'",
    ),
}  # fmt: skip


def test_the_survey_sees_whatever_was_changed(database: Database, loaded: Loaded, sample_graph: nx.MultiDiGraph) -> None:
    """What is there as it is, is known before anything is sent; where a property or label is changed or a relationship gone, it is not."""
    loaded(sample_graph)
    said, talks = said_by(sample_graph), [source["id"] for source in sample_graph.graph["sources"]]
    at = "MATCH (e {id: 'dropout'})-[m:MENTIONED_IN]->() MATCH (e)-[r:DESCRIBED_IN]->()"
    set_ = [f"SET {name}.{change}" for name, changes in CHANGES.items() for change in changes]
    for change in ("", *set_, "SET e:Paper", "REMOVE e:Method", "DELETE m", "DELETE r"):
        with database.driver.session() as session, session.begin_transaction() as transaction:
            if change:
                transaction.run(f"{at} {change}").consume()
            found = compared(transaction, talks, sample_graph, said)
            differing = [*found.nodes(data=True), *found.edges(keys=True, data=True)]
            assert len(differing) == (change != ""), change
            transaction.rollback()


def test_of_several_talks_all_is_known_again(database: Database, loaded: Loaded) -> None:
    """Mentions in one talk after the other are known again, too, in whatever order the talks stand in the graph."""
    for talks in (["one", "two", "three"], ["three", "one"]):
        database.clear()
        graph = graph_of(*talks)
        loaded(graph)
        with database.driver.session() as session:
            found = survey(session, talks, graph, said_by(graph))
        assert [*found.nodes(data=True), *found.edges(keys=True, data=True)] == []
        assert not any(found.places.values())


def test_a_second_of_one_key_becomes_like_the_first(database: Database, loaded: Loaded, sample_graph: nx.MultiDiGraph) -> None:
    """Where somebody made another relation of a key of ours, it is set right with the first, and nothing of it is left over."""
    loaded(sample_graph)
    database.run("MATCH (a)-[r:AUTHORED]->(b) CREATE (a)-[s:AUTHORED]->(b) SET s = properties(r), s.confidence = 0.01")
    wanted = database.run("MATCH ()-[r:AUTHORED]->() RETURN count(r) AS count")
    report = loaded(sample_graph, prune=True)
    assert report.tallies["relations"].left_over == 0
    assert database.run("MATCH ()-[r:AUTHORED]->() RETURN count(r) AS count") == wanted
    assert database.run("MATCH ()-[r:AUTHORED {confidence: 0.01}]->() RETURN r") == []


def test_what_is_no_longer_said_stays_until_it_is_pruned(database: Database, loaded: Loaded) -> None:
    """Without --prune it is counted alone; with it, what is left is what a load into an empty database gives."""
    loaded(graph_of("one", "two"))
    changed = graph_of("one", "two")
    changed.remove_node("program")
    changed.remove_edge("bob", "engine")
    report = loaded(changed)
    assert {name: tally.left_over for name, tally in report.tallies.items()} == {
        "graphs": 0, "talks": 0, "things": 1, "relations": 2, "mentions": 1,
    }  # fmt: skip
    assert database.run("MATCH (n {id: 'program'}) RETURN n.name AS name") == [{"name": "Program"}]
    assert counts(loaded(changed, prune=True)) == counts(report) | {"graphs": (0, 0, 1, 0)}
    pruned = database.dump()
    database.clear()
    loaded(changed)
    assert pruned == database.dump()


def test_a_talk_that_left_the_graph_is_pruned(database: Database, loaded: Loaded) -> None:
    """A graph of fewer talks takes, with --prune, the words of the others away, and what only they say."""
    loaded(graph_of("one", "two"))
    fewer = graph_of("one")
    assert loaded(fewer).tallies["talks"].left_over == 1
    assert loaded(fewer).tallies["talks"].left_over == 1
    uses = "MATCH ()-[r:USES {key: 'ada:USES:engine'}]->() RETURN r.sources AS sources"
    assert database.run(uses) == [{"sources": ["one", "two"]}]
    loaded(fewer, prune=True)
    pruned = database.dump()
    database.clear()
    loaded(fewer)
    assert pruned == database.dump()


def test_graphs_of_other_talks_stay(database: Database, loaded: Loaded) -> None:
    """Of talks loaded one by one each keeps its words, in relations that several state too; --prune touches the graph's own alone."""
    loaded(graph_of("one"))
    loaded(graph_of("three"))
    loaded(graph_of("two"), prune=True)
    uses = "MATCH ()-[r:USES {key: 'ada:USES:engine'}]->() RETURN r.sources AS sources, r.quotes AS quotes, size(r.lines) AS lines"
    assert database.run(uses) == [
        {"sources": ["two", "one"], "quotes": ["the engine that ada worked with", "ada used the engine"], "lines": 2},
    ]  # fmt: skip
    kept = database.dump(places=True)
    for _ in range(2):
        report = loaded(graph_of("two"), prune=True)
        assert all((tally.new, tally.changed, tally.left_over) == (0, 0, 0) for tally in report.tallies.values())
    assert database.dump(places=True) == kept
    assert {row["id"] for row in database.run("MATCH (n:Talk) RETURN n.id AS id")} == {"one", "two", "three"}
    changed = graph_of("two")
    changed.remove_edge("ada", "engine")
    loaded(changed, prune=True)
    assert database.run(uses) == [{"sources": ["one"], "quotes": ["ada used the engine"], "lines": 1}]


def test_a_relation_is_as_sure_as_its_strongest_words(database: Database, loaded: Loaded) -> None:
    """Weaker words of another talk do not make a relation less sure."""
    loaded(graph_of("one"))
    weaker = graph_of("two")
    weaker.edges["ada", "engine", "ada:USES:engine"]["confidence"] = 0.3
    loaded(weaker)
    assert database.run("MATCH ()-[r:USES]->() RETURN r.confidence AS confidence") == [{"confidence": 0.8}]
    assert loaded(weaker).tallies["relations"] == Tally(same=2)


def test_what_talks_say_of_a_thing_adds_up(database: Database, loaded: Loaded) -> None:
    """Of a thing that talks loaded one by one mention, the mentions are counted together, and the highest salience and confidence count."""
    loud, low = graph_of("one"), graph_of("two")
    loud.nodes["ada"].update(salience=0.9, confidence=0.7)
    low.nodes["ada"].update(salience=0.4, confidence=0.8)
    ada = "MATCH (n {id: $id}) RETURN n.salience AS salience, n.confidence AS confidence, n.mentionCount AS count"
    for order in ((loud, low), (low, loud)):
        database.clear()
        for graph in order:
            loaded(graph)
        assert database.run(ada, id="ada") == [{"salience": 0.9, "confidence": 0.8, "count": 3}]
    before = database.dump(places=True)
    assert [(tally.new, tally.changed) for tally in loaded(loud).tallies.values()] == [(0, 0)] * 5
    assert database.dump(places=True) == before
    low.remove_node("engine")
    assert database.run(ada, id="engine")[0]["count"] == 3
    loaded(low, prune=True)
    assert database.run(ada, id="engine")[0]["count"] == 1


def test_a_graph_file_is_loaded_in_passing(database: Database, loaded: Loaded, odd_graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """A file gives the database that its graph gives, and is found to be there afterwards."""
    first = loaded(odd_graph)
    wanted = database.dump()
    database.clear()
    FORMATS["json"].write(odd_graph, tmp_path / "graph.json")
    with opened(tmp_path / "graph.json") as file:
        assert loaded(file) == first
        assert database.dump() == wanted
        assert loaded(file).tallies == {name: Tally(same=tally.new) for name, tally in first.tallies.items()}


def test_seconds_and_links_of_evidence_arrive(database: Database, loaded: Loaded, sample_graph: nx.MultiDiGraph) -> None:
    """When a talk says it, and where one can hear it, stands on the relation, a piece of evidence each."""
    key = "geoffrey-hinton:AUTHORED:alexnet-paper"
    evidence = sample_graph.edges["geoffrey-hinton", "alexnet-paper", key]["evidence"]
    evidence.append({**evidence[0], "seconds": 61.5, "url": "https://example.org/watch?t=61"})
    loaded(sample_graph)
    assert database.run("MATCH ()-[r {key: $key}]->() RETURN r.seconds AS seconds, r.urls AS urls", key=key) == [
        {"seconds": [-1.0, 61.5], "urls": ["", "https://example.org/watch?t=61"]}
    ]


def test_nothing_of_others_is_touched(database: Database, loaded: Loaded) -> None:
    """Nodes, relationships, labels and properties that others wrote survive loads and prunings, though they look like ours."""
    database.run(
        "CREATE (:Entity {id: 'theirs'})-[:USES {since: 1}]->(:Entity:Person {id: 7}), (:Talk {id: 'keynote'}), (:KgGraph {id: 'x'})"
    )
    theirs = database.dump(places=True)
    loaded(graph_of("one", "two"))
    database.run(
        "MATCH (a {id: 'ada'}), (b {id: 'program'}) SET a:Reviewed, a.note = 'mine' CREATE (a)-[:USES {by: 'hand'}]->(b), (b)-[:KNOWS]->(a)"
    )
    for _ in range(2):
        loaded(graph_of("one"), prune=True)
    assert set(theirs) <= set(database.dump(places=True))
    assert database.run("MATCH (a:Reviewed)-[r]-(b {id: 'program'}) RETURN a.note AS note, type(r) AS type ORDER BY type") == [
        {"note": "mine", "type": kind} for kind in ("INTRODUCED", "KNOWS", "USES")
    ]


def test_a_thing_on_which_others_hang_stays(database: Database, loaded: Loaded) -> None:
    """A thing that no talk says any more stays while somebody's own relation hangs on it, and the report says so."""
    loaded(graph_of("one"))
    database.run("MATCH (n {id: 'program'}) CREATE (:Note {id: 'note'})-[:ABOUT]->(n)")
    changed = graph_of("one")
    changed.remove_node("program")
    assert loaded(changed, prune=True).stayed == 1
    assert database.run("MATCH (:Note)-->(n) RETURN n.id AS id") == [{"id": "program"}]


@pytest.mark.parametrize("prune", [False, True])
def test_a_dry_run_changes_nothing(database: Database, loaded: Loaded, prune: bool) -> None:
    """A dry run says what the load then does, and leaves all as it is, the schema too."""
    database.clear_schema()
    assert counts(loaded(graph_of("one", "two"), dry_run=True))["relations"] == (3, 0, 0, 0)
    assert (database.dump(), database.run("SHOW CONSTRAINTS")) == ([], [])
    loaded(graph_of("one", "two"))
    before = database.dump(places=True)
    told = loaded(graph_of("one", "three"), dry_run=True, prune=prune)
    assert database.dump(places=True) == before
    assert told == loaded(graph_of("one", "three"), prune=prune)
    assert counts(told)["talks"] == (1, 0, 1, 1)


@pytest.mark.parametrize("graphs", [[("one", "two")] * 3, [("one",), ("two",), ("three",)]])
def test_loads_at_once_do_no_harm(database: Database, loaded: Loaded, graphs: list[tuple[str, ...]]) -> None:
    """Whether of one graph or of several, loads at once give what loads one after the other give, but for the order of words."""
    for talks in graphs:
        loaded(graph_of(*talks))
    counted = "MATCH (n)-[r]->(m) RETURN n.id AS id, type(r) AS type, m.id AS other, size(r.sources) AS words ORDER BY id, type, other"
    wanted = database.run(counted)
    database.clear()
    failures: list[BaseException] = []

    def bring(talks: tuple[str, ...]) -> None:
        try:
            loaded(graph_of(*talks))
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=bring, args=[talks]) for talks in graphs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert database.run(counted) == wanted


def test_progress_is_told(database: Database, sample_graph: nx.MultiDiGraph) -> None:
    """The last word of the progress is that all rows are done: the whole, the talk, four things, three relations, four mentions."""
    told: list[tuple[int, int]] = []
    with connected(database.address) as session:
        load(sample_graph, session, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (13, 13)
    assert told == sorted(told)


@pytest.mark.parametrize("what", ["talk", "node", "edge"])
def test_an_id_that_no_database_takes_is_told(loaded: Loaded, sample_graph: nx.MultiDiGraph, what: str) -> None:
    """An id with a character that would be lost is refused before anything is written."""
    if what == "talk":
        sample_graph.graph["sources"][0]["id"] = "a\x00b"
    elif what == "node":
        sample_graph.add_node("a\x00b", **sample_graph.nodes["dropout"])
    else:
        edge = sample_graph.edges["dropout", "alexnet-paper", "dropout:DESCRIBED_IN:alexnet-paper:negated"]
        sample_graph.add_edge("dropout", "alexnet-paper", "a\x00b", **edge)
    with pytest.raises(GraphError, match=rf"{what} 'a\\x00b': .*; rename it"):
        loaded(sample_graph)
