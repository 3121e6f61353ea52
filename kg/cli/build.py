"""`kg build`: talks in, a graph in every format out."""

import os
import shlex
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import console
from kg.cli.agreement import Agreement, ModelName, ModelUrl, Yes, model_of
from kg.cli.arguments import CatalogFiles, NoCatalog, demand_format, path_of
from kg.errors import OutputError
from kg.export import USUAL, write_all
from kg.ontology import EntityType, RelationType

if TYPE_CHECKING:
    import networkx as nx

    from kg.corpus import News
    from kg.pipeline import Built
    from kg.read import About

KEPT = ".kg"  # below the output folder: what was understood of each talk
NAMED = 5  # of the talks that are new, so many are named

OPENED_BY = {
    "html": "open {} in a browser",
    "json": "kg show {}",
    "gexf": "open {} in Gephi",
    "cypher": "cypher-shell -a neo4j://localhost:7687 -u neo4j -f {}",
}


def build(
    inputs: Annotated[
        list[Path],
        typer.Argument(metavar="INPUT", parser=path_of, show_default=False, help="Captions of talks: text files, or folders of them."),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", parser=path_of, help="Where to write.")] = Path("output"),
    catalog: CatalogFiles = None,
    no_catalog: NoCatalog = False,
    corrections: Annotated[
        Path | None,
        typer.Option(
            "--corrections", metavar="FILE", parser=path_of, help="What to put right, instead of each corrections.toml beside talks."
        ),
    ] = None,
    formats: Annotated[str, typer.Option(metavar="LIST", help="What to write.")] = ",".join(USUAL),
    min_confidence: Annotated[float, typer.Option(min=0, max=1, metavar="P", help="Leave out relations less sure than this.")] = 0.0,
    no_text: Annotated[bool, typer.Option("--no-text", help="Keep the talks' full text out of the graph.")] = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Talks to work on at a time.")] = 1,
    cluster: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Dask scheduler whose workers take the talks.")] = None,
    llm: ModelName = None,
    llm_url: ModelUrl = None,
    yes: Yes = False,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Understand every talk anew, and keep nothing for the next build.")] = False,
    talks: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            parser=path_of,
            help="A list of talks, CSV or JSON: file, title, date, url, guest (several with ; between), host.",
        ),
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="Title of the talk.")] = None,
    date: Annotated[str | None, typer.Option(metavar="DAY", help="Its date, as 2020-05-08.")] = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="Its address, or the id of its video at YouTube.")] = None,
    guest: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Who answers; may be repeated.")] = None,
    host: Annotated[str | None, typer.Option(metavar="NAME", help="Who asks.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print the written paths, and nothing else.")] = False,
) -> None:
    """Build the graph of talks and write it in several formats.

    \b
    Example:
      kg build talk.txt -o output
      kg build talks/ -o output --formats json,html --jobs 2
      kg build talk.vtt --url https://youtu.be/13CZPWmke6A --guest "Ilya Sutskever" --host "Lex Fridman"
      kg build talks/ -o output --cluster tcp://scheduler:8786
      kg build talk.txt --llm qwen3 --llm-url http://localhost:11434/v1

    \b
    What was understood of each talk is kept in .kg below the output folder,
    so that the next build works on what is new alone; it may be deleted.
    """
    from kg import pipeline

    if cluster and jobs > 1:
        raise typer.BadParameter("the cluster has workers of its own; give one of the two", param_hint="--jobs and --cluster")
    if cluster and llm:
        raise typer.BadParameter("a model needs no cluster; give one of the two", param_hint="--llm and --cluster")
    model = model_of(llm, llm_url)
    about = _about(inputs, talks, title, date, url, tuple(guest or ()), host)
    chosen = _formats(formats)
    _demand_writable(output)
    cache = None if no_cache else output / KEPT
    with console.pace("Understanding", shown=not quiet and not model) as advance, Agreement(model, yes=yes, quiet=quiet) as agreement:
        built = pipeline.build(
            inputs, listed=talks, about=about, catalog_files=catalog or (), builtin_catalog=not no_catalog,
            corrections_files=[corrections] if corrections else None, keep_text=not no_text, min_confidence=min_confidence,
            jobs=jobs, cluster=cluster, model=model, agree=agreement.ask, answered=agreement.answered, cache=cache,
            progress=lambda done: advance(done.talks, done.total, done.words),
        )  # fmt: skip
    paths = write_all(built.graph, output, chosen)
    news = None
    if cache:
        news = pipeline.news_of(built, cache)
        pipeline.remember(built, cache)
    for path in paths:
        console.say(str(path))
    if not quiet:
        _report(built, news, dict(zip(chosen, paths, strict=True)))
    _tell_failed(built.failed)


def _about(
    paths: Sequence[Path],
    listed: Path | None,
    title: str | None,
    date: str | None,
    url: str | None,
    guests: tuple[str, ...],
    host: str | None,
) -> "About":
    """Return what the options say about the talk.

    Raises:
        BadParameter: A date is none, an address is none, or what only one talk can have is given for several.
    """
    from kg.read import About, inputs
    from kg.read.about import address, day, left_out

    if (title or date or url) and len(inputs(paths, listed=listed)) > 1:
        raise typer.BadParameter("several talks cannot have one; list them in a file for --talks", param_hint="--title, --date, --url")
    for note in left_out({"date": date, "url": url}):
        raise typer.BadParameter(note, param_hint="--date, --url")
    return About(title, day(date or ""), address(url or ""), guests, host)


def _formats(listed: str) -> Sequence[str]:
    names = list(dict.fromkeys(name.strip() for name in listed.split(",")))
    for name in names:
        demand_format(name, "--formats")
    return names


def _demand_writable(folder: Path) -> None:
    """Refuse a place that cannot be written, before the work and not after it."""
    try:
        place = next(path for path in (folder.absolute(), *folder.absolute().parents) if os.path.lexists(path))
        is_folder = place.is_dir()
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written ({error.strerror}); name another folder with -o") from error
    if place.is_symlink() and not place.exists():
        raise OutputError(f"{place}: a link that leads nowhere; make its folder, or name another with -o")
    if not is_folder:
        raise OutputError(f"{place}: not a folder, so nothing can be written in it; name another with -o")
    if not os.access(place, os.W_OK):
        raise OutputError(f"{place}: writing there is not permitted; name another folder with -o")


def _report(built: "Built", news: "News | None", paths: dict[str, Path]) -> None:
    for note in (*built.notes, *_left_out(built)):
        console.warn(note)
    for line in ("", *_found(built.graph), *_new(news), *_ways_to_open(paths)):
        console.say(line)


def _tell_failed(failed: Sequence[str]) -> None:
    """Name the talks that are not in the graph, and end with exit code 1 where there are some."""
    if failed:
        console.warn(f"Error: {console.count(len(failed), 'talk')} could not be read; the graph is built without:")
        for line in failed:
            console.warn(f"  {line}")
        raise typer.Exit(1)


def _new(news: "News | None") -> Sequence[str]:
    if news is None:
        return []
    talks = [("new", news.new), ("changed", news.changed), ("removed", news.removed)]
    told = [f"  {console.count(len(ids), 'talk')} {what}: {_some(ids)}" for what, ids in talks if ids]
    for what, things, relations in (("new", news.things, news.relations), ("gone", news.things_gone, news.relations_gone)):
        if things or relations:
            told.append(f"  {console.count(things, 'thing')} and {console.count(relations, 'relation')} {what}")
    return ["", "Since the last build:", *(told or ["  nothing new"])]


def _some(ids: Sequence[str]) -> str:
    more = [f"and {len(ids) - NAMED:,} more"] if len(ids) > NAMED else []
    return ", ".join([*ids[:NAMED], *more])


def _found(graph: "nx.MultiDiGraph") -> Sequence[str]:
    kinds = Counter(kind for _, kind in graph.nodes(data="type"))
    relations = Counter(kind for _, _, kind in graph.edges(data="type"))
    return [
        f"Found in {console.count(len(graph.graph['sources']), 'talk')}: "
        f"{console.count(len(graph), 'thing')}, {console.count(graph.number_of_edges(), 'relation')}",
        *(f"  {kind:13} {kinds[kind]:5,}" for kind in EntityType if kinds[kind]),
        *(f"  {kind:19} {relations[kind]:5,}" for kind in RelationType if relations[kind]),
    ]


def _ways_to_open(paths: dict[str, Path]) -> Sequence[str]:
    ways = [f"  {way.format(shlex.quote(str(paths[name])))}" for name, way in OPENED_BY.items() if name in paths]
    return ["", "To look at it:", *ways] if ways else []


def _left_out(built: "Built") -> Sequence[str]:
    return [f"Left out: {number:,} × {reason}" for reason, number in built.report.dropped.items()]
