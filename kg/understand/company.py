"""What the whole talk says of its candidates: what it spells out, and what keeps company with that."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kg.catalog import fold
from kg.model import Entity
from kg.ontology import EntityType, How, RelationType, canonical
from kg.understand.candidates import Candidate
from kg.understand.words import Word

Claim = tuple[str, RelationType, str]
"""Subject, relation and object, by id."""

_MIXED_CASE = 0.02
"""Share of words with a capital from which capitals say something."""

_MUCH = 8
"""Entities spelled out in a talk from which one can tell what it is about."""

_AT_HOME = 0.6
"""Entities spelled out for each root of the words, in a talk of the catalog's field: such talks have 0.7 or more, others 0.5 at most."""

KEEPS = 2
"""Things spelled out in a talk to which somebody is tied, from which the talk surely keeps their company."""

_OF_COMPANY, _OF_NEIGHBOURS = 0.08, 0.03
"""What company is worth beside the likeness of sounds; of garbled names in talks not scored, it puts most right names on top."""


@dataclass(frozen=True)
class Talk:
    """Hold what the whole talk says about its candidates.

    Attributes:
        cased: Whether capitals mean anything in it.
        spelled: How often each entity is spelled out by a name that needs no context, by id.
        named: Folded names of the entities spelled out.
        company: How many of the entities spelled out are related to an id or a folded name.
        told: Ids that the catalog tells a fact of, together with an entity spelled out.
    """

    words: Sequence[Word]
    cased: bool
    spelled: Counter[str]
    named: frozenset[str]
    company: Counter[str]
    told: frozenset[str]


def talk_of(words: Sequence[Word], candidates: Sequence[Candidate]) -> Talk:
    """Sum up a talk from its words and its candidates."""
    certain = [each for each in candidates if each.free and each.how in {How.EXACT, How.ALIAS, How.JOINED}]
    spelled = Counter(each.entity.id for each in certain)
    entities = {each.entity.id: each.entity for each in certain}.values()
    named = frozenset(fold.key(entity.name) for entity in entities)
    company = Counter(tie for entity in entities for tie in {*_ties(entity)})
    cased = sum(word.capital for word in words) > _MIXED_CASE * len(words)
    facts = frozenset(other for entity in entities for other in _told_with(entity))
    return Talk(words, cased, spelled, named, company, facts)


def _told_with(entity: Entity) -> Iterator[str]:
    return (other for fact in entity.facts for other in fact.split()[1:])


def _ties(entity: Entity) -> Iterable[str]:
    yield from entity.related
    yield from (fold.key(name) for name in entity.authors)
    if entity.organization:
        yield fold.key(entity.organization)


def company_of(entity: Entity, talk: Talk) -> int:
    """Return how many of the entities spelled out in the talk are related to this one."""
    names = {entity.id, fold.key(entity.name)}
    return sum(talk.company.get(name, 0) for name in names) + sum(tie in talk.spelled for tie in entity.related)


def neighbours_of(entity: Entity, talk: Talk) -> int:
    """Return how often the entities spelled out in the talk are related to what this one is related to."""
    own = talk.spelled[entity.id] > 0
    return sum(talk.company.get(tie, 0) - own for tie in entity.related)


def tied(entities: Iterable[Entity]) -> frozenset[tuple[str, str]]:
    """Return the pairs of ids, in order, of those entities that the catalog relates to each other."""
    entities = list(entities)
    ids: defaultdict[str, list[str]] = defaultdict(list)
    for entity in entities:
        for name in {entity.id, fold.key(entity.name)}:
            ids[name].append(entity.id)
    ties = ((entity.id, other) for entity in entities for tie in _ties(entity) for other in ids.get(tie, ()))
    return frozenset((min(pair), max(pair)) for pair in ties if pair[0] != pair[1])


def told(entities: Iterable[Entity]) -> frozenset[Claim]:
    """Return what the catalog claims of those entities among themselves: who wrote what and works where, and its facts.

    The ends of what holds both ways stand in order.
    """
    entities = list(entities)
    ids = {entity.id for entity in entities}
    named = {(entity.type, fold.key(entity.name)): entity.id for entity in entities}
    return frozenset(canonical(*claim) for entity in entities for claim in _claims(entity, named) if {claim[0], claim[2]} <= ids)


def _claims(entity: Entity, named: Mapping[tuple[EntityType, str], str]) -> Iterator[Claim]:
    for type_, *others in map(str.split, entity.facts):
        yield from ((entity.id, RelationType(type_), other) for other in others)
    if entity.type is EntityType.PAPER:
        authors = (named.get((EntityType.PERSON, fold.key(name))) for name in entity.authors)
        yield from ((author, RelationType.AUTHORED, entity.id) for author in authors if author)
    if entity.type is EntityType.PERSON and (employer := named.get((EntityType.ORGANIZATION, fold.key(entity.organization or "")))):
        yield entity.id, RelationType.AFFILIATED_WITH, employer


def is_at_home(talk: Talk) -> bool:
    """Tell whether a talk is of the catalog's field; what it spells out grows as different words do, with the root of all (Heaps' law)."""
    return len(talk.spelled) >= _AT_HOME * math.sqrt(len(talk.words))


def is_alone(entity: Entity, talk: Talk, *, closely: bool = False) -> bool:
    """Tell whether nothing spelled out in a talk that spells out much has to do with an entity whose ties are known.

    Args:
        closely: What is only tied to the same things has nothing to do with it.
    """
    ties = {*_ties(entity)}
    met = company_of(entity, talk) or not ties.isdisjoint(talk.named) or (not closely and neighbours_of(entity, talk))
    met = met or entity.id in talk.told or any(other in talk.spelled for other in _told_with(entity))
    return bool(ties) and len(talk.spelled) >= _MUCH and not met


class Ties:
    """Know which entities of a catalog are tied to which, to say all at once what company they have."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        """Number the entities and their ties."""
        entities = list(entities)
        self._ids = [entity.id for entity in entities]
        self._names = [fold.key(entity.name) for entity in entities]
        number = {id_: at for at, id_ in enumerate(self._ids)}
        ties = [at for each, entity in enumerate(entities) for tie in entity.related if tie in number for at in (each, number[tie])]
        self._one, self._other = np.array(ties, np.int64).reshape(-1, 2).T

    def favour(self, talk: Talk) -> dict[str, float]:
        """Return how much likelier entities count than their names sound for the company they have in a talk, by id; 0 is left out."""
        company = np.array([talk.company.get(id_, 0) for id_ in self._ids])
        spelled = np.array([id_ in talk.spelled for id_ in self._ids])
        named = [talk.company.get(name, 0) if name != id_ else 0 for id_, name in zip(self._ids, self._names, strict=True)]
        size = len(self._ids)
        met = company + named + np.bincount(self._one, spelled[self._other], size)
        around = np.bincount(self._one, company[self._other], size) - spelled * np.bincount(self._one, minlength=size)
        favour = (_OF_COMPANY * np.log1p(met) + _OF_NEIGHBOURS * np.log1p(around)).round(3)
        return {id_: each for id_, each in zip(self._ids, favour.tolist(), strict=True) if each}


def worth(company: int, neighbours: int) -> float:
    """Return what company in a talk is worth beside the likeness of sounds."""
    return _OF_COMPANY * math.log1p(company) + _OF_NEIGHBOURS * math.log1p(max(0, neighbours))
