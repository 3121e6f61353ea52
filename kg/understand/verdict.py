"""The last word on a candidate: what speaks for it by name and company, weighed with what the encoder hears."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.catalog import fold
from kg.ontology import EntityType, How
from kg.understand.candidates import Candidate, kind_of
from kg.understand.hearing import Hearing, Run
from kg.understand.introductions import REACH, role_of
from kg.understand.linear import Features, logit
from kg.understand.words import Word

_CLEAREST = 4.0

PRIOR = {"in the title": 4.0, "introduced": 2.0, "stranger introduced": 2.5, "first name": 1.5, "surname": 2.0, "long": 3.0}
"""Weights set by hand, of what too few talks hold to learn it from: people of the title and people introduced, catalogued or
not, a garbled surname behind a first name that is spelled right, surnames of several people where a person is clearly heard
and the company is right, and long names spelled out."""

_CLEARLY = 0.8

_UNLIKE = 0.75
"""How alike a catalogued name may sound to a stranger's."""

_LONG = 4
"""Words of a long name."""


@dataclass(frozen=True)
class Setting:
    """Hold what a verdict needs to know of a talk.

    Attributes:
        alike: How alike the likeliest name by sound is, by run.
        namesakes: How many entities a run spells, by run.
        people: Folded names of the people the title gives.
    """

    words: Sequence[Word]
    hearing: Hearing
    alike: Mapping[Run, float]
    namesakes: Mapping[Run, int]
    people: frozenset[str]


def setting_of(words: Sequence[Word], hearing: Hearing, candidates: Iterable[Candidate], people: Iterable[str]) -> Setting:
    """Sum up a talk from its words, what is heard in it, its candidates and the people of its title."""
    alike: dict[Run, float] = {}
    namesakes: Counter[Run] = Counter()
    for each in candidates:
        if each.how is How.SOUND:
            alike[each.start, each.end] = max(each.alike, alike.get((each.start, each.end), 0.0))
        elif each.how is not How.UNKNOWN:
            namesakes[each.start, each.end] += 1
    return Setting(words, hearing, alike, namesakes, frozenset(fold.key(name) for name in people))


def features(candidate: Candidate, base: float, setting: Setting) -> Features:
    """Return the features of a verdict; `base` is the chance by name and company alone."""
    run = (candidate.start, candidate.end)
    of_type, of_any = setting.hearing.chance(run, candidate.entity.type)
    same, other = setting.hearing.others(run, candidate.entity.type)
    kind = kind_of(candidate)
    own = {
        "": 1.0,
        f"type={candidate.entity.type}": 1.0,
        "type": logit(of_type, clearest=_CLEAREST),
        "any": logit(of_any, clearest=_CLEAREST),
        "near": same,
        "near another": other,
        "more heard": max(0.0, max(same, other) - of_any),
        **_special(candidate, kind, of_type, setting),
    }
    return with_base({f"{kind}:{name}": value for name, value in own.items()}, base, of_type) | _prior(candidate, base, setting)


def _special(candidate: Candidate, kind: str, of_type: float, setting: Setting) -> Features:
    run = (candidate.start, candidate.end)
    if kind == "sound":
        return {"alike": candidate.alike * 4, "alike and typed": candidate.alike * 4 * of_type}
    if kind == "unknown":
        return _unknown(setting.words[candidate.start : candidate.end], setting.alike.get(run, 0.0))
    return {"namesakes": math.log(setting.namesakes[run])}


def _prior(candidate: Candidate, base: float, setting: Setting) -> Features:
    """Return which of `PRIOR` hold."""
    run = [word.folded for word in setting.words[candidate.start : candidate.end]]
    before = [word.folded for word in setting.words[max(0, candidate.start - REACH) : candidate.start]]
    person = candidate.entity.type is EntityType.PERSON and candidate.entity.known
    stranger = candidate.entity.type is EntityType.PERSON and not candidate.entity.known
    chance = setting.hearing.chance((candidate.start, candidate.end), candidate.entity.type)[0]
    unlike = setting.alike.get((candidate.start, candidate.end), 0.0) < _UNLIKE
    holds = {
        "in the title": person and fold.key(candidate.entity.name) in setting.people,
        "introduced": person and role_of(before) is not None,
        "stranger introduced": stranger and len(run) > 1 and chance > 1 / 2 and unlike and role_of(before) is not None,
        "first name": person and chance > 1 / 2 and candidate.how is How.SOUND and len(run) > 1 and run[0] == candidate.name[0],
        "surname": person and not candidate.free and chance >= _CLEARLY and base > 1 / 2,
        "long": candidate.how in {How.EXACT, How.ALIAS} and len(run) >= _LONG,
    }
    return {name: 1.0 for name, held in holds.items() if held}


def with_base(seen: Features, base: float, of_type: float) -> Features:
    """Return features with another chance by name and company."""
    kind = next(iter(seen)).split(":")[0]
    return seen | {f"{kind}:base": logit(base, clearest=_CLEAREST), f"{kind}:both": logit(base, clearest=_CLEAREST) * of_type}


def _unknown(run: Sequence[Word], alike: float) -> Features:
    return {
        "capital": sum(word.capital for word in run) / len(run),
        "unheard of": sum(word.zipf == 0 for word in run) / len(run),
        f"words={min(len(run), 4)}": 1.0,
        "alike": alike,
    }
