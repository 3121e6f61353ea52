"""What there is instead, where nothing is as it was asked for."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from kg.cli import console
from kg.ontology import EntityType, Polarity, RelationType

if TYPE_CHECKING:
    from kg.query import Stored
    from kg.query.stored import Record

KINDS = 6  # of types that are told, the most frequent first


def tell_no_thing(graph: "Stored", kind: EntityType | None) -> None:
    """Say that no thing is of a type, and of which they are; or that there is none."""
    if kind and graph.nodes:
        console.warn(f"nothing is of type {kind}; there are {_counted(node['type'] for node in graph.nodes)}")
    else:
        console.warn("nothing is in the graph")


def tell_no_relation(
    edges: "Collection[Record]", types: Collection[RelationType] | None, polarity: Polarity | None, min_confidence: float
) -> None:
    """Say what none of these relations is that was asked for, the type first, and what they are; or that there is none."""
    from kg.query import surest_first

    of_type = surest_first(edges, types=types or ())
    if not edges:
        console.warn("there is no relation to list")
    elif not of_type:
        console.warn(f"no relation is {' or '.join(types or ())}; there are {_counted(edge['type'] for edge in edges)}")
    elif polarity not in (None, *(edge["polarity"] for edge in of_type)):
        console.warn(f"no such relation is {polarity}; they are {_counted(edge['polarity'] for edge in of_type)}")
    else:
        surest = surest_first(of_type, polarity=polarity)[0]["confidence"]
        console.warn(f"no such relation is as sure as {min_confidence:g}; the surest is {surest:g}")


def _counted(kinds: Iterable[str]) -> str:
    numbers = Counter(kinds)
    told = ", ".join(f"{kind} ({number:,})" for kind, number in numbers.most_common(KINDS))
    return f"{told}, …" if len(numbers) > KINDS else told
