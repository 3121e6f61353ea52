"""What several commands take."""

import math
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.export import FORMATS
from kg.export.place import file_of
from kg.garbage import keep, uncollected
from kg.ontology import Polarity, RelationType

if TYPE_CHECKING:
    import networkx as nx

    from kg.query import Stored


def path_of(given: str | Path) -> Path:
    """Return what was given as a path; what lies there is for the one who opens it to judge.

    Raises:
        BadParameter: Nothing was given, as a path it would be the folder one stands in; or an address.
    """
    if not str(given):
        raise typer.BadParameter("an empty path; name a file or a folder")
    if "://" in str(given):
        raise typer.BadParameter("an address, and nothing is fetched; save what is there to a file, captions by yt-dlp for example")
    return Path(given)


def number(given: float | None) -> float | None:
    """Return what was given as a number.

    Raises:
        BadParameter: It is "nan", which no range refuses.
    """
    if given is not None and math.isnan(given):
        raise typer.BadParameter("nan is no number")
    return given


def one_of(kind: type[StrEnum]) -> dict[str, Any]:
    """Return how an option or argument takes one of several words, in whatever case; what is none of them is refused with all of them."""

    def read(given: str) -> StrEnum:
        found = next((each for each in kind if each.casefold() == given.casefold()), None)
        if found is None:
            raise typer.BadParameter(f"{given!r} is none of {', '.join(kind)}")
        return found

    def begun(incomplete: str) -> list[str]:
        words = [each.lower() if incomplete.islower() else each.value for each in kind]
        return [word for word in words if word.startswith(incomplete)]

    return {"parser": read, "autocompletion": begun}


GraphPath = Annotated[
    Path, typer.Argument(metavar="GRAPH", parser=path_of, help="A graph.json, or the folder it was built in.", show_default=False)
]

AsJson = Annotated[bool, typer.Option("--json", help="Print all of it as JSON.")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", help="How many to list.")]
MinConfidence = Annotated[float, typer.Option(min=0, max=1, metavar="P", callback=number, help="Leave out relations less sure than this.")]
Relations = Annotated[
    list[RelationType] | None,
    typer.Option(
        "--relation",
        "-r",
        metavar="TYPE",
        **one_of(RelationType),
        help="Only relations of this type, as AUTHORED or USES; may be repeated.",
    ),
]
Stated = Annotated[
    Polarity | None,
    typer.Option("--polarity", metavar="POLARITY", **one_of(Polarity), help=f"Only relations so stated: {', '.join(Polarity)}."),
]

CatalogFiles = Annotated[
    list[Path] | None,
    typer.Option("--catalog", metavar="FILE", parser=path_of, help="Names to add, or to replace; may be repeated."),
]
NoCatalog = Annotated[bool, typer.Option("--no-catalog", help="Do without the built-in names.")]


def open_graph(path: Path) -> "nx.MultiDiGraph":
    """Read the graph at the path, or the one in that folder.

    Raises:
        GraphError: It cannot be read, or is no graph.
    """
    from kg.export import node_link

    return node_link.read(file_of(path))


def open_stored(path: Path) -> "Stored":
    """Read the graph at the path, or the one in that folder, as `kg.query` takes it.

    Raises:
        GraphError: It cannot be read, or is no graph.
    """
    from kg.query import read

    with uncollected():
        stored = read(path)
        keep(stored)
    return stored


def begun_formats(incomplete: str) -> list[str]:
    """Return the lists of formats that one which was begun may become, by one format more."""
    *before, begun = incomplete.split(",")
    return [",".join((*before, name)) for name in FORMATS if name.startswith(begun) and name not in before]


def demand_format(name: str, option: str) -> None:
    """Refuse a format that there is not, or that cannot be written here.

    Raises:
        BadParameter: There is none of that name; wrong usage, exit code 2.
        OutputError: What the format needs is not installed.
    """
    if name not in FORMATS:
        raise typer.BadParameter(f"no format {name!r}; there are {', '.join(FORMATS)}", param_hint=option)
    FORMATS[name].demand_library()
