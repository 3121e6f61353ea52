"""A talk cut into pieces that overlap, so that what is said at a cut stands whole in one of the two."""

import re
from collections.abc import Iterator
from typing import NamedTuple

WORDS = 500
"""Words in a piece: more, and models skip what stands in the middle; fewer, and the rules are paid for too often."""

OVERLAP = 50

_WORD = re.compile(r"\S+")


class Stretch(NamedTuple):
    """Place a piece in the text of a talk."""

    start: int
    end: int


def cut(text: str) -> Iterator[Stretch]:
    """Yield the pieces of a text, in order; each but the first repeats the last words of the one before."""
    words = [match.span() for match in _WORD.finditer(text)]
    for first in range(0, max(1, len(words) - OVERLAP), WORDS - OVERLAP):
        if piece := words[first : first + WORDS]:
            yield Stretch(piece[0][0], piece[-1][1])
