"""Where in the talks a thing comes up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from kg import links
from kg.export.captioned import readable
from kg.export.quote import pieces, place, shortened
from kg.query.statements import talk_name
from kg.query.stored import Record, Stored

_FURTHEST = 8
"""Lines among which a name ends, those that only say the time among them."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Say where a thing is mentioned.

    Attributes:
        talk: Title of the talk, or its id where it has none.
        url: Of the moment where that is known, else of the talk.
        surface: What it is called there.
        how: By what it was recognised.
        words: The line of the captions, or those that it runs over; None where the graph does not hold the text of the talk.
        shortened: The words for people to read: of many what stands about the mention.
    """

    talk: str
    date: str | None
    line: int
    seconds: float | None
    url: str | None
    surface: str
    how: str
    score: float
    words: str | None
    shortened: str | None = field(repr=False)


def timeline(graph: Stored, id_: str) -> tuple[Moment, ...]:
    """Return the moments in which a thing, given by its id, is mentioned: talk by talk by their dates, line by line."""
    ranks = {talk: (source["date"] or "", number) for number, (talk, source) in enumerate(graph.talks.items())}
    mentions = sorted(graph.things[id_]["mentions"], key=lambda mention: (ranks[mention["source"]], mention["start"]))
    texts = {talk: _Text.of(graph.talks[talk]) for talk in dict.fromkeys(mention["source"] for mention in mentions)}
    return tuple(_moment(graph.talks[mention["source"]], mention, texts[mention["source"]]) for mention in mentions)


@dataclass(frozen=True, slots=True)
class _Text:
    """Hold the lines of a talk that are for a reader, by their numbers, and where in the file each line starts."""

    lines: Mapping[int, str]
    starts: Sequence[int]

    @classmethod
    def of(cls, source: Record) -> "_Text":
        """Return the text of a talk, whose line ends count as one character."""
        lines = source.get("text") or ()
        return cls(readable(lines), [*accumulate((len(line) + 1 for line in lines), initial=0)])


def _moment(source: Record, mention: Record, text: _Text) -> Moment:
    line, words = mention["line"], _words(mention, text.lines)
    return Moment(
        talk=talk_name(source),
        date=source["date"],
        line=line,
        seconds=mention["seconds"],
        url=links.at(source["url"], mention["seconds"]) or source["url"],
        surface=mention["surface"],
        how=mention["how"],
        score=mention["score"],
        words=words,
        shortened=None if words is None else _shortened(mention, words, text.starts[line - 1]),
    )


def _shortened(mention: Record, words: str, start: int) -> str:
    called = " ".join(mention["surface"].split())
    at = place(called, words, mention["start"] - start)
    return shortened(pieces(words, [] if at is None else [(at, at + len(called), "mention")]))


def _words(mention: Record, text: Mapping[int, str]) -> str | None:
    """Return the line of a mention, and those after it that it runs into: captions break lines within names."""
    line, called = mention["line"], " ".join(mention["surface"].split())
    if line not in text:
        return None
    said = (text[number].strip() for number in range(line, line + _FURTHEST) if number in text)
    return next((words for words in accumulate(said, "{} {}".format) if called in words), text[line].strip())
