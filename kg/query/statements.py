"""What the talks say: a relation with the names of its ends, and the words it rests on."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from kg.export.quote import cut, shortened
from kg.ontology import Polarity, RelationType
from kg.query.stored import Record, Stored


@dataclass(frozen=True, slots=True)
class Evidence:
    """Give the words that say a relation.

    Attributes:
        talk: Title of the talk, or its id where it has none.
        line, line_end: Of the file of captions.
        url: Of the moment where that is known, else of the talk.
        subject, object: What the two ends are called in the quote.
        shortened: The quote for people to read: of a long one what stands about the two ends.
    """

    talk: str
    line: int
    line_end: int
    seconds: float | None
    url: str | None
    quote: str
    subject: str
    object: str
    shortened: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Statement:
    """Say that the talks relate two things."""

    subject: str
    subject_name: str
    type: str
    object: str
    object_name: str
    polarity: str
    confidence: float
    evidence: tuple[Evidence, ...]


def surest_first(
    edges: Iterable[Record], *, types: Collection[RelationType] = (), polarity: Polarity | None = None, min_confidence: float = 0.0
) -> list[Record]:
    """Return edges, the surest first, and those that are equally sure in the order of their keys.

    Args:
        types: Only of these types, if any are given.
        polarity: Only those that are so stated.
        min_confidence: Only those that are at least so sure.
    """
    wanted = (
        edge
        for edge in edges
        if (not types or edge["type"] in types) and polarity in (None, edge["polarity"]) and edge["confidence"] >= min_confidence
    )
    return sorted(wanted, key=lambda edge: (-edge["confidence"], edge["key"]))


def statement(graph: Stored, edge: Record) -> Statement:
    """Return what an edge says."""
    things = graph.things
    return Statement(
        subject=edge["source"],
        subject_name=things[edge["source"]]["name"],
        type=edge["type"],
        object=edge["target"],
        object_name=things[edge["target"]]["name"],
        polarity=edge["polarity"],
        confidence=edge["confidence"],
        evidence=tuple(evidence_of(graph, each) for each in graph.evidence(edge)),
    )


def talk_name(source: Record) -> str:
    """Return the title of a talk, or its id where it has none."""
    name: str = source["title"] or source["id"]
    return name


def evidence_of(graph: Stored, record: Record) -> Evidence:
    """Return the words of one statement of an edge."""
    source = graph.talks[record["source"]]
    given: dict[str, Any] = {"line": record["line"], "line_end": record["lineEnd"], "seconds": record["seconds"], "quote": record["quote"]}
    ends = {end: record[end]["surface"] for end in ("subject", "object")}
    return Evidence(talk=talk_name(source), url=record["url"] or source["url"], shortened=shortened(cut(record)), **given, **ends)
