"""What structured files say, laid out as text: one line for each utterance, the words with their seconds."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.cues import CLOCK, clock
from kg.read.decode import whole
from kg.read.lines import Span
from kg.read.spoken import Mark, Source

Word = tuple[str, float | None, str | None]
"""A word, when it is spoken, and by whom."""

_CLOCK = re.compile(CLOCK)
_UNITS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 0.001}
_WITH_UNIT = re.compile(rf"([\d.]{{1,20}})({'|'.join(_UNITS)})")


@dataclass(frozen=True, slots=True)
class Said:
    """Hold an utterance, when it begins, who says it, and those of its words that have a time of their own."""

    text: str
    seconds: float | None = None
    speaker: str | None = None
    words: Sequence[Word] = ()


def lay_out(said: Iterable[Said]) -> Source:
    """Return a source in which utterances stand one under the other; those without a word are left out."""
    lines: list[str] = []
    regions: list[Span] = []
    marks: list[Mark] = []
    start = 0
    for each in said:
        line = " ".join(whole(each.text).split())
        if line:
            regions.append((start, start + len(line)))
            marks += [(start, start, each.seconds, each.speaker), *_marks(line, start, each)]
            lines.append(line)
            start += len(line) + 1
    return Source(lines, "\n".join(lines), regions, marks)


def _marks(line: str, start: int, said: Said) -> Iterable[Mark]:
    done = 0
    for text, seconds, speaker in said.words:
        word = " ".join(whole(text).split())
        at = line.find(word, done, done + len(word) + 40) if word else -1
        if at >= 0:
            done, place = at + len(word), start + at
            yield place, place, said.seconds if seconds is None else seconds, speaker or said.speaker


def seconds_of(value: object, unit: float = 1.0) -> float | None:
    """Return a time in seconds: a number of units, a number with its own ("1.5s"), or a clock's ("00:01:02.5").

    None for any other, and for what is not finite or before the beginning.
    """
    if isinstance(value, str) and (told := _CLOCK.fullmatch(value.strip())):
        return round(clock(*told.groups()), 3)
    if isinstance(value, str) and (told := _WITH_UNIT.fullmatch(value.strip())):
        value, unit = told[1], _UNITS[told[2]]
    try:
        seconds = float(value) * unit if isinstance(value, int | float | str) and not isinstance(value, bool) else math.nan
    except (ValueError, OverflowError):
        return None
    return round(seconds, 3) if math.isfinite(seconds) and seconds >= 0 else None
