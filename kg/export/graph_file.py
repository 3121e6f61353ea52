"""A graph file to go through: what is in it is checked once, then read as often as it is needed, and never held."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from kg.export.form import demand_form
from kg.export.members import members
from kg.export.place import told
from kg.export.said import Edge, Node, Said, edge_of, node_of

if TYPE_CHECKING:
    from kg.export.rows import Graph

Record = dict[str, Any]


class GraphFile:
    """Answer as a graph of networkx does to whoever goes through all its nodes or edges.

    Attributes:
        graph: What the file says of the whole.
        said: What was noted while it was checked.
    """

    def __init__(self, stream: BinaryIO, place: str) -> None:
        self._stream, self._place = stream, place
        self.said = Said()
        demand_form(self.said.members(members(stream)), place)
        self.graph: Record = next(value for name, value in members(stream) if name == "graph")

    def nodes(self, *, data: Literal[True]) -> Iterator[Node]:
        """Yield ids and attributes of the nodes."""
        return map(node_of, self._records("nodes"))

    def edges(self, *, keys: Literal[True], data: Literal[True]) -> Iterator[Edge]:
        """Yield ends, keys and attributes of the edges."""
        return map(edge_of, self._records("edges"))

    def _records(self, wanted: str) -> Iterator[Record]:
        with told(self._place):
            yield from next(value for name, value in members(self._stream) if name == wanted)


def said_by(graph: "Graph") -> Said:
    """Return what a graph says; of a file it is known already."""
    if isinstance(graph, GraphFile):
        return graph.said
    said = Said()
    for node in graph.nodes(data=True):
        said.add_node(node)
    for edge in graph.edges(keys=True, data=True):
        said.add_edge(edge)
    return said


@contextmanager
def opened(path: Path) -> Iterator[GraphFile]:
    """Open a graph file; if another takes its place meanwhile, the one that was opened is read to the end.

    Raises:
        GraphError: It cannot be read, or is not a graph in the form that `node_link.render` gives it.
    """
    with ExitStack() as held:
        with told(str(path)):
            stream: BinaryIO = held.enter_context(path.open("rb"))
            if not stream.seekable():  # a pipe can be read but once
                pipe, stream = stream, held.enter_context(TemporaryFile())
                shutil.copyfileobj(pipe, stream)
            file = GraphFile(stream, str(path))
        yield file
