"""Answers cut to a length: of a list so many, and how many more there are; of a long quote or line what stands around its words.

An assistant pays for every word, and may ask for the rest by a greater limit or by another tool.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from kg.query import Connection, Evidence, Moment, Passage, Statement, Thing, as_record

Record = dict[str, Any]
Item = TypeVar("Item")

QUOTES = 2
"""Quotes of a relation that are told unasked; `evidence` tells all."""

NAMES = 6
"""Ways of calling a thing that are told: aliases, and words heard."""

TALKS = 20
"""Talks of a graph that are told."""

LETTERS = 1000
"""Of a line of captions; some hold a whole talk."""


def listed(name: str, items: Sequence[Item], most: int, told: Callable[[Item], Any] = as_record, *, more: str = "more") -> Record:
    """Return so many of the items under a name, each as it is told, and how many more there are."""
    return {name: [told(item) for item in items[:most]], more: max(0, len(items) - most)}


def thing(whole: Thing) -> Record:
    """Return what is told of a thing."""
    aliases = listed("aliases", whole.aliases, NAMES, more="moreAliases")
    return {**as_record(whole), **aliases, **listed("heard", whole.heard, NAMES, more="moreHeard")}


def statement(whole: Statement) -> Record:
    """Return what is told of a relation."""
    return {**as_record(whole), **listed("evidence", whole.evidence, QUOTES, _quoted, more="moreEvidence")}


def _quoted(whole: Evidence) -> Record:
    return {**as_record(whole), "quote": whole.shortened}


def way(whole: Connection | None) -> Record | None:
    """Return what is told of a way between two things, which has all its steps."""
    return None if whole is None else {**as_record(whole), "steps": [statement(step) for step in whole.steps]}


def passage(whole: Passage) -> Record:
    """Return what is told of a passage."""
    lines = [_around(whole.evidence.quote, line) for line in whole.lines]
    return {**as_record(whole), "lines": lines}


def moment(whole: Moment) -> Record:
    """Return what is told of a mention."""
    return {**as_record(whole), "words": whole.words and _around(whole.surface, whole.words)}


def _around(words: str, line: str) -> str:
    start = max(0, line.find(words) - LETTERS // 2) if len(line) > LETTERS else 0
    end = start + LETTERS
    return f"{'…' * (start > 0)}{line[start:end]}{'…' * (end < len(line))}"
