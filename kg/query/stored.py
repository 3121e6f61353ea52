"""A graph as its file holds it: records in lists, and no networkx, whose import takes longer than most answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kg.export import form, node_link
from kg.export.place import file_of
from kg.garbage import uncollected

Record = Mapping[str, Any]

CHECKED = 20_000
"""Up to so many things and relations all is checked that a graph file must hold; beyond, that would take longer than the answer."""


@dataclass(frozen=True, eq=False)
class Stored:
    """Hold what a graph file says of the whole, its talks, things and relations, in the order of the file; it equals itself alone.

    Attributes:
        about: Versions and digests, by the names of the file.
    """

    about: Record
    sources: Sequence[Record]
    nodes: Sequence[Record]
    edges: Sequence[Record]

    @cached_property
    def things(self) -> Mapping[str, Record]:
        """Return the things by id."""
        return {node["id"]: node for node in self.nodes}

    @cached_property
    def talks(self) -> Mapping[str, Record]:
        """Return the talks by id, in the order of the graph."""
        return {source["id"]: source for source in self.sources}


def read(path: Path | str) -> Stored:
    """Read a graph file, or the one in a folder.

    Raises:
        GraphError: It cannot be read, or is no graph of ours.
    """
    file = file_of(Path(path))
    with uncollected():
        data = node_link.parsed(file)
        if not _is_large(data) or not form.has_keys(data):
            form.demand_form(data.items(), str(file))
    about = {name: value for name, value in data["graph"].items() if name != "sources"}
    return Stored(about, data["graph"]["sources"], data["nodes"], data["edges"])


def _is_large(data: Record) -> bool:
    return sum(len(data[name]) for name in ("nodes", "edges") if isinstance(data.get(name), list)) > CHECKED
