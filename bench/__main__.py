"""`python -m bench`: print every figure, and exit 1 when scorers, builds or loads differ."""

import argparse
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from bench.asking import measure_asking
from bench.child import ROOT
from bench.corpus import TALKS, measure_corpus
from bench.corrections import measure_corrections
from bench.cost import measure_cost
from bench.exports import measure_exports
from bench.loading import measure_loading
from bench.long_line import measure_long_line
from bench.misheard import count_mended
from bench.ordinary import count_wrong_links
from bench.pace import measure_pace
from bench.page import measure_page
from bench.reading import measure_reading
from bench.subjects import SEED_GOLD, count_subjects
from bench.talks import judge_talks

Part = Callable[[Path, Path], list[str] | None]

PARTS: Mapping[str, Part] = {  # of the folder of gold graphs, and of one to work in
    "cost": lambda _, work: measure_cost(work),
    "reading": lambda *_: measure_reading(),
    "line": lambda _, work: measure_long_line(work),
    "pace": lambda *_: measure_pace(),
    "asking": lambda _, work: measure_asking(work),
    "corrections": lambda *_: measure_corrections(),
    "exports": lambda *_: measure_exports(),
    "page": lambda _, work: measure_page(work),
    "loading": lambda *_: measure_loading(),
    "misheard": lambda *_: count_mended(),
    "ordinary": lambda shared, _: count_wrong_links(shared),
    "talks": lambda shared, work: _judge(shared, work),
}


def main() -> int:
    """Print the figures, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    default = ROOT.parent / "shared"
    parser.add_argument(
        "parts",
        nargs="*",
        metavar="PART",
        choices=[[], *PARTS, "corpus"],
        help=f"{', '.join(PARTS)}, all of these if none is named; or corpus",
    )  # none is []
    parser.add_argument("--shared", type=Path, default=default, help="folder of transcripts, gold graphs and scorer (default: ../shared)")
    parser.add_argument("--talks", type=_talks, default=TALKS, help=f"how many talks corpus builds, or all (default: {TALKS})")
    parser.add_argument("--words", type=int, help="how many words of each corpus builds (default: all)")
    given = parser.parse_args()
    parts: Mapping[str, Part] = {**PARTS, "corpus": partial(measure_corpus, talks=given.talks, words=given.words)}
    with tempfile.TemporaryDirectory() as folder:
        complaints = [each for name in given.parts or PARTS for each in parts[name](given.shared.absolute(), Path(folder)) or []]
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    return 1 if complaints else 0


def _talks(given: str) -> int | None:
    return None if given == "all" else int(given)


def _judge(shared: Path, work: Path) -> list[str]:
    if not (shared / "gold").is_dir():
        print(f"\n{shared / 'gold'}: not there, so no graph is judged; name the folder that holds it with --shared")
        return []
    complaints = judge_talks(shared, work / "talks")
    count_subjects(work / "talks" / SEED_GOLD / "graph.json", shared)
    return complaints


if __name__ == "__main__":
    sys.exit(main())
