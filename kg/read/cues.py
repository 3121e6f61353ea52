"""WebVTT and SubRip: the cues of a file, when each is shown, and the rows that it shows.

Both libraries that read such files lose what evidence needs, the place of a word in the file, and one of them the times inside a cue.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

_CLOCK = r"(\d{1,6}+(?::\d{1,6}+(?=:))?):(\d{1,6}+(?:[.,]\d{1,6})?)"
_TIMING = re.compile(rf"\s*(-?){_CLOCK}[ \t]*-->[ \t]*-?{_CLOCK}(?![\d:])")
_BLOCK = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_NUMBER = re.compile(r"\s*\d{1,9}\s*")

Cue = tuple[float, float, list[int]]
"""From when until when a cue is shown, in seconds, and its rows: numbers of lines, counted from 0, none of them empty."""


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
    start = 0.0 if before else clock(minutes, seconds.replace(",", "."))
    return start, max(start, clock(last_minutes, last_seconds.replace(",", ".")))


def clock(minutes: str, seconds: str) -> float:
    """Return the seconds of "hours:minutes" or "minutes" and seconds."""
    return minutes_of(minutes) + float(seconds)


@lru_cache(maxsize=1024)
def minutes_of(written: str) -> int:
    """Return the seconds of "hours:minutes" or "minutes"."""
    hours, _, minutes = written.rpartition(":")
    return int(hours or 0) * 3600 + int(minutes) * 60
