"""What talks say → a networkx graph: mentions become nodes, relations become edges, and what is not grounded is dropped.

`share` says what one talk adds, `Builder` joins such shares; `build` is all of that in one call.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.graph.builder import Builder, Report
from kg.graph.share import Share, Statement, share

if TYPE_CHECKING:
    import networkx as nx

    from kg.model import Understanding

__all__ = ["Builder", "Report", "Share", "Statement", "build", "share"]


def build(
    understandings: "Iterable[Understanding]", *, catalog: str, keep_text: bool = True, min_confidence: float = 0.0
) -> "tuple[nx.MultiDiGraph[str], Report]":
    """Join what the talks say in one graph, in the form of the graph file.

    Args:
        catalog: Digest of the catalog that names were recognised by.
        keep_text: Whether the graph carries the lines of the talks.
        min_confidence: Leave out edges below it.
    """
    builder = Builder()
    for understanding in understandings:
        builder.add(share(understanding, keep_text=keep_text))
    return builder.build(catalog=catalog, min_confidence=min_confidence)
