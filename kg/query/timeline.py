"""Where in the talks a thing comes up."""

from dataclasses import dataclass

from kg.query.statements import talk_name
from kg.query.stored import Record, Stored


@dataclass(frozen=True, slots=True)
class Moment:
    """Say where a thing is mentioned.

    Attributes:
        talk: Title of the talk, or its id where it has none.
        surface: What it is called there.
        how: By what it was recognised.
        words: The line of the captions; None where the graph does not hold the text of the talk.
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


def timeline(graph: Stored, id_: str) -> tuple[Moment, ...]:
    """Return the moments in which a thing, given by its id, is mentioned: talk by talk by their dates, line by line."""
    ranks = {talk: (source["date"] or "", number) for number, (talk, source) in enumerate(graph.talks.items())}
    mentions = sorted(graph.things[id_]["mentions"], key=lambda mention: (ranks[mention["source"]], mention["start"]))
    return tuple(_moment(graph.talks[mention["source"]], mention) for mention in mentions)


def _moment(source: Record, mention: Record) -> Moment:
    text = source.get("text") or []
    line = mention["line"]
    return Moment(
        talk=talk_name(source),
        date=source["date"],
        line=line,
        seconds=mention["seconds"],
        url=source["url"],
        surface=mention["surface"],
        how=mention["how"],
        score=mention["score"],
        words=text[line - 1].strip() if 0 < line <= len(text) else None,
    )
