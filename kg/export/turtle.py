"""RDF as Turtle: `kg.export.triples` says what stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.export.atomic import write_text
from kg.export.triples import triples

if TYPE_CHECKING:
    import networkx as nx


def render(graph: nx.MultiDiGraph) -> Iterator[str]:
    """Yield the document."""
    yield triples(graph).serialize(format="turtle")


def write(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write the document to the path.

    Raises:
        OutputError: The place cannot be written.
    """
    write_text(path, render(graph))
