"""Edited talk as word pieces with flags, as captions have it and as it is written."""

import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kg.catalog import english
from kg.understand.labels import KINDS, TYPES
from train.encoder.annotated import pronoun
from train.encoder.marks import ANSWERS, ASKS, GOES_ON, PRONOUN_FROM, SENTENCE, TURN, WORD
from train.encoder.pieces import Pieces, written
from train.encoder.turns import Turn
from train.garble import Garbler

GARBLED_FROM, GARBLED_SHARE, GARBLED_NAMES = 4.0, 0.06, 0.25
"""Of words rarer than this a share is garbled, of names a larger one."""


@dataclass(frozen=True)
class Told:
    """Hold a word of edited talk, what is written after it, whether it has a capital, and the flags of what begins and of who speaks."""

    word: str
    stop: str
    capital: bool
    begins: int
    role: int


def told(talks_: Iterable[tuple[Path, list[Turn]]], roles: dict[tuple[str, str], bool]) -> Iterator[Told]:
    """Yield the words of edited talk with what is known of each."""
    for file, turns in talks_:
        for speaker, said in turns:
            role = {None: 0, False: ANSWERS, True: ASKS}[roles.get((file.parent.name, speaker))]
            begins = TURN
            for sentence in said:
                begins |= SENTENCE
                for word, stop, capital in zip(*sentence, strict=True):
                    yield Told(word, stop, capital, begins, role)
                    begins = 0


def spoken(words: Iterable[Told], pieces: Pieces, garbler: Garbler, path: Path) -> None:
    """Write edited talk as captions have it: pieces with flags."""
    rows: list[tuple[int, int]] = []
    chance = random.Random(3)
    for word in words:
        begins = word.begins
        for each in _noisy(word, chance, garbler):
            rows += _flagged(pieces.of(each), WORD | begins | word.role, word.role)
            begins = GOES_ON
    _save(rows, path)


def edited(words: Iterable[Told], pieces: Pieces, path: Path) -> None:
    """Write edited talk as it is written: pieces with flags, which word is a pronoun among them."""
    rows: list[tuple[int, int]] = []
    for word in words:
        kind = KINDS.index(pronoun(word.word))
        flags = WORD | word.begins | word.role | (kind - len(TYPES) if kind else 0) << PRONOUN_FROM
        rows += _flagged(written(word.word, word.stop, word.capital, pieces), flags, word.role)
    _save(rows, path)


def _flagged(ids: Sequence[int], first: int, others: int) -> Iterable[tuple[int, int]]:
    return zip(ids, [first, *[others] * (len(ids) - 1)], strict=True)


def _save(rows: list[tuple[int, int]], path: Path) -> None:
    ids, flags = zip(*rows, strict=True)
    np.savez_compressed(path, ids=np.array(ids, dtype=np.uint16), flags=np.array(flags, dtype=np.uint8))
    print(path.name, len(ids), "pieces", file=sys.stderr)


def _noisy(told_: Told, chance: random.Random, garbler: Garbler) -> Iterable[str]:
    named = told_.capital and not told_.begins & SENTENCE
    if english.zipf(told_.word) < GARBLED_FROM and chance.random() < (GARBLED_NAMES if named else GARBLED_SHARE):
        return garbler.garble([told_.word])
    return [told_.word]
