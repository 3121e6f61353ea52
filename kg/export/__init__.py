"""Write the graph for other programs: one format, one module, the same two verbs.

`render(graph)` yields the text in chunks, `write(graph, path)` puts it in a file, whole or not at all. Neither changes the graph.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import OutputError
from kg.export.pieces import NOTHING, Earlier
from kg.garbage import uncollected

if TYPE_CHECKING:
    import networkx as nx


class Format(NamedTuple):
    """Say where a format is written by default, and which module writes it; the module is imported on first use.

    Attributes:
        library: What the module needs beyond what is installed with the package.
        pieces: Whether the module takes pieces from what an earlier build has written.
    """

    default: str
    module: str
    library: str | None = None
    pieces: bool = False

    def demand_library(self) -> None:
        """Demand that what the format needs is installed.

        Raises:
            OutputError: It is not.
        """
        if self.library and not find_spec(self.library):
            raise OutputError(f"{self.default}: {self.library} is not installed, which writes it; pip install {self.library}")

    def render(self, graph: nx.MultiDiGraph) -> Iterator[str]:
        """Yield what would be written, for a format that is one file.

        Raises:
            OutputError: What the format needs is not installed.
        """
        self.demand_library()
        chunks: Iterator[str] = import_module(self.module).render(graph)
        return chunks

    def write(self, graph: nx.MultiDiGraph, path: Path, earlier: Earlier = NOTHING) -> None:
        """Write the graph to the path; what is the same as in an earlier build is not made again.

        Raises:
            OutputError: The place cannot be written, or what the format needs is not installed.
        """
        self.demand_library()
        import_module(self.module).write(graph, path, *([earlier] if self.pieces else []))


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "json": Format("graph.json", "kg.export.node_link", pieces=True),
        "graphml": Format("graph.graphml", "kg.export.graphml", pieces=True),
        "gexf": Format("graph.gexf", "kg.export.gexf", pieces=True),
        "html": Format("graph.html", "kg.export.html", pieces=True),
        "cypher": Format("graph.cypher", "kg.export.cypher", pieces=True),
        "csv": Format("csv", "kg.export.tables", pieces=True),
        "turtle": Format("graph.ttl", "kg.export.turtle", "rdflib"),
        "jsonld": Format("graph.jsonld", "kg.export.json_ld", "rdflib"),
    }
)
USUAL = tuple(name for name, each in FORMATS.items() if each.library is None)


def write_all(graph: nx.MultiDiGraph, folder: Path, formats: Sequence[str], earlier: Earlier = NOTHING) -> list[Path]:
    """Write the graph in each format under its default name, and return the paths in that order.

    Raises:
        KeyError: A format is not one of `FORMATS`; then nothing is written.
        OutputError: A place cannot be written.
    """
    chosen = [FORMATS[name] for name in formats]
    paths = [folder / each.default for each in chosen]
    with uncollected():
        for each, path in zip(chosen, paths, strict=True):
            each.write(graph, path, earlier)
    return paths
