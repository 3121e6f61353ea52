"""A list of talks, CSV with a header or JSON: what it says about each file, and which of its rows and columns say nothing."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import Any, NamedTuple

from kg import links
from kg.errors import InputError
from kg.read.about import NOTHING, About, json_of, left_out, of_record, text_of
from kg.read.columns import FILE, KNOWN
from kg.read.decode import decode
from kg.read.files import content_of

_TOLD = 10  # of what is wrong in a list, so much is told and the rest counted
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
        noticed: Called with a line for the user about each row or column of the list that says nothing.

    Raises:
        InputError: The list cannot be read, or has no column that names files or videos.
    """
    if listed is None:
        return [given] * len(paths)
    rows = _rows(decode(content_of(listed), str(listed)).text, listed)
    known: dict[str, About] = {}
    for row in rows:
        about = of_record(row.record)
        for key in _keys(row.record, about):
            known.setdefault(key, about)
    if not known:
        raise InputError(f"{listed}: no talk in it; give a list with a column file or url, and title, date, guest, host")
    for note in _notes(rows, listed, {name for path in paths for name in _names(path)}):
        noticed(note)
    return [given.over(next((known[key] for key in _names(path) if key in known), NOTHING)) for path in paths]


def _rows(text: str, file: Path) -> Sequence[_Row]:
    if text.lstrip()[:1] in "[{":
        whole = json_of(text, file)
        records = [{"file": key, **row} for key, row in whole.items() if isinstance(row, dict)] if isinstance(whole, dict) else whole
        numbered = enumerate(records if isinstance(records, list) else (), start=1)
        return [_Row(f"{file}, entry {number}", row) for number, row in numbered if isinstance(row, dict)]
    try:
        table = csv.DictReader(io.StringIO(text), restkey=_REST)
        return [_Row(f"{file}:{table.line_num}", row) for row in table]
    except csv.Error as error:
        raise InputError(f"{file}: not a list of talks ({error}); give CSV with a header, or JSON") from error


def _notes(rows: Sequence[_Row], file: Path, names: Set[str]) -> Iterator[str]:
    """Say what the list tells in vain about talks of these names."""
    notes = [*_unknown(rows, file), *(note for row in rows for note in _unused(row, names))]
    yield from notes[:_TOLD]
    if len(notes) > _TOLD:
        yield f"{file}: and {len(notes) - _TOLD:,} more such rows"


def _unknown(rows: Iterable[_Row], file: Path) -> Iterator[str]:
    """Say which columns are not used."""
    names = [name for name in dict.fromkeys(str(key) for row in rows for key in row.record) if name.strip().lower() not in KNOWN]
    if names:
        more = ", …" if len(names) > _TOLD else ""
        yield f"{file}:1: not used: {', '.join(names[:_TOLD])}{more}; columns are file, title, date, url, guest, host"


def _unused(row: _Row, names: Set[str]) -> Iterator[str]:
    keys = _keys(row.record, of_record(row.record))
    if not keys:
        yield f"{row.place}: names neither file nor video"
    elif names.isdisjoint(keys):
        yield f"{row.place}: no talk here is called {keys[0]!r}; check the name"
    yield from (f"{row.place}: {note}" for note in left_out(row.record))


def _keys(row: Mapping[str, Any], about: About) -> Sequence[str]:
    """Return how a row names its talk."""
    folded = {str(key).strip().lower(): value for key, value in row.items()}
    named = next((name for key in FILE if (name := text_of(folded.get(key)))), None)
    video = links.video_of(about.url) if about.url else None
    return [*([named.replace("\\", "/")] if named else []), *([video] if video else [])]


def _names(path: Path) -> Iterable[str]:
    """Return by what a list may name a file, the surest first."""
    video = re.search(rf"(?:^|[-_\[])({links.VIDEO_ID})(?=\]?(?:\.|$))", path.name)
    return [path.as_posix(), path.name, path.stem, path.name.partition(".")[0], *([video[1]] if video else [])]
