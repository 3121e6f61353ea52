"""Fit the models that decide which candidates a talk really speaks of.

    python -m train.mentions ../shared kg/weights

Writes mentions.json, what speaks for a candidate by name and company, learned from annotated pieces of talk, stripped to what
captions keep, as they are and with their names garbled, joined by episode; and verdicts.json, which weighs that with what the
encoder hears, learned from talk the encoder has not learned from. Captions with a gold graph, which alone hold real garbles,
teach both.
"""

import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import spacy

from kg import catalog
from kg.catalog import fold
from kg.model import Entity
from kg.ontology import How
from kg.understand import verdict
from kg.understand.candidates import Candidate, Proposer
from kg.understand.doc import register
from kg.understand.evidence import features, talk_of
from kg.understand.hearing import Hearing
from kg.understand.linear import Binary, Features
from kg.understand.names import NameIndex
from kg.understand.words import Word, words_of
from train import gold, silver
from train.fit import fit, save
from train.garble import Garbler

HELD_OUT = "talk-10"
GOLD_WEIGHT = 3.0


@dataclass(frozen=True)
class Example:
    """Hold a candidate: its features by name and company, whether the talk speaks of it, and its features for the verdict by chance."""

    features: Features
    label: bool
    weight: float
    verdict: Callable[[float], Features]


class Examples:
    """Make examples of talks, read by the encoder."""

    def __init__(self) -> None:
        """Load the catalog and the encoder."""
        register()
        self.entities: Mapping[str, Entity] = catalog.load().entities
        self._proposer = Proposer(NameIndex(self.entities))
        self._nlp = spacy.blank("en")
        self._nlp.add_pipe("kg_encoder")

    def of_gold(self, talk: gold.Gold) -> Iterator[Example]:
        """Yield the candidates of a talk with a gold graph."""
        transcript = talk.transcript
        doc, words, candidates = self._read(transcript.text)

        def line(candidate: Candidate) -> int:
            return transcript.line_at(doc[words[candidate.start].at].idx)

        kept = [each for each in candidates if line(each) <= talk.last_line]
        labels = [_is_gold(each, words, line(each), talk) for each in kept]
        yield from self._examples(doc, words, candidates, kept, labels, transcript.people, GOLD_WEIGHT)

    def of_silver(self, files: Iterable[Path], *, garbled: bool) -> Iterator[Example]:
        """Yield the candidates of annotated talk, an episode at a time, with its names garbled or as they are."""
        garbler = Garbler(0, [entity.name for entity in self.entities.values() if entity.type == "Person"]) if garbled else None
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
            yield from self._examples(doc, words, candidates, candidates, labels, (), 1.0)

    def _read(self, text: str) -> tuple[spacy.tokens.Doc, list[Word], list[Candidate]]:
        doc = self._nlp(text)
        words = words_of(doc)
        return doc, words, self._proposer.propose(words, Hearing(doc, words))

    def _examples(
        self,
        doc: spacy.tokens.Doc,
        words: Sequence[Word],
        candidates: Sequence[Candidate],
        kept: Sequence[Candidate],
        labels: Sequence[bool],
        people: Sequence[str],
        weight: float,
    ) -> Iterator[Example]:
        talk, hearing = talk_of(words, candidates), Hearing(doc, words)
        setting = verdict.setting_of(words, hearing, candidates, people)

        def later(candidate: Candidate) -> Callable[[float], Features]:
            seen = verdict.features(candidate, 0.5, setting)
            of_type = hearing.chance((candidate.start, candidate.end), candidate.entity.type)[0]
            return lambda base: verdict.with_base(seen, base, of_type)

        for candidate, label in zip(kept, labels, strict=True):
            yield Example(features(candidate, talk), label, weight, later(candidate))


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


def fit_evidence(examples: Sequence[Example]) -> Features:
    """Return the weights of mentions.json."""
    rows = [each.features for each in examples]
    return fit(rows, [each.label for each in examples], [each.weight for each in examples], least_uses=6, strength=0.5, smallest=0.05)


def fit_verdict(examples: Iterable[tuple[Example, Binary]]) -> Features:
    """Return the weights of verdicts.json; each example comes with a model that has not learned from it."""
    known = list(examples)
    rows = [_without_prior(each.verdict(model.probability(each.features))) for each, model in known]
    labels, weights = [each.label for each, _ in known], [each.weight for each, _ in known]
    return fit(rows, labels, weights, least_uses=3, strength=1.0, smallest=0.0) | verdict.PRIOR


def _without_prior(row: Features) -> Features:
    return {name: value for name, value in row.items() if name not in verdict.PRIOR}


def main(shared: Path, weights: Path) -> None:
    """Fit both models."""
    make = Examples()
    folder = shared / "data" / "silver"
    files = [path for path in sorted(folder.glob("*.jsonl")) if path.stem != HELD_OUT]
    annotated = [*make.of_silver(files, garbled=False), *make.of_silver(files, garbled=True)]
    kept = [*make.of_silver([folder / f"{HELD_OUT}.jsonl"], garbled=False), *make.of_silver([folder / f"{HELD_OUT}.jsonl"], garbled=True)]
    talks = {name: list(make.of_gold(gold.load(shared, name))) for name in gold.TALKS}
    everything = fit_evidence([*annotated, *(each for talk in talks.values() for each in talk)])
    save(weights / "mentions.json", everything)
    known = [(each, Binary(everything)) for each in kept]
    for name, talk in talks.items():
        without = Binary(fit_evidence([*annotated, *(each for other, each_ in talks.items() if other != name for each in each_)]))
        known += [(each, without) for each in talk]
    save(weights / "verdicts.json", fit_verdict(known))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
