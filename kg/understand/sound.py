"""How alike two sounds are: strings of phones compared by weighted edit distance.

What it costs that a phone is taken for another, or lost, was learned from what is heard of names (`kg/weights`).
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from kg.learned import WEIGHTS

Codes = NDArray[np.uint8]

_VOWELS = "iIeEa@RAOoUuYWQ"
_CONSONANTS = "pbmwfvTDtdnszlrSZCJykgNh"
PHONES = _VOWELS + _CONSONANTS
"""All phones; `letters.tsv` says what each stands for."""

_NOTHING_ALIKE = 1.27
"""What two sounds cost that have nothing in common, in parts of what it costs to lose the longer of them."""

_NEVER = 9.0
_BLOCK = 2048

_CLASSES = str.maketrans({
    **dict.fromkeys("pbfv", "P"), **dict.fromkeys("tdTD", "T"), **dict.fromkeys("szSZCJ", "S"), **dict.fromkeys("kg", "K"),
    **dict.fromkeys(f"{_VOWELS}hwy", None), "m": "M", "n": "N", "N": "N", "r": "R", "R": "R", "l": "L",
})  # fmt: skip


def skeleton(phones_: str) -> str:
    """Return the classes of the consonants, which garbling keeps best."""
    return phones_.translate(_CLASSES)


@cache
def _costs() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return substitution costs [128, 128] and loss costs [128] by character code; code 0 pads and costs nothing."""
    substitution, loss = np.zeros((128, 128), np.float32), np.zeros(128, np.float32)
    substitution[0, :] = substitution[:, 0] = _NEVER
    substitution[0, 0] = 0
    with np.load(WEIGHTS / "confusions.npz") as archive:
        places = [ord(phone) for phone in archive["phones"]]
        loss[places] = archive["lost"]
        substitution[np.ix_(places, places)] = archive["turned"]
    return substitution, loss


def codes(texts: Sequence[str]) -> Codes:
    """Return the character codes of strings of phones, one a row, padded with 0."""
    packed = np.array(texts, dtype=np.bytes_)
    return packed.view(np.uint8).reshape(len(texts), packed.itemsize)


def similarity(heard: Sequence[str], names: Sequence[str]) -> NDArray[np.float32]:
    """Compare phones pair by pair: 1 for the same, 0 for nothing in common, by their weighted edit distance."""
    return compare(codes(heard), codes(names))


def whole(texts: Sequence[str]) -> NDArray[np.float32]:
    """Return what it costs to lose all of each string of phones."""
    loss: NDArray[np.float32] = _costs()[1][codes(texts)].sum(axis=1) if texts else np.zeros(0, np.float32)
    return loss


def at_most(left: NDArray[np.float32], right: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return how alike sounds can be at most of which all is lost at these costs, none of them 0."""
    return (1 - (1 - np.minimum(left, right) / np.maximum(left, right)) / _NOTHING_ALIKE).astype(np.float32)


def compare(left: Codes, right: Codes) -> NDArray[np.float32]:
    """Return what `similarity` returns, of the codes of phones."""
    scores = np.zeros(len(left), np.float32)
    left_size, right_size = ((side > 0).sum(axis=1, dtype=np.int16) for side in (left, right))
    by_size = np.lexsort((np.where(right_size % 2, left_size, -left_size), right_size))  # up, down and up: sizes never leap within a block
    for start in range(0, len(by_size), _BLOCK):
        block = by_size[start : start + _BLOCK]
        sides = (side.take(block, axis=0)[:, : size[block].max()] for side, size in ((left, left_size), (right, right_size)))
        scores[block] = _similarity(*sides)
    return scores


def _similarity(left: Codes, right: Codes) -> NDArray[np.float32]:
    """Compare rows of character codes, all rows at once (Wagner and Fischer 1974)."""
    substitution, loss = _costs()
    left_at, right_at = (side.T.astype(np.intp, order="C") for side in (left, right))
    left_loss, right_loss = loss.take(left_at), loss.take(right_at)
    left_at *= len(substitution)
    row = np.concatenate([np.zeros((1, len(left)), np.float32), np.cumsum(right_loss, axis=0)])
    for i in range(len(left_at)):
        best = np.minimum(row[:-1] + substitution.take(left_at[i] + right_at), row[1:] + left_loss[i])
        row[0] += left_loss[i]
        for j in range(len(right_at)):
            np.minimum(best[j], row[j] + right_loss[j], out=row[j + 1])
    whole = np.maximum(left_loss.sum(axis=0), right_loss.sum(axis=0))
    alike: NDArray[np.float32] = np.maximum(0, 1 - row[-1] / np.maximum(whole * _NOTHING_ALIKE, 1e-6))
    return alike
