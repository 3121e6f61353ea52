"""RDF as JSON-LD: `kg.export.triples` says what stands in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.export.pieces import ANEW, Pieces
from kg.export.triples import triples

if TYPE_CHECKING:
    import networkx as nx


def render(graph: nx.MultiDiGraph, pieces: Pieces = ANEW) -> Iterator[str]:
    """Yield the document, its subjects in the order of their names, since rdflib has them in the order of a set."""
    document = json.loads(triples(graph).serialize(format="json-ld", auto_compact=True))
    if "@graph" in document:  # not where there is one subject alone
        document["@graph"].sort(key=lambda subject: subject["@id"])
    yield json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
