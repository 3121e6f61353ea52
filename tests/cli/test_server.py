"""`kg load` and `kg pull`: a graph into a Neo4j database, and back."""

import pytest

from tests.neo4j.conftest import graph_of

TALLIES = "graphs\t1\t0\t0\t0\ntalks\t1\t0\t0\t0\nthings\t4\t0\t0\t0\nrelations\t3\t0\t0\t0\nmentions\t4\t0\t0\t0\n"


@pytest.mark.slow
def test_load_says_what_it_did(kg_run, database, graph_path):
    """The table counts what was new, and the last line says where, and how long it took."""
    result = kg_run("load", graph_path)
    assert result.stdout.startswith(f"Loaded\nwhat\tnew\tchanged\tas before\tno longer said\n{TALLIES}")
    assert result.stdout.splitlines()[-1].startswith(f"{database.server.uri}, ")
    assert result.stderr == ""
    assert database.run("MATCH (n:Person) RETURN count(n) AS people") == [{"people": 2}]


@pytest.mark.slow
def test_a_dry_run_says_what_would_be(kg_run, database, graph_path):
    """The same table is printed under another title, and nothing is written."""
    assert kg_run("load", graph_path, "--dry-run").stdout.startswith(
        f"Would change\nwhat\tnew\tchanged\tas before\tno longer said\n{TALLIES}"
    )
    assert database.dump() == []


@pytest.mark.slow
def test_what_is_no_longer_said_is_hinted_at(kg_run, database, write_graph):
    """What a talk no longer says is counted, with a hint on standard error; --prune removes it, and what stays is told."""
    kg_run("load", write_graph(graph_of("one", "two")))
    database.run("MATCH (n {id: 'program'}) CREATE (:Note {id: 'note'})-[:ABOUT]->(n)")
    changed = graph_of("one", "two")
    changed.remove_node("program")
    result = kg_run("load", write_graph(changed))
    assert "things\t0\t0\t3\t1\nrelations\t0\t0\t2\t1\nmentions\t0\t0\t5\t1\n" in result.stdout
    assert result.stderr == "What no talk says any more is still there; --prune removes it\n"
    result = kg_run("load", write_graph(changed), "--prune")
    assert "as before\tremoved\n" in result.stdout
    assert "things\t0\t0\t3\t0\nrelations\t0\t0\t2\t1\nmentions\t0\t0\t5\t1\n" in result.stdout
    assert result.stderr == "1 thing could not be removed: something that others wrote hangs on it\n"


@pytest.mark.slow
@pytest.mark.parametrize("place", ["new.json", "", "."])
def test_pull_writes_the_file(kg_run, database, graph_path, tmp_path, place):
    """The graph comes back to the byte, into a file or under its usual name into a folder, and the path is printed."""
    kg_run("load", graph_path)
    wanted = graph_path.read_bytes()
    graph_path.unlink()
    result = kg_run("pull", "-o", tmp_path / place)
    path = tmp_path / "new.json" if place == "new.json" else graph_path
    assert (result.stdout, result.stderr) == (f"{path}\n", "")
    assert path.read_bytes() == wanted


@pytest.mark.slow
def test_pull_counts_what_it_leaves_out(kg_run, database, graph_path):
    """What a graph file cannot hold is told on standard error."""
    kg_run("load", graph_path)
    database.run("MATCH (a {id: 'dropout'}), (b {id: 'alexnet-paper'}) CREATE (a)-[:USES]->(b)")
    assert kg_run("pull", "-o", graph_path).stderr == "Left out: 1 × a relation without words\n"


@pytest.mark.slow
def test_the_password_is_asked_for(in_terminal, database, graph_path, monkeypatch):
    """On a terminal the password is asked for, and not shown."""
    monkeypatch.delenv("NEO4J_PASSWORD")
    shown = in_terminal("load", graph_path, typed=f"{database.server.password}\n")
    assert "Password of neo4j" in shown
    assert "Loaded" in shown
    assert database.server.password not in shown


@pytest.mark.parametrize("command", [["load", "GRAPH"], ["pull", "-o", "GRAPH"]])
def test_without_a_password_and_a_terminal(kg_run, graph_path, monkeypatch, command):
    """Where none can be asked for, the variable is named; that is wrong usage."""
    monkeypatch.delenv("NEO4J_PASSWORD", raising=False)
    result = kg_run(*(graph_path if word == "GRAPH" else word for word in command))
    assert result.exit_code == 2
    assert "set NEO4J_PASSWORD" in result.stderr
