"""Grow the trees that decide which candidates a talk really speaks of.

    python -m train.mentions ../shared ANNOTATED kg/weights

Writes verdicts.npz, learned from annotated talk that the encoder has not learned from, stripped to what captions keep, as it is
and with its names garbled or swapped, an episode at a time; and from captions with a gold graph, which alone hold real garbles.
"""

import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from pathlib import Path

import numpy as np
import spacy

from kg import catalog, understand
from kg.catalog import fold
from kg.model import Entity
from kg.ontology import How
from kg.understand import verdict
from kg.understand.candidates import Candidate
from kg.understand.company import talk_of
from kg.understand.doc import register
from kg.understand.forest import Forest
from kg.understand.hearing import Hearing
from kg.understand.names import NameIndex
from kg.understand.proposer import Proposer
from kg.understand.setting import setting_of
from kg.understand.words import Word, words_of
from train import forest, gold, silver
from train.garble import Garbler
from train.swap import Swapper

GOLD_WEIGHT = 8.0
SEEDS = (1, 2)
"""Annotated talk is learned from as it is, and with its names garbled or swapped: by one seed as episodes, by the other as short talks."""

Change = Callable[[list[silver.Piece]], list[silver.Piece]]
"""What makes other pieces of the pieces of an episode."""


@dataclass(frozen=True)
class Talk:
    """Hold the candidates of a talk: what is known of each, and whether the talk speaks of it."""

    rows: np.ndarray
    labels: Sequence[bool]
    weight: float


class Talks:
    """Make examples of talks, read by the encoder."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        """Take a catalog, and load the encoder."""
        register()
        self.entities = entities
        self._proposer = Proposer(NameIndex(self.entities))
        self._nlp = understand.blank()
        self._nlp.add_pipe("kg_encoder")

    def of_gold(self, talk: gold.Gold) -> Talk:
        """Return the candidates of a talk with a gold graph."""
        transcript = talk.transcript
        doc, words, candidates = self._read(transcript.text)
        lines = [transcript.line_at(doc[words[each.start].at].idx) for each in candidates]
        labels = [_is_gold(each, words, line, talk) for each, line in zip(candidates, lines, strict=True)]
        known = np.array([line <= talk.last_line for line in lines])
        rows = self._rows(doc, words, candidates, transcript.people)
        return Talk(rows[known], [label for label, kept in zip(labels, known, strict=True) if kept], GOLD_WEIGHT)

    def garbler(self, seed: int) -> Change:
        """Return what garbles the names of an episode."""
        garbler = Garbler(seed, [entity.name for entity in self.entities.values() if entity.type == "Person"])
        rewrite = partial(_garbled, garbler)
        return lambda pieces: [silver.rewritten(piece, rewrite) for piece in pieces]

    def swapper(self, seed: int) -> Change:
        """Return what puts misheard names of the catalog into an episode."""
        return Swapper(seed, self.entities).swap

    def of_silver(self, files: Iterable[Path], change: Change = list, *, short: bool = False) -> Iterator[Talk]:
        """Yield the candidates of annotated talk, changed or as it is: of an episode at a time, or of a piece where `short`."""
        episodes = defaultdict(list)
        for path in files:
            for piece in silver.pieces(path):
                episodes[piece.id if short else piece.source].append(piece)
        for pieces in map(change, episodes.values()):
            spoken = [word for piece in pieces for word in piece.words]
            doc, words, candidates = self._read(" ".join(spoken))
            place = _places(spoken, [doc[word.at].idx for word in words])
            told = _told(pieces)
            labels = [
                any(end == place[each.end - 1] + 1 and _means(each, mention) for end, mention in told[place[each.start]])
                for each in candidates
            ]
            yield Talk(self._rows(doc, words, candidates, ()), labels, 1.0)

    def _read(self, text: str) -> tuple[spacy.tokens.Doc, list[Word], list[Candidate]]:
        doc = self._nlp(text)
        words = words_of(doc)
        return doc, words, self._proposer.propose(words, Hearing(doc, words))

    def _rows(self, doc: spacy.tokens.Doc, words: Sequence[Word], candidates: Sequence[Candidate], people: Sequence[str]) -> np.ndarray:
        talk, hearing = talk_of(words, candidates), Hearing(doc, words)
        return verdict.rows(candidates, setting_of(talk, hearing, candidates, people))


def _garbled(garbler: Garbler, mention: silver.Mention, words: list[str]) -> tuple[str, list[str]]:
    return mention.name, garbler.garble(words)


def _places(spoken: Sequence[str], offsets: Sequence[int]) -> list[int]:
    """Return the index of the spoken word at each character offset of their joined text."""
    starts = list(accumulate((len(word) + 1 for word in spoken), initial=0))
    return [bisect_right(starts, offset) - 1 for offset in offsets]


def _told(pieces: Iterable[silver.Piece]) -> Mapping[int, list[tuple[int, silver.Mention]]]:
    """Return the mentions of joined pieces by their first word, each with the word it ends before."""
    told: dict[int, list[tuple[int, silver.Mention]]] = defaultdict(list)
    base = 0
    for piece in pieces:
        for mention in piece.mentions:
            told[base + mention.start].append((base + mention.end, mention))
        base += len(piece.words)
    return told


def _means(candidate: Candidate, mention: silver.Mention) -> bool:
    if candidate.entity.type != mention.type and not {candidate.entity.type, mention.type} <= gold.LOOSE:
        return False
    keys = gold.keys_of(candidate.entity)
    return fold.key(mention.name) in keys or (candidate.entity.known and fold.key(mention.surface) in keys)


def _is_gold(candidate: Candidate, words: Sequence[Word], line: int, talk: gold.Gold) -> bool:
    surface = "".join(word.folded for word in words[candidate.start : candidate.end])
    for mention in (mention for entity in talk.entities(candidate.entity) for mention in entity["mentions"]):
        heard = fold.key(mention["surface"])
        near = abs(mention["line"] - line) <= 1 and (surface in heard or heard in surface)
        if near or (candidate.how not in {How.SOUND, How.UNKNOWN} and surface in heard):
            return True
    return False


def fit_verdict(talks: Sequence[Talk]) -> Forest:
    """Return the trees of verdicts.npz."""
    labels = [label for talk in talks for label in talk.labels]
    weights = [talk.weight for talk in talks for _ in talk.labels]
    return forest.grow(np.concatenate([talk.rows for talk in talks]), labels, weights, trees=250, leaves=16)


def annotated(folder: Path, entities: Mapping[str, Entity]) -> list[Talk]:
    """Return annotated talk with the whole catalog, garbled and not; and with half and none of it, for talk on what no catalog holds."""
    files = silver.kept(folder)
    half = dict(list(entities.items())[::2])
    whole = Talks(entities)
    long, short = ((whole.garbler(seed), whole.swapper(seed)) for seed in SEEDS)
    talks = [talk for change in (list, *long) for talk in whole.of_silver(files, change)]
    talks += [talk for change in short for talk in whole.of_silver(files, change, short=True)]
    return talks + [talk for some in (half, {}) for talk in Talks(some).of_silver(files)]


def main(shared: Path, folder: Path, weights: Path) -> None:
    """Grow the trees."""
    entities = catalog.load().entities
    make = Talks(entities)
    talks = [*annotated(folder, entities), *(make.of_gold(gold.load(shared, name)) for name in gold.TALKS)]
    forest.save(weights / "verdicts.npz", fit_verdict(talks), verdict.COLUMNS)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
