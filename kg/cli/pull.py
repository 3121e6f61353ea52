"""`kg pull`: the graph back from a Neo4j database."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli import console
from kg.cli.arguments import path_of
from kg.cli.server import DEFAULT_URI, DEFAULT_USER, Database, Password, Uri, Username, session_at
from kg.export import FORMATS
from kg.export.place import file_of


def pull(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="GRAPH", parser=path_of, show_default=False, help="The file to write, or its folder.")
    ],
    uri: Uri = DEFAULT_URI,
    username: Username = DEFAULT_USER,
    password: Password = None,
    database: Database = None,
) -> None:
    """Bring the graph back from a Neo4j database.

    It comes with what people corrected there: names, types, aliases, relations and what else stands in a graph file may be
    changed in Neo4j Browser before. What was not changed comes back to the byte; what a graph file cannot hold is left out, and counted.

    \b
    Example:
      kg pull -o output/graph.json
    """
    with session_at(uri, username, password, database) as session:
        from kg.neo4j.pull import pull as bring_back

        pulled = bring_back(session, uri)
    path = file_of(output)
    FORMATS["json"].write(pulled.graph, path)
    for reason, number in pulled.left_out.items():
        console.warn(f"Left out: {number:,} × {reason}")
    console.say_where(path)
