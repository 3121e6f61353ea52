"""What kg writes for Neo4j's own programs, put through them: the database is that of `kg load`.

The commands are those of cypher/README.md.
"""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

from kg.export import FORMATS, flat
from kg.export.columns import Types, Value
from kg.export.rows import LinkRow, NodeRow, entity_rows, relation_rows
from kg.neo4j.connection import connected
from kg.neo4j.load import load
from tests.neo4j.conftest import graph_of
from tests.neo4j.database import Database
from tests.neo4j.server import configure, free_port, run_program, running

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
LINKS = "MATCH (a)-[r]->(b) RETURN a.id AS source, type(r) AS type, b.id AS target, properties(r) AS said"
README = (ROOT / "cypher" / "README.md").read_text(encoding="utf-8")


def command(*words: str) -> list[str]:
    """Return the command of the README that has these words in it, without the program."""
    told = README.replace("\\\n", " ")
    (line,) = {line for line in re.findall(r"^    (\S.*)$", told, re.MULTILINE) if all(word in line for word in words)}
    return shlex.split(line)[1:]


@pytest.fixture
def loaded(database: Database) -> Callable[[nx.MultiDiGraph], None]:
    """Return a function that loads a graph."""

    def loaded(graph: nx.MultiDiGraph) -> None:
        with connected(database.address) as session:
            load(graph, session)

    return loaded


def run_shell(database: Database, path: Path, *words: str) -> None:
    """Run the README's command for a file in cypher-shell, on another file."""
    server = database.server
    *arguments, _ = command("cypher-shell", *words)
    address = {"neo4j://localhost:7687": server.uri}
    done = run_program(server.home, "cypher-shell", *(address.get(word, word) for word in arguments), str(path), "-p", server.password)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_script_runs_in_cypher_shell(
    database: Database, loaded: Callable[[nx.MultiDiGraph], None], odd_graph: nx.MultiDiGraph, tmp_path: Path
) -> None:
    """On an empty database and on a filled one, graph.cypher does what `kg load` does, whatever the names are."""
    FORMATS["cypher"].write(odd_graph, tmp_path / "graph.cypher")
    for before in ((), (graph_of("one", "two"),)):
        dumps = []
        for bring in (loaded, lambda _: run_shell(database, tmp_path / "graph.cypher", "graph.cypher")):
            database.clear()
            for graph in before:
                loaded(graph)
            bring(odd_graph)
            dumps.append(database.dump())
        assert dumps[0] == dumps[1]


def test_the_queries_run_in_cypher_shell(database: Database, tmp_path: Path) -> None:
    """Every query runs there as it stands, its parameters too, and so do the constraints."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "cypher").rglob("*.cypher"))]
    (tmp_path / "all.cypher").write_text("".join(texts), encoding="utf-8")
    run_shell(database, tmp_path / "all.cypher", "queries/")


def test_the_tables_are_imported(
    database: Database, loaded: Callable[[nx.MultiDiGraph], None], odd_graph: nx.MultiDiGraph, tmp_path: Path
) -> None:
    """neo4j-admin makes the same database of the CSV, whatever the names are."""
    loaded(odd_graph)
    home = tmp_path / "home"
    FORMATS["csv"].write(odd_graph, home / "output" / "csv")
    configure(home)
    done = run_program(home, "neo4j-admin", *command("neo4j-admin"))
    assert done.returncode == 0, done.stdout + done.stderr
    with running(home, port=free_port(), password="of-the-tests") as server, Database.of(server) as imported:
        assert imported.dump() == database.dump()


def test_apoc_imports_graphml(database: Database, odd_graph: nx.MultiDiGraph) -> None:
    """By APOC's importer, labels, types, texts, numbers, flags and lists of the GraphML file arrive as `kg load` would write them."""
    FORMATS["graphml"].write(odd_graph, database.server.home / "import" / "graph.graphml")
    (call,) = re.findall(r"^    (CALL apoc.import.graphml.*)$", README, re.MULTILINE)
    database.run(call)
    nodes = {node["id"]: node for node in database.run("MATCH (n) RETURN n.id AS id, labels(n) AS labels, properties(n) AS said")}
    for row in entity_rows(odd_graph):
        node = nodes.pop(row.id)
        assert set(node["labels"]) == {"Entity", row.label}
        assert _shared(row, flat.NODE).items() <= node["said"].items()
    assert nodes == {}
    links = {link["said"]["key"]: link for link in database.run(LINKS)}
    for row in relation_rows(odd_graph):
        link = links.pop(row.properties["key"])
        assert (link["source"], link["type"], link["target"]) == (row.start, row.type, row.end)
        assert _shared(row, flat.EDGE).items() <= link["said"].items()
    assert links == {}


def _shared(row: NodeRow | LinkRow, types: Types) -> dict[str, Value]:
    """Return the properties that GraphML has, too."""
    return {name: value for name, value in row.properties.items() if name in types}
