"""A folder of talks with gold graphs.

The gold graph of a talk is gold/NAME.entities.jsonl and gold/NAME.relations.jsonl, its captions are transcripts/NAME.txt.
A gold graph read on some lines alone is called X-lines-A-B and belongs to the captions of X; those of `seed` are the one file in seeds/.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import GoldError
from kg.evaluate.gold import Gold, load_gold
from kg.evaluate.lines import Lines, parse_lines
from kg.learned import WEIGHTS

_ENDING = ".entities.jsonl"


@dataclass(frozen=True, slots=True)
class SuiteTalk:
    """Name a talk's captions and its gold graph, read on all lines or on some."""

    name: str
    transcript: Path
    gold: Gold
    lines: Lines | None


def load_suite(folder: Path) -> Sequence[SuiteTalk]:
    """Return the talks of a folder by name; their captions are not read yet.

    Raises:
        GoldError: There is no gold graph, one cannot be read, or its captions are not there.
    """
    names = sorted(path.name.removesuffix(_ENDING) for path in (folder / "gold").glob(f"*{_ENDING}"))
    if not names:
        raise GoldError(f"{folder / 'gold'}: no gold graph there; put NAME{_ENDING} and NAME.relations.jsonl in it")
    return [_talk(folder, name) for name in names]


def taught() -> frozenset[str]:
    """Return the names of the talks that taught the weights of this package."""
    return frozenset(json.loads((WEIGHTS / "taught.json").read_text(encoding="utf-8"))["talks"])


def _talk(folder: Path, name: str) -> SuiteTalk:
    stem, _, span = name.rpartition("-lines-")
    lines = parse_lines(span)
    return SuiteTalk(name, _transcript(folder, stem if lines else name), load_gold(folder / "gold" / name), lines)


def _transcript(folder: Path, stem: str) -> Path:
    place, pattern = ("seeds", "*.txt") if stem == "seed" else ("transcripts", f"{stem}.txt")
    found = [path for path in (folder / place).glob("*.txt") if path.match(pattern)]
    if len(found) != 1:
        raise GoldError(f"{folder / place / pattern}: not one file but {len(found)}; put the captions there that the gold graph belongs to")
    return found[0]
