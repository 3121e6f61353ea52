"""Transcripts that say who speaks or when: "Name: text", "**Name:** text", "[00:12:34] text", times on lines of their own."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kg.read.cues import clock
from kg.read.lines import Span
from kg.read.spoken import Mark

_TIME = r"\\?[\[(]?(?P<{0}>\d{{1,3}}:\d\d(?::\d\d)?(?:[.,]\d{{1,3}})?)\\?[\])]?"
_NAME = r"(?P<{0}>[^\W\d_][\w.'’&/-]{{0,30}}(?:,? [\w.'’&()#/-]{{1,30}}){{0,5}}?)"
_HEAD = re.compile(
    rf"\s*(?:{_TIME.format('before')}\s*[-–—]?\s*)?(?:(?P<bold>\*\*|__)?\[?{_NAME.format('name')}\]?\s*(?:{_TIME.format('after')}\s*)?"
    rf"(?P<colon>:(?:\*\*|__)|(?:\*\*|__):|(?:\*\*|__)(?=\s*$)|:)(?=\s|$)"
    rf"|{_NAME.format('titled')}\s+{_TIME.format('last')}\s*$)?\s*"
)
_INSIDE = re.compile(r"\\?\[(\d{1,3}:\d\d(?::\d\d)?(?:\.\d{1,3})?)\\?\]")
_NOBODY = re.compile(
    r"(?:break|jingle|outro|intro|music|sponsors?|sponsor read|ads?|advert|advertisement|commercial|promo|clip)", re.IGNORECASE
)
"""Names of what is no speaker; what follows them is set apart."""

_SPONSOR = re.compile(
    r"(?:this|today['’]s|our) (?:episode|show|podcast)(?: of [\w ,&'’-]{1,40})? is (?:also )?(?:brought to you|sponsored|supported) by\b"
    r"|support for (?:this|the|our) [\w ]{1,30} comes from\b|(?:and )?now a word from our sponsors?\b",
    re.IGNORECASE,
)

_LEAST = 2
_SHARE = 0.03
"""Share of lines that begin with a name or a time, from which they are taken for one."""

_FULL = re.compile(r"[^\W\d_a-z][\w'’-]*\.?(?: [^\W\d_a-z][\w'’-]*\.?){1,3}")
"""A given name and a surname, each with a capital."""

_MOST = 0.5
"""Share of lines that begin with a full name, from which it is a speaker's even if it is there once."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    body: int
    name: str | None
    time: float | None
    sure: bool


def spoken_in(content: str, lines: Sequence[Span]) -> tuple[list[Span], list[Mark]] | None:
    """Return which stretches are spoken and the marks of their words, None where the lines say neither who speaks nor when."""
    read = [_read(content, *line) for line in lines]
    names = Counter(line.name for line in read if line.name)
    sure: set[str | None] = {line.name for line in read if line.name and line.sure}
    filled = sum(start < end for start, end in lines)
    known = sure | {name for name, number in names.items() if number >= _LEAST and name[0].isupper()} | _once(names, filled)
    headed = sum(line.name in known or line.time is not None for line in read)
    if headed < max(_LEAST, _SHARE * filled):
        return None
    return _followed(content, read, known)


def _once(names: Counter[str], filled: int) -> set[str | None]:
    """Return the full names at line starts that speak once, where most lines begin with one and somebody speaks again."""
    full = {name: number for name, number in names.items() if _FULL.fullmatch(name)}
    turns = sum(full.values())
    return set(full) if turns > max(len(full), _MOST * filled) and len(full) > 1 else set()


def _read(content: str, start: int, end: int) -> _Line:
    head = _HEAD.match(content, start, min(end, start + 200)) if content.find(":", start, min(end, start + 200)) >= 0 else None
    written = head and (head["before"] or head["after"] or head["last"])
    if head is None or not (written or head["colon"]):
        return _Line(start, end, start, None, None, sure=False)
    time = _seconds(written) if written else None
    name = " ".join((head["name"] if head["colon"] else head["titled"] or "").split()) or None
    return _Line(start, end, head.end(), name, time, sure=bool(head["bold"] or (name and written)))


def _seconds(written: str) -> float:
    minutes, _, seconds = written.rpartition(":")
    return clock(minutes, seconds.replace(",", "."))


def _followed(content: str, read: Sequence[_Line], known: AbstractSet[str | None]) -> tuple[list[Span], list[Mark]]:
    regions: list[Span] = []
    marks: list[Mark] = []
    seconds, speaker, apart = None, None, False
    for line in read:
        named = line.name in known
        begin = line.body if named or (line.time is not None and not line.name) else line.start
        seconds = line.time if line.time is not None else seconds
        if named:
            speaker, apart = line.name, bool(_NOBODY.fullmatch(line.name or ""))
        here = [(begin, begin, seconds, speaker)]
        for place, seconds in _times(content, begin, line.end):
            here.append((place, place, seconds, speaker))
        if begin < line.end and not apart and not _SPONSOR.match(content, begin, line.end):
            regions.append((begin, line.end))
            marks += here
    return regions, marks


def _times(content: str, start: int, end: int) -> Iterator[tuple[int, float]]:
    for found in _INSIDE.finditer(content, start, end):
        yield found.end(), _seconds(found[1])
