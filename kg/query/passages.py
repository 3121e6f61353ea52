"""The passages in which talks relate two things: the words, and what stands around them."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from kg.export.captioned import readable
from kg.ontology import RelationType
from kg.query.statements import Evidence, evidence_of, surest_first
from kg.query.stored import Record, Stored


@dataclass(frozen=True, slots=True)
class Passage:
    """Say that a talk relates two things, given by their ids, and where.

    Attributes:
        first: The line of the file that `lines` begin with.
        lines: The lines of the evidence and those around, of captions the words alone; none where the graph does not hold the talk's text.
    """

    subject: str
    type: str
    object: str
    polarity: str
    confidence: float
    evidence: Evidence
    first: int
    lines: tuple[str, ...]


def passages(graph: Stored, one: str, other: str, *, type_: RelationType | None = None, around: int = 0) -> tuple[Passage, ...]:
    """Return all passages that relate two things, given by their ids, in either direction; the surest relation first.

    Args:
        type_: Only relations of this type.
        around: So many lines before and after.
    """
    edges = (edge for edge in graph.edges if {edge["source"], edge["target"]} == {one, other} and type_ in (None, edge["type"]))
    said = [(edge, record) for edge in surest_first(edges) for record in graph.evidence(edge)]
    talks = dict.fromkeys(record["source"] for _, record in said)
    texts = {talk: readable(graph.talks[talk].get("text") or ()) for talk in talks}
    return tuple(_passage(graph, edge, record, texts[record["source"]], around) for edge, record in said)


def _passage(graph: Stored, edge: Record, record: Record, text: Mapping[int, str], around: int) -> Passage:
    numbers = list(text)
    start = max(0, bisect_left(numbers, record["line"]) - around)
    lines = numbers[start : bisect_right(numbers, record["lineEnd"]) + around]
    return Passage(
        subject=edge["source"],
        type=edge["type"],
        object=edge["target"],
        polarity=edge["polarity"],
        confidence=edge["confidence"],
        evidence=evidence_of(graph, record),
        first=lines[0] if lines else record["line"],
        lines=tuple(text[number] for number in lines),
    )
