"""A graph as its file holds it: records in lists, and no networkx, whose import takes longer than most answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kg.export.place import file_of, told
from kg.garbage import uncollected

Record = Mapping[str, Any]  # or what answers for its values as one does


@dataclass(frozen=True, eq=False)
class Stored:
    """Hold what a graph file says of the whole, its talks, things and relations, in the order of the file; it equals itself alone.

    Attributes:
        about: Versions and digests, by the names of the file.
        place: Where the file lies.
    """

    about: Record
    sources: Sequence[Record]
    nodes: Sequence[Record]
    edges: Sequence[Record]
    place: str

    @cached_property
    def things(self) -> Mapping[str, Record]:
        """Return the things by id."""
        return {node["id"]: node for node in self.nodes}

    @cached_property
    def talks(self) -> Mapping[str, Record]:
        """Return the talks by id, in the order of the graph."""
        return {source["id"]: source for source in self.sources}

    def evidence(self, edge: Record) -> Sequence[Record]:
        """Return what an edge rests on, of a large file read only when it is asked for.

        Raises:
            GraphError: It is not in the form of ours.
        """
        held = edge["evidence"]
        if isinstance(held, list):
            return held
        from kg.export.checked import evidence

        return evidence(held, self.talks) or self._demanded(edge["key"], held)

    def _demanded(self, edge: str, held: bytes) -> Sequence[Record]:
        """Return what is evidence nevertheless, or tell why it is none."""
        from kg.export.form import demand_evidence
        from kg.export.members import whole

        with told(f"{self.place}: edge {edge!r}"):
            said = whole(b'{"evidence": %b}' % held)
        demand_evidence(edge, said, self.talks, self.place)
        records: list[Record] = said["evidence"]
        return records

    def edges_of(self, id_: str) -> Sequence[Record]:
        """Return the edges that lead to or from a thing, in the order of the graph."""
        return [edge for edge in self.edges if edge["source"] == id_ or edge["target"] == id_]


def read(path: Path | str) -> Stored:
    """Read a graph file, or the one in a folder; what its records hold beyond those of a graph of ours may be left out.

    Raises:
        GraphError: It cannot be read, or is no graph of ours.
    """
    from kg.export.checked import checked  # msgspec, which nobody needs whose graph is in a database

    file = file_of(Path(path))
    with uncollected(), told(str(file)):
        text = file.read_bytes()
        data = checked(text) or _demanded(text, str(file))
    about = {name: value for name, value in data["graph"].items() if name != "sources"}
    return Stored(about, data["graph"]["sources"], data["nodes"], data["edges"], str(file))


def _demanded(text: bytes, place: str) -> Record:
    """Return what is a graph nevertheless, or tell why it is none."""
    from kg.export.form import demand_form
    from kg.export.members import whole

    data = whole(text)
    demand_form(data.items(), place)
    return data
