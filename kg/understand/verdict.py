"""How likely the talk speaks of a candidate: by its name, its company, what the encoder hears, and its rivals in the same place."""

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from kg.catalog import fold
from kg.ontology import How
from kg.understand.candidates import Candidate, kind_of
from kg.understand.company import company_of, is_at_home, neighbours_of, worth
from kg.understand.forest import Forest, Rows, sigmoid
from kg.understand.labels import TYPES
from kg.understand.priors import PRIOR, priors
from kg.understand.setting import Setting
from kg.understand.strangers import without_rivals

_KINDS = ("free", "context", "sound", "unknown")
_IS_KIND, _IS_TYPE = ({one: [float(one == other) for other in all_] for one in all_} for all_ in (_KINDS, TYPES))
_HOPELESS = -5.0
"""Odds (logarithm) below which nothing that is set by hand helps."""

_LISTED = 3.0
"""Odds (logarithm) at least of a name that a user lists, where it stands: whoever lists it knows that it is spoken of."""

_GOOD_RIVAL = 0.85
"""How alike a catalogued name must sound to speak against an unknown one in a talk of another field: some name of a large catalog always
sounds a little like it ("Marco Rossi", the cook)."""

COLUMNS = (
    *_KINDS, *TYPES, "heard as type", "heard", "near", "near another",
    "alike", "bones", "words", "letters", "words apart", "rarest", "commonest", "unheard of", "ordinary", "capital", "cased",
    "company", "neighbours", "neighbours each", "spelled", "echoes", "ties", "joined", "first", "last",
    "rivals", "best rival alike", "rival company", "over heard", "plural", "likely", "lead", "needs context",
)  # fmt: skip
"""What the numbers of a row are."""


def scores(candidates: Sequence[Candidate], setting: Setting, forest: Forest) -> NDArray[np.float64]:
    """Return how likely the talk speaks of each candidate, in order of their start."""
    if not candidates:
        return np.zeros(0)
    logits = forest.logits(rows(candidates, setting))
    hopeful = np.flatnonzero(logits > _HOPELESS).tolist()
    logits[hopeful] += priors([candidates[at] for at in hopeful], logits[hopeful].tolist(), setting)
    logits[without_rivals(candidates, logits, setting.hearing)] += PRIOR["stranger in full"]
    logits[[at for at, each in enumerate(candidates) if each.listed and logits[at] < _LISTED]] = _LISTED
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
            math.log1p(max(0, spelled)), math.log1p(setting.echoes.get(each.entity.id, 0)),
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
