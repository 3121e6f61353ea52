"""The command line: parse, call, report. Only here is anything printed, and only here does the program end."""

import errno
import os
import signal
import sys
from io import TextIOWrapper
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from kg import __version__
from kg.cli import (
    build,
    catalog,
    check,
    console,
    correct,
    diff,
    evaluate,
    explain,
    export,
    find,
    load,
    mcp,
    path,
    pull,
    query,
    show,
    timeline,
    top,
    view,
)
from kg.errors import KgError

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)  # without a file's name: printing failed, all other writing is told where it is


class KgGroup(TyperGroup):
    """Say what the user can mend in one line, and exit 1; all else that is raised is a bug and keeps its traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except KgError as error:
            console.warn(f"Error: {error}")
            raise typer.Exit(1) from error
        except typer.Abort as error:
            if isinstance(error.__context__, KeyboardInterrupt):  # at a question, which takes Ctrl-C for the end of what is typed
                raise KeyboardInterrupt from error
            raise
        except typer.BadParameter as error:
            if hasattr(error, "param_type"):  # of these, only what is missing has one
                _name_all_missing(error)
            raise


def _name_all_missing(error: Any) -> None:
    """Let an error name all that is missing, not the first alone; what was given is known by then."""
    params = error.ctx.command.get_params(error.ctx)
    missing = [each for each in params if each.required and each.name not in error.ctx.params]
    if len(missing) > 1:
        error.param_type = " and ".join(sorted({f"{each.param_type_name}s" for each in missing}))
        error.param_hint = ", ".join(each.get_error_hint(error.ctx) for each in missing)


app = typer.Typer(
    name="kg",
    cls=KgGroup,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # help in plain text needs no rich, which takes as long to import as all the rest
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("build")(build.build)
app.command("show")(show.show)
app.command("view")(view.view)
app.command("query")(query.query)
app.command("find")(find.find)
app.command("explain")(explain.explain)
app.command("path")(path.path)
app.command("top")(top.top)
app.command("timeline")(timeline.timeline)
app.command("diff")(diff.diff)
app.command("mcp")(mcp.mcp)
app.command("export")(export.export)
app.command("load")(load.load)
app.command("pull")(pull.pull)
app.command("check")(check.check)
app.command("eval")(evaluate.evaluate)
app.add_typer(catalog.app, name="catalog")
app.add_typer(correct.app, name="correct")


def _version(wanted: bool) -> None:
    if wanted:
        console.say(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def kg(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")] = False,
) -> None:
    """Build knowledge graphs from talks: raw captions in; people, papers, methods and how they relate out.

    \b
    Example:
      kg build talk.txt -o output
      kg show output
    """


def _interrupt(number: int, frame: object) -> None:
    """Give the program its chance to tidy up at the first Ctrl-C; at a second end it at once, for what is written is always whole."""
    signal.signal(number, lambda *_: os._exit(130))
    raise KeyboardInterrupt


def _open_streams() -> None:
    """Put the null device in the place of streams that whoever started the program has closed."""
    for name, mode in {"stdin": "r", "stdout": "w", "stderr": "w"}.items():
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode))


def main() -> None:
    """Run the program."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # a shell may want its background jobs deaf
        signal.signal(signal.SIGINT, _interrupt)
    _open_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter is no reason to stop
    try:
        app(prog_name="kg")  # also of `python -m kg`, for which no shell can complete
    except KeyboardInterrupt:  # outside any command
        sys.exit(130)
    except OSError as error:
        if error.filename is not None or error.errno not in FULL:
            raise
        console.warn(f"Error: standard output: cannot be written ({error.strerror}); print to another place")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what waits to be printed goes nowhere
        sys.exit(1)
