"""What one line of a catalog file must look like."""

import re
from collections.abc import Iterator
from typing import Any

from kg.ontology import EntityType, RelationType

LISTS = ("aliases", "sounds", "needs_context", "authors", "related", "facts")
TEXTS = ("kind", "venue", "organization")
_KINDS = {
    EntityType.PAPER.value: frozenset({"book", "essay", "thesis"}),
    EntityType.ORGANIZATION.value: frozenset({"conference", "course", "journal"}),
}

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KEYS = frozenset({"id", "name", "type", "year", *LISTS, *TEXTS})
_TYPES = frozenset(EntityType)
_FACT = re.compile(rf"(?:{'|'.join(RelationType)})(?: {_ID.pattern})+")


def faults(record: Any) -> Iterator[str]:
    """Yield what is wrong with the form of a decoded line, each with its remedy; nothing where it is an entry."""
    if not isinstance(record, dict):
        yield "not an object; write one entry a line"
        return
    yield from _unknown_keys(record)
    yield from _bad_identity(record)
    misshapen = [key for key in LISTS if key in record and not _is_texts(record[key])]
    yield from (f'{key} is not a list of texts; write ["…"]' for key in misshapen)
    if not misshapen and record.get("needs_context"):
        yield from _strangers(record)
    if not misshapen:
        yield from (_bad_fact(fact) for fact in record.get("facts") or () if not _FACT.fullmatch(fact))
    yield from (f'{key} is not a text; write "…"' for key in TEXTS if record.get(key) is not None and not isinstance(record[key], str))
    if isinstance(record.get("kind"), str) and record["kind"] not in _KINDS.get(str(record.get("type")), ()):
        yield f"kind {record['kind']!r} is no kind of {record.get('type')}; known are {_known_kinds()}, and all else has none"
    if record.get("year") is not None and not isinstance(record["year"], int):
        yield "year is not a number; write it like 2012"


def _known_kinds() -> str:
    return ", ".join(f"{kind} of a {type_}" for type_, kinds in _KINDS.items() for kind in sorted(kinds))


def _unknown_keys(record: dict[str, Any]) -> Iterator[str]:
    for key in sorted(record.keys() - _KEYS):
        yield f"unknown key {key!r}; known are {', '.join(sorted(_KEYS))}"


def _bad_identity(record: dict[str, Any]) -> Iterator[str]:
    if not isinstance(record.get("id"), str) or not _ID.fullmatch(record["id"]):
        yield f"id {record.get('id')!r} is not kebab-case; write it like 'yann-lecun'"
    if not isinstance(record.get("name"), str) or not record["name"].strip():
        yield "no name; add one"
    if not isinstance(record.get("type"), str) or record["type"] not in _TYPES:
        yield f"unknown type {record.get('type')!r}; known are {', '.join(EntityType)}"


def _is_texts(value: Any) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(item, str) for item in value))


def _bad_fact(fact: str) -> str:
    return f"facts holds {fact!r}, which is not a relation type and the ids it leads to; write it like 'IS_A neural-network'"


def _strangers(record: dict[str, Any]) -> Iterator[str]:
    for name in sorted(set(record["needs_context"]) - {record.get("name"), *(record.get("aliases") or ())}):
        yield f"needs_context names {name!r}, which is neither name nor alias; spell it as there or take it out"
