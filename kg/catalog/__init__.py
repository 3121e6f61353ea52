"""What the field's people, papers, methods, data sets, organizations, fields and concepts are called.

A catalog is a set of JSON Lines files, one entity a line, with the keys of `kg.model.Entity`:
id, name, type and, where they help, aliases, sounds, needs_context, year, authors, venue, organization, related.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import CatalogError
from kg.model import Entity
from kg.ontology import EntityType

HERE = Path(__file__).parent
BUILTIN = tuple(HERE / f"{name}.jsonl" for name in ("people", "papers", "methods", "organizations", "concepts"))

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LISTS = ("aliases", "sounds", "needs_context", "authors", "related")
_TEXTS = ("venue", "organization")
_KEYS = frozenset({"id", "name", "type", "year", *_LISTS, *_TEXTS})


@dataclass(frozen=True)
class Catalog:
    """Hold entities by id, and a digest of all that was read."""

    entities: Mapping[str, Entity]
    digest: str


def load(files: Iterable[Path] = (), *, builtin: bool = True) -> Catalog:
    """Read the built-in catalog and `files`; of two entries with one id the later wins.

    Raises:
        CatalogError: A file cannot be read, or a line is not an entry.
    """
    entities: dict[str, Entity] = {}
    digest = hashlib.sha256()
    for path in (*(BUILTIN if builtin else ()), *files):
        content = _content(path)
        digest.update(content)
        entities.update((entity.id, entity) for _, entity in parse(content, path))
    return Catalog(entities, digest.hexdigest()[:16])


def parse(content: bytes, path: Path) -> Iterator[tuple[int, Entity]]:
    """Yield each entry of a catalog file with its line number."""
    for number, line in enumerate(content.splitlines(), start=1):
        if line.strip():
            yield number, _entity(line, f"{path}:{number}")


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CatalogError(f"{path}: cannot be read ({error.strerror}); give a JSON Lines file") from error


def _entity(line: bytes, place: str) -> Entity:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise CatalogError(f"{place}: not JSON ({error}); write one entry a line") from error
    if not isinstance(record, dict):
        raise CatalogError(f"{place}: not an object; write one entry a line")
    _demand_form(record, place)
    lists = {key: tuple(record.get(key) or ()) for key in _LISTS}
    lists["needs_context"] = frozenset(lists["needs_context"])
    rest = {key: record.get(key) for key in ("year", *_TEXTS)}
    return Entity(record["id"], record["name"].strip(), EntityType(record["type"]), **lists, **rest)


def _demand_form(record: dict[str, Any], place: str) -> None:
    if unknown := sorted(record.keys() - _KEYS):
        raise CatalogError(f"{place}: unknown key {unknown[0]!r}; known are {', '.join(sorted(_KEYS))}")
    if not isinstance(record.get("id"), str) or not _ID.fullmatch(record["id"]):
        raise CatalogError(f"{place}: id {record.get('id')!r} is not kebab-case; write it like 'yann-lecun'")
    if not isinstance(record.get("name"), str) or not record["name"].strip():
        raise CatalogError(f"{place}: no name; add one")
    if record.get("type") not in list(EntityType):
        raise CatalogError(f"{place}: unknown type {record.get('type')!r}; known are {', '.join(EntityType)}")
    for key in _LISTS:
        value = record.get(key) or []
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise CatalogError(f"{place}: {key} is not a list of texts; write [\"…\"]")
    if strangers := sorted(set(record.get("needs_context") or ()) - {record["name"], *(record.get("aliases") or ())}):
        raise CatalogError(f"{place}: needs_context names {strangers[0]!r}, which is neither name nor alias")
    for key in _TEXTS:
        if not isinstance(record.get(key), str | None):
            raise CatalogError(f"{place}: {key} is not a text")
    if not isinstance(record.get("year"), int | None):
        raise CatalogError(f"{place}: year is not a number")
