"""People whom no catalog has, but who are surely heard by first and last name."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kg.ontology import EntityType, How
from kg.understand.candidates import Candidate
from kg.understand.hearing import Hearing

_SURELY = 0.9
"""Chance from which a run of words is surely heard as a person; of such names that are like no catalogued one, nearly all are right."""

_RIVAL = -1.0
"""Odds (logarithm) from which a name of the catalog may be what captions garbled ("Erin Kerrville")."""


def is_stranger_in_full(candidate: Candidate, hearing: Hearing) -> bool:
    """Tell whether a candidate is somebody in no catalog who is surely heard by more than one name."""
    run = (candidate.start, candidate.end)
    unknown = candidate.how is How.UNKNOWN and candidate.entity.type is EntityType.PERSON and run[1] - run[0] > 1
    return unknown and hearing.chance(run, EntityType.PERSON) >= _SURELY


def without_rivals(candidates: Sequence[Candidate], logits: NDArray[np.float64], hearing: Hearing) -> list[int]:
    """Return which candidates are such people with nobody and nothing of the catalog likely in the same words; `logits` are all odds."""
    likely = (each for each, odds in zip(candidates, logits.tolist(), strict=True) if each.entity.known and odds > _RIVAL)
    taken = {at for each in likely for at in range(each.start, each.end)}
    return [
        at for at, each in enumerate(candidates) if is_stranger_in_full(each, hearing) and taken.isdisjoint(range(each.start, each.end))
    ]
