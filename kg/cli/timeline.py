"""`kg timeline`: where in the talks a thing comes up."""

from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import console
from kg.cli.arguments import AsJson, GraphPath, open_stored
from kg.cli.statements import clock

if TYPE_CHECKING:
    from kg.query import Moment


def timeline(
    graph: GraphPath,
    thing: Annotated[str, typer.Argument(metavar="A", help="Name or id of a thing.", show_default=False)],
    as_json: AsJson = False,
) -> None:
    """List where in the talks a thing comes up.

    Each place has the line that speaks of it, or, where the graph holds no text, what the thing is called there.

    \b
    Example:
      kg timeline output "Geoffrey Hinton"
    """
    from kg.query import as_record, resolve
    from kg.query import timeline as moments_of

    stored = open_stored(graph)
    id_ = resolve(stored, thing)
    moments = moments_of(stored, id_)
    if as_json:
        console.print_json(as_record(moments))
        return
    console.heading(f"{stored.things[id_]['name']}: {console.count(len(moments), 'mention')}")
    for (talk, date, url), told in groupby(moments, key=lambda each: (each.talk, each.date, each.url if each.seconds is None else None)):
        console.paragraph("  ".join(filter(None, (talk, date, url))))
        for moment in told:
            _print_moment(moment)


def _print_moment(moment: "Moment") -> None:
    when = "" if moment.seconds is None else f"{clock(moment.seconds):>8}  "
    called = moment.surface if moment.shortened is None else f"“{moment.shortened}”"
    played = "" if moment.seconds is None or moment.url is None else f"  {moment.url}"
    console.paragraph(f"{moment.line:>6}  {when}{called}{played}", indent=2)
