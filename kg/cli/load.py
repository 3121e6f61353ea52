"""`kg load`: a graph into a Neo4j database."""

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import console
from kg.cli.arguments import GraphPath
from kg.cli.server import DEFAULT_URI, DEFAULT_USER, Database, Password, Uri, Username, session_at
from kg.export.place import file_of

if TYPE_CHECKING:
    from kg.neo4j.load import Report


def load(
    graph: GraphPath,
    uri: Uri = DEFAULT_URI,
    username: Username = DEFAULT_USER,
    password: Password = None,
    database: Database = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove what an earlier load wrote and no talk says any more; what others wrote stays.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")] = False,
) -> None:
    """Bring a graph into a Neo4j database.

    What is there is merged with it: loading twice changes nothing, and a load that was cut off goes on where it stopped.
    Address, user, password and database are taken from NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE, too.

    \b
    Example:
      kg load output
      kg load output/graph.json --uri neo4j+s://example.org --prune --dry-run
    """
    from kg.export.graph_file import opened

    started = time.perf_counter()
    with (
        opened(file_of(graph)) as file,
        session_at(uri, username, password, database) as session,
        console.progress("Loading") as advance,
    ):
        from kg.neo4j.load import load as bring

        report = bring(file, session, prune=prune, dry_run=dry_run, progress=advance)
    last = "removed" if prune else "no longer said"
    console.table("Would change" if dry_run else "Loaded", ("what", "new", "changed", "as before", last), _rows(report))
    _hint(report, prune)
    console.say(f"{uri}, {time.perf_counter() - started:.1f} s")


def _rows(report: "Report") -> list[Sequence[str]]:
    return [
        (name, *(f"{number:,}" for number in (tally.new, tally.changed, tally.same, tally.left_over)))
        for name, tally in report.tallies.items()
    ]


def _hint(report: "Report", prune: bool) -> None:
    if report.stayed:
        console.warn(f"{console.count(report.stayed, 'thing')} could not be removed: something that others wrote hangs on it")
    if not prune and any(tally.left_over for tally in report.tallies.values()):
        console.warn("What no talk says any more is still there; --prune removes it")
