"""RDF as Turtle: `kg.export.triples` says what stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.export.pieces import ANEW, Pieces
from kg.export.triples import triples

if TYPE_CHECKING:
    import networkx as nx


def render(graph: nx.MultiDiGraph, pieces: Pieces = ANEW) -> Iterator[str]:
    """Yield the document."""
    yield triples(graph).serialize(format="turtle")
