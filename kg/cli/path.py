"""`kg path`: how two things are connected."""

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import console
from kg.cli.arguments import AsJson, GraphPath, open_stored
from kg.cli.statements import print_sources, print_statements

if TYPE_CHECKING:
    from kg.query import Connection, Stored


def path(
    graph: GraphPath,
    one: Annotated[str, typer.Argument(metavar="A", help="Name or id of a thing.", show_default=False)],
    other: Annotated[str, typer.Argument(metavar="B", help="Name or id of another.", show_default=False)],
    as_json: AsJson = False,
) -> None:
    """Say how two things are connected.

    The way of the fewest relations is told, and the one whose relations are surest together. Relations are gone along in either
    direction; what the talks deny connects nothing.

    \b
    Example:
      kg path output Hinton OpenAI
    """
    from kg.query import as_record, certain, resolve, shortest

    stored = open_stored(graph)
    ends = resolve(stored, one), resolve(stored, other)
    ways = {"shortest": shortest(stored, *ends), "certain": certain(stored, *ends)}
    if as_json:
        console.print_json(as_record(ways))
    else:
        _print_ways(stored, ways["shortest"], ways["certain"])


def _print_ways(stored: "Stored", short: "Connection | None", sure: "Connection | None") -> None:
    if short is None or sure is None:
        console.say("Nothing connects them.")
    elif short == sure:
        _print_way("The shortest way, and the surest", stored, short)
    else:
        _print_way("The shortest way", stored, short)
        console.say()
        _print_way("The surest way", stored, sure)


def _print_way(title: str, stored: "Stored", way: "Connection") -> None:
    console.heading(f"{title}: {console.count(len(way.steps), 'relation')}, {way.confidence:.2f} sure")
    console.paragraph(" – ".join(way.names))
    print_statements(way.steps, several=len(stored.sources) > 1)
    print_sources(way.steps)
