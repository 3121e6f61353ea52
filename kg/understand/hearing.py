"""What the encoder hears, in the words that names are made of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc

from kg.ontology import EntityType
from kg.understand.encoder import reading_of
from kg.understand.labels import TYPES, WIDEST
from kg.understand.words import Word

_SOME = 0.25
"""Chance from which a run of words may be a mention."""

_FAINT = 0.1
"""The same of a run that is worth listening to for names that sound like it."""

ARTICLES = frozenset({"the", "a", "an"})

Run = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Heard:
    """Hold a run of words that the encoder takes for a mention: its likeliest type and the chance that it is a mention at all."""

    start: int
    end: int
    type: EntityType
    chance: float


class Hearing:
    """Answer by runs of words what the encoder makes of them."""

    def __init__(self, doc: Doc, words: Sequence[Word]) -> None:
        """Take the reading of `doc`, whose words are `words`.

        Raises:
            ValueError: The encoder has not read `doc`.
        """
        self._reading = reading_of(doc, "kg_mentions")
        self._words = words
        self.mentions = tuple(self._mentions())
        self._over = {at: each for each in self.mentions for at in range(each.start, each.end)}

    def chance(self, run: Run, type_: EntityType | None = None) -> float:
        """Return how likely a run of words is a mention of a type, or of any."""
        chances = self.chances(run)
        return chances[1 + TYPES.index(type_)] if type_ else 1 - chances[0]

    def chances(self, run: Run) -> list[float]:
        """Return how likely a run of words is no mention, or one of each type."""
        chances: list[float] = self._reading.chances(*self._tokens(run)).tolist()
        return chances

    def over(self, run: Run) -> float:
        """Return how likely the likeliest mention is that overlaps a run without being the same."""
        each = {self._over[at] for at in range(*run) if at in self._over}
        return max((heard.chance for heard in each if (heard.start, heard.end) != self._bare(run)), default=0.0)

    def starts(self, number: int) -> float:
        """Return how likely a sentence starts with a word."""
        return float(self._reading.cuts[self._reading.word_of[self._words[number].at], 0])

    def runs(self) -> set[Run]:
        """Return the runs that may be mentions; they may overlap."""
        some = {run for run in self._all_runs() if self.chance(run) >= _FAINT}
        return some | {(each.start, each.end) for each in self.mentions}

    def others(self, run: Run, type_: EntityType) -> tuple[float, float]:
        """Return how likely mentions are that overlap a run, weighed by how much: those of the type, and those of others."""
        same = other = 0.0
        for each in {self._over[at] for at in range(*run) if at in self._over}:
            if (each.start, each.end) != self._bare(run):
                shared = min(run[1], each.end) - max(run[0], each.start)
                weighed = each.chance * shared / (max(run[1], each.end) - min(run[0], each.start))
                same, other = (max(same, weighed), other) if each.type is type_ else (same, max(other, weighed))
        return same, other

    def _all_runs(self) -> Iterator[Run]:
        opening = {self._reading.word_of[word.at]: number for number, word in reversed(list(enumerate(self._words)))}
        firsts, widths = np.nonzero(1 - self._reading.spans[..., 0] >= _FAINT)
        for first, width in zip(firsts.tolist(), widths.tolist(), strict=True):
            if first in opening:
                yield opening[first], min(opening[first] + width + 1, len(self._words))

    def _bare(self, run: Run) -> Run:
        """Return a run without its article, which is no part of a mention."""
        return (run[0] + 1, run[1]) if run[1] - run[0] > 1 and self._words[run[0]].folded in ARTICLES else run

    def _tokens(self, run: Run) -> Run:
        start, end = self._bare(run)
        return self._words[start].at, self._words[end - 1].at + 1

    def _mentions(self) -> Iterator[Heard]:
        at = {word.at: number for number, word in enumerate(self._words)}
        for start, end, type_, chance in self._reading.mentions(_SOME):
            numbers = [at[token] for token in range(start, end) if token in at]
            if numbers and len(numbers) <= WIDEST:
                yield Heard(numbers[0], numbers[-1] + 1, EntityType(type_), chance)
