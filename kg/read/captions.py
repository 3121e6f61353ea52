"""WebVTT and SubRip captions → which stretches are spoken, each once, and when and by whom."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.read.cues import Cue, clock, cues
from kg.read.lines import Span
from kg.read.spoken import Mark

_TAG = re.compile(r"<[^<>\n]{0,300}>")
_ROLLING_FROM = 0.2
"""Share of cues that show a row of the one before and a new one below, from which the file is taken to roll."""

_NEAR = 1.0
"""Seconds between two cues of which the second may still show a row of the first."""

_TOLD = re.compile(r"<(?:(\d{1,6}(?::\d{1,6})?):(\d{1,6}(?:\.\d{1,6})?)|v(?:\.[\w.-]{0,60})?[ \t]([^<>\r\n]{1,200})|/v)>")
"""A tag that tells when the words after it are spoken, or by whom."""

Shown = tuple[list[Span], list[str]]
"""The rows of a cue, and what is seen of each."""


def spoken_in(content: str, lines: Sequence[Span]) -> tuple[list[Span], list[Mark]]:
    """Return the spans of rows that are spoken, in order, and the marks of their words."""
    found = list(cues(content, lines))
    if not found:
        return [], []
    regions: list[Span] = []
    marks: list[Mark] = []
    for cue, rows in zip(found, _once(found, [_seen(content, cue) for cue in found]), strict=True):
        regions += rows
        marks += _marks(content, rows, cue.start)
    return regions, marks


def _marks(content: str, rows: Sequence[Span], seconds: float) -> Iterator[Mark]:
    """Yield the marks of a cue: where its words begin, and behind the tags that tell more."""
    if not rows:
        return
    (start, _), (_, end) = rows[0], rows[-1]
    yield start, seconds, None
    speaker = None
    for found in _TOLD.finditer(content, start, end):
        minutes, rest, voice = found.groups("")
        if rest:
            seconds = clock(minutes, rest)
        else:
            speaker = " ".join(voice.split()) or None
        yield found.end(), seconds, speaker


def _seen(content: str, cue: Cue) -> Shown:
    spans: list[Span] = []
    texts: list[str] = []
    for start, end in cue.rows:
        row = content[start:end]
        if text := (_TAG.sub("", row) if "<" in row else row).strip():
            spans.append((start, end))
            texts.append(text)
    return spans, texts


def _once(found: Sequence[Cue], shown: Sequence[Shown]) -> Iterator[list[Span]]:
    """Yield the rows of each cue that the cue before has not shown already, where captions roll up the screen."""
    repeated = [0, *(_repeated(before, now) for (_, before), (_, now) in pairwise(shown))]
    near = [False, *(later.start <= earlier.end + _NEAR for earlier, later in pairwise(found))]
    rolls = sum(0 < number < len(rows) for number, (rows, _) in zip(repeated, shown, strict=True)) > _ROLLING_FROM * len(found)
    for number, (rows, _), close in zip(repeated, shown, near, strict=True):
        yield rows[number:] if rolls and close else rows


def _repeated(before: list[str], now: list[str]) -> int:
    """Return how many rows at the top of a cue were the last rows of the one before."""
    return next((size for size in range(min(len(before), len(now)), 0, -1) if before[-size:] == now[:size]), 0)
