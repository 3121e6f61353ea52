"""What a talk claims of two entities, taken over all the places where it speaks of both."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.ontology import SYMMETRIC, RelationType

_STRONGEST = 3
"""Places that count for a claim; more of them say less about it than about how often both ends are named."""

_LEAST = 0.04
"""Chance from which a place is evidence of the claim that was chosen."""

_HARDLY_LESS = 0.9
"""Share of the chance of a bolder claim from which the modest one is preferred."""

Claim = tuple[str, RelationType, str]


@dataclass(frozen=True, slots=True)
class Place:
    """Hold two mentions, by their indexes, and how likely each claim is made there."""

    first: int
    second: int
    chances: Mapping[Claim, float]


def claim_of(class_: str, one: str, other: str) -> Claim:
    """Return the claim of a class (relation, then ">" or "<") about the entities `one` and `other`, named in this order."""
    type_ = RelationType(class_[:-1])
    subject, object_ = (one, other) if class_.endswith(">") else (other, one)
    return (min(subject, object_), type_, max(subject, object_)) if type_ in SYMMETRIC else (subject, type_, object_)


def choose(places: Iterable[Place], *, likely: float) -> Iterator[tuple[Claim, list[Place]]]:
    """Yield for each pair of entities the likeliest claim, where it is likely enough, and the places that make it."""
    by_pair: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for place in places:
        subject, _, object_ = next(iter(place.chances))
        by_pair[min(subject, object_), max(subject, object_)].append(place)
    for pair in sorted(by_pair):
        totals = _totals(by_pair[pair])
        best = _modest(min(totals, key=lambda claim: (-totals[claim], claim)), totals)
        if totals[best] >= likely:
            yield best, [place for place in by_pair[pair] if place.chances.get(best, 0.0) >= _LEAST]


def _modest(best: Claim, totals: Mapping[Claim, float]) -> Claim:
    """Return the claim that somebody speaks of a thing, where a bolder one is hardly likelier."""
    modest = (best[0], RelationType.DISCUSSES, best[2])
    return modest if totals.get(modest, 0.0) >= _HARDLY_LESS * totals[best] else best


def _totals(places: Sequence[Place]) -> dict[Claim, float]:
    """Return how likely at least one of the places that speak strongest makes each claim."""
    chances: dict[Claim, list[float]] = defaultdict(list)
    for place in places:
        for claim, chance in place.chances.items():
            chances[claim].append(chance)
    return {claim: _any(sorted(each, reverse=True)[:_STRONGEST]) for claim, each in chances.items()}


def _any(chances: Iterable[float]) -> float:
    none = 1.0
    for chance in chances:
        none *= 1 - chance
    return 1 - none
