"""What a talk claims of two entities, weighed over all the places where it speaks of both."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from kg.ontology import EntityType, RelationType, canonical
from kg.understand.company import Claim
from kg.understand.forest import Forest, Rows

_TRIED = 6
"""Claims about a pair of entities that are weighed: those that seem likeliest at first."""

_FAINT = 0.006
"""Chance at its best place from which a claim is weighed."""

_FAINTEST = 0.001
"""The same of a claim that the catalog makes, too."""

_LEAST = 0.25
"""Share of the chance at the best place from which another place is evidence of the claim too."""

COLUMNS = (
    *RelationType, *(f"subject {type_}" for type_ in EntityType), *(f"object {type_}" for type_ in EntityType),
    "heard", "heard second", "heard none", "likely", "any", "rank", "over best other", "places", "places that say so",
    "gap", "crossed", "inside", "pronoun", "linked",
    "subject named", "object named", "subject speaks", "object speaks", "subject known", "object known", "tied",
    "told", "told otherwise", "documented", "forward", "subject elsewhere", "object elsewhere",
)  # fmt: skip
"""What the numbers of a row are."""


@dataclass(frozen=True, slots=True)
class Place:
    """Hold two mentions near each other, and what is made of the words around them.

    Attributes:
        first: Index of the earlier mention; `second` of the later.
        ends: Ids of the entities they mean, in that order.
        heard: How likely each claim is by the encoder, `none` that there is none.
        linked: How likely both mentions mean their entities.
        gap: Words between them.
        crossed: Whether a sentence ends between them.
        inside: Mentions between them.
        pronoun: Whether one is a pronoun.
    """

    first: int
    second: int
    ends: tuple[str, str]
    heard: Mapping[Claim, float]
    none: float
    linked: float
    gap: int
    crossed: bool
    inside: int
    pronoun: bool

    def likely(self, claim: Claim) -> float:
        """Return how likely the claim seems here."""
        return self.heard.get(claim, 0.0) * self.linked


@dataclass(frozen=True)
class Known:
    """Hold what is known of a talk's entities.

    Attributes:
        types: Type by id.
        named: Number of mentions by id.
        speakers: Who speaks.
        strange: Those that no catalog holds.
        tied: Pairs, in order, that the catalog relates.
        told: Claims that the catalog makes.
        documented: Those of which it tells facts, so that it says something if it claims nothing of them.
    """

    types: Mapping[str, EntityType]
    named: Mapping[str, int]
    speakers: frozenset[str]
    strange: frozenset[str]
    tied: frozenset[tuple[str, str]]
    told: frozenset[Claim]
    documented: frozenset[str]


def claim_of(class_: str, one: str, other: str) -> Claim:
    """Return the claim of a class (relation, then ">" or "<") about the entities `one` and `other`, named in this order."""
    type_, forward = _way(class_)
    return canonical(one, type_, other) if forward else canonical(other, type_, one)


@cache
def _way(class_: str) -> tuple[RelationType, bool]:
    """Return the relation of a class, and whether what is named first is its subject."""
    return RelationType(class_[:-1]), class_.endswith(">")


def weighed(places: Iterable[Place], known: Known) -> tuple[list[tuple[Claim, list[Place]]], Rows]:
    """Return the claims worth weighing, each with the places of its pair, those that say it clearest first; and what is known of each.

    Returns:
        The claims and their places; rows for the trees: [claims, columns].
    """
    by_pair: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for place in places:
        by_pair[tuple(sorted(place.ends))].append(place)
    found = {pair: list(_of_pair(by_pair[pair], known)) for pair in sorted(by_pair)}
    most = {pair: max((ranked[0].likely(claim) for claim, ranked, _ in those), default=0.0) for pair, those in found.items()}
    said: Counter[str] = Counter()
    for pair, top in most.items():
        said.update(dict.fromkeys(pair, top))
    rows = [
        (*row, math.log1p(said[claim[0]] - most[pair]), math.log1p(said[claim[2]] - most[pair]))
        for pair, those in found.items()
        for claim, _, row in those
    ]
    claims = [(claim, ranked) for those in found.values() for claim, ranked, _ in those]
    return claims, np.array(rows, dtype=np.float32).reshape(-1, len(COLUMNS))


def _of_pair(places: Sequence[Place], known: Known) -> Iterator[tuple[Claim, list[Place], tuple[float, ...]]]:
    tops: dict[Claim, float] = {}
    for place in places:
        for claim in place.heard:
            tops[claim] = max(tops.get(claim, 0.0), place.likely(claim))
    told = known.told & tops.keys()
    tried = sorted((claim for claim, top in tops.items() if top >= _FAINT), key=lambda claim: (-tops[claim], claim))[:_TRIED]
    tried += sorted(claim for claim in told.difference(tried) if tops[claim] >= _FAINTEST)
    for rank, claim in enumerate(tried):
        ranked = sorted(places, key=lambda place: (-place.likely(claim), place.first, place.second))
        rival = max((tops[other] for other in tried if other != claim), default=0.0)
        yield claim, ranked, _row(claim, ranked, rank, tops[claim] - rival, known, len(told - {claim}))


def _row(claim: Claim, places: Sequence[Place], rank: int, over: float, known: Known, otherwise: int) -> tuple[float, ...]:
    subject, type_, object_ = claim
    best = places[0]
    heard = sorted((place.heard.get(claim, 0.0) for place in places), reverse=True)
    likely = [place.likely(claim) for place in places]
    return (
        *(float(type_ is each) for each in RelationType),
        *(float(known.types[subject] is each) for each in EntityType), *(float(known.types[object_] is each) for each in EntityType),
        heard[0], heard[1] if len(heard) > 1 else 0.0, best.none,
        likely[0], 1 - math.prod(1 - each for each in likely[:3]), rank, over, math.log(len(places)),
        math.log1p(sum(each >= _FAINT for each in likely)), best.gap, float(best.crossed), best.inside, float(best.pronoun),
        best.linked, math.log1p(known.named.get(subject, 0)), math.log1p(known.named.get(object_, 0)), float(subject in known.speakers),
        float(object_ in known.speakers), float(subject not in known.strange), float(object_ not in known.strange),
        float((min(subject, object_), max(subject, object_)) in known.tied),
        float(claim in known.told), otherwise, float({subject, object_} <= known.documented), float(best.ends[0] == subject),
    )  # fmt: skip


def choose(
    places: Iterable[Place], known: Known, forest: Forest, *, likely: float, too: float
) -> Iterator[tuple[Claim, float, list[Place]]]:
    """Yield what is claimed of each pair of entities, the likeliest first, how likely, and the places that make it.

    Args:
        likely: Chance from which a claim is told.
        too: Chance from which another of the same pair is told as well, unless it is the same relation the other way round.
    """
    claims, rows = weighed(places, known)
    by_pair: dict[tuple[str, ...], list[tuple[float, int]]] = defaultdict(list)
    for at, chance in enumerate(forest.probabilities(rows).round(2).tolist()):
        by_pair[tuple(sorted(claims[at][0][::2]))].append((-chance, at))
    for chances in by_pair.values():
        told: set[RelationType] = set()
        for doubt, at in sorted(chances):
            claim, ranked = claims[at]
            if -doubt >= (too if told else likely) and claim[1] not in told:
                told.add(claim[1])
                top = ranked[0].likely(claim)
                yield claim, -doubt, [place for place in ranked if place.likely(claim) >= _LEAST * top]
