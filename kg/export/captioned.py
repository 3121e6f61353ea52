"""The lines of caption files that are for a reader: no times, no names of cues, no notes, and each row once."""

import re
from collections import deque
from collections.abc import Iterator, Sequence

_TIMES = re.compile(r"\s{0,9}-?(?:\d{1,6}:)?\d{1,6}:\d\d[.,]\d{1,6}[ \t]{0,9}-->")
_NOTE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_TAG = re.compile(r"<[^<>]{0,300}>")

_ROWS = 3
"""Rows that captions show at a time, so many may come again where they roll up the screen."""

_ROLLING_FROM = 0.3
"""Share of rows that come again, from which captions are taken to roll."""


def shown(lines: Sequence[str]) -> list[int] | None:
    """Return the numbers of the lines that a reader wants, counted from 1, or None where the lines are not those of captions."""
    times = [number for number, line in enumerate(lines) if _TIMES.match(line)]
    if not times:
        return None
    rows = list(_rows(lines, times[0], set(times)))
    again = set(_again(lines, rows))
    return [number + 1 for number in rows if len(again) <= _ROLLING_FROM * len(rows) or number not in again]


def readable(lines: Sequence[str]) -> dict[int, str]:
    """Return the lines that a reader wants by their numbers, those of captions without tags and entities."""
    import html  # and all its entities, which few answers need

    numbers = shown(lines)
    if numbers is None:
        return dict(enumerate(lines, start=1))
    return {number: html.unescape(_TAG.sub("", lines[number - 1])).strip() for number in numbers}


def _rows(lines: Sequence[str], first: int, times: set[int]) -> Iterator[int]:
    parted = noted = False
    for number in range(first, len(lines)):
        line = lines[number]
        noted = bool(line) and (noted or (parted and _NOTE.match(line) is not None))
        is_name = number + 1 in times and (parted or line.strip().isdigit())
        if line.strip() and number not in times and not noted and not is_name:
            yield number
        parted = not line


def _again(lines: Sequence[str], rows: Sequence[int]) -> Iterator[int]:
    """Yield the rows that were shown right before."""
    before: deque[str] = deque(maxlen=_ROWS)
    for number in rows:
        row = _TAG.sub("", lines[number]).strip()
        if row in before:
            yield number
        else:
            before.append(row)
