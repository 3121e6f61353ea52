"""What the graph of one long line of captions costs: seconds of the processor and memory, which are to grow as its words do."""

import random
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from bench.child import SEED, Run, build
from bench.table import print_table
from kg import read

SIZES = (12_500, 25_000, 50_000)
"""Words of the lines."""

_PIECE = 20
"""Words of the talk in seeds/ that stay together, however often it is shuffled."""


def measure_long_line(work: Path) -> None:
    """Print what lines of growing length cost to build, and what each 10,000 words more of them do."""
    runs = [_build(size, work) for size in SIZES]
    rows = [(size, run.processor, round(run.megabytes)) for size, run in zip(SIZES, runs, strict=True)]
    print_table("One line of captions, built", ("words", "seconds of processor", "MB at peak"), rows)
    for (less, before), (more, after) in pairwise(zip(SIZES, runs, strict=True)):
        share = (more - less) / 10_000
        seconds, megabytes = (after.processor - before.processor) / share, (after.megabytes - before.megabytes) / share
        print(f"From {less:,} to {more:,} words each 10,000 take {seconds:.2f} seconds and {megabytes:.0f} MB; this is to stay the same")


def _build(words: int, work: Path) -> Run:
    path = work / "line.txt"
    path.write_text(" ".join(_words(words)), encoding="utf-8")
    return build(path, work / "line", "--formats", "json", "--no-cache")


def _words(number: int) -> list[str]:
    """Return so many words of the talk in seeds/, in an order that is always the same."""
    spoken = _shuffled(read.read(SEED).text.split())
    return [next(spoken) for _ in range(number)]


def _shuffled(words: list[str]) -> Iterator[str]:
    pieces, chance = [words[at : at + _PIECE] for at in range(0, len(words), _PIECE)], random.Random(1)
    while True:
        chance.shuffle(pieces)
        for piece in pieces:
            yield from piece
