"""`kg explain`: all that the talks say of a thing, or between two."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import console
from kg.cli.arguments import AsJson, GraphPath, MinConfidence, Relations, Stated, open_stored
from kg.cli.instead import tell_no_relation
from kg.cli.statements import print_sources, print_statements

if TYPE_CHECKING:
    from kg.query import Match, Thing

OTHERS = 5  # things of a like name that are told
HEARD = 6  # ways of saying a name that are listed


def explain(
    graph: GraphPath,
    one: Annotated[str, typer.Argument(metavar="A", help="Name or id of a thing.", show_default=False)],
    other: Annotated[str | None, typer.Argument(metavar="[B]", help="Of another; then what is said between the two.")] = None,
    relation: Relations = None,
    polarity: Stated = None,
    min_confidence: MinConfidence = 0.0,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, metavar="N", help="How many relations to list, if not all.")] = None,
    as_json: AsJson = False,
) -> None:
    """Say all that the talks say of a thing, or between two things.

    Each relation has the words that say it, the surest comes first. A name that nothing has is asked back.

    \b
    Example:
      kg explain output "Geoffrey Hinton"
      kg explain output "Geoffrey Hinton" --relation AUTHORED --polarity asserted
      kg explain output "Ilya Sutskever" OpenAI
    """
    from kg.query import as_record, edges_between, find, resolve
    from kg.query import explain as explained

    stored = open_stored(graph)
    ids = resolve(stored, one), None if other is None else resolve(stored, other)
    whole = explained(stored, *ids, types=relation or (), polarity=polarity, min_confidence=min_confidence)
    answer = replace(whole, statements=whole.statements[:limit])
    if as_json:
        console.print_json(as_record(answer))
        return
    for thing in answer.things:
        _print_thing(thing)
    console.say()
    console.say(_count(len(whole.statements), len(answer.statements)))
    if not whole.statements and (edges := edges_between(stored, *ids)):
        tell_no_relation(edges, relation, polarity, min_confidence)
    elif not whole.statements and len(answer.things) > 1:
        console.warn("kg path says by what else the two are connected")
    print_statements(answer.statements, several=len(stored.sources) > 1)
    print_sources(answer.statements)
    for asked, thing in zip((one, other), answer.things, strict=False):
        _tell_others(asked or "", [match for match in find(stored, asked or "") if match.id != thing.id])


def _count(relations: int, listed: int) -> str:
    return console.count(relations, "relation") + (f"; the surest {listed:,}:" if listed < relations else "")


def _tell_others(asked: str, matches: "Sequence[Match]") -> None:
    """Tell what else is called or heard as was asked, or has that in its name."""
    others = [match for match in matches if match.is_literal and (match.score == 1 or match.called == match.name)]
    if others:
        told = ", ".join(f"{match.name} ({match.id})" for match in others[:OTHERS])
        console.warn(f"{asked!r} may also mean {told}{', …' if len(others) > OTHERS else ''}")


def _print_thing(thing: "Thing") -> None:
    console.heading(thing.name)
    told = [thing.type, console.count(thing.mentions, "mention"), f"salience {thing.salience:.2f}", "" if thing.known else "in no catalog"]
    console.paragraph(", ".join(filter(None, told)), indent=4)
    if thing.aliases:
        console.paragraph(f"also {', '.join(thing.aliases)}", indent=4)
    heard = [f"{surface} ({number:,})" for surface, number in thing.heard[:HEARD]]
    console.paragraph(f"heard as {', '.join(heard)}{', …' if len(thing.heard) > HEARD else ''}", indent=4)
