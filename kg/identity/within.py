"""Who is who in one talk."""

from collections import Counter
from collections.abc import Mapping, Sequence

from kg.catalog import fold
from kg.identity.alike import same_name, same_word
from kg.model import Entity, Understanding
from kg.ontology import EntityType, How

_STAND_FOR = frozenset({How.PRONOUN, How.ROLE})


def same_people(understanding: Understanding) -> Mapping[Entity, Entity]:
    """Return for each person of a talk whom no catalog knows who of the talk it is."""
    named = Counter(each.entity for each in understanding.mentions if each.how not in _STAND_FOR and each.entity.type is EntityType.PERSON)
    unknown = sorted((each for each in named if not each.known), key=lambda each: (-named[each], each.id))
    known = sorted((each for each in named if each.known), key=lambda each: each.id)
    meant = _by_spelling(unknown, _given(understanding.transcript.people, known))
    full = [each for each in dict.fromkeys((*known, *meant.values())) if len(words_of(each)) > 1]
    return {person: _bearer(meant[person], full) for person in unknown}


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
    for person in unknown:
        meant[person] = next((each for each in meant.values() if same_name(words_of(person), words_of(each))), person)
    return meant


def _bearer(person: Entity, full: Sequence[Entity]) -> Entity:
    """Return the one person whose full name begins or ends with a single word, or the word's own where there is none or more than one."""
    if len(words_of(person)) > 1:
        return person
    (word,) = words_of(person)
    bearers = [each for each in full if word == words_of(each)[0] or same_word(word, words_of(each)[-1])]
    return bearers[0] if len(bearers) == 1 else person
