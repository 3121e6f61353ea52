"""How two mentions near each other may be related, by what the encoder hears."""

from collections.abc import Sequence
from functools import cache

from kg.ontology import SYMMETRIC, EntityType, RelationType, fits
from kg.understand import heads
from kg.understand.claims import Place, claim_of
from kg.understand.encoder import Reading
from kg.understand.heads import Array
from kg.understand.labels import PRONOUNS
from kg.understand.pairs import End, Speech

Heard = Sequence[tuple[tuple[int, int], Array]]
"""Pairs of ends by their indexes, each with how likely each class (`Heads.pairs`) is."""


def heard_in(ends: Sequence[End], pairs: Sequence[tuple[int, int]], reading: Reading) -> Heard:
    """Return what the encoder hears of each pair of ends, the earlier first."""
    scores = reading.relate([(_heard_end(ends[first]), _heard_end(ends[second])) for first, second in pairs])
    return list(zip(pairs, scores, strict=True))


def _heard_end(end: End) -> tuple[int, int, str]:
    return (*end.tokens, PRONOUNS[end.pronoun] if end.pronoun else end.type)


def place_of(speech: Speech, ends: Sequence[End], pair: tuple[int, int], heard: Array, meant: tuple[str, str], linked: float) -> Place:
    """Return what two ends that mean the entities `meant` may claim of them."""
    one, other = ends[pair[0]], ends[pair[1]]
    chances = heard.tolist()
    claims = {claim_of(way, *meant): chances[at] for way, at in _ways(one.type, other.type)}
    crossed = speech.sentence[other.start] > speech.sentence[one.start]
    inside = sum(not end.pronoun for end in ends[pair[0] + 1 : pair[1]])
    return Place(*pair, meant, claims, chances[0], linked, other.start - one.end, crossed, inside, bool(one.pronoun or other.pronoun))


@cache
def _ways(one: str, other: str) -> tuple[tuple[str, int], ...]:
    """Return how an earlier mention of type `one` and a later one of type `other` may be related.

    Returns:
        Relation and ">" where the earlier is its subject, "<" where the later is, each with the index of its class.
    """
    first, second = EntityType(one), EntityType(other)
    relations = heads.load().relations
    forth = [(f"{type_}>", 1 + at) for at, type_ in enumerate(relations) if fits(first, type_, second)]
    back = [(f"{type_}<", 1 + len(relations) + at) for at, type_ in enumerate(relations) if fits(second, type_, first)]
    return tuple(way for way in (*forth, *back) if not (way[0].endswith("<") and RelationType(way[0][:-1]) in SYMMETRIC))
