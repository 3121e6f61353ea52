"""WebVTT and SubRip captions → their rows without tags, each once, and where in the file, when and by whom each word is spoken."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, pairwise

from kg.read.cues import cues, minutes_of
from kg.read.lines import Span, placed
from kg.read.markup import SHOWN
from kg.read.spoken import Mark, Source

_TIME = r"(\d{1,6}+(?::\d{1,6}+(?=:))?+):(\d{1,6}+(?:\.\d{1,6}+)?+)"
_VOICE = r"(v(?:\.[\w.-]{0,60})?[ \t][^<>]{1,200}|/v)"
_OTHER = r"(?:/?[A-Za-z][^<>]{0,300}+|/|\d[\d:.]{2,26}+)"
_TAG = re.compile(rf"(<(?:/c><)?(?:{_TIME}|{_VOICE}|{_OTHER})>(?:<c>)?)")
"""A tag, and the time or the voice that it tells; most tell a time, and stand between the end of one word and the beginning of the next."""

_ANGLES = re.compile(r"<[^<>]{0,300}>")
_JUDGED = 1000
"""Cues at the beginning of a file by which it is taken to roll or not."""

_ROLLING_FROM = 0.2
"""Share of them that show a row of the one before and a new one below, from which it does."""

_NEAR = 1.0
"""Seconds between two cues of which the second may still show a row of the first."""

_SCREEN = 15
"""Rows that a screen holds at most; of a longer cue no more are looked for in the next."""

Row = tuple[int, str, list[str]]
"""The number of a line, what it shows, and its parts: what stands before the first tag, then each tag, what it tells, and what follows."""

Shown = tuple[float, float, list[Row], list[str]]
"""From when until when a cue is shown, its rows that show or tell anything, and what is seen of each."""


def read_captions(content: str) -> Source:
    """Lay out captions: every row that is spoken on its line, and nothing on the others."""
    lines, starts = placed(content)
    shown = ((start, end, *_seen(lines, numbers)) for start, end, numbers in cues(lines))
    return Source(lines, *_lay_out(_once(shown), starts), SHOWN)


def _once(shown: Iterator[Shown]) -> Iterator[tuple[float, list[Row]]]:
    """Yield when each cue begins, and the rows that the one before has not shown already, where captions roll up the screen."""
    judged = list(islice(shown, _JUDGED))
    rolls = _roll([seen for _, _, _, seen in judged])
    until: float = 0
    above: list[str] = []
    for start, end, rows, seen in chain(judged, shown):
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


def _seen(lines: Sequence[str], numbers: Sequence[int]) -> tuple[list[Row], list[str]]:
    rows: list[Row] = []
    seen: list[str] = []
    for number in numbers:
        line = lines[number]
        if "<" in line:
            parts = _TAG.split(line)
            text = "".join(parts[::5])
            rows.append((number, text, parts))
            seen.append((_ANGLES.sub("", line) if "<" in text else text).strip())
        elif text := line.strip():
            rows.append((number, line, [line]))
            seen.append(text)
    return rows, seen


def _lay_out(shown: Iterable[tuple[float, list[Row]]], starts: Sequence[int]) -> tuple[str, list[Span], list[Mark]]:
    """Return the rows as text, the stretches that they take there, and the marks of their words."""
    laid: list[str] = []
    regions: list[Span] = []
    marks: list[Mark] = []
    done, at = 0, 0
    written, passed = "0:00", 0
    for seconds, rows in shown:
        speaker = None
        for number, text, (first, *tagged) in rows:
            laid += ["\n" * (number - done), text]
            at, done = at + number - done, number
            regions.append((at, at + len(text)))
            ahead = starts[number] - at
            marks.append((at, at + ahead, seconds, speaker))
            at += len(first)
            for tag, minutes, rest, voice, words in zip(*[iter(tagged)] * 5, strict=True):
                if rest:
                    if minutes != written:  # most words are spoken in the minute of the one before
                        written, passed = minutes, minutes_of(minutes)
                    seconds = passed + float(rest)
                elif voice:
                    speaker = " ".join(voice.split()[1:]) or None
                ahead += len(tag)
                if words and words != " ":
                    word = at + (words[0] == " ")
                    marks.append((word, word + ahead, seconds, speaker))
                at += len(words)
    return "".join(laid), regions, marks
