"""What several commands take."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.export import FORMATS

if TYPE_CHECKING:
    import networkx as nx

GraphPath = Annotated[Path, typer.Argument(metavar="GRAPH", help="A graph.json, or the folder it was built in.", show_default=False)]


def open_graph(path: Path) -> "nx.MultiDiGraph":
    """Read the graph at the path, or the one in that folder.

    Raises:
        GraphError: It cannot be read, or is no graph.
    """
    from kg.export import node_link

    return node_link.read(path / FORMATS["json"].default if path.is_dir() else path)


def demand_format(name: str, option: str) -> None:
    """Refuse a format that there is not.

    Raises:
        BadParameter: Always then; wrong usage, exit code 2.
    """
    if name not in FORMATS:
        raise typer.BadParameter(f"no format {name!r}; there are {', '.join(FORMATS)}", param_hint=option)
