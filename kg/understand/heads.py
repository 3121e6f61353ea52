"""The light heads on the encoder's vectors: mentions, sentence starts, turns and who asks, and how two ends are related."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.learned import WEIGHTS
from kg.ontology import RelationType
from kg.understand import labels

Array = NDArray[np.float32]
Index = NDArray[np.int64]

_HEADS, _HEAD_WIDTH = 4, 32
_POLARITIES = 3
"""Outputs by which the heads learn polarity, behind those of the classes; words tell it better (`kg.understand.polarity`)."""

_PAIRS_AT_ONCE, _WORDS_AT_ONCE = 128, 512
"""Pairs scored together, and words whose runs are: what is made of so many fits the cache of a processor."""


@cache
def load() -> "Heads":
    """Load the heads that come with the package."""
    with np.load(WEIGHTS / "heads.npz") as archive:
        arrays = {name: archive[name] for name in archive.files}
    relations = tuple(map(RelationType, arrays.pop("relations").tolist()))
    return Heads({name: array.astype(np.float32) for name, array in arrays.items()}, relations)


class Heads:
    """Answer questions about words from their vectors.

    Attributes:
        relations: Those that were learned: one that is new in the ontology is not heard until then.
    """

    def __init__(self, weights: Mapping[str, Array], relations: Sequence[RelationType] = labels.RELATIONS) -> None:
        """Keep the weights, and what their scores of pairs are about."""
        self._weights, self.relations = weights, relations

    def cuts(self, words: Array) -> Array:
        """Return how likely a sentence starts with each word, the speaker changes there, and it is said by the one who asks: [words, 3]."""
        return _rounded(np.float32(1) / (1 + np.exp(-self._linear("cuts", words))))

    def spans(self, words: Array) -> Array:
        """Return how likely each run of words is a mention: [words, widths, none and types]; runs past the end are none."""
        table = np.zeros((len(words), labels.WIDEST, 1 + len(labels.TYPES)), np.float32)
        table[..., 0] = 1
        for at in range(0, len(words), _WORDS_AT_ONCE):
            self._score_runs(words[at : at + _WORDS_AT_ONCE + labels.WIDEST - 1], table[at : at + _WORDS_AT_ONCE])
        return table

    def _score_runs(self, words: Array, table: Array) -> None:
        """Score the runs that open with the words of a table; more words may follow."""
        first, last = self._linear("spans.first", words), self._linear("spans.last", words)
        sums = _sums(self._linear("spans.inside", words))
        for more in range(min(labels.WIDEST, len(words))):
            count = min(len(table), len(words) - more)
            mean = (sums[more + 1 :][:count] - sums[:count]) / (more + 1)
            seen = first[:count] + last[more:][:count] + mean.astype(np.float32) + self._weights["spans.size.weight"][more]
            table[:count, more] = _rounded(_softmax(self._linear("spans.out", np.maximum(seen, 0))))

    def pairs(self, words: Array, pairs: Index) -> Array:
        """Return how likely the ends of pairs are related in each way: [pairs, none and `relations` forth and back].

        Args:
            words: Vectors [words, width].
            pairs: [pairs, 6]: first and after last word of the earlier end, of the later, index of the kind (`labels.KINDS`) of each.
        """
        keys, values = self._linear("pairs.key", words), self._linear("pairs.value", words)
        ends, number = np.unique(pairs[:, :4].reshape(-1, 2), axis=0, return_inverse=True)  # an end is in many pairs
        first, second = self._ends("pairs.first", words, ends), self._ends("pairs.second", words, ends)
        number = number.reshape(-1, 2)
        scores = np.zeros((len(pairs), 1 + 2 * len(self.relations)), np.float32)
        order = np.argsort(pairs[:, 3] - pairs[:, 0], kind="stable")  # those as wide as each other together
        for at in range(0, len(pairs), _PAIRS_AT_ONCE):
            some = order[at : at + _PAIRS_AT_ONCE]
            seen = first[number[some, 0]] + second[number[some, 1]]
            scores[some] = self._some_pairs(seen, keys, values, pairs[some])
        return _rounded(_softmax(scores))

    def _ends(self, name: str, words: Array, ends: Index) -> Array:
        """Return what a layer makes of ends: [ends, hidden]."""
        blocks = (ends[at : at + _PAIRS_AT_ONCE].T for at in range(0, max(1, len(ends)), _PAIRS_AT_ONCE))
        return np.concatenate([self._linear(name, _span(words, start, end)) for start, end in blocks])

    def _some_pairs(self, seen: Array, keys: Array, values: Array, pairs: Index) -> Array:
        """Score pairs by what is seen of their ends, which this adds to, and of the words around them."""
        _, end1, start2, _, kind1, kind2 = pairs.T
        seen += self._weights["pairs.kinds.weight"][kind1 * len(labels.KINDS) + kind2]
        seen += self._weights["pairs.gaps.weight"][np.searchsorted(labels.GAP_STARTS[1:], start2 - end1, side="right")]
        told = self._look(np.maximum(seen, 0), keys, values, pairs[:, :4])
        hidden = np.maximum(seen + self._linear("pairs.read", told), 0)
        scores = self._linear("pairs.out", np.maximum(self._linear("pairs.hidden", hidden), 0))
        return scores[:, :-_POLARITIES]

    def _look(self, seen: Array, keys: Array, values: Array, edges: Index) -> Array:
        """Return what the words around each pair say of it."""
        reach = int((edges[:, 3] - edges[:, 0]).max()) + 2 * labels.MARGIN
        at = edges[:, :1] - labels.MARGIN + np.arange(reach)
        zone = zones(at, edges)
        outside = (at < 0) | (at >= len(keys)) | (at >= edges[:, 3:] + labels.MARGIN)
        at = at.clip(0, len(keys) - 1)
        shape = (*at.shape, _HEADS, _HEAD_WIDTH)
        query = self._linear("pairs.query", seen).reshape(-1, _HEADS, _HEAD_WIDTH)
        zone_keys, zone_values = (self._weights[f"pairs.zone_{name}.weight"].reshape(-1, _HEADS, _HEAD_WIDTH) for name in ("key", "value"))
        near = np.take_along_axis(np.einsum("phd,zhd->phz", query, zone_keys), zone[:, None], 2)
        scores = ((keys[at].reshape(shape).swapaxes(1, 2) @ query[..., None])[..., 0] + near) / np.float32(_HEAD_WIDTH**0.5)
        share = _softmax(np.where(outside[:, None], np.float32(-1e4), scores))
        by_zone = share @ (zone[..., None] == np.arange(labels.ZONES)).astype(np.float32)
        told = (share[:, :, None] @ values[at].reshape(shape).swapaxes(1, 2))[:, :, 0] + np.einsum("phz,zhd->phd", by_zone, zone_values)
        return np.asarray(told.reshape(len(edges), -1), dtype=np.float32)

    def _linear(self, name: str, rows: Array) -> Array:
        scores: Array = rows @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return scores


def zones(at: Index, edges: Index) -> Index:
    """Return in which of nine zones words stand to a pair.

    They are: far before, before, in the first end, after it, between, before the second end, in it, after it, far after.
    """
    start1, end1, start2, end2 = (edges[:, column, None] for column in range(4))
    after = np.minimum(end1 + 2, start2)
    bounds = (start1 - 2, start1, end1, after, np.maximum(start2 - 2, after), start2, end2, end2 + 2)
    return np.asarray(np.sum([at >= bound for bound in bounds], axis=0), dtype=np.int64)


def _sums(rows: Array) -> NDArray[np.float64]:
    """Return the sums of the first 0, 1, 2, … rows, which `cumsum`, going column by column, takes three times as long for."""
    sums = np.zeros((len(rows) + 1, rows.shape[1]))
    for at, row in enumerate(rows):
        np.add(sums[at], row, out=sums[at + 1])
    return sums


def _span(words: Array, start: Index, end: Index) -> Array:
    """Return the first, the last and the mean of the words from each start to before each end."""
    total = np.zeros((len(start), words.shape[1]))
    for more in range(int((end - start).max(initial=0))):
        longer = np.flatnonzero(start + more < end)
        total[longer] += words[start[longer] + more]
    return np.hstack([words[start], words[end - 1], (total / (end - start)[:, None]).astype(np.float32)])


def _softmax(scores: Array) -> Array:
    powers = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Array = powers / powers.sum(-1, keepdims=True)
    return shares


def _rounded(chances: NDArray[np.floating[Any]]) -> Array:
    """Return chances to two decimals, so that the last bits of a processor change nothing."""
    return np.asarray(chances, dtype=np.float32).round(2)
