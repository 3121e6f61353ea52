"""Write the graph for other programs: one format, one module.

A module has `render(graph, pieces)`, which yields the file in chunks: texts, and of what `pieces` takes from an earlier file its bytes.
Where the format is a folder it has `FILES`, such a function for each file by its name. `Format` puts in place what they yield, whole or
not at all. None of it changes the graph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import OutputError
from kg.export.atomic import Chunk, write_texts
from kg.export.pieces import NOTHING, Earlier, Pieces
from kg.garbage import uncollected

if TYPE_CHECKING:
    import networkx as nx

    Render = Callable[[nx.MultiDiGraph, Pieces], Iterable[Chunk]]


class Format(NamedTuple):
    """Say where a format is written by default, and which module renders it; the module is imported on first use.

    Attributes:
        library: What the module needs beyond what is installed with the package.
    """

    default: str
    module: str
    library: str | None = None

    @property
    def is_folder(self) -> bool:
        """Tell whether it is a folder of files."""
        return not Path(self.default).suffix

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
        texts: Iterator[str] = import_module(self.module).render(graph)
        return texts

    def write(self, graph: nx.MultiDiGraph, path: Path, earlier: Earlier = NOTHING) -> None:
        """Write the graph to the path; what is the same as in an earlier build is not made again, and what else lies in a folder stays.

        Raises:
            OutputError: The place cannot be written, or what the format needs is not installed.
        """
        self.demand_library()
        with ExitStack() as held:
            files: dict[Path, Iterable[Chunk]] = {}
            for place, render in self._files(path).items():
                pieces = held.enter_context(earlier.pieces(place))
                files[place] = pieces.noted(render(graph, pieces))
            write_texts(files)

    def _files(self, path: Path) -> Mapping[Path, Render]:
        """Return what renders each file."""
        module = import_module(self.module)
        return {path / name: render for name, render in module.FILES.items()} if self.is_folder else {path: module.render}


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "json": Format("graph.json", "kg.export.node_link"),
        "graphml": Format("graph.graphml", "kg.export.graphml"),
        "gexf": Format("graph.gexf", "kg.export.gexf"),
        "html": Format("graph.html", "kg.export.html"),
        "cypher": Format("graph.cypher", "kg.export.cypher"),
        "csv": Format("csv", "kg.export.tables"),
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
