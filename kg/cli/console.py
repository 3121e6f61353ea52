"""What the commands print with: plain lines, tables, a progress bar. What a talk says reaches the terminal as text alone."""

import json
import shutil
import sys
import textwrap
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import typer

_JOINERS = "\u200c\u200d"  # invisible, but words of several scripts are misspelt without them
_WIDEST = 100  # columns of running text; longer lines are hard to read


def clean(text: str) -> str:
    """Return the text on one line, without characters that steer a terminal."""
    return "".join(letter if letter.isprintable() or letter in _JOINERS else " " for letter in text)


def count(number: int, noun: str) -> str:
    """Return the number with the noun in its form: "1 talk", "2 talks"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def say(text: str = "") -> None:
    """Print a line to standard output."""
    typer.echo(clean(text))


def warn(text: str) -> None:
    """Print a line to standard error."""
    typer.echo(clean(text), err=True)


def heading(text: str) -> None:
    """Print a line that stands out on a terminal."""
    typer.secho(clean(text), bold=True)


def paragraph(text: str, *, indent: int = 0) -> None:
    """Print a text in lines no longer than the terminal is wide; elsewhere as one line."""
    space = " " * indent
    if not sys.stdout.isatty():
        typer.echo(space + clean(text))
        return
    for line in textwrap.wrap(clean(text), _width(), initial_indent=space, subsequent_indent=space, break_long_words=False):
        typer.echo(line)


def print_json(record: Any) -> None:
    """Print what JSON can hold."""
    typer.echo(json.dumps(record, indent=2, ensure_ascii=False))


def _width() -> int:
    return min(shutil.get_terminal_size().columns, _WIDEST)


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table: ruled on a terminal, its cells set apart by tabs elsewhere; numbers are set to the right."""
    if sys.stdout.isatty():
        _ruled(title, columns, rows)
    else:
        for line in (title, "\t".join(columns), *("\t".join(map(clean, row)) for row in rows), ""):
            typer.echo(line)


def _ruled(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    ruled = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for index, column in enumerate(columns):
        numeric = all(row[index].replace(",", "").replace(".", "").isdigit() for row in rows)
        ruled.add_column(column, justify="right" if numeric and rows else "left", overflow="fold")
    for row in rows:
        ruled.add_row(*(Text(clean(cell)) for cell in row))
    Console().print(ruled)


@contextmanager
def progress(title: str, *, shown: bool = True) -> Iterator[Callable[[int, int], None]]:
    """Give a function that takes how much is done and how much there is; it draws a bar where a terminal shows it."""
    if not shown or not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@contextmanager
def pace(title: str, *, shown: bool = True) -> Iterator[Callable[[int, int, int], None]]:
    """Give a function that takes how many talks are done, how many there are, and the words worked on; a bar shows pace and time left."""
    if not shown or not sys.stderr.isatty():
        yield lambda done, total, words: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(title), BarColumn(), MofNCompleteColumn(), TextColumn("talks"), TextColumn("{task.fields[pace]}"))
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True, speed_estimate_period=600) as bar:
        task = bar.add_task(title, total=None, pace="")
        started = time.monotonic()
        yield lambda done, total, words: bar.update(
            task, completed=done, total=total, pace=f"{words / (time.monotonic() - started):,.0f} words/s" if words else ""
        )
