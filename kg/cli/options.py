"""What `kg build` takes."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.arguments import begun_formats, path_of
from kg.errors import InputError
from kg.export import FORMATS

if TYPE_CHECKING:
    from kg.read import About

Inputs = Annotated[
    list[Path],
    typer.Argument(
        metavar="INPUT…", parser=path_of, show_default=False, help="Transcripts of talks, or folders of them; - is standard input."
    ),
]
Output = Annotated[Path, typer.Option("--output", "-o", metavar="DIR", parser=path_of, help="Where to write.")]
Corrections = Annotated[
    Path | None,
    typer.Option("--corrections", metavar="FILE", parser=path_of, help="What to put right, instead of each corrections.toml beside talks."),
]
Formats = Annotated[str, typer.Option(metavar="LIST", autocompletion=begun_formats, help=f"What to write, of {', '.join(FORMATS)}.")]
NoText = Annotated[bool, typer.Option("--no-text", help="Keep the talks' full text out of the graph.")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Talks to work on at a time.")]
Cluster = Annotated[str | None, typer.Option(metavar="ADDRESS", help="Dask scheduler whose workers take the talks.")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Understand every talk anew, and keep nothing for the next build.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print the written paths, and besides only what goes wrong.")]

TalkList = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        parser=path_of,
        help="A list of talks, CSV or JSON: file, title, date, url, guest (several with ; between), host.",
    ),
]
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="Title of the talk.")]
Date = Annotated[str | None, typer.Option(metavar="DAY", help="Its date, as 2020-05-08.")]
Address = Annotated[str | None, typer.Option(metavar="URL", help="Its address, or the id of its video at YouTube.")]
Guests = Annotated[list[str] | None, typer.Option(metavar="NAME", help="Who answers; may be repeated.")]
Host = Annotated[str | None, typer.Option(metavar="NAME", help="Who asks.")]


def about_of(paths: Sequence[Path], listed: Path | None, **said: object) -> "About":
    """Return what the options say about the talk.

    Raises:
        BadParameter: A date is none, an address is none, or what only one talk can have is given for several.
    """
    from kg.read import given

    try:
        return given(said, paths, listed=listed)
    except InputError as error:
        raise typer.BadParameter(str(error), param_hint="--title, --date, --url") from error
