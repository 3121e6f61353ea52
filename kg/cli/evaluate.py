"""`kg eval`: a graph, or those of a folder of talks, against gold graphs."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import console, figures
from kg.cli.arguments import AsJson, CatalogFiles, NoCatalog, open_graph, path_of
from kg.export import FORMATS

if TYPE_CHECKING:
    from kg.evaluate import Lines, Summary


def evaluate(
    graph: Annotated[
        Path | None,
        typer.Argument(metavar="GRAPH", parser=path_of, help="A graph.json, or the folder it was built in.", show_default=False),
    ] = None,
    gold: Annotated[
        Path | None,
        typer.Option(metavar="PREFIX", parser=path_of, help="The gold graph: PREFIX.entities.jsonl and PREFIX.relations.jsonl."),
    ] = None,
    lines: Annotated[str | None, typer.Option(metavar="A-B", help="Judge these lines of the talk alone.")] = None,
    misses: Annotated[bool, typer.Option("--misses", help="List what is missing and what is wrong, too.")] = False,
    against: Annotated[
        Path | None, typer.Option(metavar="OTHER", parser=path_of, help="Another graph of the same talks, instead of a gold graph.")
    ] = None,
    suite: Annotated[
        Path | None, typer.Option(metavar="DIR", parser=path_of, help="Build and judge every talk that has a gold graph in DIR/gold.")
    ] = None,
    catalog: CatalogFiles = None,
    no_catalog: NoCatalog = False,
    keep: Annotated[
        Path | None, typer.Option(metavar="DIR", parser=path_of, help="Keep the graph of each talk of the suite in a folder there.")
    ] = None,
    calibration: Annotated[bool, typer.Option("--calibration", help="Set confidence beside the share that is right.")] = False,
    as_json: AsJson = False,
) -> None:
    """Compare a graph with one drawn by hand, or with another graph.

    Prints precision, recall and F1, by type and in all. With --suite, the graphs are built first, of a folder with
    transcripts/NAME.txt, gold/NAME.entities.jsonl and gold/NAME.relations.jsonl; talks that taught the weights are marked.

    \b
    Example:
      kg eval output --gold gold/talk --lines 1-900 --misses
      kg eval --suite talks --calibration
      kg eval output --against earlier
    """
    if against is not None:
        taken = {"--gold": gold, "--lines": lines, "--misses": misses, "--calibration": calibration, "--suite": suite}
        _refuse("does not go with --against", {**taken, "--catalog": catalog, "--no-catalog": no_catalog, "--keep": keep})
        _compare(graph, against, as_json=as_json)
    elif suite is None:
        _refuse("goes with --suite", {"--catalog": catalog, "--no-catalog": no_catalog, "--keep": keep})
        _judge_graph(graph, gold, lines, misses=misses, calibration=calibration, as_json=as_json)
    else:
        _refuse("does not go with --suite", {"GRAPH": graph, "--gold": gold, "--lines": lines, "--misses": misses})
        summary = _judge_suite(suite, catalog or (), builtin_catalog=not no_catalog, keep=keep)
        _print_suite(summary, calibration=calibration, as_json=as_json)


def _refuse(reason: str, given: Mapping[str, object]) -> None:
    for name, value in given.items():
        if value:
            raise typer.BadParameter(reason, param_hint=name)


def _judge_graph(graph: Path | None, gold: Path | None, lines: str | None, *, misses: bool, calibration: bool, as_json: bool) -> None:
    from kg import evaluate as judge

    if graph is None or gold is None:
        raise typer.BadParameter("give both, or --against, or --suite", param_hint="GRAPH and --gold")
    span = _span(lines)
    report = judge.evaluate(open_graph(graph), judge.load_gold(gold), lines=span)
    if as_json:
        console.print_json(judge.as_dict(report))
        return
    figures.print_report(report)
    if calibration:
        figures.print_calibration(report)
    if misses:
        figures.print_misses(report)


def _compare(graph: Path | None, other: Path, *, as_json: bool) -> None:
    from kg.evaluate import agree, agreement_as_dict

    if graph is None:
        raise typer.BadParameter("give the graph to compare", param_hint="GRAPH")
    agreement = agree(open_graph(graph), open_graph(other))
    if as_json:
        console.print_json(agreement_as_dict(agreement))
    else:
        figures.print_agreement(agreement)


def _span(lines: str | None) -> "Lines | None":
    from kg.evaluate import parse_lines

    span = None if lines is None else parse_lines(lines)
    if lines is not None and span is None:
        raise typer.BadParameter(f"{lines!r} is not a span of lines; write it like 1-900", param_hint="--lines")
    return span


def _judge_suite(folder: Path, catalog: Sequence[Path], *, builtin_catalog: bool, keep: Path | None) -> "Summary":
    """Build and judge one talk after the other; no more than one graph is held at a time."""
    from kg import evaluate as judge
    from kg import pipeline

    reports = {}
    talks = judge.load_suite(folder)
    for number, talk in enumerate(talks, start=1):
        console.warn(f"{talk.name} ({number} of {len(talks)})")
        graph = pipeline.build([talk.transcript], catalog_files=catalog, builtin_catalog=builtin_catalog, corrections_files=()).graph
        if keep:
            FORMATS["json"].write(graph, keep / talk.name / FORMATS["json"].default)
        reports[talk.name] = judge.evaluate(graph, talk.gold, lines=talk.lines)
    return judge.summarise(reports, taught=judge.taught())


def _print_suite(summary: "Summary", *, calibration: bool, as_json: bool) -> None:
    from kg.evaluate import summary_as_dict

    if as_json:
        console.print_json(summary_as_dict(summary))
        return
    figures.print_summary(summary)
    if calibration:
        figures.print_calibration(summary.together)
