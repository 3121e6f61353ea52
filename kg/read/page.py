"""The page that listed the talk: its header and footer, recognised by lines that nobody speaks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_DATE = r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_ID = re.compile(r"[A-Za-z0-9_-]{11}")
_ONLY_DATE = re.compile(_DATE)
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.|m\.)?(?:youtube\.com/watch\?v=|youtu\.be/)([A-Za-z0-9_-]{11})\b.*")
_HEADING = re.compile(r"Transcript preview|Kind: [\w -]{1,30}|Language: [A-Za-z]{2,3}(?:-\w{2,8})?")
_UPDATED = re.compile(rf"file updated {_DATE}\b.*")
_BUTTONS = frozenset({"Resume", "Read", "Categories", "Manage"})
_HEADER_LINES = 12
_FOOTER_LINES = 24
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Page:
    """Say what a listing page tells of a talk, and that the talk is `lines[first:end]`."""

    first: int
    end: int
    title: str | None = None
    date: str | None = None
    url: str | None = None


def recognise(lines: Sequence[str]) -> Page:
    """Find header and footer; the header is all down to the last heading near the top, the footer all from the first button at the end.

    Without either, the talk is all the lines. A lone word such as "Open" or "Manage" is no sign of a page.
    """
    first = _header_end(lines)
    header = [line.strip() for line in lines[:first]]
    return Page(first, max(first, _footer_start(lines)), _title(header), _date(header), _url(header))


def _header_end(lines: Sequence[str]) -> int:
    top = [index for index, line in enumerate(lines[: 2 * _HEADER_LINES]) if line.strip()][:_HEADER_LINES]
    end = max((index + 1 for index in top if _is_heading(lines[index].strip())), default=0)
    header = [line.strip() for line in lines[:end]]
    for index in (each for each in top if each >= end):
        line = lines[index].strip()
        if not (line == "Open" and end and "Open" not in header or _names_programme(line) and _title(header) is None):
            break
        end = index + 1
        header.append(line)
    return end


def _is_heading(line: str) -> bool:
    return len(line) <= _LONGEST and bool(_HEADING.fullmatch(line) or _ADDRESS.fullmatch(line) or _date([line]))


def _names_programme(line: str) -> bool:
    return len(line) <= _LONGEST and " | " in line


def _title(header: Sequence[str]) -> str | None:
    return next((line for line in header if line and line != "Open" and not _is_heading(line) and not _looks_drawn(line)), None)


def _looks_drawn(line: str) -> bool:
    """Tell a video id from a word of eleven letters."""
    return bool(_ID.fullmatch(line)) and bool(re.search(r"[\d_]|[a-z][A-Z]", line))


def _parts(line: str) -> list[str]:
    return re.split(r"\s*[•·]\s*", line)


def _date(header: Sequence[str]) -> str | None:
    return next((part for line in header for part in _parts(line) if _ONLY_DATE.fullmatch(part)), None)


def _video(header: Sequence[str]) -> str | None:
    for line in header:
        if address := _ADDRESS.fullmatch(line):
            return address[1]
        ids = [part for part in _parts(line) if _ID.fullmatch(part)]
        if ids and (_date([line]) or _looks_drawn(line)):
            return ids[0]
    return None


def _url(header: Sequence[str]) -> str | None:
    video = _video(header)
    return f"https://www.youtube.com/watch?v={video}" if video else None


def _footer_start(lines: Sequence[str]) -> int:
    low = max(0, len(lines) - _FOOTER_LINES)
    updated = next((index for index in range(low, len(lines)) if _UPDATED.fullmatch(lines[index].strip()[:_LONGEST])), None)
    start = len(lines) if updated is None else updated
    seen: set[str] = set()
    for index in range(start - 1, low - 1, -1):
        line = lines[index].strip()
        if line and (line not in _BUTTONS or line in seen):
            break
        if line:
            seen.add(line)
            start = index
    return start if updated is not None or len(seen) > 1 else len(lines)
