"""What `kg load` takes beside the plainest script that could load the same rows, and whether cut connections do any harm.

A real server runs meanwhile. `python -m bench.loading GRAPH URI PASSWORD` is the plain script.
"""

import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from neo4j import GraphDatabase

from bench.child import Run, run_kg, run_module
from bench.exports import RELATIONS_EACH, THINGS, large_graph
from bench.table import print_table
from kg.export import FORMATS, node_link, rows
from kg.export.rows import LinkRow, NodeRow
from kg.export.statements import SCHEMA
from tests.neo4j.database import Database
from tests.neo4j.proxy import Proxy
from tests.neo4j.server import Server, UnavailableError, free_port, running

BATCH = 1000
CUTS, CUT_THINGS = 20, 500
TALK = "UNWIND $rows AS row MERGE (n:Talk {id: row.id}) SET n += row.properties"
ENTITY = "UNWIND $rows AS row MERGE (n:Entity {{id: row.id}}) SET n:{}, n += row.properties"
RELATION = """\
UNWIND $rows AS row MATCH (a:Entity {{id: row.source}}) MATCH (b:Entity {{id: row.target}})
MERGE (a)-[r:{} {{key: row.properties.key}}]->(b) SET r += row.properties"""
MENTION = """\
UNWIND $rows AS row MATCH (a:Entity {id: row.source}) MATCH (b:Talk {id: row.target})
MERGE (a)-[r:MENTIONED_IN]->(b) SET r += row.properties"""
HEAP = ["-Xmx1g"]


def measure_loading(*, things: int = THINGS, cut_things: int = CUT_THINGS) -> list[str]:
    """Print what a load takes and whether loads that were cut off go on, and return what was not as it should be."""
    try:
        with tempfile.TemporaryDirectory() as folder, _server(Path(folder)) as server:
            _compare(server, Path(folder) / "graph.json", things)
            return _cut(server, Path(folder) / "graph.json", cut_things)
    except UnavailableError as error:
        print(f"\nno server to load into: {error}")
        return []


def _server(folder: Path) -> AbstractContextManager[Server]:
    return running(folder / "neo4j", port=free_port(), password="of-the-bench", flags=HEAP)


def _compare(server: Server, path: Path, things: int) -> None:
    """Print the time and memory of the plain script, of a load into the emptied database, and of the same load again."""
    _write(path, things // 100)
    _load(server, path)  # the server is warm before anything is measured
    _write(path, things)
    _clear(server)
    plain = run_module("bench.loading", path, server.uri, server.password)
    _clear(server)
    first, second = _load(server, path), _load(server, path)
    named = {"plain script": plain, "kg load": first, "kg load again": second}
    figures = [(name, taken.seconds, taken.processor, round(taken.megabytes)) for name, taken in named.items()]
    title = f"{things:,} things and {things * RELATIONS_EACH:,} relations into Neo4j, from the graph file"
    print_table(title, ("run", "seconds", "of processor", "MB at peak"), figures)
    print(f"kg load takes {first.seconds / plain.seconds:.2f} times the plain script, and is to take under 1.5;")
    print(
        f"again it takes {second.seconds / first.seconds:.2f} of the first time, and is to take under a third, and under 500 MB each time"
    )


def _write(path: Path, things: int) -> None:
    """Write a graph file, in a process of its own: what this one holds at its peak would be counted as that of its children."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        process.submit(_write_here, path, things).result()


def _write_here(path: Path, things: int) -> None:
    FORMATS["json"].write(large_graph(things, RELATIONS_EACH), path)


def _load(server: Server, path: Path, uri: str | None = None, *, may_fail: bool = False) -> Run:
    options = ("--uri", uri or server.uri, "--username", server.username, "--password", server.password)
    return run_kg("load", path, *options, may_fail=may_fail)


def _clear(server: Server) -> None:
    with Database.of(server) as database, database.driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 500 ROWS").consume()


def _cut(server: Server, path: Path, things: int) -> list[str]:
    """Cut loads off at random, load again each time, and return where that gave another database than an undisturbed load."""
    draw, complaints = random.Random(94), []
    _write(path, things)
    with Database.of(server) as database:
        _clear(server)
        with Proxy(server.port, cut_after=10**12) as proxy:
            _load(server, path, f"bolt://127.0.0.1:{proxy.port}")
            sent = 10**12 - proxy.left
        wanted = database.dump()
        for number in range(CUTS):
            _clear(server)
            place = draw.randrange(sent)
            with Proxy(server.port, cut_after=place) as proxy:
                _load(server, path, f"bolt://127.0.0.1:{proxy.port}", may_fail=True)
            _load(server, path)
            if database.dump() != wanted:
                complaints.append(f"load {number}, cut off after {place} bytes of {sent} and begun again, gave another database")
    print(f"\n{CUTS} loads of {things:,} things were cut off at random and begun again: {len(complaints)} gave another database")
    return complaints


def load_plainly(path: Path, uri: str, password: str) -> None:
    """Load the rows of a graph file as a script of a dozen lines would."""
    graph = node_link.read(path)
    with GraphDatabase.driver(uri, auth=("neo4j", password)) as driver, driver.session() as session:
        for statement in SCHEMA:
            session.run(statement).consume()
        for statement, parameters in _statements(graph):
            for start in range(0, len(parameters), BATCH):
                session.run(statement, rows=parameters[start : start + BATCH]).consume()


def _statements(graph: Any) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for node in rows.talk_rows(graph):
        groups[TALK].append(_node(node))
    for node in rows.entity_rows(graph):
        groups[ENTITY.format(node.label)].append(_node(node))
    for link in rows.relation_rows(graph):
        groups[RELATION.format(link.type)].append(_link(link))
    for link in rows.mentioned_rows(graph):
        groups[MENTION].append(_link(link))
    yield from groups.items()


def _node(row: NodeRow) -> dict[str, Any]:
    return {"id": row.id, "properties": row.properties}


def _link(row: LinkRow) -> dict[str, Any]:
    return {"source": row.start, "target": row.end, "properties": row.properties}


if __name__ == "__main__":
    load_plainly(Path(sys.argv[1]), *sys.argv[2:])
