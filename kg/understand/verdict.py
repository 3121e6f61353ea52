"""How likely the talk speaks of a candidate: by its name, its company, what the encoder hears, and its rivals in the same place."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from kg.catalog import english, fold
from kg.ontology import EntityType, How
from kg.understand import phones, sound
from kg.understand.candidates import Candidate, kind_of
from kg.understand.company import Talk, company_of, is_alone, is_at_home, neighbours_of, worth
from kg.understand.forest import Forest, Rows, sigmoid
from kg.understand.hearing import Hearing, Run
from kg.understand.introductions import REACH, role_of
from kg.understand.labels import TYPES
from kg.understand.strangers import without_rivals
from kg.understand.titles import has_author, is_explained, is_nicknamed, is_titled, titles

_KINDS = ("free", "context", "sound", "unknown")
_IS_KIND, _IS_TYPE = ({one: [float(one == other) for other in all_] for one in all_} for all_ in (_KINDS, TYPES))
_ECHO = 0.72
"""How alike a run must sound to a name to count as another hint that the talk speaks of it."""

PRIOR = {
    "in the title": 4.0, "introduced": 2.0, "stranger introduced": 2.5, "stranger in full": 2.0, "long": 3.0, "no company": -4.0,
    "other words": -4.0, "as spelled": 2.5, "spelled otherwise": -2.5, "titled": 4.0,
}  # fmt: skip
"""Odds (logarithm) set by hand, of what too few talks hold to learn it from: people of the title, people introduced, catalogued
or not, strangers heard by first and last name, long names spelled out, and names that need company ("ESM" in a talk on JavaScript),
were put together or are guessed by their sound where nothing of theirs is spoken of; and names that would stand in other words: "first"
for the organization, "deep learning" for the book, where the encoder hears neither, and "fake detector" for a feature detector. In talk
edited with capitals and stops, of which nothing was learned, a name is spelled as it is meant: nine in ten that no catalog has are right,
one in ten that only sounds alike. What is called the title of a book or a paper is one in nine of ten places."""

_AS_GOOD_AS_SPELLED = 0.9
"""How alike a name in edited talk must sound to one that it may be in another spelling ("Ilya Sutskover")."""

_UNHEARD = 0.1
"""Chance of its type below which the encoder does not hear a name."""

_REST_ALIKE = 0.57
"""How alike plain words must sound to a name, words that they share left out: "fake detector" is no "feature detector"."""

_HOPELESS = -5.0
"""Odds (logarithm) below which nothing that is set by hand helps."""

_LONG = 4
"""Words of a long name."""

_GOOD_RIVAL = 0.85
"""How alike a catalogued name must sound to speak against an unknown one in a talk of another field: some name of a large catalog always
sounds a little like it ("Marco Rossi", the cook)."""

_MAY_BE = -2.0
"""Odds (logarithm) from which a catalogued publication may well be what a title or nickname means ("the strubell et al paper")."""

_PROPER = frozenset({EntityType.PERSON, EntityType.PAPER, EntityType.METHOD, EntityType.DATASET, EntityType.ORGANIZATION})
_IN_ANY_COMPANY = frozenset({EntityType.PERSON, EntityType.FIELD, EntityType.CONCEPT})
"""What is meant by its whole name in any company ("reasoning"), by a shorter one ("map" for mean average precision) in close company."""

COLUMNS = (
    *_KINDS, *TYPES, "heard as type", "heard", "near", "near another",
    "alike", "bones", "words", "letters", "words apart", "rarest", "commonest", "unheard of", "ordinary", "capital", "cased",
    "company", "neighbours", "neighbours each", "spelled out", "spelled", "echoes", "ties", "joined", "first", "last",
    "rivals", "best rival alike", "rival company", "over heard", "plural", "likely", "lead", "needs context",
)  # fmt: skip
"""What the numbers of a row are."""


@dataclass(frozen=True)
class Setting:
    """Hold what a verdict needs to know of a talk.

    Attributes:
        echoes: Runs that may speak of an entity, by its id.
        people: Folded names of the people that title, header or speakers give.
        titles: Runs that are called the title of a publication.
        edited: Whether somebody set the capitals and stops of the talk.
    """

    talk: Talk
    hearing: Hearing
    echoes: Mapping[str, int]
    people: frozenset[str]
    titles: frozenset[Run]
    edited: bool


def setting_of(talk: Talk, hearing: Hearing, candidates: Iterable[Candidate], people: Iterable[str], *, edited: bool = False) -> Setting:
    """Sum up a talk from its words, what is heard in it, its candidates and the people of its title."""
    runs = {(each.entity.id, each.start) for each in candidates if each.how is not How.SOUND or each.alike >= _ECHO}
    names, called = frozenset(fold.key(name) for name in people), frozenset(titles(talk.words, hearing))
    return Setting(talk, hearing, Counter(id_ for id_, _ in runs), names, called, edited)


def scores(candidates: Sequence[Candidate], setting: Setting, forest: Forest) -> NDArray[np.float64]:
    """Return how likely the talk speaks of each candidate, in order of their start."""
    if not candidates:
        return np.zeros(0)
    logits = forest.logits(rows(candidates, setting))
    hopeful = np.flatnonzero(logits > _HOPELESS).tolist()
    logits[hopeful] += priors([candidates[at] for at in hopeful], logits[hopeful].tolist(), setting)
    logits[without_rivals(candidates, logits, setting.hearing)] += PRIOR["stranger in full"]
    return sigmoid(logits)


def rows(candidates: Sequence[Candidate], setting: Setting) -> Rows:
    """Return what is known of each candidate: [candidates, columns]."""
    entities = {each.entity.id: each.entity for each in candidates}.values()
    met = {entity.id: (company_of(entity, setting.talk), neighbours_of(entity, setting.talk)) for entity in entities}
    groups = groupby(candidates, key=lambda each: (each.start, each.end))
    return np.array([row for _, group in groups for row in _placed(list(group), setting, met)], dtype=np.float32).reshape(-1, len(COLUMNS))


def _placed(group: Sequence[Candidate], setting: Setting, met: Mapping[str, tuple[int, int]]) -> Iterator[tuple[float, ...]]:
    """Return the rows of candidates in one place; in a talk of another field, what no catalog has stands beside good rivals alone."""
    rows = _group(group, setting, met)
    unknown = [each for each in group if each.how is How.UNKNOWN]
    if not unknown or is_at_home(setting.talk):
        return rows
    good = [each for each in group if each.how is not How.SOUND or each.alike >= _GOOD_RIVAL]
    own = dict(zip(map(id, good), _group(good, setting, met), strict=True))
    return (own[id(each)] if each in unknown else row for each, row in zip(group, rows, strict=True))


def _group(group: Sequence[Candidate], setting: Setting, met: Mapping[str, tuple[int, int]]) -> Iterator[tuple[float, ...]]:
    """Yield the rows of candidates in one place, each beside its rivals there; `met` are company and neighbours of each entity."""
    first = group[0]
    run = (first.start, first.end)
    words = setting.talk.words[first.start : first.end]
    zipfs = [word.zipf for word in words]
    over = setting.hearing.over(run)
    plural = float(fold.singular(words[-1].folded) != words[-1].folded)
    heard = setting.hearing.chances(run)
    others = {type_: setting.hearing.others(run, type_) for type_ in {each.entity.type for each in group}}
    companies, neighbours = zip(*(met[each.entity.id] for each in group), strict=True)
    likely = [each.alike + worth(company, around) for each, company, around in zip(group, companies, neighbours, strict=True)]
    hows = {each.how for each in group}
    alikes = [each.alike if each.how is How.SOUND else 0.0 for each in group]
    shared = (
        min(zipfs) / 6, max(zipfs) / 6, sum(zipf == 0 for zipf in zipfs) / len(words), float(min(zipfs) > 0),
        sum(word.capital for word in words) / len(words), float(setting.talk.cased),
    )  # fmt: skip
    best_alike, best_company = _best_of_others(alikes), _best_of_others(companies)
    best = {how: _best_of_others([each if other.how is how else 0.0 for each, other in zip(likely, group, strict=True)]) for how in hows}
    for at, each in enumerate(group):
        kind = kind_of(each)
        spelled = setting.talk.spelled[each.entity.id] - (kind == "free")
        yield (
            *_IS_KIND[kind], *_IS_TYPE[each.entity.type],
            heard[1 + TYPES.index(each.entity.type)], 1 - heard[0], *others[each.entity.type],
            each.alike, each.bones, len(words), math.log(sum(len(word.folded) for word in words)), abs(len(each.name) - len(words)),
            *shared, math.log1p(companies[at]), math.log1p(neighbours[at]), neighbours[at] / (1 + len(each.entity.related)),
            math.log1p(len(setting.talk.spelled)), math.log1p(max(0, spelled)), math.log1p(setting.echoes.get(each.entity.id, 0)),
            math.log1p(len(each.entity.related)), float(each.how is How.JOINED), float(words[0].folded == each.name[0]),
            float(words[-1].folded == each.name[-1]), len(group) - 1, best_alike[at],
            math.log1p(best_company[at]), over,
            plural,
            likely[at], likely[at] - best[each.how][at],
            float(not each.free),
        )  # fmt: skip


def _best_of_others(values: Sequence[float]) -> list[float]:
    """Return for each value the largest of the others, 0 where there is no other."""
    second, first = sorted([0.0, *values])[-2:]
    return [second if value == first else first for value in values]


def priors(candidates: Sequence[Candidate], odds: Sequence[float], setting: Setting) -> list[float]:
    """Return what speaks for each candidate beyond what was learned; `odds` are what was."""
    others, titled = _in_other_words(candidates, setting), _titled(candidates, odds, setting)
    return [PRIOR["titled"] if at in titled else _prior(each, setting, in_other_words=at in others) for at, each in enumerate(candidates)]


def _prior(candidate: Candidate, setting: Setting, *, in_other_words: bool) -> float:
    if candidate.how in {How.EXACT, How.ALIAS} and candidate.end - candidate.start >= _LONG:
        return PRIOR["long"]
    if in_other_words:
        return PRIOR["other words"]
    expected = _person_prior(candidate, setting) if candidate.entity.type is EntityType.PERSON else 0.0
    return expected or (PRIOR["no company"] if _lacks_company(candidate, setting.talk) else _spelling_prior(candidate, setting))


def _in_other_words(candidates: Sequence[Candidate], setting: Setting) -> set[int]:
    """Return which names would stand in plain words that are none of their own, or in which the encoder does not hear what they name."""
    others: set[int] = set()
    rests: list[tuple[int, str, str]] = []
    for at, each in enumerate(candidates):
        words = [word.folded for word in setting.talk.words[each.start : each.end]]
        if kind_of(each) not in {"context", "sound"} or not all(map(english.is_plain, words)):
            continue
        if each.entity.type in _PROPER and setting.hearing.chance((each.start, each.end), each.entity.type)[0] < _UNHEARD:
            others.add(at)
        elif each.how is How.SOUND:
            rests.append((at, *_rests(words, each.name)))
    rests = [rest for rest in rests if all(rest[1:])]
    alike = sound.similarity([one for _, one, _ in rests], [other for _, _, other in rests])
    return others | {at for (at, _, _), likeness in zip(rests, alike.tolist(), strict=True) if likeness < _REST_ALIKE}


def _titled(candidates: Sequence[Candidate], odds: Sequence[float], setting: Setting) -> set[int]:
    """Return which candidates the talk itself says are publications: spelled, or of no catalog where none of it may well be meant."""
    papers = [(at, each) for at, each in enumerate(candidates) if each.entity.type is EntityType.PAPER]
    known = {place for at, each in papers if each.entity.known and odds[at] > _MAY_BE for place in range(each.start, each.end)}
    return {at for at, each in papers if _is_titled(each, setting) and (each.entity.known or known.isdisjoint(range(each.start, each.end)))}


def _is_titled(candidate: Candidate, setting: Setting) -> bool:
    run, words = (candidate.start, candidate.end), setting.talk.words
    if candidate.entity.known or run in setting.titles:
        return candidate.how is not How.SOUND and is_titled(words, *run)
    heard = setting.hearing.chance(run, EntityType.PAPER)[0]
    if heard > 1 / 4 and has_author(words, *run):
        return True
    return heard > 1 / 2 and (is_titled(words, *run) or is_nicknamed(words, *run) or is_explained(words, run[1]))


def _rests(words: Sequence[str], name: Sequence[str]) -> tuple[str, str]:
    """Return how what is not the same word in both sounds."""
    shared = {*map(fold.singular, words)}.intersection(map(fold.singular, name))
    one, other = ("".join(phones.of_word(word) for word in each if fold.singular(word) not in shared) for each in (words, name))
    return one, other


def _spelling_prior(candidate: Candidate, setting: Setting) -> float:
    if not setting.edited or not setting.talk.words[candidate.start].capital:
        return 0.0
    if candidate.how is How.UNKNOWN:
        return PRIOR["as spelled"]
    return PRIOR["spelled otherwise"] if candidate.how is How.SOUND and candidate.alike < _AS_GOOD_AS_SPELLED else 0.0


def _person_prior(candidate: Candidate, setting: Setting) -> float:
    if candidate.how is not How.UNKNOWN and fold.key(candidate.entity.name) in setting.people:
        return PRIOR["in the title"]
    if role_of([word.folded for word in setting.talk.words[max(0, candidate.start - REACH) : candidate.start]]) in {None, "self"}:
        return 0.0
    if candidate.entity.known:
        return PRIOR["introduced"]
    chance = setting.hearing.chance((candidate.start, candidate.end), EntityType.PERSON)[0]
    return PRIOR["stranger introduced"] if candidate.end - candidate.start > 1 and chance > 1 / 2 else 0.0


def _lacks_company(candidate: Candidate, talk: Talk) -> bool:
    """Tell whether a name that could well be something else is of an entity of whose ties none is spoken of."""
    if _is_doubtful(candidate):
        return is_alone(candidate.entity, talk)
    return _is_shortened(candidate) and is_alone(candidate.entity, talk, closely=True)


def _is_doubtful(candidate: Candidate) -> bool:
    if candidate.how is How.SOUND:
        return True
    meant_anyhow = candidate.entity.type in _IN_ANY_COMPANY
    return not meant_anyhow and (candidate.how is How.JOINED or kind_of(candidate) == "context")


def _is_shortened(candidate: Candidate) -> bool:
    return kind_of(candidate) == "context" and list(candidate.name) != fold.words(candidate.entity.name)
