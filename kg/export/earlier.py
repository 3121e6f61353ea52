"""What an earlier build has written: its pieces are taken from its files, as long as what they are made of is the same.

About each file a note is kept beside the cache: by which digests its pieces are known, and where in the file they stand.
"""

from __future__ import annotations

import hashlib
import mmap
import struct
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg.export import rows
from kg.export.atomic import Chunk, write_text
from kg.export.pieces import Earlier, Make, Pieces
from kg.export.said import digest

if TYPE_CHECKING:
    import networkx as nx

_PLACE = struct.Struct("<16sQL")  # digest, where it begins, how many bytes it has


class Noted(Earlier):
    """Find pieces by the notes that the same program has made about files that nobody has changed since."""

    def __init__(self, folder: Path, by: str, graph: nx.MultiDiGraph) -> None:
        """Keep notes in a folder, which need not be there yet; `by` tells the program."""
        self._folder, self._by, self._graph = folder, by, graph

    @cached_property
    def talks(self) -> Mapping[str, bytes]:
        """Return the digests of talks by id."""
        return {source["id"]: digest(source) for source in self._graph.graph["sources"]}

    @cached_property
    def nodes(self) -> Mapping[str, bytes]:
        """Return the digests of nodes by id."""
        return {node: digest((node, data)) for node, data in self._graph.nodes(data=True)}

    @cached_property
    def edges(self) -> Mapping[str, bytes]:
        """Return the digests of edges by key."""
        return {edge[2]: digest(edge) for edge in self._graph.edges(keys=True, data=True)}

    @cached_property
    def mentions(self) -> Mapping[tuple[str, str], bytes]:
        """Return the digests of the mentions of nodes in talks by both."""
        return {said[:2]: digest(said) for said in rows.mentioned(self._graph)}

    @contextmanager
    def pieces(self, path: Path) -> Iterator[Pieces]:
        """Give what takes pieces from the file that is written anew meanwhile, and note afterwards where they stand.

        Raises:
            OutputError: The note cannot be written.
        """
        note, text = self._folder / f"{path.name}.pieces", _mapped(path)
        pieces = _Taken(self, text, _places(note, self._head(text)))
        yield pieces
        if pieces.places and (text := _mapped(path)):  # out of a pipe nothing can be taken afterwards
            write_text(note, [f"{self._head(text)}\n", bytes(pieces.places)])

    def _head(self, text: bytes | mmap.mmap) -> str:
        return f"{self._by} {hashlib.sha256(text).hexdigest()}"


class _Piece(bytes):
    """Hold a piece, and what it is known by."""

    digest: bytes


class _Taken(Pieces):
    """Take the pieces of a text that stand there already, and note where all come to stand."""

    def __init__(self, known: Noted, text: bytes | mmap.mmap, earlier: Mapping[bytes, slice]) -> None:
        self._known, self._text, self._earlier = known, text, earlier
        self.places = bytearray()

    def of_talk(self, talk: str, make: Make) -> Chunk:
        return self._piece(self._known.talks[talk], make)

    def of_node(self, node: str, make: Make) -> Chunk:
        return self._piece(self._known.nodes[node], make)

    def of_edge(self, key: str, make: Make) -> Chunk:
        return self._piece(self._known.edges[key], make)

    def of_mentions(self, node: str, talk: str, make: Make) -> Chunk:
        return self._piece(self._known.mentions[node, talk], make)

    def noted(self, chunks: Iterable[Chunk]) -> Iterator[bytes]:
        at = 0
        for chunk in chunks:
            text = chunk.encode() if isinstance(chunk, str) else chunk
            if isinstance(text, _Piece):
                self.places += _PLACE.pack(text.digest, at, len(text))
            at += len(text)
            yield text

    def _piece(self, digest: bytes, make: Make) -> Chunk:
        if not digest:  # of values that no file has
            return make()
        place = self._earlier.get(digest)
        piece = _Piece(make().encode() if place is None else self._text[place])
        piece.digest = digest
        return piece


def _mapped(path: Path) -> bytes | mmap.mmap:
    """Return the bytes of a file, without reading them; of what is no file, is empty or may not be read, none."""
    with suppress(OSError, ValueError):
        if path.is_file():
            with path.open("rb") as file:
                return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    return b""


def _places(note: Path, head: str) -> dict[bytes, slice]:
    """Return where the pieces of a file begin and end by their digests; of a file that the note is not about, nothing."""
    with suppress(OSError, ValueError, struct.error):
        noted, _, places = note.read_bytes().partition(b"\n")
        if noted == head.encode():
            return {known: slice(start, start + size) for known, start, size in _PLACE.iter_unpack(places)}
    return {}
