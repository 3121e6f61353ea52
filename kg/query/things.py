"""What a graph says of a thing by itself, and which things matter most."""

from collections import Counter
from dataclasses import dataclass

from kg.ontology import EntityType
from kg.query.stored import Record, Stored


@dataclass(frozen=True, slots=True)
class Thing:
    """Describe a thing.

    Attributes:
        heard: What it is called in the talks, the most frequent first, each with how often.
        mentions: How often it is mentioned.
        talks: In how many talks.
        relations: How many relations it has.
    """

    id: str
    name: str
    type: str
    aliases: tuple[str, ...]
    heard: tuple[tuple[str, int], ...]
    known: bool
    corrected: str | None
    salience: float
    confidence: float
    mentions: int
    talks: int
    relations: int


def described(node: Record, relations: int) -> Thing:
    """Describe the thing of a node that has so many relations."""
    mentions = node["mentions"]
    return Thing(
        id=node["id"],
        name=node["name"],
        type=node["type"],
        aliases=tuple(node["aliases"]),
        heard=tuple(Counter(mention["surface"] for mention in mentions).most_common()),
        known=node["known"],
        corrected=node["corrected"],
        salience=node["salience"],
        confidence=node["confidence"],
        mentions=len(mentions),
        talks=len({mention["source"] for mention in mentions}),
        relations=relations,
    )


def top(graph: Stored, *, kind: EntityType | None = None, limit: int = 20) -> tuple[Thing, ...]:
    """Return the most salient things, or those of a type."""
    ranked = sorted(
        (node for node in graph.nodes if kind in (None, node["type"])),
        key=lambda node: (-node["salience"], -len(node["mentions"]), node["id"]),
    )
    degrees = Counter(end for edge in graph.edges for end in {edge["source"], edge["target"]})
    return tuple(described(node, degrees[node["id"]]) for node in ranked[:limit])
