"""Who is who in several talks."""

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.identity.alike import bones, same_name
from kg.identity.within import Words, words_of
from kg.model import Entity
from kg.ontology import EntityType


@dataclass(frozen=True, eq=False, slots=True)
class Person:
    """Hold somebody as one talk knows them.

    Attributes:
        spellings: How often each name of theirs is heard.
        company: Ids of what they are spoken of beside.
        workplaces: Ids of where they are said to work.
    """

    talk: str
    entity: Entity
    spellings: Mapping[str, int]
    company: frozenset[str]
    workplaces: frozenset[str]

    @property
    def words(self) -> Words:
        """Return the folded words of the name."""
        return words_of(self.entity)

    @property
    def ties(self) -> frozenset[str]:
        """Return the ids of all that tells of them."""
        return self.company | self.workplaces


def settle(people: Sequence[Person], *, telling: Container[str]) -> Mapping[tuple[str, Entity], Entity]:
    """Return who is meant by each person of each talk.

    Args:
        people: In the order of their talks.
        telling: Ids of what so few talks speak of that it tells people apart.
    """
    groups = _Groups(people)
    bare: set[Person] = set()
    for namesakes in _shelves(people, lambda each: each.entity.id):
        if len(namesakes[0].words) > 1:
            bare.add(namesakes[0])
            _join_namesakes(namesakes, groups)
    for alike in _shelves(people, lambda each: (len(each.words) > 1, bones(each.words[-1]))):
        _join_alike(alike, telling, groups)
    found: dict[tuple[str, Entity], Entity] = {}
    for group in groups:
        entity = _entity(group, named_alone=group[0] in bare)
        found.update(((each.talk, each.entity), entity) for each in group)
    return found


class _Groups:
    """Join people into one, step by step; the first of them stands for all."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._order = {each: at for at, each in enumerate(people)}
        self._first = {each: each for each in people}

    def join(self, one: Person, other: Person) -> None:
        earlier, later = sorted((self._find(one), self._find(other)), key=self._order.__getitem__)
        self._first[later] = earlier

    def _find(self, person: Person) -> Person:
        while self._first[person] is not person:
            person = self._first[person] = self._first[self._first[person]]
        return person

    def __iter__(self) -> Iterator[list[Person]]:
        members: dict[Person, list[Person]] = defaultdict(list)
        for person in self._order:
            members[self._find(person)].append(person)
        return iter(members.values())


def _shelves(people: Iterable[Person], key: Callable[[Person], object]) -> Iterable[list[Person]]:
    shelves: dict[object, list[Person]] = defaultdict(list)
    for person in people:
        shelves[key(person)].append(person)
    return shelves.values()


def _join_namesakes(namesakes: Sequence[Person], groups: _Groups) -> None:
    """Join people of one full name; who works elsewhere than those before joins only whom they share something with."""
    tied: dict[str, Person] = {}
    placed = False
    for person in namesakes:
        sharing = next((tied[tie] for tie in sorted(person.ties) if tie in tied), None)
        if sharing or not (person.workplaces and placed):
            groups.join(sharing or namesakes[0], person)
        for tie in person.ties:
            tied.setdefault(tie, person)
        placed = placed or bool(person.workplaces)


def _join_alike(people: Sequence[Person], telling: Container[str], groups: _Groups) -> None:
    """Join people whose names sound the same and who share what tells people apart; of one name the first stands for all."""
    sharing: dict[str, dict[Words, Person]] = defaultdict(dict)
    for person in people:
        words = person.words
        for tie in sorted(each for each in person.ties if each in telling):
            for others, other in sharing[tie].items():
                if _may_be_one(words, others):
                    groups.join(other, person)
            sharing[tie].setdefault(words, person)


def _may_be_one(one: Words, other: Words) -> bool:
    """Tell whether two names may be one; a single word must be spelled the same."""
    return same_name(one, other) if len(one) > 1 else one == other


def _entity(group: Sequence[Person], *, named_alone: bool) -> Entity:
    first = group[0]
    spellings: Counter[str] = Counter()
    for person in group:
        spellings.update(person.spellings)
    names = dict.fromkeys(person.entity.name for person in group)
    name = max(names, key=lambda each: spellings[each])
    aliases = tuple(sorted(spelling for spelling in spellings if spelling != name))
    id_ = first.entity.id if named_alone else f"{first.entity.id}-in-{first.talk}"
    return Entity(id_, name, EntityType.PERSON, aliases, known=False)
