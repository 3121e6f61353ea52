"""How right the graphs of talks are, by `kg.evaluate` and by the scorer that lies beside the gold graphs."""

import json
import math
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from bench.child import SEED, build
from bench.table import Row, print_table
from kg.evaluate import Lines, as_dict, evaluate, load_gold
from kg.export import node_link

FIGURES = ("entity_precision", "entity_recall", "entity_f1", "relation_precision_typed", "relation_recall", "relation_f1")
HEADER = ("talk", "entity P", "R", "F1", "relation P", "R", "F1", "scorer")


@dataclass(frozen=True)
class Talk:
    """Name a talk with a gold graph; a kept one is never looked at while building, so that its figures tell the truth."""

    name: str
    kept: bool = False
    lines: Lines | None = None


SEED_TALK = Talk("seed-lines-1-900", lines=(1, 900))
TALKS = (
    Talk("silver86", kept=True), Talk("bengio4", kept=True),
    Talk("abbeel10"), Talk("goodfellow19"), Talk("schmidhuber11"), SEED_TALK,
)  # fmt: skip


def compare_talks(shared: Path, work: Path) -> list[str]:
    """Print a line for each talk, and return where the two scorers differ."""
    ours, complaints, rows = {}, [], []
    for talk in TALKS:
        graph = build_talk(talk, shared, work)
        prefix = shared / "gold" / talk.name
        ours[talk] = as_dict(evaluate(node_link.read(graph), load_gold(prefix), lines=talk.lines))
        theirs = _scored(shared / "tools" / "score.py", graph, prefix, talk.lines)
        differing = [name for name, value in theirs.items() if not math.isclose(ours[talk][name], value, abs_tol=1e-12)]
        complaints += [f"{talk.name}: kg.evaluate and the scorer differ in {name}" for name in differing]
        rows.append((talk.name, *(float(ours[talk][name]) for name in FIGURES), "differs" if differing else "agrees"))
    means = [_mean_row(title, [ours[talk] for talk in TALKS if talk.kept == kept]) for title, kept in _MEANS]
    print_table("Graphs against gold graphs", HEADER, [*rows, *means])
    return complaints


def build_talk(talk: Talk, shared: Path, work: Path) -> Path:
    """Build the graph of a talk, and return its file."""
    text = SEED if talk is SEED_TALK else shared / "transcripts" / f"{talk.name}.txt"
    build(text, work / talk.name, "--formats", "json")
    return work / talk.name / "graph.json"


_MEANS = (("mean of the kept", True), ("mean of the others", False))


def _mean_row(title: str, reports: Sequence[dict[str, float]]) -> Row:
    return (title, *(mean(report[name] for report in reports) for name in FIGURES), "")


def _scored(scorer: Path, graph: Path, prefix: Path, lines: Lines | None) -> dict[str, float]:
    span = ["--lines", "{}-{}".format(*lines)] if lines else []
    command = [sys.executable, str(scorer), str(graph), str(prefix), "--json", *span]
    figures: dict[str, float] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return figures
