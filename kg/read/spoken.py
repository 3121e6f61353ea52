"""Stretches of a content → its spoken words on one line, and where and when each stands there."""

import html
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from kg.catalog.english import zipf
from kg.model import Piece
from kg.read.invisible import INVISIBLE, UNSEEN
from kg.read.lines import LINE_END, Span

Mark = tuple[int, float | None, str | None]
"""When the words from a character on are spoken, and by whom, until the next mark."""

_PIECE: Callable[[tuple[int, int, int, float | None, str | None]], Piece] = partial(tuple.__new__, Piece)
"""A piece of what it holds; there is one a word in some files, and by its name it takes three times as long."""


@dataclass(frozen=True, slots=True)
class Markup:
    """Hold how one kind of text parts words: what is no word, what of that joins letters, what stands for a letter."""

    gap: re.Pattern[str]
    joins: re.Pattern[str]
    entity: re.Pattern[str] | None = None


_SOUND = (
    r"applause|cheer(?:s|ing)|chuckl(?:es|ing)|clapping|coughs?|crosstalk|inaudible|indistinct|laugh(?:s|ter|ing)?|music|sighs?"
    r"|silence|unintelligible"
)
_ASIDE = rf"(?:[a-z]{{2,12}} ){{0,2}}(?:{_SOUND})(?: [a-z]{{2,12}}| [\d:.]{{4,10}}){{0,2}}\)"
_MOMENT = r"\d{1,3}(?::\d\d){1,2}(?:\.\d{1,3})?"
_STAGE = rf"(?:(?:\s|&nbsp;){{0,8}}+[^\W\d][^\[\]\d]{{0,60}}+|[♪♫\s]{{1,20}}+|(?:(?:{_SOUND}) )?{_MOMENT})\](?!\()"
_ESCAPED = r"\[[^\[\]\n\\]{1,60}+(?:\\\d[^\[\]\n\\]{0,20}+)?\\?\]"
_TAG = r"(?:/?[A-Za-z][^<>\n]{0,300}+|/|\d[\d:.]{2,26}+)>"

_SCHEME = r"\((?:https?:|mailto:|[/#])"
_LINKED = rf"(?=[^\[\]\n]{{1,120}}\]{_SCHEME})"
_LINK = rf"{_SCHEME}[^\s()]{{0,400}}+(?:\([^\s()]{{0,100}}+\)[^\s()]{{0,200}}+){{0,3}}\)"
_JOINS = rf"[{INVISIBLE}]|\[|\]{_LINK}"

# A search is fast only where the first character tells; so the pattern takes one and then looks back at what it was.
# The common case, one space between letters, is passed over without coming back to Python.
_HEADS = (
    rf"(?<=[\s{INVISIBLE}])", rf"(?<=\[){_LINKED}", rf"(?<=\]){_LINK}", rf"(?<=\[){_STAGE}", rf"(?<=\()(?i:{_ASIDE})",
    rf"(?<=\\){_ESCAPED}", r"(?<!\S>)(?<=>)>++", r"(?<!\S&)(?<=&)gt;(?:&gt;)++",
)  # fmt: skip
_TAILS = (
    rf"\[{_LINKED}", rf"\]{_LINK}", r"\s++", rf"[{INVISIBLE}]++", rf"\[{_STAGE}", rf"\((?i:{_ASIDE})", rf"\\{_ESCAPED}", r">{2,}+",
    r"(?:&gt;){2,}+",
)  # fmt: skip
_TAGGED_HEADS = (rf"(?<=<){_TAG}", *_HEADS, r"(?<=\{)\\[^{}\n]{0,80}+\}", r"(?<=[♪♫])(?:[^♪♫\n]{0,200}+[♪♫])?", r"(?<=&)nbsp;")
_TAGGED_TAILS = (rf"<{_TAG}", *_TAILS, r"\{\\[^{}\n]{0,80}+\}", r"[♪♫](?:[^♪♫\n]{0,200}+[♪♫])?", r"&nbsp;")


def _gap(first: str, heads: Sequence[str], tails: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"[\s{first}{INVISIBLE}](?<!(?<=\w) (?=\w))(?:{'|'.join(heads)})(?:{'|'.join(tails)})*+")


PLAIN = Markup(_gap(r"\[\]>&(\\", _HEADS, _TAILS), re.compile(rf"(?:{_JOINS})++"))
"""Text as it is read, without markup."""

TAGGED = Markup(
    _gap(r"\[\]>&(\\<{♪♫", _TAGGED_HEADS, _TAGGED_TAILS),
    re.compile(rf"(?:{_JOINS}|<{_TAG}|\{{\\[^{{}}\n]{{0,80}}\}})++"),
    re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,10});"),
)
"""Text with the tags and entities of captions."""


_LAST = re.compile(r"([a-z]{1,30})-$")
_FIRST = re.compile(r"[a-z]{1,30}(?![\w'’-])")


@dataclass(frozen=True, slots=True)
class Source:
    """Hold what a file says, before it is words.

    Attributes:
        content: The text that lines and offsets count in: that of the file, or what is laid out in its place.
        regions: The stretches that are spoken, in order and apart.
        marks: In order; a word takes the last one at or before it.
    """

    content: str
    regions: Sequence[Span]
    marks: Sequence[Mark] = ()
    markup: Markup = PLAIN


def spoken(source: Source) -> tuple[str, tuple[Piece, ...]]:
    """Return the words of a source, one space between them, and their pieces.

    Line breaks, stage directions such as "[Music]" and the speaker mark ">>" part words; invisible characters do not.
    """
    content, marks, joins = source.content, source.marks, source.markup.joins
    parts: list[str] = []
    pieces: list[tuple[int, int, int, float | None, str | None]] = []
    length, done, line, mark, before = 0, 0, 1, 0, ""
    seconds, speaker = None, None
    ends = [*(at for at, _, _ in marks), len(content) + 1]
    for first, last in _stretches(content, source.regions, source.markup):
        gap, word = content[done:first], content[first:last]
        if "\n" in gap or "\r" in gap:
            line += len(LINE_END.findall(gap))
        if before.endswith("-") and _is_broken(before, word):
            parts[-1] = before[:-1]
            length -= 1
        elif before and gap and (gap[-1] == " " or not joins.fullmatch(gap)):
            parts.append(" ")
            length += 1
        while ends[mark] <= first:
            _, seconds, speaker = marks[mark]
            mark += 1
        pieces.append((length, first, line, seconds, speaker))
        while ends[mark] < last:
            at, seconds, speaker = marks[mark]
            mark += 1
            pieces.append((length + at - first, at, line, seconds, speaker))
        before = word if word[0] != "&" else _letter(word)
        parts.append(before)
        length, done = length + len(before), last
    return "".join(parts), tuple(map(_PIECE, pieces))


def _stretches(content: str, regions: Iterable[Span], markup: Markup) -> Iterator[Span]:
    for region in regions:
        if markup.entity is not None and content.find("&", *region) >= 0:
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
    meant = html.unescape(written) if written.endswith(";") else written
    return written if not meant.split() or UNSEEN.search(meant) else meant


def _is_broken(before: str, after: str) -> bool:
    """Tell whether a word was parted by a hyphen at the end of a row: the whole is a word, and the halves are not both."""
    one, other = _LAST.search(before), _FIRST.match(after)
    return bool(one and other and zipf(one[1] + other[0]) > 0 and not (zipf(one[1]) and zipf(other[0])))
