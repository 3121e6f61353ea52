"""`kg` as a user runs it: a process of its own, measured from outside."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "000_92e80a022930c7d6.txt"
BYTES = 1 if sys.platform == "darwin" else 1024  # per unit of ru_maxrss


@dataclass(frozen=True)
class Run:
    """Say what a run took: wall time and the processor's time in seconds, memory at its peak in MB."""

    seconds: float
    processor: float
    megabytes: float


def run_kg(*arguments: str | Path, hash_seed: int = 0, shown: bool = False, may_fail: bool = False) -> Run:
    """Run the command line of this environment to its end, with what it prints shown or not.

    Raises:
        SystemExit: It failed and may not; what it said stands on stderr.
    """
    return run_module("kg", *arguments, hash_seed=hash_seed, shown=shown, may_fail=may_fail)


def run_module(name: str, *arguments: str | Path, hash_seed: int = 0, shown: bool = False, may_fail: bool = False) -> Run:
    """Run a module to its end, as `run_kg` does.

    Raises:
        SystemExit: It failed and may not; what it said stands on stderr.
    """
    sys.stdout.flush()  # what is printed here comes before what is printed there
    started = time.perf_counter()
    command = [sys.executable, "-m", name, *map(str, arguments)]
    variables = os.environ | {"PYTHONHASHSEED": str(hash_seed)}
    output, errors = (None if shown else subprocess.DEVNULL), (subprocess.DEVNULL if may_fail else None)
    child = subprocess.Popen(command, stdout=output, stderr=errors, env=variables, cwd=ROOT)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode and not may_fail:
        raise SystemExit(f"{name} {' '.join(map(str, arguments))}: exit code {child.returncode}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * BYTES / 1e6)


def build(talk: Path, folder: Path, *options: str, hash_seed: int = 0) -> Run:
    """Build the graph of a talk into a folder."""
    return run_kg("build", talk, "--output", folder, "--quiet", *options, hash_seed=hash_seed)
