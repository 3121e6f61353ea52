"""Lines at the top of a transcript that say what it is: "Title: …", "Guest: …", with or without "---" around them."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import groupby, takewhile

from kg.read.columns import KEYS
from kg.read.lines import Span

_BEFORE = r"\s*(?:[#*]+\s*)?"
_FIELD = re.compile(rf"{_BEFORE}({'|'.join(sum(KEYS.values(), ()))})\s*:\s*(?:\*\*)?\s*(\S.{{0,300}}?)\s*", re.IGNORECASE)
_ROLE = re.compile(rf"{_BEFORE}({'|'.join(KEYS['guests'] + KEYS['host'])})\s*:", re.IGNORECASE)
_RULE = re.compile(r"\s*-{3,}\s*")
_REACH = 20
_LEAST = 2

_TURNS = 60
"""Lines among which a role comes again where it is who speaks."""


def fields_of(content: str, lines: Sequence[Span]) -> tuple[Mapping[str, str], int]:
    """Return the fields at the top, and how many lines they take; none unless there are two at least or rules around them."""
    top = [content[start : min(stop, start + 400)] for start, stop in lines[:_REACH]]
    head = _between_rules(top) or _fields_alone(top, _speakers(content, lines[:_TURNS]))
    record: dict[str, str] = {}
    for field in filter(None, map(_FIELD.fullmatch, head)):
        key, value = field[1].lower(), field[2].strip("\"'")
        if key in KEYS["guests"] and key in record:  # a line for each of them
            record[key] += f"; {value}"
        record.setdefault(key, value)
    enough = len(record) >= (1 if any(map(_RULE.fullmatch, head)) else _LEAST)
    return (record, len(head)) if enough else ({}, 0)


def _between_rules(top: Sequence[str]) -> Sequence[str]:
    """Return all down to the second rule, where nothing stands above the first."""
    rules = [number for number, line in enumerate(top) if _RULE.fullmatch(line)]
    return top[: rules[1] + 1] if len(rules) > 1 and not "".join(top[: rules[0]]).strip() else ()


def _fields_alone(top: Sequence[str], speakers: Collection[str]) -> Sequence[str]:
    """Return what stands above the first line that is neither field nor rule."""

    def is_head(line: str) -> bool:
        field = _FIELD.fullmatch(line)
        return field[1].lower() not in speakers if field else not line.strip() or _RULE.fullmatch(line) is not None

    head = list(takewhile(is_head, top))
    while head and not head[-1].strip():
        head.pop()
    return head


def _speakers(content: str, lines: Sequence[Span]) -> set[str]:
    """Return the roles that come again behind another, as "Host:" does in an interview: what follows is said, and no name."""
    roles = [found[1].lower() for line in lines if (found := _ROLE.match(content, *line))]
    return {role for role, turns in Counter(role for role, _ in groupby(roles)).items() if turns > 1}
