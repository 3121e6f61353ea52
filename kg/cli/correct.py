"""`kg correct`: put right what a graph has wrong, for this build and all to come."""

import os
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import console, correct_relation
from kg.cli.arguments import one_of, path_of
from kg.cli.correcting import HERE, Desk, File, Graph, Kind, Line, Other, Reason, Talk, Thing, Words
from kg.ontology import EntityType

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.add_typer(correct_relation.app, name="relation")


@app.callback()
def correct() -> None:
    """Put right what a graph has wrong, for all builds to come.

    A correction is a table in corrections.toml, which lies beside the talks and may be edited; kg build follows it from then on.

    \b
    Example:
      kg correct merge "Ilya" "Ilya Sutskever" --graph output --in talks
      kg build talks -o output
    """


@app.command()
def merge(
    thing: Thing, into: Other, type_: Kind = None, talk: Talk = None, reason: Reason = None, graph: Graph = None, file: File = HERE
) -> None:
    """Say that a thing is another one.

    \b
    Example:
      kg correct merge "Elias Discover" "Ilya Sutskever" --reason misheard --graph output
    """
    from kg.corrections import Merge

    desk = Desk(file, graph)
    other = desk.target(into)
    desk.write(Merge(desk.thing(thing), other, type_ or desk.type(other), desk.talk(talk), reason))


@app.command()
def split(
    thing: Thing,
    into: Other,
    words: Annotated[str | None, typer.Option("--words", metavar="WORDS", help="Where it is called by these words.")] = None,
    type_: Kind = None,
    talk: Talk = None,
    line: Line = None,
    reason: Reason = None,
    graph: Graph = None,
    file: File = HERE,
) -> None:
    """Say that a thing is another one in some places.

    That is where it is called by certain words, or in a talk, or on a line of it.

    \b
    Example:
      kg correct split Apple "apple (fruit)" --type Concept --talk fruit-and-vegetables
    """
    from kg.corrections import Split

    desk = Desk(file, graph)  # what is split off is mostly new and called almost like the thing, so nothing is asked back
    desk.write(Split(desk.thing(thing), into, type_, words, desk.talk(talk), line, reason))


@app.command()
def apart(thing: Thing, other: Other, reason: Reason = None, graph: Graph = None, file: File = HERE) -> None:
    """Say that two things are never one.

    A merge that would join them is refused.

    \b
    Example:
      kg correct apart "Sam Altman" "Sam Harris" --reason "two Sams"
    """
    from kg.corrections import Apart

    desk = Desk(file, graph)
    desk.write(Apart(desk.thing(thing), desk.thing(other), reason))


@app.command()
def rename(
    thing: Thing,
    name: Annotated[str, typer.Argument(metavar="NAME", show_default=False, help="What it is called.")],
    reason: Reason = None,
    graph: Graph = None,
    file: File = HERE,
) -> None:
    """Give a thing another name; its id stays.

    \b
    Example:
      kg correct rename "Yoshua Benjio" "Yoshua Bengio" --graph output
    """
    from kg.corrections import Rename

    desk = Desk(file, graph)
    desk.write(Rename(desk.thing(thing), name, reason))


@app.command()
def retype(
    thing: Thing,
    type_: Annotated[
        EntityType, typer.Argument(metavar="TYPE", **one_of(EntityType), show_default=False, help=f"One of {', '.join(EntityType)}.")
    ],
    reason: Reason = None,
    graph: Graph = None,
    file: File = HERE,
) -> None:
    """Give a thing another type.

    \b
    Example:
      kg correct retype "Backgammon" Concept --graph output
    """
    from kg.corrections import Retype

    desk = Desk(file, graph)
    desk.write(Retype(desk.thing(thing), type_, reason))


@app.command()
def alias(
    thing: Thing, words: Words, type_: Kind = None, talk: Talk = None, reason: Reason = None, graph: Graph = None, file: File = HERE
) -> None:
    """Say that words mean a thing wherever they are spoken.

    Inside a longer name they go on meaning what that means.

    \b
    Example:
      kg correct alias CUDA "gooda kernels"
    """
    from kg.corrections import Alias

    desk = Desk(file, graph)
    meant = desk.target(thing)
    desk.write(Alias(meant, words, type_ or desk.type(meant), desk.talk(talk), reason))


@app.command()
def forbid(thing: Thing, words: Words, talk: Talk = None, reason: Reason = None, graph: Graph = None, file: File = HERE) -> None:
    """Say that words never mean a thing.

    \b
    Example:
      kg correct forbid Apple apple --talk fruit-and-vegetables --reason "they speak of the fruit"
    """
    from kg.corrections import Forbid

    desk = Desk(file, graph)
    desk.write(Forbid(desk.thing(thing), words, desk.talk(talk), reason))


@app.command("list")
def list_(file: File = HERE) -> None:
    """List the corrections of a file.

    \b
    Example:
      kg correct list --in talks
    """
    from kg.corrections import describe, load

    rows = [(each.place, describe(each.correction), each.correction.reason or "") for each in load([Desk(file).file])]
    console.table("Corrections", ("place", "correction", "reason"), rows)


@app.command()
def to_catalog(
    names: Annotated[Path, typer.Argument(metavar="CATALOG", parser=path_of, show_default=False, help="A file of names, old or new.")],
    graph: Graph = None,
    file: File = HERE,
) -> None:
    """Move aliases that hold for every talk into a file of names.

    There they are known before relations are sought; build with --catalog CATALOG from then on. What a thing is called otherwise
    is taken from that file, the built-in names, or the graph.

    \b
    Example:
      kg correct to-catalog names.jsonl --in talks
      kg build talks --catalog names.jsonl
    """
    from kg import catalog, corrections
    from kg.export.atomic import write_texts

    desk = Desk(file, graph)
    content = catalog.read(names) if os.path.exists(names) else b""
    moved = corrections.move_aliases(corrections.read(desk.file), str(desk.file), content, names, desk.known())
    write_texts({names: [moved.catalog], desk.file: [moved.corrections]})
    for each in moved.left:
        console.warn(f"{each.place}: {corrections.describe(each.correction)} stays: nothing says what that is; name a graph with --graph")
    console.say(f"{names}: {console.count(moved.number, 'name')} from {desk.file}")
