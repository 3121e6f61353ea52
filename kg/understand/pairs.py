"""Which two mentions stand near enough to each other to be related."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

REACH = 40
"""Words between two mentions that may be related."""

SENTENCES = 2
"""Sentence ends between two mentions that may be related."""


@dataclass(frozen=True, slots=True)
class End:
    """Hold one end of a pair: words from `start` to before `end`, its entity type, its tokens, and the pronoun it is, if it is one."""

    start: int
    end: int
    type: str
    tokens: tuple[int, int] = (0, 0)
    pronoun: str = ""


@dataclass(frozen=True)
class Speech:
    """Hold the words of a talk, lower case, and the number of the sentence each is in."""

    words: Sequence[str]
    sentence: Sequence[int]


def pairs(speech: Speech, ends: Sequence[End]) -> Iterator[tuple[int, int]]:
    """Yield the indexes of the ends that stand in reach of each other, the earlier first; `ends` are in order of `start`."""
    for first, one in enumerate(ends):
        for second in range(first + 1, len(ends)):
            other = ends[second]
            if other.start - one.end > REACH or speech.sentence[other.start] - speech.sentence[one.start] > SENTENCES:
                break
            if other.start >= one.end and not (one.pronoun and other.pronoun):
                yield first, second
