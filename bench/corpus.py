"""What a folder of talks costs: the transcripts of podcasts that lie beside the checkout, built, built again, shared out and killed."""

import os
import random
import shutil
import signal
import subprocess
import sys
import tarfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from bench.child import ROOT, Run, run_kg
from bench.table import print_table
from kg.export import node_link

TALKS = 100
_SHARED_OUT = 8
"""Talks that are built by one process, by two, and on a cluster."""

_KILLED = 40
_KILLS = 25
_EXCERPT = 1500
"""Words of each talk that is built while it is killed again and again."""


def measure_corpus(shared: Path, work: Path, *, talks: int | None, words: int | None) -> list[str]:
    """Print the figures of so many talks of the archive, or all, and of so many words of each, and return what is not as it should be."""
    archive = shared / "data" / "changelog-transcripts.tar.xz"
    if not archive.is_file():
        print(f"\n{archive}: not there, so no folder of talks is built; name the folder that holds data/ with --shared")
        return []
    files = _unpacked(archive, work / "talks", talks)
    for path in files:
        _cut(path, path, words)
    return [
        *_measure_growth(files, work),
        *_measure_sharing(_some(files, _SHARED_OUT, work / "some"), work),
        *_measure_kills(_some(files, _KILLED, work / "short", words=_EXCERPT), work),
    ]


def _measure_growth(files: Sequence[Path], work: Path) -> list[str]:
    """Build all but one talk, then again, then with the last one."""
    last, folder, out = files[-1], files[0].parent, work / "grown"
    aside = last.rename(work / last.name)
    runs = {"first": _build(folder, out, "--jobs", "2")}
    _print_line(out)
    runs["second, nothing changed"] = _build(folder, out, "--jobs", "2")
    aside.rename(last)
    runs["third, one talk added"] = _build(folder, out, "--jobs", "2")
    rows = [(name, run.seconds, run.processor, round(run.megabytes)) for name, run in runs.items()]
    print_table(f"Builds of {len(files) - 1} talks, two jobs, every format", ("run", "seconds", "of processor", "MB at peak"), rows)
    share = runs["second, nothing changed"].seconds / runs["first"].seconds
    print(f"The second run takes {share:.1%} of the first; it is to take less than 5 %")
    return [] if share < 0.05 else ["a build in which nothing is new takes too long"]


def _print_line(out: Path) -> None:
    """Print how the time that talks took grows with their words: each was kept when it was done."""
    sources = node_link.read(out / "graph.json").graph["sources"]
    done = sorted(path.stat().st_mtime for path in (out / ".kg" / "understood").iterdir())
    words = np.cumsum([source["words"] for source in sources])[-len(done) :]
    seconds = np.array(done) - done[0]
    slope, start = np.polyfit(words, seconds, 1)
    unexplained = float(np.sum((seconds - slope * words - start) ** 2) / np.sum((seconds - seconds.mean()) ** 2))
    quarter = max(2, len(done) // 4)
    first, later = (np.polyfit(words[part], seconds[part], 1)[0] for part in (slice(quarter), slice(-quarter, None)))
    print(f"\n{words[-1]:,} words, {1 / slope:,.0f} a second; R² of time and words {1 - unexplained:.4f}; ", end="")
    print(f"the last quarter takes {later / first:.2f} times as long a word as the first (to be 0.90 to 1.10)")


def _measure_sharing(folder: Path, work: Path) -> list[str]:
    runs = {f"--jobs {jobs}": _build(folder, work / f"jobs-{jobs}", "--jobs", str(jobs), "--no-cache") for jobs in (1, 2)}
    with _cluster() as (address, _):
        runs["--cluster, two workers"] = _build(folder, work / "cluster", "--cluster", address, "--no-cache")
    with _cluster() as (address, workers):
        killing = subprocess.Popen(["sh", "-c", f"sleep {runs['--jobs 2'].seconds / 2:.1f}; kill -9 {workers[0].pid}"])
        runs["--cluster, one worker killed"] = _build(folder, work / "killed-worker", "--cluster", address, "--no-cache")
        killing.wait()
    rows = [(name, run.seconds, run.processor) for name, run in runs.items()]
    print_table(f"{len(list(folder.iterdir()))} talks shared out", ("by", "seconds", "of processor here"), rows)
    one, two, cluster = (runs[name].seconds for name in ("--jobs 1", "--jobs 2", "--cluster, two workers"))
    print(f"Two jobs are {one / two:.2f} times as fast as one (to be 1.70 or more)")
    print(f"A cluster of two workers takes {cluster / two:.2f} times as long as two jobs (to be 1.15 or less)")
    graphs = {name: (work / name / "graph.json").read_bytes() for name in ("jobs-1", "jobs-2", "cluster", "killed-worker")}
    return [f"{name}: not the graph that one process builds" for name, graph in graphs.items() if graph != graphs["jobs-1"]]


def _measure_kills(folder: Path, work: Path) -> list[str]:
    """Kill a build at random moments, let the next go on, and compare what comes of it with an undisturbed one."""
    whole = _build(folder, work / "whole", "--jobs", "2")
    chance, kills, rounds, complaints = random.Random(25), 0, 0, []
    while kills < _KILLS:
        out = work / "disturbed"
        shutil.rmtree(out, ignore_errors=True)
        rounds += 1
        while not _finished_within(chance.uniform(0.5, whole.seconds / 3), folder, out) and kills < _KILLS:
            kills += 1
        _build(folder, out, "--jobs", "2")
        complaints += [f"round {rounds}: {name} differs after kills" for name in _differing(work / "whole", out)]
    print(f"\n{len(list(folder.iterdir()))} talks: {kills} kills at random moments in {rounds} builds, {len(complaints)} files differ")
    return complaints


def _finished_within(seconds: float, folder: Path, out: Path) -> bool:
    command = [sys.executable, "-m", "kg", "build", str(folder), "-o", str(out), "--jobs", "2", "--quiet"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True, cwd=ROOT)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return False
    return True


def _differing(one: Path, other: Path) -> list[str]:
    files = [{path.relative_to(folder) for path in folder.rglob("*") if path.is_file()} for folder in (one, other)]
    written = {path for path in files[0] | files[1] if path.suffix != ".tmp"}  # what a kill left half written goes after a day
    return sorted(str(path) for path in written if not _same(one / path, other / path))


def _same(one: Path, other: Path) -> bool:
    return one.is_file() and other.is_file() and one.read_bytes() == other.read_bytes()


@contextmanager
def _cluster() -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Run a scheduler and two workers, each a process as `dask` starts it, and give their address and the workers."""
    address = "tcp://127.0.0.1:18786"
    scheduler = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "18786", "--no-dashboard"]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard"]
    silent = subprocess.DEVNULL
    processes = [subprocess.Popen(command, cwd=ROOT, stdout=silent, stderr=silent) for command in (scheduler, worker, worker)]
    try:
        time.sleep(5)
        yield address, processes[1:]
    finally:
        for process in processes:
            process.kill()
            process.wait()


def _build(folder: Path, out: Path, *options: str) -> Run:
    return run_kg("build", folder, "--output", out, "--quiet", *options)


def _unpacked(archive: Path, folder: Path, talks: int | None) -> list[Path]:
    """Unpack so many talks, from all over the archive, in the order they lie in: to go back in it is to unpack it anew."""
    with tarfile.open(archive) as packed:
        names = sorted(member.name for member in packed if member.name.endswith(".md"))
        chosen = set(names if talks is None else names[:: max(1, len(names) // talks)][:talks])
        packed.extractall(folder.with_name("archive"), [member for member in packed if member.name in chosen], filter="data")
    folder.mkdir()
    for name in chosen:
        (folder.with_name("archive") / name).rename(folder / f"{Path(name).stem}.txt")
    return sorted(folder.iterdir())


def _some(files: Sequence[Path], number: int, folder: Path, *, words: int | None = None) -> Path:
    """Copy some of the files, or that many words of each, to a folder."""
    folder.mkdir()
    for path in files[:: max(1, len(files) // number)][:number]:
        _cut(path, folder / path.name, words)
    return folder


def _cut(path: Path, place: Path, words: int | None) -> None:
    """Write the first words of a file, or all, to a place."""
    text = path.read_text(encoding="utf-8")
    place.write_text(text if words is None else " ".join(text.split(" ")[:words]), encoding="utf-8")
