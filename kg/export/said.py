"""What a graph says, noted while its nodes and edges pass by: their outline, and of each a digest to know it by."""

import marshal
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from typing import Any

from kg.export.outline import Outline

Record = dict[str, Any]
Node = tuple[str, Record]
Edge = tuple[str, str, str, Record]


class Said:
    """Note what passes by.

    Attributes:
        node_digests, edge_digests: What `digest` makes of each.
    """

    def __init__(self) -> None:
        self.outline = Outline()
        self.node_digests, self.edge_digests = set[bytes](), set[bytes]()

    def add_node(self, node: Node) -> None:
        """Note a node."""
        self.outline.add_node(*node)
        self.node_digests.add(digest(node))

    def add_edge(self, edge: Edge) -> None:
        """Note an edge."""
        self.outline.add_edge(*edge)
        self.edge_digests.add(digest(edge))

    def members(self, members: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
        """Yield the members of a graph file, to be held to its form meanwhile."""
        for name, value in members:
            if name == "nodes" and isinstance(value, Iterator):
                yield name, _passing(value, lambda record: self.add_node(node_of(record)))
            elif name == "edges" and isinstance(value, Iterator):
                yield name, _passing(value, lambda record: self.add_edge(edge_of(record)))
            else:
                yield name, value


def node_of(record: Record) -> Node:
    """Return id and attributes of a node, for which its record is used up."""
    return record.pop("id"), record


def edge_of(record: Record) -> Edge:
    """Return ends, key and attributes of an edge, for which its record is used up."""
    return record.pop("source"), record.pop("target"), record.pop("key"), record


def digest(said: Any) -> bytes:
    """Return what stands for a node, an edge or another value; nothing for values of a kind that no file has."""
    try:
        return blake2b(marshal.dumps(said, 2), digest_size=16).digest()  # version 2 looks at what values say alone
    except ValueError:
        return b""


def _passing(records: Iterable[Record], note: Callable[[Record], None]) -> Iterator[Record]:
    """Yield records, and note each when the next is asked for: then its form was in order."""
    for record in records:
        yield record
        note(record)
