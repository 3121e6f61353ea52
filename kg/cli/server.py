"""What the commands take that speak with a Neo4j server."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from neo4j import Session

DEFAULT_URI, DEFAULT_USER = "neo4j://localhost:7687", "neo4j"

Uri = Annotated[str, typer.Option("--uri", envvar="NEO4J_URI", metavar="URI", help="Where the server is.")]
Username = Annotated[str, typer.Option("--username", "-u", envvar="NEO4J_USERNAME", metavar="NAME", help="Whose account it is.")]
Password = Annotated[
    str | None,
    typer.Option(
        "--password",
        envvar="NEO4J_PASSWORD",
        metavar="WORD",
        show_default=False,
        help="Its password; better set in the environment, or typed when asked.",
    ),
]
Database = Annotated[
    str | None,
    typer.Option(
        "--database", envvar="NEO4J_DATABASE", metavar="NAME", help="Which of its databases. [default: the user's own]", show_default=False
    ),
]


@contextmanager
def session_at(uri: str, username: str, password: str | None, database: str | None) -> Iterator["Session"]:
    """Open a session with the server; the password is asked for where none is given.

    Raises:
        BadParameter: There is none, and no terminal to ask on.
        ServerError: The server cannot be used.
    """
    from kg.neo4j.address import Address
    from kg.neo4j.connection import connected

    with connected(Address(uri, username, _asked(username) if password is None else password, database)) as session:
        yield session


def _asked(username: str) -> str:
    if not sys.stdin.isatty():
        raise typer.BadParameter("no password; set NEO4J_PASSWORD, or run the command in a terminal", param_hint="--password")
    answer: str = typer.prompt(f"Password of {username}", default="", show_default=False, hide_input=True, err=True)
    return answer
