"""`kg find`: what is called something like that."""

from typing import Annotated

import typer

from kg.cli import console
from kg.cli.arguments import AsJson, GraphPath, Limit, open_stored


def find(
    graph: GraphPath,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A name, as you would spell it, or as it sounds.", show_default=False)],
    limit: Limit = 10,
    as_json: AsJson = False,
) -> None:
    """Find things by what they are called.

    Looks at names, aliases and what the captions made of them, also for what is spelt nearly so, or sounds alike.

    \b
    Example:
      kg find output sutskever
      kg find output "elias discover" --json
    """
    from kg.query import as_record
    from kg.query import find as found

    matches = found(open_stored(graph), text, limit=limit)
    if as_json:
        console.print_json(as_record(matches))
    elif matches:
        columns = ("name", "type", "called", "by", "alike", "mentions", "id")
        rows = [(each.name, each.type, each.called, each.by, f"{each.score:.2f}", f"{each.mentions:,}", each.id) for each in matches]
        console.table(f"Like {text!r}", columns, rows)
    else:
        console.warn(f"Nothing is called anything like {text!r}.")
