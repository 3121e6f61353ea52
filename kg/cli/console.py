"""What the commands print with: plain lines, tables, a progress bar. What a talk says reaches the terminal as text alone."""

import json
import os
import shlex
import shutil
import string
import sys
import textwrap
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from rich.console import Console

_JOINERS = "\u200c\u200d"  # invisible, but words of several scripts are misspelt without them
_PLAIN = frozenset(string.printable[:95]) - set("'\\")  # letters, digits, punctuation and the space
_WIDEST = 100  # columns of running text; longer lines are hard to read


def clean(text: str) -> str:
    """Return the text on one line, without characters that steer a terminal; bytes of a file's name that are none stand as "\\xff"."""
    return "".join(letter if letter.isprintable() or letter in _JOINERS else _stand_in(letter) for letter in text)


def _stand_in(letter: str) -> str:
    return f"\\x{os.fsencode(letter).hex()}" if "\udc80" <= letter <= "\udcff" else " "


def in_shell(path: Path) -> str:
    """Return a path as a shell takes it, on one line and in letters that every terminal has where its own cannot be printed."""
    text = str(path)
    if text.isprintable():
        return shlex.quote(text)
    return "$'{}'".format("".join(chr(byte) if chr(byte) in _PLAIN else f"\\x{byte:02x}" for byte in os.fsencode(text)))


def count(number: int, noun: str) -> str:
    """Return the number with the noun in its form: "1 talk", "2 talks"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def say(text: str = "") -> None:
    """Print a line to standard output."""
    typer.echo(clean(text))


def say_where(path: Path) -> None:
    """Print a path: as it is, or else as a shell takes it."""
    say(str(path) if str(path).isprintable() else in_shell(path))


def warn(text: str) -> None:
    """Print a line to standard error."""
    typer.echo(clean(text), err=True)


def heading(text: str) -> None:
    """Print a line that stands out on a terminal."""
    typer.echo(clean(text) if _is_plain() else typer.style(clean(text), bold=True))


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


def _is_plain() -> bool:
    """Tell whether the terminal cannot, or its user will not, have anything but letters: see no-color.org."""
    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") in {"dumb", "unknown"}


def _rich(*, stderr: bool = False) -> "Console":
    """Return what draws on the terminal."""
    from rich.console import Console

    return Console(stderr=stderr, color_system=None if _is_plain() else "auto")


def _width() -> int:
    return min(shutil.get_terminal_size().columns, _WIDEST)


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table: ruled on a terminal, its cells set apart by tabs elsewhere; numbers are set to the right."""
    if sys.stdout.isatty():
        _ruled(title, columns, rows)
    else:
        for line in (title, *("\t".join(map(clean, row)) for row in (columns, *rows)), ""):
            typer.echo(line)


def _ruled(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    ruled = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for index, column in enumerate(columns):
        numeric = all(row[index].replace(",", "").replace(".", "").isdigit() for row in rows)
        ruled.add_column(Text(clean(column)), justify="right" if numeric and rows else "left", overflow="fold")
    for row in rows:
        ruled.add_row(*(Text(clean(cell)) for cell in row))
    _rich().print(ruled)


@contextmanager
def progress(title: str, *, shown: bool = True) -> Iterator[Callable[[int, int], None]]:
    """Give a function that takes how much is done and how much there is; it draws a bar where a terminal shows it."""
    if not shown or not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.progress import Progress

    with Progress(console=_rich(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@contextmanager
def pace(title: str, *, shown: bool = True) -> Iterator[Callable[[int, int, int], None]]:
    """Give a function that takes how many talks are done, how many there are, and the words worked on; a bar shows pace and time left."""
    if not shown or not sys.stderr.isatty():
        yield lambda done, total, words: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(title), BarColumn(), MofNCompleteColumn(), TextColumn("talks"), TextColumn("{task.fields[pace]}"))
    with Progress(*columns, TimeRemainingColumn(), console=_rich(stderr=True), transient=True, speed_estimate_period=600) as bar:
        task = bar.add_task(title, total=None, pace="")
        started = time.monotonic()
        yield lambda done, total, words: bar.update(
            task, completed=done, total=total, pace=f"{words / (time.monotonic() - started):,.0f} words/s" if words else ""
        )
