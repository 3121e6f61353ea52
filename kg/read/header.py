"""Lines at the top of a transcript that say what it is: "Title: …", "Guest: …", with or without "---" around them."""

import re
from collections.abc import Sequence

from kg.read.about import About, of_record
from kg.read.lines import Span

_FIELD = re.compile(r"\s*(?:[#*]+\s*)?(title|date|published|url|link|guests?|hosts?)\s*:\s*(?:\*\*)?\s*(\S.{0,300}?)\s*", re.IGNORECASE)
_RULE = re.compile(r"\s*-{3,}\s*")
_REACH = 20
_LEAST = 2


def fields_of(content: str, lines: Sequence[Span]) -> tuple[About, int]:
    """Return what the lines at the top say, and how many lines that is; nothing unless there are two at least or rules around them."""
    record: dict[str, str] = {}
    ruled, end = False, 0
    for number, (start, stop) in enumerate(lines[:_REACH]):
        line = content[start : min(stop, start + 400)]
        field = _FIELD.fullmatch(line)
        if _RULE.fullmatch(line):
            ruled, end = True, number + 1
        elif field:
            record.setdefault(field[1].lower(), field[2].strip("\"'"))
            end = number + 1
        elif line.strip():
            break
    return (of_record(record), end) if len(record) >= (1 if ruled else _LEAST) else (About(), 0)
