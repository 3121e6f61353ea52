"""How long one waits for an answer, from the shell and back: of the talk in seeds/, and of a large graph."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from bench.child import SEED, Run, build, run_kg
from bench.exports import RELATIONS_EACH, THINGS, large_graph
from bench.table import print_table
from kg.export import FORMATS

RUNS = 3
AUTHORS = "MATCH (p:Person)-[r:AUTHORED]->(w:Paper) RETURN p.name, w.name, r.confidence ORDER BY r.confidence DESC LIMIT 10"
NEIGHBOURS = "MATCH (a {id: 'thing-777'})-[r]-(b:Entity) RETURN type(r), b.name, r.quotes[0] ORDER BY b.name"
OF_THE_SEED: Mapping[str, Sequence[str]] = {
    "kg find": ("find", "GRAPH", "elias discover"),
    "kg explain": ("explain", "GRAPH", "Geoffrey Hinton"),
    "kg path": ("path", "GRAPH", "Geoffrey Hinton", "OpenAI"),
    "kg query": ("query", "GRAPH", AUTHORS),
}
OF_THE_LARGE: Mapping[str, Sequence[str]] = {
    "kg find": ("find", "GRAPH", "Thing 77777"),
    "kg explain": ("explain", "GRAPH", "Thing 777"),
    "kg path": ("path", "GRAPH", "Thing 777", "Thing 99999"),
}


def measure_asking(work: Path) -> None:
    """Print seconds and memory of the commands that ask, the best of some runs each."""
    folder = work / "asking"
    build(SEED, folder, "--formats", "json")
    seed, large = folder / "graph.json", folder / "large.json"
    header = ("command", "seconds", "of processor", "MB at peak")
    print_table("Asking the graph of the talk in seeds/", header, [_row(name, _best(said, seed)) for name, said in OF_THE_SEED.items()])
    print("Find, explain and path are to take under 0.3 seconds, query under 1")
    _in_a_process(_write_large, large)
    rows = [_row(name, _best(said, large)) for name, said in OF_THE_LARGE.items()]
    with _cached_in(work / "cache"):
        rows.append(_row("kg query, the first time", _run(("query", "GRAPH", NEIGHBOURS), large)))
        rows.append(_row("kg query, later", _best(("query", "GRAPH", NEIGHBOURS), large)))
    print_table(f"Asking a graph of {THINGS:,} things and {THINGS * RELATIONS_EACH:,} relations", header, rows)
    print("Find, explain and path are to take under 2 seconds and 1,500 MB; query under 15 seconds, and later under 0.5")


def _write_large(path: Path) -> None:
    FORMATS["json"].write(large_graph(THINGS, RELATIONS_EACH), path)


def _in_a_process(do: Callable[[Path], None], path: Path) -> None:
    """Do what takes much memory elsewhere: the peak of a process that is started counts that of the process that starts it."""
    process = get_context("spawn").Process(target=do, args=(path,))
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit(f"{path.name}: not written, exit code {process.exitcode}")


def _best(said: Sequence[str], graph: Path) -> Run:
    return min((_run(said, graph) for _ in range(RUNS)), key=lambda run: run.seconds)


def _run(said: Sequence[str], graph: Path) -> Run:
    return run_kg(*(str(graph) if word == "GRAPH" else word for word in said))


def _row(name: str, run: Run) -> tuple[str, float, float, int]:
    return name, run.seconds, run.processor, round(run.megabytes)


@contextmanager
def _cached_in(folder: Path) -> Iterator[None]:
    """Let the databases of large graphs be kept in a folder, for so long."""
    before = os.environ.get("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = str(folder)
    try:
        yield
    finally:
        del os.environ["XDG_CACHE_HOME"]
        os.environ.update({} if before is None else {"XDG_CACHE_HOME": before})
