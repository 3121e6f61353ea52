"""How likely the talk speaks of a candidate: by its name, its company, what the encoder hears, and its rivals in the same place."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from kg.catalog import fold
from kg.ontology import EntityType, How
from kg.understand.candidates import Candidate, kind_of
from kg.understand.company import Talk, company_of, is_alone, neighbours_of
from kg.understand.forest import Forest, Rows, sigmoid
from kg.understand.hearing import Hearing
from kg.understand.introductions import REACH, role_of
from kg.understand.labels import TYPES

_KINDS = ("free", "context", "sound", "unknown")
_ECHO = 0.72
"""How alike a run must sound to a name to count as another hint that the talk speaks of it."""

PRIOR = {"in the title": 4.0, "introduced": 2.0, "stranger introduced": 2.5, "long": 3.0, "no company": -4.0}
"""Odds (logarithm) set by hand, of what too few talks hold to learn it from: people of the title and people introduced, catalogued
or not, long names spelled out, and names that need company ("ESM" in a talk on JavaScript) or were put together where nothing of theirs
is spoken of."""

_LONG = 4
"""Words of a long name."""

COLUMNS = (
    *_KINDS, *TYPES, "heard as type", "heard", "near", "near another",
    "alike", "bones", "words", "letters", "words apart", "rarest", "commonest", "unheard of", "ordinary", "capital", "cased",
    "company", "neighbours", "neighbours each", "spelled out", "spelled", "echoes", "ties", "joined", "first", "last",
    "rivals", "best rival alike", "rival company", "over heard", "plural",
)  # fmt: skip
"""What the numbers of a row are."""


@dataclass(frozen=True)
class Setting:
    """Hold what a verdict needs to know of a talk.

    Attributes:
        echoes: Runs that may speak of an entity, by its id.
        people: Folded names of the people the title gives.
    """

    talk: Talk
    hearing: Hearing
    echoes: Mapping[str, int]
    people: frozenset[str]


def setting_of(talk: Talk, hearing: Hearing, candidates: Iterable[Candidate], people: Iterable[str]) -> Setting:
    """Sum up a talk from its words, what is heard in it, its candidates and the people of its title."""
    runs = {(each.entity.id, each.start) for each in candidates if each.how is not How.SOUND or each.alike >= _ECHO}
    return Setting(talk, hearing, Counter(id_ for id_, _ in runs), frozenset(fold.key(name) for name in people))


def scores(candidates: Sequence[Candidate], setting: Setting, forest: Forest) -> NDArray[np.float64]:
    """Return how likely the talk speaks of each candidate, in order of their start."""
    if not candidates:
        return np.zeros(0)
    return sigmoid(forest.logits(rows(candidates, setting)) + np.array([prior(each, setting) for each in candidates]))


def rows(candidates: Sequence[Candidate], setting: Setting) -> Rows:
    """Return what is known of each candidate: [candidates, columns]."""
    groups = groupby(candidates, key=lambda each: (each.start, each.end))
    return np.array([row for _, group in groups for row in _group(list(group), setting)], dtype=np.float32).reshape(-1, len(COLUMNS))


def _group(group: Sequence[Candidate], setting: Setting) -> Iterator[tuple[float, ...]]:
    """Yield the rows of candidates in one place, each beside its rivals there."""
    first = group[0]
    run = (first.start, first.end)
    words = setting.talk.words[first.start : first.end]
    zipfs = [word.zipf for word in words]
    heard = setting.hearing.chances(run)
    others = {type_: setting.hearing.others(run, type_) for type_ in {each.entity.type for each in group}}
    companies = [company_of(each.entity, setting.talk) for each in group]
    neighbours = [neighbours_of(each.entity, setting.talk) for each in group]
    alikes = [each.alike if each.how is How.SOUND else 0.0 for each in group]
    shared = (
        min(zipfs) / 6, max(zipfs) / 6, sum(zipf == 0 for zipf in zipfs) / len(words), float(min(zipfs) > 0),
        sum(word.capital for word in words) / len(words), float(setting.talk.cased),
    )  # fmt: skip
    for at, each in enumerate(group):
        kind = kind_of(each)
        rivals = [number for number in range(len(group)) if number != at]
        spelled = setting.talk.spelled[each.entity.id] - (kind == "free")
        yield (
            *(float(kind == name) for name in _KINDS), *(float(each.entity.type is type_) for type_ in TYPES),
            heard[1 + TYPES.index(each.entity.type)], 1 - heard[0], *others[each.entity.type],
            each.alike, each.bones, len(words), math.log(sum(len(word.folded) for word in words)), abs(len(each.name) - len(words)),
            *shared, math.log1p(companies[at]), math.log1p(neighbours[at]), neighbours[at] / (1 + len(each.entity.related)),
            math.log1p(len(setting.talk.spelled)), math.log1p(max(0, spelled)), math.log1p(setting.echoes.get(each.entity.id, 0)),
            math.log1p(len(each.entity.related)), float(each.how is How.JOINED), float(words[0].folded == each.name[0]),
            float(words[-1].folded == each.name[-1]), len(rivals), max((alikes[number] for number in rivals), default=0.0),
            math.log1p(max((companies[number] for number in rivals), default=0)), setting.hearing.over(run),
            float(fold.singular(words[-1].folded) != words[-1].folded),
        )  # fmt: skip


def prior(candidate: Candidate, setting: Setting) -> float:
    """Return what speaks for a candidate beyond what was learned."""
    if candidate.how in {How.EXACT, How.ALIAS} and candidate.end - candidate.start >= _LONG:
        return PRIOR["long"]
    if candidate.entity.type is EntityType.PERSON:
        return _person_prior(candidate, setting)
    named = candidate.entity.type not in {EntityType.FIELD, EntityType.CONCEPT}  # "reasoning" means itself in any company
    return PRIOR["no company"] if named and _lacks_company(candidate, setting.talk) else 0.0


def _person_prior(candidate: Candidate, setting: Setting) -> float:
    if candidate.entity.known and fold.key(candidate.entity.name) in setting.people:
        return PRIOR["in the title"]
    if role_of([word.folded for word in setting.talk.words[max(0, candidate.start - REACH) : candidate.start]]) is None:
        return 0.0
    if candidate.entity.known:
        return PRIOR["introduced"]
    chance = setting.hearing.chance((candidate.start, candidate.end), EntityType.PERSON)[0]
    return PRIOR["stranger introduced"] if candidate.end - candidate.start > 1 and chance > 1 / 2 else 0.0


def _lacks_company(candidate: Candidate, talk: Talk) -> bool:
    """Tell whether a name that could well be something else is of an entity of whose ties none is spoken of."""
    return (candidate.how is How.JOINED or kind_of(candidate) == "context") and is_alone(candidate.entity, talk)
