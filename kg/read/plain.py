"""The spoken part of plain captions → its words on one line, and where each stands in the file."""

import re
from collections.abc import Iterator

from kg.model import Piece
from kg.read.invisible import INVISIBLE, UNSEEN
from kg.read.lines import LINE_END

_STAGE = r"(?:(?:\s|&nbsp;){0,8}+[^\W\d][^\[\]\d]{0,60}+|[♪♫\s]{1,20}+)\]"
# A search is fast only where the first character tells; so the pattern takes one and then looks back at what it was.
# The common case, one space between letters, is passed over without coming back to Python.
_GAP = re.compile(
    rf"[\s\[>&{INVISIBLE}](?<!(?<=\w) (?=\w))"
    rf"(?:(?<=[\s{INVISIBLE}])|(?<=\[){_STAGE}|(?<!\S>)(?<=>)>++|(?<!\S&)(?<=&)gt;(?:&gt;)++)"
    rf"(?:\s++|[{INVISIBLE}]++|\[{_STAGE}|>{{2,}}+|(?:&gt;){{2,}}+)*+"
)


def spoken(content: str, start: int, end: int) -> tuple[str, tuple[Piece, ...]]:
    """Return the words of `content[start:end]`, one space between them, and their pieces.

    Line breaks, stage directions such as "[Music]" and the speaker mark ">>" part words; invisible characters do not.
    """
    parts: list[str] = []
    pieces: list[Piece] = []
    length, done, line = 0, 0, 1
    for first, last in _stretches(content, start, end):
        gap = content[done:first]
        line += len(LINE_END.findall(gap))
        if parts and not UNSEEN.fullmatch(gap):
            parts.append(" ")
            length += 1
        pieces.append(Piece(length, first, line))
        parts.append(content[first:last])
        length, done = length + last - first, last
    return "".join(parts), tuple(pieces)


def _stretches(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = end - len(content[start:end].lstrip())
    for gap in _GAP.finditer(content, begin, end):
        first, last = gap.span()
        if gap[0] == " " and begin < first and last < end:
            continue
        if begin < first:
            yield begin, first
        begin = last
    if begin < end:
        yield begin, end
