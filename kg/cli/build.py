"""`kg build`: talks in, a graph in every format out."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kg.cli import console
from kg.cli.agreement import Agreement, ModelName, ModelUrl, Yes, model_of
from kg.cli.arguments import CatalogFiles, MinConfidence, NoCatalog, demand_format
from kg.cli.options import (
    Address,
    Cluster,
    Corrections,
    Date,
    Formats,
    Guests,
    Host,
    Inputs,
    Jobs,
    NoCache,
    NoText,
    Output,
    Quiet,
    TalkList,
    Title,
    about_of,
)  # fmt: skip
from kg.cli.stopping import told_where_stopped
from kg.errors import OutputError
from kg.export import FORMATS, USUAL, write_all
from kg.garbage import keep
from kg.ontology import EntityType, RelationType

if TYPE_CHECKING:
    import networkx as nx

    from kg.corpus import News
    from kg.llm import Model
    from kg.pipeline import Built, Progress

ALL_USUAL = ",".join(USUAL)
KEPT = ".kg"  # below the output folder: what was understood of each talk
PIECES = "pieces"  # below that: which of them stand where in what was written
NAMED = 5  # of the talks that are new, so many are named

OPENED_BY = {
    "html": "open {} in a browser",
    "json": "kg show {}",
    "gexf": "open {} in Gephi",
    "cypher": "cypher-shell -a neo4j://localhost:7687 -u neo4j -f {}",
}


def build(
    inputs: Inputs,
    output: Output = Path("output"),
    catalog: CatalogFiles = None,
    no_catalog: NoCatalog = False,
    corrections: Corrections = None,
    formats: Formats = ALL_USUAL,
    min_confidence: MinConfidence = 0.0,
    no_text: NoText = False,
    jobs: Jobs = 1,
    cluster: Cluster = None,
    llm: ModelName = None,
    llm_url: ModelUrl = None,
    yes: Yes = False,
    no_cache: NoCache = False,
    talks: TalkList = None,
    title: Title = None,
    date: Date = None,
    url: Address = None,
    guest: Guests = None,
    host: Host = None,
    quiet: Quiet = False,
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

    model = model_of(llm, llm_url)
    _demand_crew(pipeline.fault_in_crew(jobs, cluster, model))
    chosen = _formats(formats)
    about = about_of(inputs, talks, title=title, date=date, url=url, guests=guest, host=host)
    _demand_writable(output)
    cache = None if no_cache else output / KEPT
    with _watched(model, kept=cache is not None, yes=yes, quiet=quiet) as (agreement, progress):
        built = pipeline.build(
            inputs, listed=talks, about=about, catalog_files=catalog or (), builtin_catalog=not no_catalog,
            corrections_files=[corrections] if corrections else None, keep_text=not no_text, min_confidence=min_confidence,
            jobs=jobs, cluster=cluster, model=model, agree=agreement.ask, answered=agreement.answered, cache=cache, progress=progress,
        )  # fmt: skip
    paths = {name: output / FORMATS[name].default for name in chosen}
    news = _write(built, output, paths, cache)
    _tell(built, news, paths, _of_earlier_builds(output, chosen, news), quiet=quiet)


def _demand_crew(fault: str | None) -> None:
    if fault:
        raise typer.BadParameter(fault, param_hint="--cluster")


@contextmanager
def _watched(model: "Model | None", *, kept: bool, yes: bool, quiet: bool) -> "Iterator[tuple[Agreement, Progress]]":
    """Give what asks for consent and what shows how far a build is, and tell where it was stopped."""
    with (
        told_where_stopped(kept=kept, answers=model is not None, shown=not quiet) as reached,
        console.pace("Understanding", shown=not quiet and not model) as advance,
        Agreement(model, yes=yes, quiet=quiet) as agreement,
    ):
        yield agreement, lambda done: advance(*reached(done.talks, done.total, done.words))


def _write(built: "Built", output: Path, paths: Mapping[str, Path], cache: Path | None) -> "News | None":
    """Write what does not lie there already, remember this build, and return what is new since the last one."""
    from kg import pipeline
    from kg.export.earlier import Noted

    keep(built)
    if cache is None:
        write_all(built.graph, output, list(paths))
        return None
    news = pipeline.news_of(built, cache)
    unwritten = pipeline.unwritten(built, news, cache, paths.values())
    if unwritten:
        earlier = Noted(cache / PIECES, built.besides["kg itself"], built.graph)
        write_all(built.graph, output, [name for name, path in paths.items() if path in unwritten], earlier)
        pipeline.remember(built, cache, paths.values())
    return news


def _of_earlier_builds(output: Path, chosen: Sequence[str], news: "News | None") -> Sequence[str]:
    """Say which files of other formats lie there still that hold another graph: nobody but the user takes them away."""
    if news is not None and not news:
        return []
    others = {name: output / each.default for name, each in FORMATS.items() if name not in chosen}
    return [f"{path}: of an earlier build; --formats {name} writes it anew" for name, path in others.items() if os.path.exists(path)]


def _tell(built: "Built", news: "News | None", paths: dict[str, Path], earlier: Sequence[str], *, quiet: bool) -> None:
    for path in paths.values():
        console.say_where(path)
    for note in built.missed:  # to the quiet, too: what they put right must not come undone unheard
        console.warn(note)
    if not quiet:
        _report(built, news, paths, earlier)
    _tell_failed(built.failed)


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


def _report(built: "Built", news: "News | None", paths: dict[str, Path], earlier: Sequence[str]) -> None:
    for note in (*built.notes, *_left_out(built), *earlier):
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
    told += [f"  changed: {', '.join(news.besides)}"] if news.besides else []
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
    ways = [f"  {way.format(console.in_shell(paths[name]))}" for name, way in OPENED_BY.items() if name in paths]
    return ["", "To look at it:", *ways] if ways else []


def _left_out(built: "Built") -> Sequence[str]:
    return [f"Left out: {number:,} × {reason}" for reason, number in built.report.dropped.items()]
