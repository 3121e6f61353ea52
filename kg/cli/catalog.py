"""`kg catalog`: look after the lists of names."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli import console
from kg.cli.arguments import path_of

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def catalog() -> None:
    """Look after the lists of names.

    \b
    Example:
      kg catalog check names.jsonl
    """


@app.command()
def check(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", parser=path_of, help="JSON Lines files, one entry a line.", show_default=False)
    ],
) -> None:
    """Find every problem in lists of names.

    The files are taken together. What becomes of built-in names beside them is said as well. Exits with 1 when there is a problem.

    \b
    Example:
      kg catalog check names.jsonl more-names.jsonl
    """
    from kg.catalog.changes import changes
    from kg.catalog.check import check as problems_of

    problems = problems_of(files)
    for change in changes(files):
        console.warn(change)
    for problem in problems:
        console.say(f"{problem.place}: {problem.text}")
    console.warn(console.count(len(problems), "problem") if problems else "No problems.")
    raise typer.Exit(1 if problems else 0)
