"""`kg eval`: a graph against a gold graph."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import console
from kg.cli.arguments import GraphPath, open_graph, path_of

if TYPE_CHECKING:
    from kg.evaluate import Report, Score, Statement

COLUMNS = ("type", "precision", "recall", "F1", "right", "predicted", "found", "required")


def evaluate(
    graph: GraphPath,
    gold: Annotated[Path, typer.Option(metavar="PREFIX", parser=path_of, help="Of PREFIX.entities.jsonl and PREFIX.relations.jsonl.")],
    lines: Annotated[str | None, typer.Option(metavar="A-B", help="Judge these lines of the talk alone.")] = None,
    misses: Annotated[bool, typer.Option("--misses", help="List what is missing and what is wrong, too.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print all of it as JSON.")] = False,
) -> None:
    """Compare a graph with one drawn by hand.

    Prints precision, recall and F1, by type and in all.

    \b
    Example:
      kg eval output --gold gold/talk --lines 1-900 --misses
    """
    from kg import evaluate as judge

    span = _span(lines)
    report = judge.evaluate(open_graph(graph), judge.load_gold(gold), lines=span)
    if as_json:
        typer.echo(json.dumps(judge.as_dict(report), indent=2, ensure_ascii=False))
    else:
        _print(report, misses)


def _span(lines: str | None) -> tuple[int, int] | None:
    if lines is None:
        return None
    match = re.fullmatch(r"(\d{1,9})-(\d{1,9})", lines)
    if not match or int(match[1]) > int(match[2]):
        raise typer.BadParameter(f"{lines!r} is not a span of lines; write it like 1-900", param_hint="--lines")
    return int(match[1]), int(match[2])


def _print(report: "Report", misses: bool) -> None:
    entities, relations = report.entities, report.relations
    totals = {"all but Field and Concept": entities.total, "Field and Concept": entities.concepts}
    console.table("Entities", COLUMNS, _rows({**entities.by_type, **totals}))
    console.table("Relations", COLUMNS, _rows({**relations.by_type, "all": relations.total, "all, by pair alone": relations.pairs}))
    if misses:
        for title, faults in _faults(report).items():
            console.table(title, ("what", "fault") if title.startswith("Wrong") else ("what",), faults)


def _faults(report: "Report") -> Mapping[str, list[Sequence[str]]]:
    entities, relations = report.entities, report.relations
    return {
        "Missing entities": [(f"{each.name} ({each.type})",) for each in entities.missed],
        "Missing relations": [(_told(each),) for each in relations.missed],
        "Wrong entities": [(f"{each.name} ({each.type})", "not in the gold") for each in entities.false],
        "Wrong relations": [(_told(each), each.reason) for each in relations.wrong],
    }


def _told(statement: "Statement") -> str:
    return f"{statement.subject} {statement.type} {statement.object}"


def _rows(scores: "Mapping[str, Score]") -> list[Sequence[str]]:
    return [
        (
            kind, f"{score.precision:.2f}", f"{score.recall:.2f}", f"{score.f1:.2f}",
            *(f"{number:,}" for number in (score.correct, score.predicted, score.found, score.required)),
        )
        for kind, score in scores.items()
    ]  # fmt: skip
