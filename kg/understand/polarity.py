"""How firmly words state a relation (`polarity.tsv`), and whether what they think of a thing is good."""

from collections.abc import Sequence
from functools import cache

from kg.ontology import Polarity, RelationType
from kg.understand import tables

_DISLIKED = "disliked"


def stance(type_: RelationType, between: Sequence[str], after: Sequence[str]) -> tuple[RelationType, Polarity]:
    """Return what a relation is and how firmly it is stated, by the words up to its second end and those that follow.

    Whoever says of a thing that it is "overrated" does not support it, and to deny a thing its worth is to criticize it.
    """
    polarity, disliked = _polarity(between), _DISLIKED in _found([*between, *after])
    if type_ is RelationType.SUPPORTS and disliked and polarity is not Polarity.NEGATED:
        return RelationType.CRITICIZES, polarity
    if type_ is RelationType.CRITICIZES and polarity is Polarity.NEGATED and not disliked:
        return type_, Polarity.ASSERTED
    return type_, polarity


def _polarity(words: Sequence[str]) -> Polarity:
    """Return how firmly the words state what they state; denial outweighs doubt."""
    found = _found(words)
    return next((each for each in (Polarity.NEGATED, Polarity.HEDGED) if each in found), Polarity.ASSERTED)


def _found(words: Sequence[str]) -> set[str | None]:
    return {_words().get("n't" if word.endswith("n't") else word) for word in words}


@cache
def _words() -> dict[str, str]:
    return {word: kind for kind, word in tables.rows("polarity.tsv")}
