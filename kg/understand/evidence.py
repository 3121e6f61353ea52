"""What speaks for a candidate and against it, as the features of a log-linear model."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.catalog import english, fold
from kg.model import Entity
from kg.ontology import EntityType, How
from kg.understand.candidates import Candidate, kind_of
from kg.understand.linear import Features
from kg.understand.words import Word

_MIXED_CASE = 0.02
"""Share of words with a capital from which capitals say something."""


@dataclass(frozen=True)
class Talk:
    """Hold what the whole talk says about its candidates.

    Attributes:
        cased: Whether capitals mean anything in it.
        spelled: How often each entity is spelled out by a name that needs no context, by id.
        company: Ids and folded names that the entities spelled out are related to.
    """

    words: Sequence[Word]
    cased: bool
    spelled: Counter[str]
    company: frozenset[str]


def talk_of(words: Sequence[Word], candidates: Sequence[Candidate]) -> Talk:
    """Sum up a talk from its words and its candidates."""
    certain = [each for each in candidates if each.free and each.how in {How.EXACT, How.ALIAS, How.JOINED}]
    spelled = Counter(each.entity.id for each in certain)
    company = {tie for each in {each.entity.id: each.entity for each in certain}.values() for tie in _ties(each)}
    cased = sum(word.capital for word in words) > _MIXED_CASE * len(words)
    return Talk(words, cased, spelled, frozenset(company))


def _ties(entity: Entity) -> Iterable[str]:
    yield from entity.related
    yield from (fold.key(name) for name in entity.authors)
    if entity.organization:
        yield fold.key(entity.organization)


def _has_company(entity: Entity, talk: Talk) -> bool:
    """Tell whether something spelled out in the talk names this entity as related, or the other way round."""
    if entity.id in talk.company or fold.key(entity.name) in talk.company:
        return True
    return any(tie in talk.spelled for tie in entity.related)


def features(candidate: Candidate, talk: Talk) -> Features:
    """Return the features of a candidate."""
    run = talk.words[candidate.start : candidate.end]
    kind = kind_of(candidate)
    ordinary = [english.zipf(word) for word in candidate.name] if candidate.how is How.JOINED else [word.zipf for word in run]
    own = {
        "": 1.0,
        f"type={candidate.entity.type}": 1.0,
        "rarest": min(ordinary) / 6,
        "commonest": max(ordinary) / 6,
        **({} if kind in {"sound", "unknown"} else {f"key={''.join(candidate.name)}": 1.0}),
        f"words={min(len(run), 4)}": 1.0,
        "letters": math.log(sum(len(word.folded) for word in run)),
        f"how={candidate.how}": 1.0,
        "company": float(_has_company(candidate.entity, talk)),
        "spelled": math.log1p(max(0, talk.spelled[candidate.entity.id] - (kind == "free"))),
        **(_capitals(run) if talk.cased else {}),
        **(_likeness(candidate, run) if kind == "sound" else {}),
    }
    return {f"{kind}:{name}": value for name, value in own.items()} | _surroundings(candidate, talk, kind)


def _capitals(run: Sequence[Word]) -> Features:
    share = sum(word.capital for word in run) / len(run)
    return {"cased": 1.0, "capital": float(share == 1), "some capital": float(share > 0)}


def _likeness(candidate: Candidate, run: Sequence[Word]) -> Features:
    name, heard = candidate.name, [word.folded for word in run]
    return {
        "alike": candidate.alike * 4,
        "very alike": max(0.0, candidate.alike - 0.8) * 10,
        "bones": candidate.bones * 4,
        "short": 10 / (sum(map(len, name)) + sum(map(len, heard))),
        f"first same, person={candidate.entity.type is EntityType.PERSON}": float(heard[0] == name[0] and len(heard) > 1),
        "last same": float(fold.singular(heard[-1]) == fold.singular(name[-1]) and len(heard) > 1),
        "unheard of": sum(word.zipf == 0 for word in run) / len(run),
        "all ordinary": float(all(word.zipf > 0 for word in run)),
        "words apart": abs(len(name) - len(heard)) / 2,
    }


def _surroundings(candidate: Candidate, talk: Talk, kind: str) -> Features:
    before = [word.folded for word in talk.words[max(0, candidate.start - 2) : candidate.start]] or ["^"]
    after = [word.folded for word in talk.words[candidate.end : candidate.end + 2]] or ["$"]
    group = "sure" if kind == "free" else "unsure"
    type_ = candidate.entity.type
    names = [
        f"{before[-1]} _", f"{' '.join(before)} _", f"_ {after[0]}", f"_ {' '.join(after)}", f"{before[-1]} _ {after[0]}",
    ]  # fmt: skip
    return {f"{group}:{name}": 1.0 for name in names} | {f"{type_}:{name}": 1.0 for name in (names[0], names[2])}
