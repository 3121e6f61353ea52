"""Graphs as tools for assistants, in the Model Context Protocol over standard input and output; nothing is ever written.

`Shelf` holds the graphs, `Tools` are the questions, `server` offers them.
"""

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from kg.errors import KgError
from kg.mcp.shelf import Shelf

__all__ = ["Shelf", "serve"]


def serve(files: Mapping[str, Path]) -> None:
    """Answer an assistant until it hangs up; standard output is the protocol's alone.

    Args:
        files: Graph files by the names that the assistant calls them.

    Raises:
        KgError: The SDK is not installed.
        GraphError: A graph cannot be read.
    """
    if not find_spec("mcp"):
        raise KgError("mcp is not installed, which speaks with assistants; pip install mcp")
    shelf = Shelf(files)
    from kg.mcp.server import server

    server(shelf).run("stdio")
