"""A gold graph: what a careful reader drew from a talk, in two JSON Lines files, PREFIX.entities.jsonl and PREFIX.relations.jsonl."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from kg.errors import GoldError
from kg.ontology import EntityType, Polarity, RelationType

_Name = TypeVar("_Name", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """Describe a thing that the talk speaks of.

    Attributes:
        also_types: Types under which it is right as well.
        required: Whether a graph without it lacks something.
        aliases: Other correct names.
        lines: Where it is mentioned; 0 where the gold gives no line.
    """

    id: str
    name: str
    type: EntityType
    also_types: frozenset[EntityType]
    required: bool
    aliases: tuple[str, ...]
    lines: tuple[int, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Return every correct name; the id, read as words, is one."""
        return (self.name, self.id.replace("-", " "), *self.aliases)

    def admits(self, kind: str | None) -> bool:
        """Tell whether a node of this type may stand for it."""
        return kind == self.type or kind in self.also_types


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """Describe what the talk says of two things; `required` and `lines` as in GoldEntity."""

    subject: str
    type: RelationType
    object: str
    required: bool
    polarity: Polarity
    lines: tuple[int, ...]

    @property
    def pair(self) -> frozenset[str]:
        """Return the ids of the two ends, whatever the direction."""
        return frozenset((self.subject, self.object))


@dataclass(frozen=True, slots=True)
class Gold:
    """Hold the entities and relations in the order of their files."""

    entities: tuple[GoldEntity, ...]
    relations: tuple[GoldRelation, ...]


def load_gold(prefix: Path) -> Gold:
    """Read PREFIX.entities.jsonl and PREFIX.relations.jsonl.

    Raises:
        GoldError: A file cannot be read, a line is no entity or relation, an id stands twice, or a relation names an id
            that no entity has.
    """
    entities: dict[str, GoldEntity] = {}
    for place, record in _records(prefix, "entities"):
        entity = _entity(record, place)
        if entity.id in entities:
            raise GoldError(f"{place}: id {entity.id!r} stands twice; give each entity its own")
        entities[entity.id] = entity
    relations = tuple(_relation(record, place, entities) for place, record in _records(prefix, "relations"))
    return Gold(tuple(entities.values()), relations)


def _records(prefix: Path, part: str) -> Iterator[tuple[str, dict[str, Any]]]:
    path = Path(f"{prefix}.{part}.jsonl")
    for number, line in enumerate(_content(path).splitlines(), start=1):
        if line.strip():
            yield f"{path}:{number}", _record(line, f"{path}:{number}")


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise GoldError(
            f"{path}: cannot be read ({error.strerror}); give the prefix of two files, PREFIX.entities.jsonl and PREFIX.relations.jsonl"
        ) from error


def _record(line: bytes, place: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise GoldError(f"{place}: not JSON ({error}); write one object a line") from error
    if not isinstance(record, dict):
        raise GoldError(f"{place}: not an object; write one a line")
    return record


def _entity(record: dict[str, Any], place: str) -> GoldEntity:
    return GoldEntity(
        id=_text(record, "id", place),
        name=_text(record, "name", place),
        type=_one_of(EntityType, record.get("type"), place),
        also_types=frozenset(_one_of(EntityType, kind, place) for kind in _list(record, "also_types", str, place)),
        required=_required(record, place),
        aliases=tuple(_list(record, "aliases", str, place)),
        lines=tuple(_line(mention, place) for mention in _list(record, "mentions", dict, place)),
    )


def _relation(record: dict[str, Any], place: str, entities: Mapping[str, GoldEntity]) -> GoldRelation:
    for end in ("subject", "object"):
        if _text(record, end, place) not in entities:
            raise GoldError(f"{place}: {end} {record[end]!r} is no id of an entity; add the entity or mend the id")
    return GoldRelation(
        subject=record["subject"],
        type=_one_of(RelationType, record.get("type"), place),
        object=record["object"],
        required=_required(record, place),
        polarity=_one_of(Polarity, record.get("polarity", Polarity.ASSERTED), place),
        lines=tuple(_list(record, "lines", int, place)),
    )


def _text(record: dict[str, Any], key: str, place: str) -> str:
    value = record.get(key)
    if not isinstance(value, str) or not value.strip():
        raise GoldError(f"{place}: no {key}; add one")
    return value


def _required(record: dict[str, Any], place: str) -> bool:
    value = record.get("required")
    if not isinstance(value, bool):
        raise GoldError(f"{place}: required is {value!r}; write true or false")
    return value


def _one_of(names: type[_Name], value: Any, place: str) -> _Name:
    if value not in list(names):
        raise GoldError(f"{place}: unknown {_kind(names)} {value!r}; known are {', '.join(names)}")
    return names(value)


def _kind(names: type[StrEnum]) -> str:
    return "polarity" if names is Polarity else "type"


def _list(record: dict[str, Any], key: str, of: type, place: str) -> list[Any]:
    value = record.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, of) for item in value):
        raise GoldError(f"{place}: {key} is not a list of {of.__name__}; write [] where there are none")
    return value


def _line(mention: dict[str, Any], place: str) -> int:
    line = mention.get("line", 0)
    if not isinstance(line, int):
        raise GoldError(f"{place}: the line of a mention is {line!r}; write a number")
    return line
