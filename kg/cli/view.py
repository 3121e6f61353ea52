"""`kg view`: the page of a graph, in the browser."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import console
from kg.cli.arguments import GraphPath, open_graph
from kg.errors import OutputError
from kg.export import FORMATS
from kg.export.place import file_of

PAGE, GRAPH = FORMATS["html"], FORMATS["json"].default


def view(
    graph: GraphPath,
    opened: Annotated[bool, typer.Option("--open/--no-open", help="Open it, or only print where it is.")] = True,
) -> None:
    """Open a graph's page in the browser.

    The page beside graph.json is taken, and written where there is none or graph.json is newer. Where it cannot be
    written, and for a graph under another name, one is written into a folder for temporary files.

    \b
    Example:
      kg view output
      kg view output/graph.json --no-open
    """
    file = file_of(graph)
    page = file.with_name(PAGE.default)
    if file.name != GRAPH or not _stands(page, file):
        page = _written(file, page)
    console.say_where(page)
    if opened:
        _open(page)


def _stands(page: Path, file: Path) -> bool:
    """Tell whether there is a page that is as new as its graph."""
    try:
        return page.is_file() and page.stat().st_mtime >= file.stat().st_mtime
    except OSError:
        return False


def _written(file: Path, page: Path) -> Path:
    """Write the page of a graph to its place, or else among temporary files."""
    read = open_graph(file)
    try:
        if file.name == GRAPH:
            PAGE.write(read, page)
            return page
    except OutputError as error:
        console.warn(str(error))
    elsewhere = Path(tempfile.mkdtemp(prefix="kg-")) / PAGE.default
    PAGE.write(read, elsewhere)
    return elsewhere


def _open(page: Path) -> None:
    import webbrowser

    if not webbrowser.open(page.absolute().as_uri()):
        console.warn("no browser could be started; open the file yourself")
