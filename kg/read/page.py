"""The page that listed the talk: its header and footer, recognised by lines that nobody speaks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from kg import links
from kg.read.invisible import UNSEEN
from kg.read.lines import Span

_DATE = r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_HEADING = re.compile(r"Transcript preview|Kind: [\w -]{1,30}|Language: [A-Za-z]{2,3}(?:-\w{2,8})?")
_UPDATED = re.compile(rf"file updated {_DATE}\b.*")
_BUTTONS = frozenset({"Resume", "Read", "Categories", "Manage"})
_HEADER_LINES = 12
_FOOTER_LINES = 24
_LONGEST = 300
_TALK = "…"
"""Stands for a cell too long to be anything but talk."""

_CELL = re.compile(
    rf"(?<!\S)(?:{links.VIDEO_ID} [•·] {_DATE}|Transcript preview|Open|Kind: \w+|Language: [A-Za-z]{{2,3}}(?:-\w{{2,8}})?"
    rf"|file updated {_DATE}(?: [\d:]{{5,8}})?(?: UTC)?|Resume|Read|Categories|Manage)(?!\S)"
)


@dataclass(frozen=True, slots=True)
class Page:
    """Say what a listing page tells of a talk, and that the talk is `text[start:end]`."""

    start: int
    end: int
    title: str | None = None
    date: str | None = None
    url: str | None = None


def recognise(text: str, lines: Sequence[Span]) -> Page:
    """Find header and footer: all down to the last heading near the top, all from the first button at the end.

    Without either, the talk is all of `lines`. A lone word such as "Open" or "Manage" is no sign of a page.
    """
    spans = _unfolded(text, lines)
    header = _cells(text, spans[: 3 * _HEADER_LINES])
    first = _header_end(header)
    last = max(first, len(spans) - _footer_length(_cells(text, spans[-_FOOTER_LINES:])))
    start, end = (spans[first][0], spans[last - 1][1]) if first < last else (0, 0)
    return Page(start, end, _title(header[:first]), _date(header[:first]), _url(header[:first]))


def _cells(text: str, spans: Sequence[Span]) -> list[str]:
    return [" ".join(UNSEEN.sub("", text[start:end]).split()) if end - start <= _LONGEST else _TALK for start, end in spans]


def _unfolded(text: str, lines: Sequence[Span]) -> list[Span]:
    """Cut a long first and last line where the page had its line breaks, so that a page on one line is recognised too."""
    first, inner, last = lines[:1], lines[1:-1], lines[1:][-1:]
    return [*(part for line in first for part in _cut(text, line)), *inner, *(part for line in last for part in _cut(text, line))]


def _cut(text: str, line: Span) -> list[Span]:
    start, end = line
    if end - start <= _LONGEST:
        return [line]
    zones = ((start, min(end, start + 2 * _LONGEST)), (max(start + 2 * _LONGEST, end - _LONGEST), end))
    cuts = [edge for zone in zones for found in _CELL.finditer(text, *zone) for edge in found.span()]
    bounds = [start, *cuts, end]
    return list(pairwise(bounds))


def _header_end(cells: Sequence[str]) -> int:
    """Return how many cells are header: to the last heading near the top, then what is left of title and button."""
    reach = takewhile(lambda cell: cell != _TALK, cells)
    top = [index for index, cell in enumerate(reach) if cell][:_HEADER_LINES]
    end = max((index + 1 for index in top if _is_heading(cells[index])), default=0)
    for index in top:
        if index >= end and _belongs(cells[index], cells[:end]):
            end = index + 1
        elif index >= end:
            break
    return end


def _is_heading(cell: str) -> bool:
    return bool(_HEADING.fullmatch(cell) or links.video_of(cell) or _date([cell]))


def _belongs(cell: str, header: Sequence[str]) -> bool:
    if cell == "Open":
        return bool(header) and "Open" not in header
    return " | " in cell and _title(header) is None


def _title(header: Sequence[str]) -> str | None:
    return next((cell for cell in header if cell not in ("", "Open") and not _is_heading(cell) and not links.looks_drawn(cell)), None)


def _parts(cell: str) -> list[str]:
    return re.split(r"\s*[•·]\s*", cell)


def _date(header: Sequence[str]) -> str | None:
    return next((part for cell in header for part in _parts(cell) if re.fullmatch(_DATE, part)), None)


def _url(header: Sequence[str]) -> str | None:
    video = next((found for cell in header if (found := _video(cell))), None)
    return links.watch(video) if video else None


def _video(cell: str) -> str | None:
    if video := links.video_of(cell):
        return video
    dated = _date([cell]) is not None
    return next((part for part in _parts(cell) if re.fullmatch(links.VIDEO_ID, part) and (dated or links.looks_drawn(cell))), None)


def _footer_length(cells: Sequence[str]) -> int:
    updated = next((index for index, cell in enumerate(cells) if _UPDATED.fullmatch(cell)), None)
    start = len(cells) if updated is None else updated
    seen: set[str] = set()
    for index in range(start - 1, -1, -1):
        cell = cells[index]
        if cell and (cell not in _BUTTONS or cell in seen):
            break
        seen.update([cell] if cell else [])
        start = index if cell else start
    return len(cells) - start if updated is not None or len(seen) > 1 else 0
