"""Which part of a talk is judged."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

Lines = tuple[int, int]


def parse_lines(span: str) -> Lines | None:
    """Return the first and the last line of a span written as "1-900", or None where it is written otherwise."""
    match = re.fullmatch(r"(\d{1,9})-(\d{1,9})", span)
    if not match or int(match[1]) > int(match[2]):
        return None
    return int(match[1]), int(match[2])


def touches(lines: Lines | None, places: Iterable[int]) -> bool:
    """Tell whether any of the places lies in the lines; None stands for the whole talk."""
    if lines is None:
        return True
    first, last = lines
    return any(first <= place <= last for place in places)


def judged(lines: Lines | None, records: Iterable[Mapping[str, Any]]) -> bool:
    """Tell whether a node or an edge with these mentions or evidence is judged: one that names no line always is."""
    places = [record.get("line") or 0 for record in records]
    return not places or touches(lines, places)
