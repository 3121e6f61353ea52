"""What a build costs, and whether two builds of one talk are the same to the byte."""

from pathlib import Path

from bench.child import SEED, build, run_kg
from bench.table import print_table

HELP_RUNS = 5


def measure_cost(work: Path) -> list[str]:
    """Build the talk in seeds/ twice in every format under different hash seeds, print the figures, and return what differs."""
    folders = [work / "one", work / "two"]
    first, warm = (build(SEED, folder, hash_seed=seed) for seed, folder in enumerate(folders))
    helped = min((run_kg("--help") for _ in range(HELP_RUNS)), key=lambda run: run.seconds)
    named = {"kg build, first run": first, "kg build, second run": warm, f"kg --help, best of {HELP_RUNS}": helped}
    rows = [(name, run.seconds, run.processor, round(run.megabytes)) for name, run in named.items()]
    print_table("Cost of the talk in seeds/, every format", ("run", "seconds", "of processor", "MB at peak"), rows)
    print("The first run is to take at most 6 seconds and 500 MB")
    return _print_sameness(*map(_files, folders))


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def _print_sameness(one: dict[str, bytes], two: dict[str, bytes]) -> list[str]:
    names = sorted(one.keys() | two.keys())
    differing = [name for name in names if one.get(name) != two.get(name)]
    rows = [(name, len(one.get(name, b"")), "differs" if name in differing else "same") for name in names]
    print_table("Two builds under different hash seeds", ("file", "bytes", "second build"), rows)
    return [f"{name}: two builds differ" for name in differing]
