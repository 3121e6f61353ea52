"""How many misheard names are mended: sentences of our own, spoken by a synthesiser and written down by a recogniser (`bench.mishear`)."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.table import print_table
from kg import catalog, understand
from kg.catalog import fold
from kg.model import Entity, Mention, Pieces, Transcript
from kg.understand import phones, sound

if TYPE_CHECKING:
    from spacy.language import Language

MISHEARD = Path(__file__).parent / "data" / "misheard.jsonl"

NEAR = 0.7
"""From here on a garble sounds like its name; what real captions make of names is 0.77 alike in the mean."""


@dataclass(frozen=True)
class Misheard:
    """Hold a sentence as it was recognised; the words from `start` to before `end` are what became of the name `said`."""

    id: str
    talk: str
    entity: str
    said: str
    text: str
    start: int
    end: int

    @property
    def surface(self) -> str:
        """Return what became of the name."""
        return " ".join(self.text.split()[self.start : self.end])

    @property
    def span(self) -> tuple[int, int]:
        """Return the characters of `text` that it takes."""
        start = len(" ".join([*self.text.split()[: self.start], ""]))
        return start, start + len(self.surface)


def load_misheard() -> list[Misheard]:
    """Return the sentences, in the order of their talks."""
    return [Misheard(**json.loads(line)) for line in MISHEARD.read_text(encoding="utf-8").splitlines()]


def count_mended() -> None:
    """Print how many names are linked to what was said, to something else, or to nothing known, and name all but the first."""
    entities = catalog.load()
    nlp = understand.load(entities, relate=False)
    talks: dict[str, list[Misheard]] = defaultdict(list)
    for each in load_misheard():
        talks[each.talk].append(each)
    found = [pair for sentences in talks.values() for pair in linked(nlp, sentences)]
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for each, entity in found:
        for row in (entities.entities[each.entity].type, f"alike by {NEAR} or more" if alike(each) >= NEAR else "less alike", "in all"):
            counts[row][verdict(each, entity)] += 1
    _print(counts)
    for each, entity in found:
        if (told := verdict(each, entity)) != "right":
            taken = f", taken for {entity.name}" if entity else ""
            print(f"{told}: {each.id}: {each.surface} for {each.said}, {alike(each):.2f} alike{taken}")


def alike(sentence: Misheard) -> float:
    """Say how much what became of a name sounds like it."""
    heard, said = (phones.of_words(tuple(fold.words(words))) for words in (sentence.surface, sentence.said))
    return float(sound.similarity([heard], [said])[0])


def linked(nlp: "Language", sentences: Sequence[Misheard]) -> Iterator[tuple[Misheard, Entity | None]]:
    """Yield each sentence of one talk with what its garbled name is linked to, if that stands in the catalog."""
    text = " ".join(each.text for each in sentences)
    mentions = understand.understand(nlp, Transcript("talk", text, Pieces(), (text,))).mentions
    offset = 0
    for each in sentences:
        start, end = (offset + place for place in each.span)
        yield each, _chosen(each.entity, [mention for mention in mentions if mention.start < end and start < mention.end])
        offset += len(each.text) + 1


def _chosen(wanted: str, mentions: Sequence[Mention]) -> Entity | None:
    """Return the wanted entity where one of the mentions is linked to it, else another of the catalog that one is linked to."""
    known = sorted((mention.entity for mention in mentions if mention.entity.known), key=lambda entity: entity.id != wanted)
    return known[0] if known else None


def verdict(sentence: Misheard, entity: Entity | None) -> str:
    """Say what became of the name: right, wrong or not known."""
    if entity is None:
        return "not known"
    return "right" if entity.id == sentence.entity else "wrong"


def _print(counts: dict[str, Counter[str]]) -> None:
    rows = [(name, told["right"], told["wrong"], told["not known"]) for name, told in sorted(counts.items())]
    total = counts["in all"].total()
    print_table(f"{total} misheard names of the catalog", ("names", "right", "wrong", "not known"), rows)
    right, wrong = (counts["in all"][name] / total for name in ("right", "wrong"))
    print(f"{right:.0%} are right and {wrong:.0%} wrong; at least 60% are to be right, at most 3% wrong")
