"""How alike two sounds are: strings of phones compared by weighted edit distance.

A substitution costs by how far apart the phones are made in the mouth, an insertion by how easily the phone is lost.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint8]

_VOWELS = {  # height (0 high to 3 low), backness (0 front to 2 back)
    "i": (0, 0), "I": (0.5, 0.4), "e": (1, 0), "E": (1.7, 0.3), "a": (2.6, 0.3), "@": (1.7, 1), "R": (1.5, 1.1), "A": (3, 1.7),
    "O": (2.2, 2), "o": (1.2, 2), "U": (0.6, 1.6), "u": (0, 1.8), "Y": (2.2, 0.8), "W": (2.4, 1.4), "Q": (1.6, 1.4),
}  # fmt: skip
_CONSONANTS = {  # place (lips to throat), manner, voice
    "p": (0, "stop", 0), "b": (0, "stop", 1), "m": (0, "nasal", 1), "w": (0.5, "glide", 1), "f": (1, "fric", 0), "v": (1, "fric", 1),
    "T": (2, "fric", 0), "D": (2, "fric", 1), "t": (3, "stop", 0), "d": (3, "stop", 1), "n": (3, "nasal", 1), "s": (3, "fric", 0),
    "z": (3, "fric", 1), "l": (3, "liquid", 1), "r": (3.5, "liquid", 1), "S": (4, "fric", 0), "Z": (4, "fric", 1), "C": (4, "affric", 0),
    "J": (4, "affric", 1), "y": (5, "glide", 1), "k": (6, "stop", 0), "g": (6, "stop", 1), "N": (6, "nasal", 1), "h": (7, "fric", 0),
}  # fmt: skip
_MANNER = {
    frozenset(pair): cost
    for *pair, cost in (
        ("stop", "affric", 0.25), ("fric", "affric", 0.2), ("stop", "fric", 0.4), ("liquid", "glide", 0.25), ("nasal", "stop", 0.45),
        ("nasal", "liquid", 0.45),
    )
}  # fmt: skip
_OTHER_MANNER, _PLACE, _VOICE = 0.7, 0.1, 0.15
_NEAR = {
    frozenset("rR"): 0.1,
    frozenset("wu"): 0.15,
    frozenset("yi"): 0.15,
    frozenset("wU"): 0.2,
    frozenset("yI"): 0.2,
    frozenset("l@"): 0.5,
}
_VOWEL_TO_CONSONANT = 1.1
_LOSS = {"@": 0.25, "I": 0.3, "h": 0.3, "R": 0.4, **dict.fromkeys("rltdyw", 0.6)}
_VOWEL_LOSS, _CONSONANT_LOSS = 0.4, 0.8
_NEVER = 9.0
_BLOCK = 2048

_CLASSES = str.maketrans({
    **dict.fromkeys("pbfv", "P"), **dict.fromkeys("tdTD", "T"), **dict.fromkeys("szSZCJ", "S"), **dict.fromkeys("kg", "K"),
    **dict.fromkeys([*_VOWELS, "h", "w", "y"], None), "m": "M", "n": "N", "N": "N", "r": "R", "R": "R", "l": "L",
})  # fmt: skip


def skeleton(phones_: str) -> str:
    """Return the classes of the consonants, which garbling keeps best."""
    return phones_.translate(_CLASSES)


def _substitution(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if (near := _NEAR.get(frozenset((one, other)))) is not None:
        return near
    if one in _VOWELS and other in _VOWELS:
        (height, back), (height2, back2) = _VOWELS[one], _VOWELS[other]
        return min(0.45, 0.06 + 0.1 * abs(height - height2) + 0.06 * abs(back - back2))
    if one in _CONSONANTS and other in _CONSONANTS:
        (place, manner, voice), (place2, manner2, voice2) = _CONSONANTS[one], _CONSONANTS[other]
        by_manner = 0.0 if manner == manner2 else _MANNER.get(frozenset((manner, manner2)), _OTHER_MANNER)
        return min(1.2, _PLACE * abs(place - place2) + by_manner + _VOICE * (voice != voice2) + 0.05)
    return _VOWEL_TO_CONSONANT


def _loss(phone: str) -> float:
    return _LOSS.get(phone, _VOWEL_LOSS if phone in _VOWELS else _CONSONANT_LOSS)


@cache
def _costs() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return substitution costs [128, 128] and loss costs [128] by character code; code 0 pads and costs nothing."""
    substitution, loss = np.zeros((128, 128), np.float32), np.zeros(128, np.float32)
    everything = [*_VOWELS, *_CONSONANTS]
    substitution[0, :] = substitution[:, 0] = _NEVER
    substitution[0, 0] = 0
    for one in everything:
        loss[ord(one)] = _loss(one)
        for other in everything:
            substitution[ord(one), ord(other)] = _substitution(one, other)
    return substitution, loss


def codes(texts: Sequence[str]) -> Codes:
    """Return the character codes of strings of phones, one a row, padded with 0."""
    packed = np.array(texts, dtype=np.bytes_)
    return packed.view(np.uint8).reshape(len(texts), packed.itemsize)


def similarity(heard: Sequence[str], names: Sequence[str]) -> NDArray[np.float32]:
    """Compare phones pair by pair: 1 for the same, 0 for nothing in common.

    Weighted edit distance relative to the cost of losing the longer of the two.
    """
    return compare(codes(heard), codes(names))


def whole(texts: Sequence[str]) -> NDArray[np.float32]:
    """Return what it costs to lose all of each string of phones."""
    loss: NDArray[np.float32] = _costs()[1][codes(texts)].sum(axis=1) if texts else np.zeros(0, np.float32)
    return loss


def compare(left: Codes, right: Codes) -> NDArray[np.float32]:
    """Return what `similarity` returns, of the codes of phones."""
    scores = np.zeros(len(left), np.float32)
    left_size, right_size = ((side > 0).sum(axis=1) for side in (left, right))
    by_size = np.lexsort((left_size, right_size))
    for start in range(0, len(by_size), _BLOCK):
        block = by_size[start : start + _BLOCK]
        scores[block] = _similarity(left[block, : left_size[block].max()], right[block, : right_size[block].max()])
    return scores


def _similarity(left: Codes, right: Codes) -> NDArray[np.float32]:
    """Compare rows of character codes, all rows at once (Wagner and Fischer 1974)."""
    substitution, loss = _costs()
    left_loss, right_loss = loss[left].T.copy(), loss[right].T.copy()
    left_at, right_at = left.T.astype(np.intp) * len(substitution), right.T.astype(np.intp)
    row = np.concatenate([np.zeros((1, len(left)), np.float32), np.cumsum(right_loss, axis=0)])
    for i in range(len(left_at)):
        best = np.minimum(row[:-1] + substitution.take(left_at[i] + right_at), row[1:] + left_loss[i])
        row[0] += left_loss[i]
        for j in range(len(right_at)):
            np.minimum(best[j], row[j] + right_loss[j], out=row[j + 1])
    whole = np.maximum(left_loss.sum(axis=0), right_loss.sum(axis=0))
    alike: NDArray[np.float32] = np.maximum(0, 1 - row[-1] / np.maximum(whole, 1e-6))
    return alike
