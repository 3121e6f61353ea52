"""Where a graph lies: its file, or the folder it was built in; and what is told where none can be read there."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import GraphError
from kg.export import FORMATS
from kg.export.members import NoObjectError

REMEDY = "give the graph.json that kg build writes, or its folder"


def file_of(path: Path) -> Path:
    """Return the file of the graph at the path, or of the one in that folder.

    Raises:
        GraphError: It cannot be told.
    """
    return path / FORMATS["json"].default if is_folder(path) else path


def is_folder(path: Path) -> bool:
    """Tell whether a folder is at the path.

    Raises:
        GraphError: It cannot be told.
    """
    try:
        return path.is_dir()
    except OSError as error:
        raise refusal(path, error) from error


def refusal(place: Path | str, error: OSError) -> GraphError:
    """Return what is told of a file that cannot be read."""
    cause = "no such file" if isinstance(error, FileNotFoundError) else f"cannot be read ({error.strerror})"
    return GraphError(f"{place}: {cause}; {REMEDY}")


@contextmanager
def told(place: str) -> Iterator[None]:
    """Tell what cannot be read, or is not JSON, with its place.

    Raises:
        GraphError: Something is.
    """
    try:
        yield
    except OSError as error:
        raise refusal(place, error) from error
    except NoObjectError as error:
        raise GraphError(f"{place}: not a graph but other JSON; {REMEDY}") from error
    except (ValueError, RecursionError) as error:
        raise GraphError(f"{place}: not a graph, for it is not JSON ({error}); {REMEDY}") from error
