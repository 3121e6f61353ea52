"""The spoken part of plain captions → its words on one line, and where each stands in the file."""

import re
from collections.abc import Iterator

from kg.model import Piece
from kg.read.lines import LINE_END

INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
)
"""Control and format characters, as the inside of a character class: soft hyphens, zero widths, directions."""

_STAGE = r"\[\s*+[^\W\d][^\[\]\d]{0,60}\]|\[[♪♫\s]{1,20}\]"
_TURN = r"(?<!\S)(?:>{2,}+|(?:&gt;){2,}+)"
# One space between letters is the common case: the search passes over it without coming back to Python.
_GAP = re.compile(rf"(?!(?<=\w) \w)(?:\s++|[{INVISIBLE}]++|{_STAGE}|{_TURN})++")
_UNSEEN = re.compile(f"[{INVISIBLE}]+")


def spoken(content: str, start: int, end: int, line: int) -> tuple[str, tuple[Piece, ...]]:
    """Return the words of `content[start:end]`, which begins on `line`, one space between them, and their pieces.

    Line breaks, stage directions such as "[Music]" and the speaker mark ">>" part words; invisible characters do not.
    """
    parts: list[str] = []
    pieces: list[Piece] = []
    length, done = 0, start
    for first, last in _stretches(content, start, end):
        gap = content[done:first]
        line += len(LINE_END.findall(gap))
        if parts and not _UNSEEN.fullmatch(gap):
            parts.append(" ")
            length += 1
        pieces.append(Piece(length, first, line))
        parts.append(content[first:last])
        length, done = length + last - first, last
    return "".join(parts), tuple(pieces)


def _stretches(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for gap in _GAP.finditer(content, start, end):
        first, last = gap.span()
        if gap[0] == " " and begin < first and last < end:
            continue
        if begin < first:
            yield begin, first
        begin = last
    if begin < end:
        yield begin, end
