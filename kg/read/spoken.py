"""Stretches of a content → its spoken words on one line, and where each stands in the file, when it is spoken, and by whom."""

import html
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from kg.catalog.english import zipf
from kg.model import Pieces
from kg.read.invisible import UNSEEN
from kg.read.lines import Span, line_ends
from kg.read.markup import PLAIN, Markup

Mark = tuple[int, int, float | None, str | None]
"""From a character on, until the next mark: where it stands in the file, when it is spoken, and by whom."""

_Stretch = tuple[int, int, int, int]
"""Words that stand unbroken: where in the text, from where to where in the content, and on which line of the file."""

_EVEN = re.compile(r"(?:\w++[,.?!'’-]*+ ?)++(?<! )")
"""Words with one space between them and nothing else that could part or join them, which most rows are."""

_LAST = re.compile(r"([a-z]{1,30})-$")
_FIRST = re.compile(r"[a-z]{1,30}(?![\w'’-])")


@dataclass(frozen=True, slots=True)
class Source:
    """Hold what a file says, before it is words.

    Attributes:
        lines: The lines that are counted: those of the file, or what is laid out in its place.
        content: These lines, or of each only what is read.
        regions: The stretches of the content that are spoken, in order and apart.
        marks: In order; a word takes the last one at or before it.
    """

    lines: Sequence[str]
    content: str
    regions: Sequence[Span]
    marks: Sequence[Mark] = ()
    markup: Markup = PLAIN


def spoken(source: Source) -> tuple[str, Pieces]:
    """Return the words of a source, one space between them, and their pieces.

    Line breaks, stage directions such as "[Music]" and the speaker mark ">>" part words; invisible characters do not.
    """
    content, joins, entity = source.content, source.markup.joins, source.markup.entity
    parts: list[str] = []
    stretches: list[_Stretch] = []
    length, done, line, before = 0, 0, 1, ""
    for first, last in _stretches(content, source.regions, source.markup):
        gap, word = content[done:first], content[first:last]
        ends = "\n" in gap or "\r" in gap
        if ends:
            line += line_ends(gap)
        if before.endswith("-") and _is_broken(before, word):
            parts[-1] = before[:-1]
            length -= 1
        elif before and gap and (ends or gap[-1] == " " or not joins.fullmatch(gap)):
            parts.append(" ")
            length += 1
        before = _letter(word) if word[0] == "&" and entity and entity.fullmatch(word) else word
        parts.append(before)
        stretches.append((length, first, last if before == word else first + 1, line))
        length, done = length + len(before), last
    return "".join(parts), _pieces(stretches, source.marks)


def _pieces(stretches: Iterable[_Stretch], marks: Iterable[Mark]) -> Pieces:
    """Cut each stretch before every mark in it."""
    starts: list[int] = []
    offsets: list[int] = []
    lines: list[int] = []
    times: list[float | None] = []
    speakers: list[str | None] = []
    at, place, seconds, speaker = 0, 0, None, None
    coming = chain(marks, [(sys.maxsize, 0, None, None)])
    mark = next(coming)
    for start, first, last, line in stretches:
        begin = first
        while begin < last:
            while mark[0] <= begin:
                at, place, seconds, speaker = mark
                mark = next(coming)
            starts.append(start + begin - first)
            offsets.append(place + begin - at)
            lines.append(line)
            times.append(seconds)
            speakers.append(speaker)
            begin = mark[0]
    return Pieces(tuple(starts), tuple(offsets), tuple(lines), tuple(times), tuple(speakers))


def _stretches(content: str, regions: Iterable[Span], markup: Markup) -> Iterator[Span]:
    for region in regions:
        if _EVEN.fullmatch(content, *region):
            yield region
        elif markup.entity is not None and content.find("&", *region) >= 0:
            for stretch in _between_gaps(content, region, markup.gap):
                yield from _without_entities(content, *stretch, markup.entity)
        else:
            yield from _between_gaps(content, region, markup.gap)


def _between_gaps(content: str, region: Span, gaps: re.Pattern[str]) -> Iterator[Span]:
    begin, end = region
    while begin < end and content[begin].isspace():
        begin += 1
    for gap in gaps.finditer(content, begin, end):
        first, last = gap.span()
        if begin < first:
            if last - first == 1 and last < end and content[first] == " ":
                continue
            yield begin, first
        begin = last
    if begin < end:
        yield begin, end


def _without_entities(content: str, start: int, end: int, entity: re.Pattern[str]) -> Iterator[Span]:
    """Cut a stretch before and after each entity that stands for something seen."""
    for found in entity.finditer(content, start, end):
        if _letter(found[0]) != found[0]:
            if start < found.start():
                yield start, found.start()
            yield found.span()
            start = found.end()
    if start < end:
        yield start, end


def _letter(written: str) -> str:
    """Return what an entity stands for; the entity where that is nothing to be seen."""
    meant = html.unescape(written)
    return written if not meant.split() or UNSEEN.search(meant) else meant


def _is_broken(before: str, after: str) -> bool:
    """Tell whether a word was parted by a hyphen at the end of a row: the whole is a word, and the halves are not both."""
    one, other = _LAST.search(before), _FIRST.match(after)
    return bool(one and other and zipf(one[1] + other[0]) > 0 and not (zipf(one[1]) and zipf(other[0])))
