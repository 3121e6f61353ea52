"""The talks' text for a reader, and where in it mentions and evidence stand.

The graph places them by the characters of the input file, but keeps its lines without their ends. A place here is line,
column, last line and the column behind its last character: lines count from 1, columns from 0 as JavaScript counts them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from kg.export import captioned

Place = tuple[int, int, int, int]
Record = Mapping[str, Any]

_LINE_ENDS = (1, 2)  # characters: \n or \r, and \r\n
_GAP = r"\W(?:.{0,200}?\W)??"  # between the words of a name: spaces, but also the times and tags of captions


@dataclass(frozen=True, slots=True)
class _Text:
    """Hold a talk: its lines, where in the file each starts, and the same on one line, where the words of a name adjoin."""

    lines: Sequence[str]
    starts: Sequence[int]
    flat: str

    @classmethod
    def of(cls, lines: Sequence[str], width: int) -> _Text:
        """Return the talk when each line end is so many characters wide."""
        starts = accumulate((len(line) + width for line in lines), initial=0)
        return cls(lines, [*starts][:-1], (" " * width).join(lines))

    def words(self, mention: Record) -> Place | None:
        """Return where the words of a mention stand, or None where they do not stand at the place it names."""
        span = self._span(mention)
        return self._place(mention["line"], *span) if span else None

    def _span(self, mention: Record) -> tuple[int, int] | None:
        """Return at which characters they begin and end."""
        surface, line, start = mention["surface"], mention["line"], mention["start"]
        if not 1 <= line <= len(self.lines) or not 0 <= start - self.starts[line - 1] < len(self.lines[line - 1]):
            return None
        if self.flat.startswith(surface, start):
            return start, start + len(surface)
        found = re.compile(_GAP.join(map(re.escape, surface.split())), re.DOTALL).match(self.flat, start)
        return found.span() if found else None

    def quote(self, evidence: Record) -> Place | None:
        """Return where a quote stands; all of its lines, where the offsets are not those of its words."""
        first, last, words = evidence["line"], evidence["lineEnd"], evidence["quote"].split()
        if not 1 <= first <= last <= len(self.lines):
            return None
        if words and self.flat.startswith(words[0], evidence["start"]) and self.flat.endswith(words[-1], 0, evidence["end"]):
            return *self._point(first, evidence["start"]), *self._point(last, evidence["end"])
        return first, 0, *self._point(last, self.starts[last - 1] + len(self.lines[last - 1]))

    def _place(self, line: int, start: int, end: int) -> Place:
        text, first = self.lines[line - 1], self.starts[line - 1]
        if end - first <= len(text) and text.isascii():  # nearly all are like that
            return line, start - first, line, end - first
        last = line
        while last < len(self.lines) and self.starts[last] < end:
            last += 1
        return *self._point(line, start), *self._point(last, end)

    def _point(self, line: int, offset: int) -> tuple[int, int]:
        text, column = self.lines[line - 1], offset - self.starts[line - 1]
        column = min(max(column, 0), len(text))
        return line, column if text.isascii() else len(text[:column].encode("utf-16-le", "surrogatepass")) // 2


def readings(sources: Sequence[Record], nodes: Sequence[Record], edges: Sequence[Record]) -> dict[str, Any]:
    """Return what a page shows of the talks.

    Returns:
        texts: The lines of each talk, null without its text.
        shown: The numbers of those that are for a reader, null where all are.
        mentions, evidence: A place or null for each mention of the nodes and evidence of the edges.
    """
    spoken = _by_talk(sources, nodes)
    fitting = {source["id"]: _fitting(source["text"], spoken[source["id"]]) for source in sources if "text" in source}
    texts = {talk: text for talk, (text, _) in fitting.items()}
    places = {talk: iter(words) for talk, (_, words) in fitting.items()}
    mentions = [[next(places[each["source"]]) if each["source"] in places else None for each in node["mentions"]] for node in nodes]
    evidence = [[text.quote(each) if (text := texts.get(each["source"])) else None for each in edge["evidence"]] for edge in edges]
    lines = [source.get("text") for source in sources]
    return {"texts": lines, "shown": [captioned.shown(each or ()) for each in lines], "mentions": mentions, "evidence": evidence}


def _by_talk(sources: Iterable[Record], nodes: Iterable[Record]) -> dict[str, list[Record]]:
    """Return the mentions in each talk, in the order of the nodes."""
    mentions: dict[str, list[Record]] = {source["id"]: [] for source in sources}
    for node in nodes:
        for mention in node["mentions"]:
            mentions[mention["source"]].append(mention)
    return mentions


def _fitting(lines: Sequence[str], mentions: Sequence[Record]) -> tuple[_Text, list[Place | None]]:
    """Return a talk with the line ends under which most mentions stand where they say, and where they do."""
    found: list[tuple[_Text, list[Place | None]]] = []
    for width in _LINE_ENDS:
        text = _Text.of(lines, width)
        found.append((text, [text.words(mention) for mention in mentions]))
        if None not in found[-1][1]:
            break
    return min(found, key=lambda each: each[1].count(None))
