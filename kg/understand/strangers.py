"""People whom no catalog has: surely heard by first and last name, or introduced by names that only sound like somebody's there."""

from collections.abc import Container, Sequence

import numpy as np
from numpy.typing import NDArray

from kg.catalog import english, fold
from kg.ontology import EntityType, How
from kg.understand import phones, sound
from kg.understand.candidates import AS_GOOD_AS_SPELLED, Candidate, sounds_otherwise
from kg.understand.company import Talk, company_of, neighbours_of, worth
from kg.understand.given_names import GivenNames
from kg.understand.hearing import Hearing
from kg.understand.introductions import REACH, between, role_of
from kg.understand.titles import CALLED
from kg.understand.words import Word

_SURELY = 0.9
"""Chance from which a run of words is surely heard as a person; of such names that are like no catalogued one, nearly all are right."""

_SAME_SURNAME = 0.75
"""How alike surnames must sound to be one, company added: "park" is no "clark"."""

_TIES = frozenset(
    {"adviser", "advisor", "assistant", "boss", "buddy", "classmate", "coauthor", "cofounder", "collaborator", "colleague"}
    | {"coworker", "friend", "guest", "guy", "intern", "mentor", "partner", "postdoc", "roommate", "student", "supervisor"}
    | {"teacher", "teammate"}
)
"""What somebody is to others, as whom they are introduced whom nobody else may know ("my student")."""

_RIVAL = -1.0
"""Odds (logarithm) from which a name of the catalog may be what captions garbled ("Erin Kerrville")."""


def is_stranger_in_full(candidate: Candidate, hearing: Hearing) -> bool:
    """Tell whether a candidate is somebody in no catalog who is surely heard by more than one name."""
    unknown = candidate.how is How.UNKNOWN and candidate.entity.type is EntityType.PERSON
    return unknown and candidate.end - candidate.start > 1 and _is_surely_heard(candidate, hearing)


def without_rivals(candidates: Sequence[Candidate], logits: NDArray[np.float64], hearing: Hearing) -> list[int]:
    """Return which candidates are such people with nobody and nothing of the catalog likely in the same words; `logits` are all odds."""
    likely = (each for each, odds in zip(candidates, logits.tolist(), strict=True) if each.entity.known and odds > _RIVAL)
    taken = {at for each in likely for at in range(each.start, each.end)}
    return [
        at for at, each in enumerate(candidates) if is_stranger_in_full(each, hearing) and taken.isdisjoint(range(each.start, each.end))
    ]


class Strangers:
    """Know whom a talk names who only sounds like somebody of a catalog."""

    def __init__(self, words: Sequence[Word], hearing: Hearing, talk: Talk, given: GivenNames) -> None:
        """Take what is said and heard in a talk, and the names of people."""
        self._words, self._hearing, self._talk, self._given = words, hearing, talk, given

    def left_out(self, guesses: Sequence[Candidate], expected: Container[str] = ()) -> list[Candidate]:
        """Leave out of what sounds like names whom another is meant by: of another surname, or introduced in too little of their company.

        Args:
            expected: Ids of people who surely have to do with the talk.
        """
        return [each for each in guesses if each.entity.id in expected or not self._is_another(each)]

    def _is_another(self, guess: Candidate) -> bool:
        if guess.entity.type is not EntityType.PERSON or not sounds_otherwise(guess):
            return False
        company = company_of(guess.entity, self._talk)
        return self._is_introduced(guess, company) or self._has_another_surname(guess, company)

    def _is_introduced(self, guess: Candidate, company: int) -> bool:
        """Tell whether somebody is introduced by what sounds too little like the guess's name for the company that is met of it."""
        met = worth(company, neighbours_of(guess.entity, self._talk)) if company else 0.0
        faint = bool(guess.entity.related) and guess.alike + met < AS_GOOD_AS_SPELLED
        return faint and is_introduced(guess, self._words, by_ties=True)

    def _has_another_surname(self, guess: Candidate, company: int) -> bool:
        """Tell whether a full name is surely heard whose surname is another: one that people have, or where a guess is alone, no word."""
        run = [word.folded for word in self._words[guess.start : guess.end]]
        if len(run) != 2 or len(guess.name) < 2 or not self._given.is_given(run[0]) or not _is_surely_heard(guess, self._hearing):
            return False
        alone = bool(guess.entity.related) and not company
        if not self._given.is_surname(run[1]) and (not alone or english.is_plain(run[1])):
            return False
        surname = phones.of_words(word for word in guess.name[1:] if len(word) > 1)
        return float(sound.similarity([phones.of_words(run[1:])], [surname])[0]) + worth(company, 0) < _SAME_SURNAME


def is_introduced(candidate: Candidate, words: Sequence[Word], *, by_ties: bool = False) -> bool:
    """Tell whether the words before a name introduce who bears it, or those behind one that is spelled and more than a first name.

    Args:
        by_ties: Words that say what somebody is to others, a title, or "called" do, too ("my student", "professor", "a guy named").
    """
    before = [word.folded for word in words[max(0, candidate.start - REACH) : candidate.start]]
    if by_ties and before and fold.singular(before[-1]) in _TIES | between("title") | CALLED:
        return True
    in_full = candidate.end - candidate.start > 1 and candidate.how is not How.SOUND
    after = [word.folded for word in words[candidate.end : candidate.end + REACH]] if in_full else []
    return role_of(before, after) not in {None, "self"}


def _is_surely_heard(candidate: Candidate, hearing: Hearing) -> bool:
    return hearing.chance((candidate.start, candidate.end), EntityType.PERSON) >= _SURELY
