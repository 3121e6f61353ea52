"""Who is who in one talk."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.catalog import fold
from kg.identity.alike import bones, same_name, same_word
from kg.model import Entity, Understanding
from kg.ontology import STAND_FOR, EntityType


def same_people(understanding: Understanding) -> Mapping[Entity, Entity]:
    """Return for each person of a talk whom no catalog knows who of the talk it is."""
    named = Counter(each.entity for each in understanding.mentions if each.how not in STAND_FOR and each.entity.type is EntityType.PERSON)
    unknown = sorted((each for each in named if not each.known), key=lambda each: (-named[each], each.id))
    known = sorted((each for each in named if each.known), key=lambda each: each.id)
    meant = _by_spelling(unknown, _given(understanding.transcript.people, known))
    full = _Full(each for each in dict.fromkeys((*known, *meant.values())) if len(words_of(each)) > 1)
    return {person: full.bearer(meant[person]) for person in unknown}


def words_of(person: Entity) -> tuple[str, ...]:
    """Return the folded words of somebody's name."""
    return tuple(fold.words(person.name)) or (person.id,)


def _given(names: Sequence[str], known: Sequence[Entity]) -> list[Entity]:
    """Return the people that the file names and no catalog knows."""
    spelled = {fold.key(name) for each in known for name in (each.name, *each.aliases)}
    return [
        Entity("-".join(fold.words(name)), name, EntityType.PERSON, known=False)
        for name in dict.fromkeys(names)
        if fold.words(name) and fold.key(name) not in spelled
    ]


def _by_spelling(unknown: Sequence[Entity], given: Sequence[Entity]) -> dict[Entity, Entity]:
    """Return whom each name means, which may be another one heard in another way; names of the file come first, then frequent ones."""
    meant = {each: each for each in given}
    like: dict[object, list[Entity]] = defaultdict(list)
    for each in given:
        like[_shelf(each)].append(each)
    for person in unknown:
        alike = like[_shelf(person)]
        meant[person] = next((each for each in alike if same_name(words_of(person), words_of(each))), person)
        if meant[person] is person:
            alike.append(person)
    return meant


def _shelf(person: Entity) -> tuple[bool, str]:
    """Return where a name is put, so that those like it stand there too."""
    words = words_of(person)
    return len(words) > 1, bones(words[-1])


class _Full:
    """Find people by a part of their full name."""

    def __init__(self, people: Iterable[Entity]) -> None:
        self._first: dict[str, list[Entity]] = defaultdict(list)
        self._last: dict[str, list[Entity]] = defaultdict(list)
        for each in people:
            self._first[words_of(each)[0]].append(each)
            self._last[bones(words_of(each)[-1])].append(each)

    def bearer(self, person: Entity) -> Entity:
        """Return the one person whose name begins or ends with a single word, or the word's own where there is none or more than one."""
        if len(words_of(person)) > 1:
            return person
        (word,) = words_of(person)
        bearers = {*self._first[word], *(each for each in self._last[bones(word)] if same_word(word, words_of(each)[-1]))}
        return bearers.pop() if len(bearers) == 1 else person
