"""Who is who in one talk."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from kg.catalog import Catalog, fold
from kg.identity.alike import bones, same_name, same_word
from kg.model import Entity, Understanding
from kg.ontology import STAND_FOR, EntityType

Words = tuple[str, ...]


def same_people(understanding: Understanding, catalog: Catalog) -> Mapping[Entity, Entity]:
    """Return for each person of a talk whom no catalog knows who of the talk it is."""
    named = Counter(each.entity for each in understanding.mentions if each.how not in STAND_FOR and each.entity.type is EntityType.PERSON)
    unknown = sorted((each for each in named if not each.known), key=lambda each: (-named[each], each.id))
    known = sorted((each for each in named if each.known), key=lambda each: each.id)
    meant = _by_spelling(unknown, _given(understanding.transcript.people, known, catalog))
    full = _Full(each for each in dict.fromkeys((*known, *meant.values())) if len(words_of(each)) > 1)
    return {person: full.bearer(meant[person]) for person in unknown}


def words_of(person: Entity) -> Words:
    """Return the folded words of somebody's name."""
    return tuple(fold.words(person.name)) or (person.id,)


def _given(names: Iterable[str], known: Iterable[Entity], catalog: Catalog) -> dict[Words, Entity]:
    """Return the people that the file names by their folded names, where nobody `known` in the talk is called so."""
    spelled = {fold.key(name) for each in known for name in (each.name, *each.aliases)}
    given: dict[Words, Entity] = {}
    for name in names:
        words = tuple(fold.words(name))
        if words and words not in given and (key := fold.join(words)) not in spelled:
            stranger = Entity(fold.slug(words, catalog.entities), name, EntityType.PERSON, known=False)
            given[words] = catalog.people.get(key, stranger)
    return given


def _by_spelling(unknown: Iterable[Entity], given: Mapping[Words, Entity]) -> dict[Entity, Entity]:
    """Return whom each name means, which may be another one heard in another way; names of the file come first, then frequent ones."""
    meant = {each: each for each in given.values()}
    like: dict[object, list[tuple[Words, Entity]]] = defaultdict(list)
    for words, each in given.items():
        like[_shelf(words)].append((words, each))
    for person in unknown:
        words = words_of(person)
        alike = like[_shelf(words)]
        meant[person] = next((each for other, each in alike if same_name(words, other)), person)
        if meant[person] is person:
            alike.append((words, person))
    return meant


def _shelf(words: Words) -> tuple[bool, str]:
    """Return where a name is put, so that those like it stand there too."""
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
