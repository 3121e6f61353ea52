"""Which two mentions stand near enough to each other to be related."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.understand.company import Claim
from kg.understand.labels import PRONOUNS, REACH

SENTENCES = 2
"""Sentence ends between two mentions that may be related."""

FAR_REACH, FAR_SENTENCES = 80, 6
"""The same of mentions whose entities the catalog says are related."""


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
    """Hold the words of a talk, lower case, the number of the sentence each is in, and of the turn, where the file tells the turns."""

    words: Sequence[str]
    sentence: Sequence[int]
    turn: Sequence[int]


def pairs(speech: Speech, ends: Sequence[End], told: Callable[[int, int], bool]) -> Iterator[tuple[int, int]]:
    """Yield the indexes of the ends that stand in reach of each other, the earlier first; `ends` are in order of `start`.

    Args:
        told: Tells of two ends whether the catalog says that what they mean is related, and they may stand farther apart.
    """
    for first, one in enumerate(ends):
        for second in range(first + 1, len(ends)):
            other = ends[second]
            apart, crossed = other.start - one.end, speech.sentence[other.start] - speech.sentence[one.start]
            if apart > FAR_REACH or crossed > FAR_SENTENCES:
                break
            near = apart <= REACH and crossed <= SENTENCES
            if apart >= 0 and (near or told(first, second)) and not (one.pronoun and other.pronoun) and not _parted(speech, one, other):
                yield first, second


def claimed(meant: Sequence[str | None], claims: Iterable[Claim]) -> Callable[[int, int], bool]:
    """Return what tells of two ends whether the catalog claims anything of what they mean, either way round."""
    known = {pair for one, _, other in claims for pair in ((one, other), (other, one))}
    return lambda first, second: (meant[first], meant[second]) in known


def _parted(speech: Speech, one: End, other: End) -> bool:
    """Tell whether one end is an "I" or a "you" and the other is said by somebody else, who would mean another by that word."""
    speaking = any(end.pronoun and PRONOUNS[end.pronoun] != "third" for end in (one, other))
    return speaking and speech.turn[one.start] != speech.turn[other.start]
