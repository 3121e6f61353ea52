"""Pieces of a file: what is made of one record alone, and need not be made again where that is the same as before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.export.atomic import Chunk

Make = Callable[[], str]


class Pieces:
    """Make every piece."""

    def of_talk(self, talk: str, make: Make) -> Chunk:
        """Return a piece that is made of a talk."""
        return make()

    def of_node(self, node: str, make: Make) -> Chunk:
        """Return a piece that is made of a node."""
        return make()

    def of_edge(self, key: str, make: Make) -> Chunk:
        """Return a piece that is made of an edge."""
        return make()

    def of_mentions(self, node: str, talk: str, make: Make) -> Chunk:
        """Return a piece that is made of the mentions of a node in a talk."""
        return make()

    def noted(self, chunks: Iterable[Chunk]) -> Iterable[Chunk]:
        """Return all chunks of a file, the pieces among them."""
        return chunks


class Earlier:
    """Know nothing of earlier builds."""

    @contextmanager
    def pieces(self, path: Path) -> Iterator[Pieces]:
        """Give what makes the pieces of the file that is written meanwhile."""
        yield ANEW


ANEW = Pieces()
NOTHING = Earlier()
