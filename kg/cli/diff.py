"""`kg diff`: what changed from one graph to another."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli import console
from kg.cli.arguments import AsJson, number, open_stored, path_of

if TYPE_CHECKING:
    from kg.query.difference import Change, Difference, Named, Told


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", parser=path_of, help="A graph.json, or its folder.", show_default=False)],
    new: Annotated[Path, typer.Argument(metavar="NEW", parser=path_of, help="The graph to set beside it.", show_default=False)],
    min_change: Annotated[
        float, typer.Option(min=0, max=1, metavar="P", callback=number, help="Only count shifts of confidence that are less than this.")
    ] = 0.05,
    as_json: AsJson = False,
) -> None:
    """Say what changed from one graph to another.

    That is which things and relations came and went, and what of the others is otherwise: name, type, polarity, confidence and the like.
    Where these are the same, but words or lines are others, that is counted.

    \b
    Example:
      kg diff before output
      kg diff before output --min-change 0.2
    """
    from kg.query import as_record, difference

    found = difference(open_stored(old), open_stored(new), min_change=min_change)
    if as_json:
        console.print_json(as_record(found))
    elif found.is_empty:
        console.say("Nothing changed.")
    else:
        console.say(_counts(found))
        if besides := ", ".join(_besides(found, min_change)):
            console.say(f"Besides, {besides}.")
        _print_things("Things added", found.things_added)
        _print_things("Things removed", found.things_removed)
        _print_changes("Changes of things", found.things_changed)
        _print_relations("Relations added", found.relations_added)
        _print_relations("Relations removed", found.relations_removed)
        _print_changes("Changes of relations", found.relations_changed)


def _counts(found: "Difference") -> str:
    things, relations = (
        f"{len(added):,} added, {len(removed):,} removed, {console.count(len(changed), 'change')}"
        for added, removed, changed in (
            (found.things_added, found.things_removed, found.things_changed),
            (found.relations_added, found.relations_removed, found.relations_changed),
        )
    )
    return f"Things: {things}. Relations: {relations}."


def _besides(found: "Difference", min_change: float) -> Iterator[str]:
    """Yield what is counted alone."""
    if found.slight:
        yield f"{console.count(found.slight, 'shift')} of confidence by less than {min_change:g}"
    if found.other_mentions:
        yield f"{console.count(found.other_mentions, 'thing')} with other mentions"
    if found.other_evidence:
        yield f"{console.count(found.other_evidence, 'relation')} with other evidence"


def _print_things(title: str, things: "Sequence[Named]") -> None:
    if things:
        console.table(f"{title}: {len(things):,}", ("name", "type"), [(each.name, each.type) for each in things])


def _print_relations(title: str, relations: "Sequence[Told]") -> None:
    if relations:
        columns = ("from", "relation", "to", "polarity", "sure")
        rows = [(each.subject, each.type, each.object, each.polarity, f"{each.confidence:.2f}") for each in relations]
        console.table(f"{title}: {len(relations):,}", columns, rows)


def _print_changes(title: str, changes: "Sequence[Change]") -> None:
    if changes:
        rows = [(each.of, each.what, _told(each.before), _told(each.after)) for each in changes]
        console.table(f"{title}: {len(changes):,}", ("of", "what", "before", "after"), rows)


def _told(value: Any) -> str:
    return ", ".join(map(_told, value)) if isinstance(value, list) else "–" if value is None else str(value)
