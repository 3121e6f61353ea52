"""What the whole talk says of its candidates: what it spells out, and what keeps company with that."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.catalog import fold
from kg.model import Entity
from kg.ontology import How
from kg.understand.candidates import Candidate
from kg.understand.words import Word

_MIXED_CASE = 0.02
"""Share of words with a capital from which capitals say something."""

_MUCH = 8
"""Entities spelled out in a talk from which one can tell what it is about."""


@dataclass(frozen=True)
class Talk:
    """Hold what the whole talk says about its candidates.

    Attributes:
        cased: Whether capitals mean anything in it.
        spelled: How often each entity is spelled out by a name that needs no context, by id.
        named: Folded names of the entities spelled out.
        company: How many of the entities spelled out are related to an id or a folded name.
    """

    words: Sequence[Word]
    cased: bool
    spelled: Counter[str]
    named: frozenset[str]
    company: Counter[str]


def talk_of(words: Sequence[Word], candidates: Sequence[Candidate]) -> Talk:
    """Sum up a talk from its words and its candidates."""
    certain = [each for each in candidates if each.free and each.how in {How.EXACT, How.ALIAS, How.JOINED}]
    spelled = Counter(each.entity.id for each in certain)
    entities = {each.entity.id: each.entity for each in certain}.values()
    named = frozenset(fold.key(entity.name) for entity in entities)
    company = Counter(tie for entity in entities for tie in {*_ties(entity)})
    cased = sum(word.capital for word in words) > _MIXED_CASE * len(words)
    return Talk(words, cased, spelled, named, company)


def _ties(entity: Entity) -> Iterable[str]:
    yield from entity.related
    yield from (fold.key(name) for name in entity.authors)
    if entity.organization:
        yield fold.key(entity.organization)


def company_of(entity: Entity, talk: Talk) -> int:
    """Return how many of the entities spelled out in the talk are related to this one."""
    return talk.company[entity.id] + talk.company[fold.key(entity.name)] + sum(tie in talk.spelled for tie in entity.related)


def neighbours_of(entity: Entity, talk: Talk) -> int:
    """Return how often the entities spelled out in the talk are related to what this one is related to."""
    own = talk.spelled[entity.id] > 0
    return sum(talk.company[tie] - own for tie in entity.related)


def is_alone(entity: Entity, talk: Talk) -> bool:
    """Tell whether nothing spelled out in a talk that spells out much has to do with an entity whose ties are known."""
    ties = {*_ties(entity)}
    met = company_of(entity, talk) or neighbours_of(entity, talk) or not ties.isdisjoint(talk.named)
    return bool(ties) and len(talk.spelled) >= _MUCH and not met
