"""What is wrong with catalog files, all of it: form, ids that stand twice, names that mislead, ties that lead nowhere.

A name misleads when it also means another entry, or is an ordinary English word, and does not say `needs_context`.
The title of a paper may be the name of what the paper is about: if the title needs context, the name need not.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.catalog import entries, load, read
from kg.catalog.english import is_plain, zipf
from kg.catalog.fold import key, words
from kg.model import Entity
from kg.ontology import EntityType, RelationType, fits

IDLE = 4.6
"""Zipf frequency below which a plain word that names a field or a concept ("physics", "consciousness") is hardly ever said
idly, so that it may stand without context. Of other types every plain word must say `needs_context`: brands and methods
borrow words ("spark", "transformer"), subjects own them."""

_SUBJECTS = frozenset({EntityType.FIELD, EntityType.CONCEPT})


@dataclass(frozen=True)
class Problem:
    """Say where in a catalog something is wrong, what it is and how to mend it."""

    place: str
    text: str


@dataclass(frozen=True)
class _Entry:
    place: str
    entity: Entity


def check(files: Sequence[Path]) -> list[Problem]:
    """Return every problem of the files taken together, in the order of files and lines within each kind.

    Raises:
        CatalogError: A file cannot be read.
    """
    problems: list[Problem] = []
    sound = list(_read(files, problems))
    problems.extend(_duplicates(sound))
    problems.extend(problem for entry in sound for problem in _misleading(entry))
    problems.extend(_clashes(sound))
    problems.extend(_astray(sound))
    return problems


def _read(files: Iterable[Path], problems: list[Problem]) -> Iterator[_Entry]:
    for path in files:
        for number, entry in entries(read(path)):
            place = f"{path}:{number}"
            if isinstance(entry, Entity):
                yield _Entry(place, entry)
            else:
                problems.extend(Problem(place, text) for text in entry)


def _duplicates(all_: Iterable[_Entry]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for entry in all_:
        place = first.setdefault(entry.entity.id, entry.place)
        if place != entry.place:
            yield Problem(entry.place, f"id {entry.entity.id!r} stands already at {place}; make them one, or give it an id of its own")


def _misleading(entry: _Entry) -> Iterator[Problem]:
    for name in _names(entry.entity):
        if not key(name):
            yield Problem(entry.place, f"{name!r} has no letter or digit that can be matched; spell it in Latin letters or take it out")
        elif name not in entry.entity.needs_context and _is_ordinary(name, entry.entity.type):
            yield Problem(entry.place, f'{name!r} is a plain English word; write "needs_context": [{json.dumps(name, ensure_ascii=False)}]')


def _is_ordinary(name: str, type_: EntityType) -> bool:
    parts = words(name)
    if len(parts) != 1 or not is_plain(parts[0]):
        return False
    return type_ not in _SUBJECTS or zipf(parts[0]) >= IDLE


def _clashes(all_: Iterable[_Entry]) -> Iterator[Problem]:
    owners: dict[str, dict[str, _Entry]] = defaultdict(dict)
    for entry in all_:
        for name in _names(entry.entity):
            if not _is_humble_title(name, entry.entity):
                owners[key(name)].setdefault(entry.entity.id, entry)
    for shared, entries_ in owners.items():
        if len(entries_) > 1:
            yield from _unmarked(shared, list(entries_.values()))


def _is_humble_title(name: str, entity: Entity) -> bool:
    return entity.type is EntityType.PAPER and name == entity.name and name in entity.needs_context


def _unmarked(shared: str, sharing: Sequence[_Entry]) -> Iterator[Problem]:
    for entry in sharing:
        others = _several([other.entity.id for other in sharing if other is not entry])
        for name in _names(entry.entity):
            if key(name) == shared and name not in entry.entity.needs_context:
                yield Problem(entry.place, f"{name!r} also means {others}; take it from one, or list it in needs_context of each")


def _astray(all_: Iterable[_Entry]) -> Iterator[Problem]:
    """Yield the ties to what is no entry, of these files or built in, and the facts of things of types that do not relate so."""
    entries = list(all_)
    types = {entity.id: entity.type for entity in (*load().entities.values(), *(entry.entity for entry in entries))}
    for entry in entries:
        facts = [(RelationType(type_), other) for type_, *others in map(str.split, entry.entity.facts) for other in others]
        for other in dict.fromkeys((*entry.entity.related, *(other for _, other in facts))):
            if other not in types:
                yield Problem(entry.place, f"{other!r} is the id of no entry; spell it as there, or take it out")
        for type_, other in facts:
            if other in types and not fits(entry.entity.type, type_, types[other]):
                joins = f"no {entry.entity.type} and {types[other]}"
                yield Problem(entry.place, f"facts holds {f'{type_} {other}'!r}, but {type_} joins {joins}; take it out")


def _several(ids: Sequence[str]) -> str:
    return ", ".join(map(repr, ids))


def _names(entity: Entity) -> tuple[str, ...]:
    return tuple(dict.fromkeys((entity.name, *entity.aliases)))
