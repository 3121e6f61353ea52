"""How likely two mentions are related, and how: by the words around them, weighed with what the encoder hears."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.ontology import EntityType, RelationType, fits
from kg.understand import linear
from kg.understand.encoder import Reading
from kg.understand.heads import Array
from kg.understand.labels import PRONOUNS, RELATIONS
from kg.understand.linear import Features, logit
from kg.understand.pairs import End, Speech, features

_CLEAREST = 5.0
_FAINTEST = 1e-3


@dataclass(frozen=True)
class Chances:
    """Hold how likely two ends are related at all, and how likely each class is if they are.

    A class is a relation and ">" where the earlier end is its subject, "<" where the later one is.
    """

    related: float
    classes: dict[str, float]


class Relater:
    """Tell how ends are related."""

    def __init__(self) -> None:
        """Load the models."""
        self._related, self._classes, self._verdict = (
            linear.binary("related"),
            linear.choice("relations"),
            linear.binary("related_verdicts"),
        )

    def chances(self, speech: Speech, ends: Sequence[End], pairs: Sequence[tuple[int, int]], reading: Reading) -> list[Chances]:
        """Return the chances of each pair of ends."""
        heard = reading.relate([(heard_end(ends[first]), heard_end(ends[second])) for first, second in pairs]).classes
        return [
            self._chances(features(speech, ends, *pair), ends[pair[0]], ends[pair[1]], row) for pair, row in zip(pairs, heard, strict=True)
        ]

    def _chances(self, seen: Features, one: End, other: End, heard: Array) -> Chances:
        allowed = classes_of(one.type, other.type)
        by_words = self._classes.probabilities(seen, allowed)
        by_ear = by_class(heard)
        joint = {class_: math.sqrt(chance * max(by_ear[class_], _FAINTEST)) for class_, chance in by_words.items()}
        whole = sum(joint.values())
        related = self._verdict.probability(verdict_features(self._related.probability(seen), heard, one, other))
        return Chances(related, {class_: chance / whole for class_, chance in joint.items()})


def verdict_features(by_words: float, heard: Array, one: End, other: End) -> Features:
    """Return the features by which two chances of being related are weighed."""
    kind = "pronoun" if one.pronoun or other.pronoun else "named"
    allowed = classes_of(one.type, other.type)
    fitting = sum(chance for class_, chance in by_class(heard).items() if class_ in allowed)
    return {
        kind: 1.0,
        f"{kind} words": logit(by_words, clearest=_CLEAREST),
        f"{kind} heard": logit(1 - float(heard[0]), clearest=_CLEAREST),
        f"{kind} fitting": logit(fitting, clearest=_CLEAREST),
    }


def by_class(heard: Array) -> dict[str, float]:
    """Return the outputs of the pair head by class."""
    forth, back = heard[1 : 1 + len(RELATIONS)], heard[1 + len(RELATIONS) :]
    return {
        f"{type_}{way}": float(chance) for way, row in ((">", forth), ("<", back)) for type_, chance in zip(RELATIONS, row, strict=True)
    }


@cache
def classes_of(one: str, other: str) -> frozenset[str]:
    """Return the classes that may join an earlier mention of type `one` and a later one of type `other`."""
    first, second = EntityType(one), EntityType(other)
    forth = {f"{type_}>" for type_ in RelationType if fits(first, type_, second)}
    back = {f"{type_}<" for type_ in RelationType if fits(second, type_, first)}
    return frozenset(forth | back)


def heard_end(end: End) -> tuple[int, int, str]:
    """Return an end as the encoder's reading takes it."""
    return (*end.tokens, PRONOUNS[end.pronoun] if end.pronoun else end.type)
