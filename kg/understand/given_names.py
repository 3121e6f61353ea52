"""The given names of the people of a catalog, which tell one person from another and by themselves mean nobody."""

from collections import Counter
from collections.abc import Iterable, Sequence

from kg.catalog import english, fold
from kg.model import Entity
from kg.ontology import EntityType, How
from kg.understand import phones, sound
from kg.understand.candidates import Candidate
from kg.understand.company import KEEPS, Talk, company_of
from kg.understand.sound_index import Form
from kg.understand.words import Word

_SAME = 0.55
"""How alike two given names must sound to be one, where the surnames are."""

_CLEARLY = 1.5
"""How many times as many people a word must be the given name of as the surname, to be no surname by itself."""


class GivenNames:
    """Know which words are given names."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        """Count how many people each word is the first name of, and of how many the last."""
        names = [words for entity in entities if entity.type is EntityType.PERSON and len(words := fold.words(entity.name)) > 1]
        self._first, self._last = Counter(words[0] for words in names), Counter(words[-1] for words in names)

    def of_their_bearers(self, candidates: Sequence[Candidate], talk: Talk) -> list[Candidate]:
        """Leave out who is meant by a surname that more people are called by ("roger"), unless they are named in full, or in company."""
        named = {each.entity.id for each in candidates if each.free and len(each.name) > 1}
        return [each for each in candidates if each.entity.id in named or not self._is_borne_by_others(each) or _is_met(each.entity, talk)]

    def _is_borne_by_others(self, candidate: Candidate) -> bool:
        if candidate.free or len(candidate.name) > 1 or candidate.entity.type is not EntityType.PERSON:
            return False
        (name,) = candidate.name
        return self._first[name] > _CLEARLY * self._last[name]

    def is_namesake(self, run: Sequence[str], form: Form) -> bool:
        """Tell whether a run has the surname of a person but another given name, and so is somebody else.

        A plain word that nobody is called is no other given name: "turkey levine" may be Sergey Levine.
        """
        if form.entity.type is not EntityType.PERSON or len(run) < 2 or len(form.words) < 2 or run[-1] != form.words[-1]:
            return False
        if english.is_plain(run[0]) and not self._first[run[0]]:
            return False
        return float(sound.similarity([phones.of_word(run[0])], [phones.of_word(form.words[0])])[0]) < _SAME


def _is_met(entity: Entity, talk: Talk) -> bool:
    return company_of(entity, talk) >= KEEPS


def not_of_others(candidates: Sequence[Candidate], named: Sequence[Candidate], words: Sequence[Word]) -> list[Candidate]:
    """Leave out who would be meant by the first name of somebody else who is named in full: "lindsey" beside "lindsey zuloaga".

    `named` are the people named in full; who is one of them may be meant by any name.
    """
    ids = {each.entity.id for each in named}
    firsts = {words[each.start].folded for each in named}
    return [each for each in candidates if each.entity.id in ids or words[each.start].folded not in firsts or not _is_surname(each)]


def _is_surname(candidate: Candidate) -> bool:
    """Tell whether one word, that means nobody by itself, is taken for somebody's whole name or last."""
    alone = candidate.end - candidate.start == 1
    return alone and candidate.entity.type is EntityType.PERSON and (candidate.how is How.SOUND or not candidate.free)


def opens_given(word: str, entity: Entity) -> bool:
    """Tell whether a word is what captions kept of the given name of a person ("no" of "Noam")."""
    name = fold.words(entity.name)
    return entity.type is EntityType.PERSON and len(name) > 1 and name[0].startswith(word)
