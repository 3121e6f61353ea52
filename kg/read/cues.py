"""WebVTT and SubRip: the cues of a file, when each is shown, and the rows that it shows.

Both libraries that read such files lose what evidence needs, the place of a word in the file, and one of them the times inside a cue.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.read.lines import Span

_CLOCK = r"-?((?:\d{1,6}:)?\d{1,6}):(\d{1,6}(?:[.,]\d{1,6})?)"
_TIMING = re.compile(rf"\s*{_CLOCK}[ \t]*-->[ \t]*{_CLOCK}(?![\d:])")
_BLOCK = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_NUMBER = re.compile(r"\s*\d{1,9}\s*")


@dataclass(frozen=True, slots=True)
class Cue:
    """Hold when a cue is shown, in seconds, and the spans of its rows, none of them empty."""

    start: float
    end: float
    rows: tuple[Span, ...]


def cues(content: str, lines: Sequence[Span]) -> Iterator[Cue]:
    """Yield the cues of a file, in its order; numbers, names of cues, notes and styles are left out, times that cannot be are 0."""
    shown: tuple[float, float] | None = None
    rows: list[Span] = []
    parted, noted, opens = True, False, 0
    for start, end in lines:
        line = content[start:end]
        if not line:
            parted, noted = True, False
            continue
        noted = noted or (parted and _BLOCK.match(line) is not None)
        if not noted and "-->" in line and (timing := _TIMING.match(line)):
            if shown is not None:
                yield Cue(*shown, tuple(_without_name(content, rows, opens, parted)))
            shown, rows, opens = _shown(timing), [], 0
        elif not noted and shown is not None:
            opens = len(rows) if parted else opens
            rows.append((start, end))
        parted = False
    if shown is not None:
        yield Cue(*shown, tuple(rows))


def _without_name(content: str, rows: list[Span], opens: int, parted: bool) -> list[Span]:
    """Leave out the number or name of the next cue: the last row, if it follows an empty line or stands right above the times.

    A name does both; for a number one is enough.
    """
    apart = 0 < opens == len(rows) - 1
    if rows and ((apart and not parted) or ((apart or not parted) and _NUMBER.fullmatch(content, *rows[-1]))):
        rows.pop()
    return rows


def _shown(timing: re.Match[str]) -> tuple[float, float]:
    minutes, seconds, last_minutes, last_seconds = timing.groups()
    start = 0.0 if timing[0].lstrip()[0] == "-" else clock(minutes, seconds)
    return start, max(start, clock(last_minutes, last_seconds))


def clock(minutes: str, seconds: str) -> float:
    """Return the seconds of "hours:minutes" or "minutes" and seconds."""
    return _minutes(minutes) + float(seconds.replace(",", "."))


@lru_cache(maxsize=1024)
def _minutes(written: str) -> int:
    hours, _, minutes = written.rpartition(":")
    return int(hours or 0) * 3600 + int(minutes) * 60
