"""What a build was made of and what it wrote, and what the next one has that it had not."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
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
    """Hold digests of each talk by its id and of what else the graph was made by, the ids of the things and the keys of the relations.

    Attributes:
        files: Digests of the files or folders that it was written to, by name.
    """

    talks: Mapping[str, str]
    besides: Mapping[str, str]
    things: frozenset[str]
    relations: frozenset[str]
    files: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls, graph: "nx.MultiDiGraph[str]", talks: Mapping[str, str], besides: Mapping[str, str], written: Iterable[Path] = ()
    ) -> "Manifest":
        """Describe a graph, the talks that it was made of, what it was made by, and where it was written."""
        files = {path.name: _digest(path) for path in written}
        return cls(talks, besides, frozenset(graph), frozenset(key for _, _, key in graph.edges(keys=True)), files)

    @classmethod
    def read(cls, path: Path) -> "Manifest | None":
        """Return what `write` has written, or None where nothing can be read."""
        try:
            record = json.loads(path.read_bytes())
            made = dict(record["talks"]), dict(record["besides"])
            return cls(*made, frozenset(record["things"]), frozenset(record["relations"]), dict(record["files"]))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def write(self, path: Path) -> None:
        """Write it to the path.

        Raises:
            OutputError: The place cannot be written.
        """
        made = {"talks": dict(self.talks), "besides": dict(self.besides), "files": dict(self.files)}
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

    def lies(self, path: Path) -> bool:
        """Tell whether a file or folder holds what was written to it."""
        return self.files.get(path.name) == _digest(path) != ""


def _digest(path: Path) -> str:
    """Return the digest of a file, or of all in a folder; nothing where it cannot be read."""
    digest = hashlib.sha256()
    try:
        for each in sorted(path.iterdir()) if path.is_dir() else [path]:
            if not each.is_file():  # out of a pipe nothing comes
                return ""
            with each.open("rb") as file:
                digest.update(f"{each.name} {hashlib.file_digest(file, 'sha256').hexdigest()}\n".encode("utf-8", "surrogateescape"))
    except OSError:
        return ""
    return digest.hexdigest()
