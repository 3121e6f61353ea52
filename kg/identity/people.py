"""Hear all talks, then say of each who its people are."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kg.catalog import Catalog
from kg.identity.across import Person, settle
from kg.identity.within import same_people
from kg.model import Entity, Mention, Understanding
from kg.ontology import PROPER, How, Polarity, RelationType

_BESIDE = 200
"""Characters between two mentions of which one stands beside the other."""

_FEW = 3
_FEW_OF = 20
"""What at most three talks speak of, or one in twenty, tells people apart."""

_SURE = 0.5
_WORKPLACE = frozenset({RelationType.AFFILIATED_WITH, RelationType.FOUNDED})

Sets = Mapping[Entity, set[str]]


@dataclass(frozen=True, slots=True)
class Told:
    """Hold what one talk tells of its people.

    Attributes:
        meant: Each person whom no catalog knows, as heard, and who of the talk that is.
        spoken_of: Ids of all that it speaks of.
        people: Those whom no catalog knows.
    """

    meant: tuple[tuple[Entity, Entity], ...]
    spoken_of: frozenset[str]
    people: tuple[Person, ...]


def told(understanding: Understanding, catalog: Catalog) -> Told:
    """Return what a talk tells of its people."""
    meant = same_people(understanding, catalog)
    spoken_of = frozenset(each.entity.id for each in understanding.mentions)
    return Told(tuple(meant.items()), spoken_of, tuple(_persons(understanding, meant)))


class People:
    """Know the people that talks speak of and no catalog knows."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._people: list[Person] = []
        self._meant: dict[str, Mapping[Entity, Entity]] = {}
        self._spoken_of: Counter[str] = Counter()

    def hear(self, talk: str, told: Told) -> None:
        """Remember what the next talk tells."""
        self._meant[talk] = dict(told.meant)
        self._spoken_of.update(told.spoken_of)
        self._people += told.people

    def settle(self) -> None:
        """Decide, once all talks are heard, who is the same in several."""
        few = max(_FEW, len(self._meant) // _FEW_OF)
        found = settle(self._people, telling=frozenset(id for id, talks in self._spoken_of.items() if talks <= few))
        for talk, meant in self._meant.items():
            self._meant[talk] = {heard: found.get((talk, entity), entity) for heard, entity in meant.items()}

    def meant(self, talk: str) -> Mapping[Entity, Entity]:
        """Return who is meant by each person of a talk whom no catalog knows."""
        return self._meant[talk]

    def named(self, understanding: Understanding) -> Understanding:
        """Return what a talk says with each person as who they are."""
        meant = self._meant[understanding.transcript.id]
        relations = (
            replace(each, subject=_named(each.subject, meant), object=_named(each.object, meant)) for each in understanding.relations
        )
        mentions, cast = (tuple(_named(each, meant) for each in those) for those in (understanding.mentions, understanding.cast))
        return replace(understanding, mentions=mentions, relations=tuple(relations), cast=cast)


def _named(mention: Mention, meant: Mapping[Entity, Entity]) -> Mention:
    if (entity := meant.get(mention.entity)) is None:
        return mention
    return replace(mention, entity=entity, how=How.CONTEXT if entity.known and mention.how is How.UNKNOWN else mention.how)


def _persons(understanding: Understanding, meant: Mapping[Entity, Entity]) -> Iterator[Person]:
    """Yield the people of a talk that no catalog knows; `meant` says who is the same."""
    spellings: dict[Entity, Counter[str]] = defaultdict(Counter)
    for mention in understanding.mentions:
        if mention.entity in meant and not meant[mention.entity].known:
            spellings[meant[mention.entity]][mention.entity.name] += 1
    company, workplaces = _company(understanding, meant), _workplaces(understanding, meant)
    for entity, names in spellings.items():
        yield Person(understanding.transcript.id, entity, names, frozenset(company[entity]), frozenset(workplaces[entity]))


def _company(understanding: Understanding, meant: Mapping[Entity, Entity]) -> Sets:
    """Return what is of the catalog, has a proper name, and stands beside each such person."""
    beside: dict[Entity, set[str]] = defaultdict(set)
    recent: list[Mention] = []
    for mention in understanding.mentions:
        recent = [each for each in recent if mention.start - each.end <= _BESIDE]
        for each in recent:
            for one, other in ((mention.entity, each.entity), (each.entity, mention.entity)):
                if one in meant and other.known and other.type in PROPER:
                    beside[meant[one]].add(other.id)
        recent.append(mention)
    return beside


def _workplaces(understanding: Understanding, meant: Mapping[Entity, Entity]) -> Sets:
    places: dict[Entity, set[str]] = defaultdict(set)
    for each in understanding.relations:
        if each.type in _WORKPLACE and each.polarity is Polarity.ASSERTED and each.confidence >= _SURE and each.subject.entity in meant:
            places[meant[each.subject.entity]].add(each.object.entity.id)
    return places
