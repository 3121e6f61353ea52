"""The given names of the people of a catalog, which tell one person from another and by themselves mean hardly anybody."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from kg.catalog import english, fold
from kg.model import Entity
from kg.ontology import EntityType, How
from kg.understand import phones, sound, tables
from kg.understand.candidates import Candidate
from kg.understand.company import KEEPS, Talk, company_of
from kg.understand.hearing import Hearing
from kg.understand.sound_index import Form
from kg.understand.words import Word

_SAME = 0.55
"""How alike two given names must sound to be one."""

_FEW = 8
"""People at most who bear a given name by which one of them may be meant."""

_SOMEBODY = 0.1
"""Chance from which a word may well be heard as somebody."""

_SURNAME, _ENDING = 4, 3
"""Letters of a surname, and of what makes another of it, at least; "Dworkin" may be Dwork."""

_CLEARLY = 1.5
"""How many times as many people a word must be the given name of as the surname, to be no surname by itself."""


class GivenNames:
    """Know which words are given names."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        """Count how many people each word is the first name of, and of how many the last."""
        self._bearers: dict[str, list[Entity]] = defaultdict(list)
        self._last: Counter[str] = Counter()
        for entity in entities:
            if entity.type is EntityType.PERSON and len(words := fold.words(entity.name)) > 1:
                self._bearers[words[0]].append(entity)
                self._last[words[-1]] += 1
        self._first = Counter({name: len(bearers) for name, bearers in self._bearers.items()})

    def is_given(self, word: str) -> bool:
        """Tell whether anybody has a word for a given name."""
        return self._first[word] > 0

    def is_surname(self, word: str) -> bool:
        """Tell whether anybody has a word for a surname."""
        return self._last[word] > 0

    def alone(self, words: Sequence[Word], talk: Talk, spelled: Sequence[Candidate]) -> Iterator[Candidate]:
        """Yield who is meant by a given name alone, where no name of theirs is spelled: "ilya" in the company of OpenAI."""
        named = {each.entity.id for each in spelled}
        taken = {at for each in spelled for at in range(each.start, each.end)}
        for at, word in enumerate(words):
            if at not in taken and (person := self._bearer(word.folded, talk)) and person.id not in named:
                yield Candidate(at, at + 1, person, How.FIRST_NAME, (word.folded,), free=False)

    def _bearer(self, word: str, talk: Talk) -> Entity | None:
        """Return of the few who bear a given name the only one whose company the talk keeps."""
        bearers = self._bearers.get(word, [])
        if len(bearers) > _FEW or english.is_plain(word):
            return None
        met = [each for each in bearers if _is_met(each, talk)]
        return met[0] if len(met) == 1 else None

    def not_of_people(self, candidates: Sequence[Candidate], words: Sequence[Word], hearing: Hearing) -> list[Candidate]:
        """Leave out things that only sound like a given name where it is heard as somebody's: "alex" is no AlexNet."""
        return [each for each in candidates if not self._is_of_people(each, words, hearing)]

    def _is_of_people(self, candidate: Candidate, words: Sequence[Word], hearing: Hearing) -> bool:
        alone = candidate.end - candidate.start == 1 and self._is_common(words[candidate.start].folded)
        thing = candidate.entity.type is not EntityType.PERSON
        return alone and thing and hearing.chance((candidate.start, candidate.end), EntityType.PERSON) > _SOMEBODY

    def of_their_bearers(self, candidates: Sequence[Candidate], talk: Talk) -> list[Candidate]:
        """Leave out who is meant by a surname that more people are called by ("roger"), unless they are named in full, or in company."""
        named = {each.entity.id for each in candidates if each.free and len(each.name) > 1}
        return [each for each in candidates if each.entity.id in named or not self._is_borne_by_others(each) or _is_met(each.entity, talk)]

    def _is_borne_by_others(self, candidate: Candidate) -> bool:
        if candidate.free or len(candidate.name) > 1 or candidate.entity.type is not EntityType.PERSON:
            return False
        return self._is_rather_given(*candidate.name)

    def _is_rather_given(self, word: str) -> bool:
        """Tell whether a word is a given name more often than a surname."""
        return self._first[word] > _CLEARLY * self._last[word]

    def may_mean(self, run: Sequence[str], form: Form) -> bool:
        """Tell whether a run that sounds like a name may mean who bears it, and is neither somebody else's name nor "in eighty one"."""
        if form.entity.type is not EntityType.PERSON:
            return True
        if all(map(english.is_bare, run)) or any(_is_longer(word, form.words[-1]) for word in run):
            return False
        return not (self._is_common(run[0]) if len(run) == 1 else self._has_another(run, form))

    def _has_another(self, run: Sequence[str], form: Form) -> bool:
        """Tell whether a run opens with a given name that is none of the bearer's, and so is somebody else: "nadia el sayed" is no Nadella.

        A plain word that nobody is called is no other given name: "turkey levine" may be Sergey Levine; and where the surname
        is another word, too, only a given name is one, and no plain word.
        """
        same = len(form.words) > 1 and run[-1] == form.words[-1]
        borne, plain = self._first[run[0]] > 0, english.is_plain(run[0])
        called = (borne or not plain) if same else (borne and not plain)
        names = {form.words[0]} if same else _given_names_of(form.entity)
        return called and bool(names) and not any(_is_alike(run, name) for name in names)

    def _is_common(self, word: str) -> bool:
        """Tell whether a word is the given name of several people, more than bear it as a surname, and no plain one."""
        return self._first[word] > 1 and self._is_rather_given(word) and not english.is_plain(word)


def _given_names_of(person: Entity) -> set[str]:
    """Return by what names somebody is called beside the surname, as far as a catalog tells."""
    return {words[0] for text in (person.name, *person.aliases, *person.sounds) if len(words := fold.words(text)) > 1}


def _is_alike(run: Sequence[str], name: str) -> bool:
    """Tell whether a run opens with something like a given name, or with a short form of it."""
    heard = [phones.of_words(run[:size]) for size in (1, 2) if size < len(run)]
    said = phones.of_word(name)
    return run[0] in short_for(name) or float(sound.similarity(heard, [said] * len(heard)).max()) >= _SAME


def _is_longer(word: str, surname: str) -> bool:
    """Tell whether a word is a surname with an ending that makes another of it: "silverman" is not Silver."""
    ending = len(word) - len(surname)
    return len(surname) >= _SURNAME and ending >= _ENDING and word.startswith(surname) and not english.is_plain(word)


def short_for(name: str) -> Sequence[str]:
    """Return the short forms of a first name (`short-names.tsv`)."""
    return _short_names().get(name, ())


@cache
def _short_names() -> Mapping[str, Sequence[str]]:
    forms: dict[str, list[str]] = defaultdict(list)
    for short, names in tables.rows("short-names.tsv"):
        for name in names.split():
            forms[name].append(short)
    return forms


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
