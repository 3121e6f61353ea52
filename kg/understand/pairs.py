"""Two mentions and the words around them, as features of the models that relate them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.understand import tables
from kg.understand.linear import Features

REACH = 24
"""Words between two mentions that may be related."""

SENTENCES = 1
"""Sentence ends between two mentions that may be related."""

_NEAR = 8
_ALL_PHRASES = 12
_FILLER = 9
"""Letters beside a cue that hardly change it ("the famed")."""


@dataclass(frozen=True, slots=True)
class End:
    """Hold one end of a pair: words from `start` to before `end`, its entity type, its tokens, and the pronoun it is, if it is one."""

    start: int
    end: int
    type: str
    tokens: tuple[int, int] = (0, 0)
    pronoun: str = ""

    @property
    def kind(self) -> str:
        """Return the pronoun or the type."""
        return self.pronoun or self.type


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


def features(speech: Speech, ends: Sequence[End], first: int, second: int) -> Features:
    """Return the features of a pair of ends."""
    one, other = ends[first], ends[second]
    inside = sum(not end.pronoun for end in ends[first + 1 : second])
    gap = other.start - one.end
    between = _masked(speech.words, ends, first, second)
    types = f"{one.type} {other.type}"
    crossed = speech.sentence[other.start] - speech.sentence[one.start]
    names = [
        "",
        types,
        f"{one.kind} {other.kind}",
        f"gap={_bucket(gap)}",
        f"{types} gap={_bucket(gap)}",
        f"inside={min(inside, 4)}",
        f"crossed={crossed}",
        f"crossed={crossed} {one.kind}",
        *_around(speech.words, one, other),
        *_cued(between, types),
        *_phrases(between, types),
    ]
    return dict.fromkeys(names, 1.0)


def _bucket(gap: int) -> int:
    return gap if gap < 4 else 4 if gap < 7 else 7 if gap < 12 else 12


def _masked(words: Sequence[str], ends: Sequence[End], first: int, second: int) -> list[str]:
    """Return the words between two ends; a name that stands between is written as its type."""
    masked: list[str] = []
    at = ends[first].end
    for end in ends[first + 1 : second]:
        if not end.pronoun and at <= end.start and end.end <= ends[second].start:
            masked += [*words[at : end.start], f"<{end.type}>"]
            at = end.end
    return [*masked, *words[at : ends[second].start]]


def _around(words: Sequence[str], one: End, other: End) -> Iterator[str]:
    before = ["^", "^", *words[max(0, one.start - 2) : one.start]][-2:]
    after = [*words[other.end : other.end + 2], "$", "$"][:2]
    yield from (f"{before[1]} A", f"{' '.join(before)} A", f"B {after[0]}", f"B {' '.join(after)}")
    yield from (f"{before[1]} A {one.type}", f"B {after[0]} {other.type}")


def _cued(between: Sequence[str], types: str) -> Iterator[str]:
    """Yield the cues that stand between the ends, and whether nothing else does."""
    text = " " + " ".join(between).replace("'s", " 's") + " "
    for cue, spaced in _cues():
        if spaced in text:
            yield f"cue {cue}"
            yield f"cue {cue} {types}"
            if len(text) < len(spaced) + _FILLER:
                yield f"cue alone {cue}"


@cache
def _cues() -> tuple[tuple[str, str], ...]:
    """Return each cue: the relation with its direction, and the words between spaces."""
    return tuple((f"{relation}{way}", f" {words} ") for relation, way, words in tables.rows("cues.tsv"))


def _phrases(between: Sequence[str], types: str) -> Iterator[str]:
    """Yield the words, pairs and triples of words between the ends, the edge ones marked; of a long stretch its two edges alone."""
    padded = ["A", *between, "B"]
    if len(between) <= 4:
        whole = " ".join(padded)
        yield from (whole, f"{whole} {types}")
    if len(between) > _ALL_PHRASES:
        padded = [*padded[: _NEAR + 1], "…", *padded[-_NEAR - 1 :]]
    for size in (1, 2, 3):
        for at in range(len(padded) - size + 1):
            run = padded[at : at + size]
            if run not in (["A"], ["B"], ["…"]):
                phrase = " ".join(run)
                yield phrase
                if size < 3:
                    yield f"{phrase} {types}"
