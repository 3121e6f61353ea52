"""Write the graph for other programs: one format, one module, the same two verbs.

`render(graph)` yields the text in chunks, `write(graph, path)` puts it in a file, whole or not at all. Neither changes the graph.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import networkx as nx


class Format(NamedTuple):
    """Say where a format is written by default, and which module writes it; the module is imported on first use."""

    default: str
    module: str

    def write(self, graph: nx.MultiDiGraph, path: Path) -> None:
        """Write the graph to the path.

        Raises:
            OutputError: The place cannot be written.
        """
        import_module(self.module).write(graph, path)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "json": Format("graph.json", "kg.export.node_link"),
        "graphml": Format("graph.graphml", "kg.export.graphml"),
        "gexf": Format("graph.gexf", "kg.export.gexf"),
        "html": Format("graph.html", "kg.export.html"),
        "cypher": Format("graph.cypher", "kg.export.cypher"),
        "csv": Format("csv", "kg.export.tables"),
    }
)


def write_all(graph: nx.MultiDiGraph, folder: Path, formats: Sequence[str]) -> list[Path]:
    """Write the graph in each format under its default name, and return the paths in that order.

    Raises:
        KeyError: A format is not one of `FORMATS`; then nothing is written.
        OutputError: A place cannot be written.
    """
    chosen = [FORMATS[name] for name in formats]
    paths = [folder / each.default for each in chosen]
    for each, path in zip(chosen, paths, strict=True):
        each.write(graph, path)
    return paths
