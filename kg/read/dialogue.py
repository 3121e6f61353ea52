"""Transcripts that say who speaks or when: "Name: text", "**Name:** text", "[00:12:34] text", times on lines of their own."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from kg.cues import clock
from kg.read.lines import Span
from kg.read.markup import MOMENT
from kg.read.spoken import Mark

_TIME = rf"\\?[\[(]?(?P<%s>{MOMENT})\\?[\])]?"
_NAME = r"(?P<%s>[^\W\d_][\w.'’&/-]{0,30}(?:,? [\w.'’&()#/-]{1,30}){0,5}?)"
_HEAD = re.compile(
    rf"\s*(?:{_TIME % 'before'}\s*[-–—]?\s*)?(?:(?P<bold>\*\*|__)?\[?{_NAME % 'name'}\]?\s*(?:{_TIME % 'after'}\s*)?"
    rf"(?P<colon>:(?:\*\*|__)|(?:\*\*|__):|(?:\*\*|__)(?=\s*$)|:)(?=\s|$)"
    rf"|{_NAME % 'titled'}\s+{_TIME % 'last'}\s*$)?\s*"
)
_INSIDE = re.compile(rf"\[({MOMENT})\\?\]")
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


class _Head(NamedTuple):
    """Hold what a line begins with, a name, a time or both, and where that ends."""

    body: int
    name: str | None
    time: float | None
    sure: bool


def spoken_in(content: str, lines: Sequence[Span]) -> tuple[list[Span], list[Mark]] | None:
    """Return which stretches are spoken and the marks of their words, None where the lines say neither who speaks nor when."""
    heads = {start: head for start, end in lines if (head := _head(content, start, end))}
    names = Counter(head.name for head in heads.values() if head.name)
    sure: set[str | None] = {head.name for head in heads.values() if head.name and head.sure}
    filled = sum(start < end for start, end in lines)
    known = sure | {name for name, number in names.items() if number >= _LEAST and name[0].isupper()} | _once(names, filled)
    headed = sum(head.name in known or head.time is not None for head in heads.values())
    if headed < max(_LEAST, _SHARE * filled):
        return None
    return _followed(content, lines, heads, known)


def _once(names: Counter[str], filled: int) -> set[str | None]:
    """Return the full names at line starts that speak once, where most lines begin with one and somebody speaks again."""
    full = {name: number for name, number in names.items() if _FULL.fullmatch(name)}
    turns = sum(full.values())
    return set(full) if turns > max(len(full), _MOST * filled) and len(full) > 1 else set()


def _head(content: str, start: int, end: int) -> _Head | None:
    reach = min(end, start + 200)
    found = _HEAD.match(content, start, reach) if content.find(":", start, reach) >= 0 else None
    written = found and (found["before"] or found["after"] or found["last"])
    if found is None or not (written or found["colon"]):
        return None
    time = _seconds(written) if written else None
    name = " ".join((found["name"] if found["colon"] else found["titled"] or "").split()) or None
    return _Head(found.end(), name, time, bool(found["bold"] or (name and written)))


def _seconds(written: str) -> float:
    minutes, _, seconds = written.rpartition(":")
    return clock(minutes, seconds)


def _followed(
    content: str, lines: Sequence[Span], heads: Mapping[int, _Head], known: AbstractSet[str | None]
) -> tuple[list[Span], list[Mark]]:
    regions: list[Span] = []
    marks: list[Mark] = []
    seconds, speaker, apart = None, None, False
    for start, end in lines:
        begin = start
        if head := heads.get(start):
            named = head.name in known
            begin = head.body if named or (head.time is not None and not head.name) else start
            seconds = head.time if head.time is not None else seconds
            if named:
                speaker, apart = head.name, bool(_NOBODY.fullmatch(head.name or ""))
        here = [(begin, begin, seconds, speaker)]
        for found in _INSIDE.finditer(content, begin, end):
            seconds = _seconds(found[1])
            here.append((found.end(), found.end(), seconds, speaker))
        if begin < end and not apart and not _SPONSOR.match(content, begin, end):
            regions.append((begin, end))
            marks += here
    return regions, marks
