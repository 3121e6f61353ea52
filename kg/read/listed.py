"""A list of talks, CSV with a header or JSON: what it says about each file, and which of its rows and columns say nothing."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kg import links
from kg.errors import InputError
from kg.read.about import NOTHING, About, left_out, of_record
from kg.read.columns import FILE, KNOWN, separator
from kg.read.decode import decode
from kg.read.files import content_of
from kg.read.matching import Matches, Named, match

_TOLD = 10  # of what is wrong in a list, so much is told and the rest counted
_WANTED = "CSV with a header, or JSON"
_REST = "cells beyond the last column"


class _Row(NamedTuple):
    """Hold what stands in a row, and where that is."""

    place: str
    record: Mapping[str, Any]


def abouts(
    paths: Sequence[Path], *, listed: Path | None = None, given: About = NOTHING, noticed: Callable[[str], None] = lambda note: None
) -> list[About]:
    """Return what is known about each file beforehand: `given` about all of them, then what the list says.

    Args:
        noticed: Called with a line for the user about the encoding of the list and each row or column that says nothing.

    Raises:
        InputError: The list cannot be read, or has no column that names files or videos.
    """
    if listed is None:
        return [given] * len(paths)
    decoded = decode(content_of(listed), str(listed), wanted=_WANTED)
    if decoded.note:
        noticed(f"{listed}: {decoded.note}")
    rows = _rows(decoded.text, listed)
    known = [of_record(row.record) for row in rows]
    named = [_named(row.record, about) for row, about in zip(rows, known, strict=True)]
    if not any(map(any, named)):
        raise InputError(f"{listed}: no talk in it; give a list with a column file or url, and title, date, guest, host")
    matches = match(paths, named, listed.parent)
    for note in _notes(rows, named, matches, listed):
        noticed(note)
    return [given if number is None else given.over(known[number]) for number in matches.rows]


def _rows(text: str, file: Path) -> Sequence[_Row]:
    try:
        return _entries(json.loads(text, parse_int=str), file) if text.lstrip()[:1] in "[{" else _lines(text, file)
    except (csv.Error, ValueError, RecursionError) as error:
        raise InputError(f"{file}: not a list of talks ({error}); give {_WANTED}") from error


def _entries(whole: object, file: Path) -> Sequence[_Row]:
    records = [{"file": key, **row} for key, row in whole.items() if isinstance(row, dict)] if isinstance(whole, dict) else whole
    numbered = enumerate(records if isinstance(records, list) else (), start=1)
    return [_Row(f"{file}, entry {number}", row) for number, row in numbered if isinstance(row, dict)]


def _lines(text: str, file: Path) -> Sequence[_Row]:
    table = csv.DictReader(io.StringIO(text), restkey=_REST, delimiter=separator(text.partition("\n")[0]))
    return [_Row(f"{file}:{table.line_num}", row) for row in table]


def _notes(rows: Sequence[_Row], named: Sequence[Named], matches: Matches, file: Path) -> Iterator[str]:
    """Say what the list tells in vain."""
    unused = [note for number, row in enumerate(rows) for note in _unused(row, named[number], number, matches)]
    notes = [*_unknown(rows, file), *unused]
    yield from notes[:_TOLD]
    if len(notes) > _TOLD:
        yield f"{file}: and {len(notes) - _TOLD:,} more such rows"


def _unknown(rows: Iterable[_Row], file: Path) -> Iterator[str]:
    """Say which columns are not used."""
    names = [name for name in dict.fromkeys(str(key) for row in rows for key in row.record) if name.strip().lower() not in KNOWN]
    if names:
        more = ", …" if len(names) > _TOLD else ""
        yield f"{file}:1: not used: {', '.join(names[:_TOLD])}{more}; columns are file, title, date, url, guest, host"


def _unused(row: _Row, named: Named, number: int, matches: Matches) -> Iterator[str]:
    called = named.file or named.video
    if called is None:
        yield f"{row.place}: names neither file nor video"
    elif number in matches.doubtful:
        yield f"{row.place}: several talks here are called {called!r}; name the folder, too"
    elif number in matches.again:
        yield f"{row.place}: another row tells of {called!r}; take one away"
    elif number in matches.missing:
        yield f"{row.place}: no talk here is called {called!r}; check the name"
    yield from (f"{row.place}: {note}" for note in left_out(row.record))


def _named(row: Mapping[str, Any], about: About) -> Named:
    folded = {str(key).strip().lower(): value for key, value in row.items()}
    files = (value.strip() for key in FILE if isinstance(value := folded.get(key), str))
    return Named(next(filter(None, files), None), links.video_of(about.url) if about.url else None)
