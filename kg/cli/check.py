"""`kg check`: whether what a graph says stands in its talks."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import console
from kg.cli.arguments import AsJson, GraphPath, Limit, open_graph, path_of
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.evaluate import Audit, Ungrounded
    from kg.model import Transcript


def check(
    graph: GraphPath,
    talks: Annotated[
        list[Path],
        typer.Argument(metavar="TALK…", parser=path_of, show_default=False, help="The talks it was made of, as kg build was given them."),
    ],
    limit: Limit = 20,
    as_json: AsJson = False,
) -> None:
    """Check a graph, whoever made it, against its talks.

    Every mention must stand in its talk at the line and offset that the graph names, and so must every quote,
    with the words of both ends in it. What fails is listed, and the exit code is 1. What is no transcript is skipped, and said.

    \b
    Example:
      kg check output talk.txt
    """
    from kg.evaluate import audit

    found = audit(open_graph(graph), _read(talks))
    if as_json:
        console.print_json(asdict(found))
    else:
        _print(found, limit)
    if found.failing:
        raise typer.Exit(1)


def _read(paths: Sequence[Path]) -> "dict[str, Transcript]":
    """Return the talks by their ids, and say what else lies there; where none can be read, say why."""
    from kg import read

    failed: list[InputError] = []
    files = read.inputs(paths, skipped=console.warn, failed=failed.append)
    talks: dict[str, Transcript] = {}
    for file, name in zip(files, read.ids(files, paths), strict=True):
        try:
            talks[name] = read.read(file, id=name)
        except InputError as error:
            failed.append(error)
    if not talks:
        raise failed[0]
    for each in failed:
        console.warn(f"Skipped: {each}")
    return talks


def _print(found: "Audit", limit: int) -> None:
    counted = (
        f"{console.count(found.things, 'thing')} with {console.count(found.mentions, 'mention')}, "
        f"{console.count(found.relations, 'relation')} with {console.count(found.quotes, 'quote')}"
    )
    if not found.failing:
        console.say(f"All stand in the talks: {counted}.")
        return
    faults = console.count(len(found.failing), "fault")
    columns = ("of", "talk", "line", "words", "what fails")
    console.table(f"{faults} in {counted}", columns, [_row(each) for each in found.failing[:limit]])
    if len(found.failing) > limit:
        console.warn(f"{len(found.failing) - limit:,} more; --limit lists more, --json all")


def _row(each: "Ungrounded") -> Sequence[str]:
    return (each.of, each.talk or "–", "–" if each.line is None else str(each.line), each.words or "–", each.reason)
