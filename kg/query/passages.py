"""The passages in which talks relate two things: the words, and what stands around them."""

from dataclasses import dataclass

from kg.ontology import RelationType
from kg.query.statements import Evidence, evidence_of
from kg.query.stored import Record, Stored


@dataclass(frozen=True, slots=True)
class Passage:
    """Say that a talk relates two things, given by their ids, and where.

    Attributes:
        first: The line of the file that `lines` begin with.
        lines: The lines of the evidence and those around; none where the graph does not hold the text of the talk.
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
    edges = [edge for edge in graph.edges if {edge["source"], edge["target"]} == {one, other} and type_ in (None, edge["type"])]
    edges.sort(key=lambda edge: (-edge["confidence"], edge["key"]))
    return tuple(_passage(graph, edge, record, around) for edge in edges for record in edge["evidence"])


def _passage(graph: Stored, edge: Record, record: Record, around: int) -> Passage:
    text = graph.talks[record["source"]].get("text") or []
    first = max(1, record["line"] - around)
    return Passage(
        subject=edge["source"],
        type=edge["type"],
        object=edge["target"],
        polarity=edge["polarity"],
        confidence=edge["confidence"],
        evidence=evidence_of(graph, record),
        first=first,
        lines=tuple(text[first - 1 : record["lineEnd"] + around]),
    )
