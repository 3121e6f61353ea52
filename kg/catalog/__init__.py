"""What the field's people, papers, methods, data sets, organizations, fields and concepts are called.

A catalog is a set of JSON Lines files, one entity a line, with the keys of `kg.model.Entity`:
id, name, type and, where they help, aliases, sounds, needs_context, kind, year, authors, venue, organization, related, facts.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.catalog import fold
from kg.catalog.form import LISTS, TEXTS, faults
from kg.errors import CatalogError
from kg.garbage import uncollected
from kg.ontology import EntityType

if TYPE_CHECKING:
    from kg.model import Entity

HERE = Path(__file__).parent
PEOPLE = (HERE / "people-a-j.jsonl", HERE / "people-k-z.jsonl")
BUILTIN = (
    *PEOPLE,
    *(HERE / f"{name}.jsonl" for name in ("papers-a-l", "papers-m-z", "books", "methods", "organizations", "fields", "concepts")),
)


@dataclass(frozen=True)
class Catalog:
    """Hold entities by id, and a digest of all that was read.

    Attributes:
        own: The entries of the files that a user gives, as they stand there, by id.
        notes: What became of built-in and earlier entries that these say otherwise, for the user.
    """

    entities: Mapping[str, "Entity"]
    digest: str
    own: Mapping[str, "Entity"] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @cached_property
    def people(self) -> Mapping[str, "Entity"]:
        """The people by what the spellings of a name have in common (`fold.key`); of several who bear it, the first."""
        people = [entity for entity in self.entities.values() if entity.type is EntityType.PERSON]
        return {fold.key(name): person for person in reversed(people) for name in (person.name, *person.aliases)}


@uncollected()
def load(files: Iterable[Path] = (), *, builtin: bool = True) -> Catalog:
    """Read the built-in catalog and `files`, whose entries stand beside it as `kg.catalog.joining` says.

    Raises:
        CatalogError: A file cannot be read, or a line is not an entry.
    """
    import hashlib

    digest = hashlib.sha256()
    entities: dict[str, Entity] = {}
    for path in BUILTIN if builtin else ():
        digest.update(content := read(path))
        entities.update((entity.id, entity) for entity in _sound(content))
    own: list[tuple[str, Entity]] = []
    for path in files:
        digest.update(b"own" + (content := read(path)))
        own.extend((f"{path}:{number}", entity) for number, entity in parse(content, path))
    told = digest.hexdigest()[:16]
    if not own:
        return Catalog(entities, told)
    from kg.catalog.joining import joined

    return joined(entities, own, told)


def read(path: Path) -> bytes:
    """Return the content of a catalog file.

    Raises:
        CatalogError: It cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise CatalogError(f"{path}: cannot be read ({error.strerror}); give a JSON Lines file") from error


def parse(content: bytes, path: Path) -> Iterator[tuple[int, "Entity"]]:
    """Yield each entry of a catalog file with its line number.

    Raises:
        CatalogError: A line is not an entry.
    """
    for number, entry in entries(content):
        if isinstance(entry, list):
            raise CatalogError(f"{path}:{number}: {entry[0]}")
        yield number, entry


def entries(content: bytes) -> Iterator[tuple[int, "Entity | list[str]"]]:
    """Yield for each line that is not blank its number and its entry, or else all that is wrong with it."""
    for number, line in enumerate(content.splitlines(), start=1):
        if line.strip():
            yield number, _entry(line)


def _sound(content: bytes) -> list["Entity"]:
    """Return the entries of a built-in file, which our tests have looked over: to do so each time takes most of the loading."""
    import msgspec

    from kg.model import Entity

    return msgspec.json.Decoder(Entity).decode_lines(content)


def _entry(line: bytes) -> "Entity | list[str]":
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return [f"not JSON ({error}); write one entry a line"]
    return list(faults(record)) or _entity(record)


def _entity(record: dict[str, Any]) -> "Entity":
    from kg.model import Entity  # which those need not wait for who only fold names

    given: dict[str, Any] = {key: tuple(record[key]) for key in LISTS if record.get(key)}
    if "needs_context" in given:
        given["needs_context"] = frozenset(given["needs_context"])
    given.update((key, record[key]) for key in ("year", *TEXTS) if record.get(key) is not None)
    return Entity(record["id"], record["name"].strip(), EntityType(record["type"]), **given)
