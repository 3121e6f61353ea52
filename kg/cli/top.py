"""`kg top`: what a graph is about."""

from typing import Annotated

import typer

from kg.cli import console
from kg.cli.arguments import AsJson, GraphPath, Limit, one_of, open_stored
from kg.cli.instead import tell_no_thing
from kg.ontology import EntityType


def top(
    graph: GraphPath,
    type_: Annotated[
        EntityType | None,
        typer.Option("--type", "-t", metavar="TYPE", **one_of(EntityType), help=f"List these alone: {', '.join(EntityType)}."),
    ] = None,
    limit: Limit = 20,
    as_json: AsJson = False,
) -> None:
    """List the things that the talks mention and relate most.

    \b
    Example:
      kg top output
      kg top output --type Paper --json
    """
    from kg.query import as_record
    from kg.query import top as ranked

    stored = open_stored(graph)
    things = ranked(stored, kind=type_, limit=limit)
    if as_json:
        console.print_json(as_record(things))
        return
    if not things:
        tell_no_thing(stored, type_)
        return
    columns = ("name", "type", "salience", "mentions", "talks", "relations")
    rows = [
        (each.name, each.type, f"{each.salience:.2f}", f"{each.mentions:,}", f"{each.talks:,}", f"{each.relations:,}") for each in things
    ]
    console.table("Most salient", columns, rows)
