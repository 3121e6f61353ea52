"""How right the graphs of talks are: by `kg eval`, whose figures must be those of the scorer that lies beside the gold graphs."""

import json
import math
import subprocess
import sys
from pathlib import Path

from bench.child import run_kg
from kg.evaluate import Lines, as_dict, evaluate, load_suite
from kg.export import node_link


def judge_talks(shared: Path, graphs: Path) -> list[str]:
    """Build every talk that has a gold graph, keep its graph, print the figures, and return where the two scorers differ."""
    run_kg("eval", "--suite", shared, "--keep", graphs, "--calibration", shown=True)
    talks, complaints = load_suite(shared), []
    for talk in talks:
        graph = graphs / talk.name / "graph.json"
        ours = as_dict(evaluate(node_link.read(graph), talk.gold, lines=talk.lines))
        theirs = _scored(shared / "tools" / "score.py", graph, shared / "gold" / talk.name, talk.lines)
        differing = [name for name, value in theirs.items() if not math.isclose(ours[name], value, abs_tol=1e-12)]
        complaints += [f"{talk.name}: kg eval and the scorer differ in {name}" for name in differing]
    print(f"\nkg eval and the scorer beside the gold graphs were compared on {len(talks)} talks: {len(complaints)} figures differ")
    return complaints


def _scored(scorer: Path, graph: Path, prefix: Path, lines: Lines | None) -> dict[str, float]:
    span = ["--lines", "{}-{}".format(*lines)] if lines else []
    command = [sys.executable, str(scorer), str(graph), str(prefix), "--json", *span]
    figures: dict[str, float] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return figures
