"""How the entries of a user's files stand beside those that are built in.

An entry with the id of an earlier one replaces it. One with name and type of a built-in one, but another id, is the same thing:
it keeps its id, and what it does not say is taken from there.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.catalog import Catalog
from kg.catalog.fold import key
from kg.model import Entity
from kg.ontology import EntityType

Placed = tuple[str, Entity]
"""An entry and where it stands: file and line."""


def joined(builtin: Mapping[str, Entity], entries: Iterable[Placed], digest: str) -> Catalog:
    """Return the catalog of what is built in and a user's entries, with a note on each that is there twice."""
    own: dict[str, Placed] = {}
    notes: list[str] = []
    for place, entity in entries:
        if entity.id in own:
            notes.append(f"{place}: {entity.id!r} replaces the entry of the same id at {own[entity.id][0]}")
        elif entity.id in builtin:
            notes.append(f"{place}: {entity.id!r} replaces the built-in entry of the same id")
        own[entity.id] = place, entity
    listed = {id_: entity for id_, (_, entity) in own.items()}
    same = _same(builtin, listed)
    for id_, other in same.items():
        notes.append(f"{own[id_][0]}: {id_!r} and the built-in {other!r} are one, since name and type are the same; its id is {id_!r}")
    filled = {id_: _filled(entity, builtin[same[id_]]) if id_ in same else entity for id_, entity in listed.items()}
    ids = {other: id_ for id_, other in same.items()}
    entities = {id_: entity for id_, entity in builtin.items() if id_ not in ids} | filled
    return Catalog({id_: _tied(entity, ids) for id_, entity in entities.items()} if ids else entities, digest, listed, tuple(notes))


def _same(builtin: Mapping[str, Entity], own: Mapping[str, Entity]) -> dict[str, str]:
    """Return the id of the built-in entry that is the same thing as a user's, by the id of that; where there are namesakes, none is."""
    theirs = _by_name(entity for id_, entity in own.items() if id_ not in builtin)
    ours = _by_name(entity for id_, entity in builtin.items() if id_ not in own)
    return {id_: ours[name] for name, id_ in theirs.items() if name in ours}


def _by_name(entities: Iterable[Entity]) -> dict[tuple[EntityType, str], str]:
    """Return the ids of entities by type and folded name, of those that are the only one; a name without Latin letters tells nothing."""
    ids: dict[tuple[EntityType, str], list[str]] = defaultdict(list)
    for entity in entities:
        if name := key(entity.name):
            ids[entity.type, name].append(entity.id)
    return {name: alike[0] for name, alike in ids.items() if len(alike) == 1}


def _filled(entity: Entity, other: Entity) -> Entity:
    """Return an entry with what it leaves out taken from another, and the lists of both."""
    return replace(
        entity,
        aliases=_both(entity.aliases, other.aliases),
        sounds=_both(entity.sounds, other.sounds),
        needs_context=entity.needs_context | (other.needs_context - {entity.name, *entity.aliases}),
        kind=entity.kind or other.kind,
        year=entity.year or other.year,
        authors=entity.authors or other.authors,
        venue=entity.venue or other.venue,
        organization=entity.organization or other.organization,
        related=_both(entity.related, other.related),
        facts=_both(entity.facts, other.facts),
    )


def _both(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _tied(entity: Entity, ids: Mapping[str, str]) -> Entity:
    """Return an entry whose ties lead to the new ids of what they lead to."""
    facts = [" ".join(ids.get(word, word) for word in fact.split()) for fact in entity.facts]
    related = [ids.get(each, each) for each in entity.related]
    changed = facts != list(entity.facts) or related != list(entity.related)
    return replace(entity, related=tuple(dict.fromkeys(related)), facts=tuple(facts)) if changed else entity
