"""`kg mcp`: graphs as tools for assistants."""

import signal
import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import console
from kg.cli.arguments import path_of
from kg.export.place import file_of


def mcp(
    graphs: Annotated[
        list[Path],
        typer.Argument(metavar="GRAPH…", parser=path_of, help="Each a graph.json, or the folder it was built in.", show_default=False),
    ],
) -> None:
    """Let assistants ask graphs, in the Model Context Protocol.

    It speaks over standard input and output. An assistant starts it; to be told of it, it is given this command with whole paths.
    Nothing is ever written, and a graph that is built anew is read anew.

    \b
    Example:
      kg mcp output
    """
    from kg.mcp import serve

    if sys.stdin.isatty():
        console.warn("Waiting for an assistant on standard input; Ctrl-C ends.")
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # there is nothing to tidy up, and who reads standard input hears nothing else
    serve({str(path): file_of(path) for path in graphs})
