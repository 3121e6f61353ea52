"""`python -m bench`: print every figure, and exit 1 when scorers, builds or loads differ."""

import argparse
import sys
import tempfile
from pathlib import Path

from bench.child import ROOT
from bench.cost import measure_cost
from bench.exports import measure_exports
from bench.loading import measure_loading
from bench.misheard import count_mended
from bench.ordinary import count_wrong_links
from bench.pace import measure_pace
from bench.subjects import SEED_GOLD, count_subjects
from bench.talks import judge_talks


def main() -> int:
    """Print the figures, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    default = ROOT.parent / "shared"
    parser.add_argument("--shared", type=Path, default=default, help="folder of transcripts, gold graphs and scorer (default: ../shared)")
    shared: Path = parser.parse_args().shared.absolute()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        complaints = measure_cost(work)
        measure_pace()
        measure_exports()
        complaints += measure_loading()
        count_mended()
        count_wrong_links(shared)
        complaints += _judge(shared, work)
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    return 1 if complaints else 0


def _judge(shared: Path, work: Path) -> list[str]:
    if not (shared / "gold").is_dir():
        print(f"\n{shared / 'gold'}: not there, so no graph is judged; name the folder that holds it with --shared")
        return []
    complaints = judge_talks(shared, work / "talks")
    count_subjects(work / "talks" / SEED_GOLD / "graph.json", shared)
    return complaints


if __name__ == "__main__":
    sys.exit(main())
