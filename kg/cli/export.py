"""`kg export`: a graph into one more format."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli import console
from kg.cli.arguments import GraphPath, demand_format, open_graph, path_of
from kg.export import FORMATS
from kg.export.place import is_folder

TO_STDOUT = Path("-")


def _complete(typed: str) -> list[str]:
    return [name for name in FORMATS if name.startswith(typed)]


def export(
    graph: GraphPath,
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", autocompletion=_complete, help=f"One of {', '.join(FORMATS)}.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="PATH", parser=path_of, help="Where to write; - prints. [default: beside GRAPH]"),
    ] = None,
) -> None:
    """Write a graph in another format.

    \b
    Example:
      kg export output/graph.json --to graphml
      kg export output --to cypher -o - | cypher-shell
    """
    demand_format(to, "--to")
    if output == TO_STDOUT:
        _print(graph, to)
    else:
        path = output or (graph if is_folder(graph) else graph.parent) / FORMATS[to].default
        FORMATS[to].write(open_graph(graph), path)
        console.say_where(path)


def _print(graph: Path, to: str) -> None:
    if FORMATS[to].is_folder:
        raise typer.BadParameter(f"{to} is a folder of files and cannot be printed; name a folder", param_hint="--output")
    for chunk in FORMATS[to].render(open_graph(graph)):
        typer.echo(chunk, nl=False)
