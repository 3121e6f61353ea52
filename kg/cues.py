"""WebVTT and SubRip: the cues of a file, when each is shown, and which rows it shows anew.

Both libraries that read such files lose what evidence needs, the place of a word in the file, and one of them the times inside a cue.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice, pairwise
from typing import TypeVar

CLOCK = r"(\d{1,6}+(?::\d{1,6}+(?=:))?+):(\d{1,6}+(?:[.,]\d{1,6}+)?+)"
"""A time: "hours:minutes" or "minutes", then seconds."""

_TIMES = rf"(-?){CLOCK}[ \t]*-->[ \t]*-?{CLOCK}(?![\d:])"
_TIMING = re.compile(rf"\s*{_TIMES}")
_BEGINNING = re.compile(rf"[\ufeff \t\r\n]*+(?:WEBVTT\b|(?:\d{{1,9}}+\s++)?{_TIMES})")
_BLOCK = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_NUMBER = re.compile(r"\s*\d{1,9}\s*")
_TAG = re.compile(r"<[^<>]{0,300}>")

_JUDGED = 1000
"""Cues at the beginning of a file by which it is taken to roll or not."""

_ROLLING_FROM = 0.2
"""Share of them that show a row of the one before and a new one below, from which it does."""

_NEAR = 1.0
"""Seconds between two cues of which the second may still show a row of the first."""

_SCREEN = 15
"""Rows that a screen holds at most; of a longer cue no more are looked for in the next."""

Row = TypeVar("Row")

Cue = tuple[float, float, list[int]]
"""From when until when a cue is shown, in seconds, and its rows: numbers of lines, counted from 0, none of them empty."""


def are_captions(text: str) -> bool:
    """Tell whether a text is that of captions, by how it begins."""
    return _BEGINNING.match(text, 0, 4096) is not None


def cues(lines: Sequence[str]) -> Iterator[Cue]:
    """Yield the cues of a file, in its order; numbers, names of cues, notes and styles are left out, times that cannot be are 0."""
    shown: tuple[float, float] | None = None
    rows: list[int] = []
    parted, noted, opens = True, False, 0
    for number, line in enumerate(lines):
        if not line:
            parted, noted = True, False
            continue
        if noted:
            continue
        if "-->" in line and (timing := _TIMING.match(line)):
            if shown is not None:
                yield *shown, _without_name(lines, rows, opens, parted)
            shown, rows, opens = _shown(timing), [], 0
        elif parted and _BLOCK.match(line):
            noted = True
        elif shown is not None:
            if parted:
                opens = len(rows)
            rows.append(number)
        parted = False
    if shown is not None:
        yield *shown, rows


def _without_name(lines: Sequence[str], rows: list[int], opens: int, parted: bool) -> list[int]:
    """Leave out the number or name of the next cue: the last row, if it follows an empty line or stands right above the times.

    A name does both; for a number one is enough.
    """
    apart = 0 < opens == len(rows) - 1
    if rows and ((apart and not parted) or ((apart or not parted) and _NUMBER.fullmatch(lines[rows[-1]]))):
        rows.pop()
    return rows


def _shown(timing: re.Match[str]) -> tuple[float, float]:
    before, minutes, seconds, last_minutes, last_seconds = timing.groups()
    start = 0.0 if before else clock(minutes, seconds)
    return start, max(start, clock(last_minutes, last_seconds))


def clock(minutes: str, seconds: str) -> float:
    """Return the seconds of "hours:minutes" or "minutes" and seconds."""
    return minutes_of(minutes) + float(seconds.replace(",", "."))


@lru_cache(maxsize=1024)
def minutes_of(written: str) -> int:
    """Return the seconds of "hours:minutes" or "minutes"."""
    hours, _, minutes = written.rpartition(":")
    return int(hours or 0) * 3600 + int(minutes) * 60


def untagged(line: str) -> str:
    """Return what is seen of a row."""
    return (_TAG.sub("", line) if "<" in line else line).strip()


def anew(shown: Iterable[tuple[float, float, Sequence[Row], list[str]]]) -> Iterator[tuple[float, Sequence[Row]]]:
    """Yield when each cue begins, and the rows that the one before has not shown already, where captions roll up the screen.

    Args:
        shown: Of each cue from when until when it is shown, its rows, and what is seen of each.
    """
    coming = iter(shown)
    judged = list(islice(coming, _JUDGED))
    rolls = _roll([seen for _, _, _, seen in judged])
    until: float = 0
    above: list[str] = []
    for start, end, rows, seen in chain(judged, coming):
        yield start, rows[_repeated(above, seen) :] if rolls and start <= until + _NEAR else rows
        until, above = end, seen


def _roll(seen: Sequence[list[str]]) -> bool:
    rolled = sum(0 < _repeated(above, below) < len(below) for above, below in pairwise(seen))
    return rolled > _ROLLING_FROM * len(seen)


def _repeated(above: list[str], below: list[str]) -> int:
    """Return how many rows at the top of a cue were the last rows of the one before."""
    above = [text for text in above if text][-_SCREEN:]
    size = min(len(above), len(below))
    while above[len(above) - size :] != below[:size]:
        size -= 1
    return size
