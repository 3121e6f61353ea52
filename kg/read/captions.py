"""WebVTT and SubRip captions → their rows without tags, each once, and where in the file, when and by whom each word is spoken."""

import re
from collections.abc import Iterable, Sequence

from kg.cues import CLOCK, anew, cues, minutes_of, untagged
from kg.read.lines import Span, placed
from kg.read.markup import SHOWN
from kg.read.spoken import Mark, Source

_VOICE = r"(v(?:\.[\w.-]{0,60})?[ \t][^<>]{1,200}|/v)"
_OTHER = r"(?:/?[A-Za-z][^<>]{0,300}+|/|\d[\d:.,]{2,26}+)"
_TAG = re.compile(rf"(<(?:/c><)?(?:{CLOCK}|{_VOICE}|{_OTHER})>(?:<c>)?)")
"""A tag, and the time or the voice that it tells; most tell a time, and stand between the end of one word and the beginning of the next."""

Row = tuple[int, str, list[str]]
"""The number of a line, what it shows, and its parts: what stands before the first tag, then each tag, what it tells, and what follows."""


def read_captions(content: str) -> Source:
    """Lay out captions: every row that is spoken on its line, and nothing on the others."""
    lines, starts = placed(content)
    shown = ((start, end, *_seen(lines, numbers)) for start, end, numbers in cues(lines))
    return Source(lines, *_lay_out(anew(shown), starts), SHOWN)


def _seen(lines: Sequence[str], numbers: Sequence[int]) -> tuple[list[Row], list[str]]:
    rows: list[Row] = []
    seen: list[str] = []
    for number in numbers:
        line = lines[number]
        if "<" in line:
            parts = _TAG.split(line)
            text = "".join(parts[::5])
            rows.append((number, text, parts))
            seen.append(untagged(line) if "<" in text else text.strip())
        elif text := line.strip():
            rows.append((number, line, [line]))
            seen.append(text)
    return rows, seen


def _lay_out(shown: Iterable[tuple[float, Sequence[Row]]], starts: Sequence[int]) -> tuple[str, list[Span], list[Mark]]:
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
                    seconds = passed + float(rest.replace(",", "."))
                elif voice:
                    speaker = " ".join(voice.split()[1:]) or None
                ahead += len(tag)
                if words and words != " ":
                    word = at + (words[0] == " ")
                    marks.append((word, word + ahead, seconds, speaker))
                at += len(words)
    return "".join(laid), regions, marks
