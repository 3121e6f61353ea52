"""The graphs that are asked: read when the server starts, and anew when a build has changed the file."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from kg.errors import QueryError
from kg.query import Stored, read

_Stamp = tuple[int, int]


class _Read(NamedTuple):
    stamp: _Stamp | None
    graph: Stored


class Shelf:
    """Hold graphs by their names."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        """Read every graph.

        Raises:
            GraphError: One cannot be read.
        """
        self._files = dict(files)
        self._read = {name: _Read(_stamp(path), read(path)) for name, path in files.items()}

    @property
    def names(self) -> tuple[str, ...]:
        """Return what the graphs are called, in the order they were given."""
        return tuple(self._files)

    def name(self, given: str | None) -> str:
        """Return the name of the graph that is meant; where there is but one, it need not be given.

        Raises:
            QueryError: There is none of that name, or several and none is given.
        """
        if given in self._files:
            return given
        if given is None and len(self._files) == 1:
            return self.names[0]
        asked = "several graphs are open" if given is None else f"no graph is called {given!r}"
        raise QueryError(f"{asked}; give one of {', '.join(self._files)}")

    def path(self, given: str | None) -> Path:
        """Return the file of the graph that is meant."""
        return self._files[self.name(given)]

    def graph(self, given: str | None) -> Stored:
        """Return the graph that is meant, as its file is now.

        Raises:
            QueryError: It is not told which.
            GraphError: Its file has changed, and cannot be read any more.
        """
        name = self.name(given)
        stamp = _stamp(self._files[name])
        if stamp is None or stamp != self._read[name].stamp:
            self._read[name] = _Read(stamp, read(self._files[name]))
        return self._read[name].graph


def _stamp(path: Path) -> _Stamp | None:
    """Return what changes with a file; None where it cannot be told, for its reader to complain of."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
