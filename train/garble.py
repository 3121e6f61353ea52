"""Garble names the way automatic captions do, so that models learn from talk whose true names are known.

A rare word of a name stays, turns into a word or two that sound like it, or changes a letter or two.
"""

import random
from collections.abc import Sequence
from functools import cache

import numpy as np
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from kg.catalog import english, fold
from kg.understand import phones, sound

RARE = 4.3
KEPT = 0.35
RESPELLED = 0.45
SPLIT = 0.4
CASED = 0.75
_CHOICES = 12
_ALIKE = 0.55
_SWAPS = {
    "a": "eo", "e": "aiu", "i": "eay", "o": "au", "u": "ao", "y": "ie", "c": "ks", "k": "cg", "s": "zc", "z": "s", "v": "fw", "f": "v",
    "b": "p", "p": "b", "d": "t", "t": "d", "g": "k", "m": "n", "n": "m", "l": "r", "r": "l", "w": "v", "j": "y", "x": "ks", "q": "k",
}  # fmt: skip


class Garbler:
    """Garble names, the same way for the same seed."""

    def __init__(self, seed: int, names: Sequence[str] = ()) -> None:
        """Prepare the ordinary words and the words of `names` that a garble may consist of."""
        self._random = random.Random(seed)
        ordinary = [word for word, zipf in english.frequencies().items() if zipf >= 3.0 and word.isalpha() and len(word) > 1]
        self._words = sorted({*ordinary, *(word for name in names for word in fold.words(name) if word.isalpha())})
        self._phones = [phones.of_words((word,)) for word in self._words]
        self._bones = [sound.skeleton(said) for said in self._phones]

    def garble(self, words: Sequence[str]) -> list[str]:
        """Return the words of a name as captions may have them."""
        heard = [self._cased(part, word) for word in words for part in self._word(word.lower())]
        if len(heard) > 1 and self._random.random() < 0.1:
            at = self._random.randrange(len(heard) - 1)
            heard[at : at + 2] = [heard[at] + heard[at + 1]]
        return heard

    def _cased(self, heard: str, said: str) -> str:
        return heard.capitalize() if said[:1].isupper() and self._random.random() < CASED else heard

    def _word(self, word: str) -> list[str]:
        if english.zipf(word) >= RARE or len(word) < 3 or self._random.random() < KEPT:
            return [word]
        if self._random.random() < RESPELLED:
            return [self._respell(fold.word_key(word) or word)]
        said = phones.of_words((fold.word_key(word),))
        if len(said) >= 6 and self._random.random() < SPLIT:
            at = self._random.randint(2, len(said) - 2)
            return [self._like(said[:at]) or word[:at], self._like(said[at:]) or word[at:]]
        return [self._like(said) or word]

    def _respell(self, word: str) -> str:
        letters = list(word)
        for _ in range(self._random.choice((1, 1, 2))):
            at = self._random.randrange(1, len(letters)) if len(letters) > 1 else 0
            choice = self._random.random()
            if choice < 0.6:
                letters[at] = self._random.choice(_SWAPS.get(letters[at], letters[at]))
            elif choice < 0.8 and len(letters) > 4:
                del letters[at]
            else:
                letters.insert(at, self._random.choice("aein"))
        return "".join(letters)

    def _like(self, said: str) -> str | None:
        """Return a word that sounds like `said`, the likelier the more alike."""
        near = self._near(said)
        return self._random.choices([word for word, _ in near], [alike**8 for _, alike in near])[0] if near else None

    @cache  # noqa: B019  one garbler lives as long as the program
    def _near(self, said: str) -> list[tuple[str, float]]:
        bones = cdist([sound.skeleton(said)], self._bones, scorer=Indel.normalized_similarity, score_cutoff=0.6, dtype=np.float32)[0]
        rows = np.nonzero(bones)[0].tolist()
        alike = sound.similarity([said] * len(rows), [self._phones[row] for row in rows]) if rows else []
        near = [(self._words[row], float(each)) for row, each in zip(rows, alike, strict=True) if each > _ALIKE]
        return sorted(near, key=lambda pair: (-pair[1], pair[0]))[:_CHOICES]
