"""How firmly words state a relation (`polarity.tsv`), and whether what they think of a thing is good."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from kg.ontology import Polarity, RelationType
from kg.understand import tables

_DISLIKED, _TURNING, _IDLE = "disliked", "turning", "idle"
_REACH = 8
"""Words before the second end that can deny or hedge a relation; fitted, as the words are, on talk annotated by hand."""

_UNDENIED = {RelationType.COMPARED_WITH: {Polarity.NEGATED}, RelationType.DISCUSSES: {Polarity.NEGATED, Polarity.HEDGED}}
"""What a "not" or "maybe" leaves as it is: to call two things unlike compares them, and whoever is not sure of a thing speaks of it."""


def stance(type_: RelationType, between: Sequence[str], after: Sequence[str]) -> tuple[RelationType, Polarity]:
    """Return what a relation is and how firmly it is stated, by the words up to its second end and those that follow.

    Whoever says of a thing that it is "overrated" does not support it, and to deny a thing its worth is to criticize it.
    """
    polarity, disliked = _polarity(between), _DISLIKED in map(_kind, [*between, *after])
    if type_ is RelationType.SUPPORTS and disliked and polarity is not Polarity.NEGATED:
        return RelationType.CRITICIZES, polarity
    if type_ is RelationType.CRITICIZES and polarity is Polarity.NEGATED and not disliked:
        return type_, Polarity.ASSERTED
    return type_, Polarity.ASSERTED if polarity in _UNDENIED.get(type_, ()) else polarity


def _polarity(words: Sequence[str]) -> Polarity:
    """Return how firmly the last of the words state what they state; denial outweighs doubt."""
    kinds = [_kind(word) for word in words]
    begun = max((at for at, kind in enumerate(kinds, start=1) if kind == _TURNING), default=0)
    near = kinds[begun:][-_REACH:]
    found = {kind for kind, after in pairwise([*near, None]) if not (kind == Polarity.NEGATED and after == _IDLE)}
    return next((each for each in (Polarity.NEGATED, Polarity.HEDGED) if each in found), Polarity.ASSERTED)


def _kind(word: str) -> str | None:
    return _words().get("n't" if word.endswith("n't") else word)


@cache
def _words() -> dict[str, str]:
    return {word: kind for kind, word in tables.rows("polarity.tsv")}
