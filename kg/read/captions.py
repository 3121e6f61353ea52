"""WebVTT and SubRip captions → which stretches are spoken, each once, and when and by whom."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.read.cues import Cue, cues
from kg.read.lines import Span
from kg.read.spoken import Mark

_TAG = re.compile(r"<[^<>\n]{0,300}>")
_ROLLING_FROM = 0.2
"""Share of cues that show a row of the one before and a new one below, from which the file is taken to roll."""

_NEAR = 1.0
"""Seconds between two cues of which the second may still show a row of the first."""

Shown = Sequence[tuple[Span, str]]
"""The rows of a cue, each with what is seen of it."""


def spoken_in(content: str, lines: Sequence[Span]) -> tuple[list[Span], list[Mark]]:
    """Return the spans of rows that are spoken, in order, and the marks of their words."""
    found = list(cues(content, lines))
    if not found:
        return [], []
    regions: list[Span] = []
    marks: list[Mark] = []
    for cue, rows in zip(found, _once(found, [_seen(content, cue) for cue in found]), strict=True):
        regions += rows
        marks += [Mark(start, cue.start) for start, _ in rows[:1]]
    return regions, marks


def _seen(content: str, cue: Cue) -> Shown:
    rows = [((start, end), content[start:end]) for start, end in cue.rows]
    seen = [(span, (_TAG.sub("", row) if "<" in row else row).strip()) for span, row in rows]
    return [row for row in seen if row[1]]


def _once(found: Sequence[Cue], shown: Sequence[Shown]) -> Iterator[list[Span]]:
    """Yield the rows of each cue that the cue before has not shown already, where captions roll up the screen."""
    repeated = [0, *(_repeated(*pair) for pair in pairwise(shown))]
    near = [False, *(later.start <= earlier.end + _NEAR for earlier, later in pairwise(found))]
    rolls = sum(0 < number < len(rows) for number, rows in zip(repeated, shown, strict=True)) > _ROLLING_FROM * len(found)
    for number, rows, close in zip(repeated, shown, near, strict=True):
        yield [span for span, _ in (rows[number:] if rolls and close else rows)]


def _repeated(before: Shown, now: Shown) -> int:
    """Return how many rows at the top of a cue were the last rows of the one before."""
    texts, last = [text for _, text in now], [text for _, text in before]
    return next((size for size in range(min(len(texts), len(last)), 0, -1) if last[-size:] == texts[:size]), 0)
