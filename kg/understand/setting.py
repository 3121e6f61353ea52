"""What is known of a talk before it is decided which of its candidates are meant."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.catalog import fold
from kg.ontology import How
from kg.understand.broadcasts import programmes
from kg.understand.candidates import Candidate
from kg.understand.company import Talk
from kg.understand.hearing import Hearing, Run
from kg.understand.titles import titles

_ACRONYM = range(3, 5)
"""Letters of an acronym that may be said as a word."""

_ECHO = 0.72
"""How alike a run must sound to a name to count as another hint that the talk speaks of it."""


@dataclass(frozen=True)
class Setting:
    """Hold what a verdict needs to know of a talk.

    Attributes:
        echoes: Runs that may speak of an entity, by its id.
        people: Folded names of the people that title, header or speakers give.
        titles: Runs that are called the title of a publication.
        programmes: Runs that are said to be the programme of the talk.
        acronyms: Those of what the talk spells out, folded, that may be said as words.
        edited: Whether somebody set the capitals and stops of the talk.
    """

    talk: Talk
    hearing: Hearing
    echoes: Mapping[str, int]
    people: frozenset[str]
    titles: frozenset[Run]
    programmes: frozenset[Run]
    acronyms: frozenset[str]
    edited: bool


def setting_of(talk: Talk, hearing: Hearing, candidates: Iterable[Candidate], people: Iterable[str], *, edited: bool = False) -> Setting:
    """Sum up a talk from its words, what is heard in it, its candidates and the people of its title."""
    candidates = list(candidates)
    runs = {(each.entity.id, each.start) for each in candidates if each.how is not How.SOUND or each.alike >= _ECHO}
    names, called = frozenset(fold.key(name) for name in people), frozenset(titles(talk.words, hearing))
    shows, acronyms = frozenset(programmes(talk.words, hearing)), frozenset(_acronyms(talk, candidates))
    return Setting(talk, hearing, Counter(id_ for id_, _ in runs), names, called, shows, acronyms, edited)


def _acronyms(talk: Talk, candidates: Iterable[Candidate]) -> Iterator[str]:
    """Yield the acronyms, folded, of what a talk spells out that may be said as words ("GAN")."""
    for entity in {each.entity.id: each.entity for each in candidates if each.entity.id in talk.spelled}.values():
        for text in (entity.name, *entity.aliases):
            if text.isupper() and text.isalpha() and len(text) in _ACRONYM:
                yield fold.word_key(text)
