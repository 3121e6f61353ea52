"""Whether two names may be one by their sound."""

from collections.abc import Sequence
from functools import lru_cache

from kg.understand import phones, sound

_ALIKE = 0.85
"""How alike two words of a name must sound to be one word in two spellings."""

_SHORTEST = 4
"""Phones in the shortest word that may sound a little otherwise: of shorter ones too many are alike ("john", "joan")."""

_SHORT = 3
"""Letters in the shortest word that may be the beginning of a given name ("chris" of Christopher)."""


@lru_cache(maxsize=1 << 16)
def bones(word: str) -> str:
    """Return the consonants of a folded word, by which names are put where like ones are."""
    return sound.skeleton(phones.of_word(word))


@lru_cache(maxsize=1 << 16)
def same_word(one: str, other: str) -> bool:
    """Tell whether two folded words may be one, heard twice."""
    if one == other:
        return True
    said = [phones.of_word(one), phones.of_word(other)]
    if said[0] == said[1]:
        return True
    if min(map(len, said)) < _SHORTEST or bones(one) != bones(other):
        return False
    return float(sound.similarity(said[:1], said[1:])[0]) >= _ALIKE


def same_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two names, folded, may be one: a given name may be shortened, and what stands behind it makes no difference."""
    if (len(one) > 1) != (len(other) > 1) or not same_word(one[-1], other[-1]):
        return False
    return same_word(one[0], other[0]) or (len(one) > 1 and one[-1] == other[-1] and _shortens(one[0], other[0]))


def _shortens(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORT and long.startswith(short)
