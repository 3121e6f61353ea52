"""What a build was made of, and what the next one has that it had not."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.export.atomic import write_text

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True)
class News:
    """Say how a build differs from the one before: ids of talks, what else it was made by, and numbers of things and relations."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    besides: tuple[str, ...]
    things: int
    relations: int
    things_gone: int
    relations_gone: int

    def __bool__(self) -> bool:
        """Tell whether anything differs."""
        return any((self.new, self.changed, self.removed, self.besides, self.things, self.relations, self.things_gone, self.relations_gone))


@dataclass(frozen=True)
class Manifest:
    """Hold digests of each talk by its id and of what else the graph was made by, the ids of the things and the keys of the relations."""

    talks: Mapping[str, str]
    besides: Mapping[str, str]
    things: frozenset[str]
    relations: frozenset[str]

    @classmethod
    def of(cls, graph: "nx.MultiDiGraph[str]", talks: Mapping[str, str], besides: Mapping[str, str]) -> "Manifest":
        """Describe a graph, the talks that it was made of, and what it was made by."""
        return cls(talks, besides, frozenset(graph), frozenset(key for _, _, key in graph.edges(keys=True)))

    @classmethod
    def read(cls, path: Path) -> "Manifest | None":
        """Return what `write` has written, or None where nothing can be read."""
        try:
            record = json.loads(path.read_bytes())
            return cls(dict(record["talks"]), dict(record["besides"]), frozenset(record["things"]), frozenset(record["relations"]))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def write(self, path: Path) -> None:
        """Write it to the path.

        Raises:
            OutputError: The place cannot be written.
        """
        made = {"talks": dict(self.talks), "besides": dict(self.besides)}
        record = {**made, "things": sorted(self.things), "relations": sorted(self.relations)}
        write_text(path, [json.dumps(record, separators=(",", ":")), "\n"])

    def news_since(self, earlier: "Manifest") -> News:
        """Return how this build differs from an earlier one."""
        return News(
            new=tuple(id for id in self.talks if id not in earlier.talks),
            changed=tuple(id for id, digest in self.talks.items() if earlier.talks.get(id, digest) != digest),
            removed=tuple(id for id in earlier.talks if id not in self.talks),
            besides=tuple(name for name, digest in self.besides.items() if earlier.besides.get(name) != digest),
            things=len(self.things - earlier.things),
            relations=len(self.relations - earlier.relations),
            things_gone=len(earlier.things - self.things),
            relations_gone=len(earlier.relations - self.relations),
        )
