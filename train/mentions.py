"""Fit the models that decide which candidates a talk really speaks of.

    python -m train.mentions ../shared SILVER kg/weights

Writes mentions.json, what speaks for a candidate by name and company, learned from annotated pieces of talk, stripped to what
captions keep, as they are and with their names garbled, joined by episode; and verdicts.npz, which weighs that with what the
encoder hears, learned from talk the encoder has not learned from. Captions with a gold graph, which alone hold real garbles,
teach both.
"""

import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import numpy as np
import spacy

from kg import catalog
from kg.catalog import fold
from kg.model import Entity
from kg.ontology import How
from kg.understand import verdict
from kg.understand.candidates import Candidate, Proposer
from kg.understand.doc import register
from kg.understand.evidence import features, talk_of
from kg.understand.forest import Forest
from kg.understand.hearing import Hearing
from kg.understand.linear import Binary, Features
from kg.understand.names import NameIndex
from kg.understand.words import Word, words_of
from train import forest, gold, silver
from train.fit import fit, save
from train.garble import Garbler

GOLD_WEIGHT = 3.0


@dataclass(frozen=True)
class Example:
    """Hold a candidate: its features by name and company, and whether the talk speaks of it."""

    features: Features
    label: bool


@dataclass(frozen=True)
class Heard:
    """Hold the candidates of a talk, and what a verdict needs to know of it.

    Attributes:
        known: For each candidate, whether one knows if the talk speaks of it.
    """

    candidates: Sequence[Candidate]
    setting: verdict.Setting
    examples: Sequence[Example]
    known: Sequence[bool]
    weight: float

    def rows(self, model: Binary) -> np.ndarray:
        """Return the rows of a verdict for the candidates one knows of, `model` judging by name and company."""
        bases = [model.probability(each.features) for each in self.examples]
        return verdict.rows(self.candidates, bases, self.setting)[np.array(self.known, dtype=bool)]

    def labels(self) -> list[bool]:
        """Return whether the talk speaks of the candidates one knows of."""
        return [each.label for each in self.kept()]

    def kept(self) -> list[Example]:
        """Return the candidates one knows of."""
        return [each for each, known in zip(self.examples, self.known, strict=True) if known]


class Examples:
    """Make examples of talks, read by the encoder."""

    def __init__(self) -> None:
        """Load the catalog and the encoder."""
        register()
        self.entities: Mapping[str, Entity] = catalog.load().entities
        self._proposer = Proposer(NameIndex(self.entities))
        self._nlp = spacy.blank("en")
        self._nlp.add_pipe("kg_encoder")

    def of_gold(self, talk: gold.Gold) -> Heard:
        """Return the candidates of a talk with a gold graph."""
        transcript = talk.transcript
        doc, words, candidates = self._read(transcript.text)
        lines = [transcript.line_at(doc[words[each.start].at].idx) for each in candidates]
        labels = [_is_gold(each, words, line, talk) for each, line in zip(candidates, lines, strict=True)]
        known = [line <= talk.last_line for line in lines]
        return self._heard(doc, words, candidates, labels, known, transcript.people, GOLD_WEIGHT)

    def of_silver(self, files: Iterable[Path], *, garbled: int | None = None) -> Iterator[Heard]:
        """Yield the candidates of annotated talk, an episode at a time, as it is or with its names garbled, each number otherwise."""
        people = [entity.name for entity in self.entities.values() if entity.type == "Person"]
        garbler = None if garbled is None else Garbler(garbled, people)
        episodes = defaultdict(list)
        for number, path in enumerate(files):
            for piece in silver.pieces(path, cased=number % 2 == 0):
                episodes[piece.source, number % 2].append(silver.garbled(piece, garbler.garble) if garbler else piece)
        for pieces in episodes.values():
            spoken = [word for piece in pieces for word in piece.words]
            doc, words, candidates = self._read(" ".join(spoken))
            place = _places(spoken, [doc[word.at].idx for word in words])
            told = _told(pieces)
            labels = [
                any(end == place[each.end - 1] + 1 and _means(each, mention) for end, mention in told[place[each.start]])
                for each in candidates
            ]
            yield self._heard(doc, words, candidates, labels, [True] * len(labels), (), 1.0)

    def _read(self, text: str) -> tuple[spacy.tokens.Doc, list[Word], list[Candidate]]:
        doc = self._nlp(text)
        words = words_of(doc)
        return doc, words, self._proposer.propose(words, Hearing(doc, words))

    def _heard(
        self,
        doc: spacy.tokens.Doc,
        words: Sequence[Word],
        candidates: Sequence[Candidate],
        labels: Sequence[bool],
        known: Sequence[bool],
        people: Sequence[str],
        weight: float,
    ) -> Heard:
        talk, hearing = talk_of(words, candidates), Hearing(doc, words)
        setting = verdict.setting_of(talk, hearing, candidates, people)
        examples = [Example(features(each, talk), label) for each, label in zip(candidates, labels, strict=True)]
        return Heard(candidates, setting, examples, known, weight)


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


def fit_evidence(talks: Sequence[Heard]) -> Features:
    """Return the weights of mentions.json."""
    known = [(each, talk.weight) for talk in talks for each in talk.kept()]
    rows, labels, weights = ([each.features for each, _ in known], [each.label for each, _ in known], [weight for _, weight in known])
    return fit(rows, labels, weights, least_uses=6, strength=0.5, smallest=0.05)


def fit_verdict(talks: Iterable[tuple[Heard, Binary]]) -> Forest:
    """Return the trees of verdicts.npz; each talk comes with a model that has not learned from it."""
    rows, labels, weights = [], [], []
    for talk, model in talks:
        rows.append(talk.rows(model))
        labels += talk.labels()
        weights += [talk.weight] * len(rows[-1])
    return forest.grow(np.concatenate(rows), labels, weights)


def main(shared: Path, folder: Path, weights: Path) -> None:
    """Fit both models."""
    make = Examples()
    files = silver.learned(folder)
    annotated = [*make.of_silver(files), *make.of_silver(files, garbled=0)]
    kept = [talk for garbled in (None, 1, 2) for talk in make.of_silver(silver.kept(folder), garbled=garbled)]
    talks = {name: make.of_gold(gold.load(shared, name)) for name in gold.TALKS}
    everything = fit_evidence([*annotated, *talks.values()])
    save(weights / "mentions.json", everything)
    known = [(each, Binary(everything)) for each in kept]
    for name, talk in talks.items():
        without = Binary(fit_evidence([*annotated, *(each for other, each in talks.items() if other != name)]))
        known.append((talk, without))
    forest.save(weights / "verdicts.npz", fit_verdict(known))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
