"""Where a graph lies: its file, or the folder it was built in."""

from pathlib import Path

from kg.errors import GraphError
from kg.export import FORMATS


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
        raise GraphError(f"{path}: cannot be read ({error.strerror}); give the graph.json of a build") from error
