"""Fit the model that decides which candidates a talk really speaks of.

    python -m train.mentions ../shared kg/weights

Learns from annotated pieces of talk, stripped to what captions keep, joined by episode; and from captions with a gold graph,
which alone hold garbled names.
"""

import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path

import spacy

from kg import catalog
from kg.catalog import fold
from kg.ontology import How
from kg.understand.candidates import Candidate, Proposer
from kg.understand.evidence import features, talk_of
from kg.understand.names import NameIndex
from kg.understand.words import Word, words_of
from train import gold, silver
from train.fit import fit, save
from train.garble import Garbler

HELD_OUT = "talk-10"
GOLD_WEIGHT = 3.0
LEAST_USES = 6
SMALLEST = 0.03

Row = tuple[dict[str, float], bool, float]


def keys_of(candidate: Candidate) -> set[str]:
    entity = candidate.entity
    return {fold.key(name) for name in (entity.name, *entity.aliases)}


def silver_rows(files: Iterable[Path], proposer: Proposer, nlp: spacy.Language, garbler: Garbler | None) -> Iterator[Row]:
    """Yield the candidates of annotated talk, an episode at a time, with its names garbled or as they are."""
    episodes = defaultdict(list)
    for number, path in enumerate(files):
        for piece in silver.pieces(path, cased=number % 2 == 0):
            episodes[piece.source, number % 2].append(silver.garbled(piece, garbler.garble) if garbler else piece)
    for pieces in episodes.values():
        spoken = [word for piece in pieces for word in piece.words]
        doc = nlp.make_doc(" ".join(spoken))
        words = words_of(doc)
        place = _places(spoken, [doc[word.at].idx for word in words])
        labels = defaultdict(list)
        base = 0
        for piece in pieces:
            for mention in piece.mentions:
                labels[base + mention.start].append((base + mention.end, mention))
            base += len(piece.words)
        candidates = proposer.propose(words)
        talk = talk_of(words, candidates, ())
        for candidate in candidates:
            begin, last = place[candidate.start], place[candidate.end - 1]
            truth = any(end == last + 1 and _means(candidate, mention) for end, mention in labels[begin])
            yield features(candidate, talk), truth, 1.0


def _places(spoken: list[str], offsets: list[int]) -> list[int]:
    """Return the index of the spoken word at each character offset of their joined text."""
    starts = list(accumulate((len(word) + 1 for word in spoken), initial=0))
    return [bisect_right(starts, offset) - 1 for offset in offsets]


def _means(candidate: Candidate, mention: silver.Mention) -> bool:
    if candidate.entity.type != mention.type and not {candidate.entity.type, mention.type} <= gold.LOOSE:
        return False
    if not candidate.entity.known:
        return mention.type == "Person" and fold.key(mention.name) == fold.key(candidate.entity.name)
    return bool({fold.key(mention.name), fold.key(mention.surface)} & keys_of(candidate))


def gold_rows(talk_: gold.Gold, proposer: Proposer, nlp: spacy.Language) -> Iterator[Row]:
    """Yield the candidates of a talk with a gold graph."""
    doc = nlp.make_doc(talk_.transcript.text)
    words = words_of(doc)
    candidates = proposer.propose(words)
    talk = talk_of(words, candidates, talk_.transcript.people)
    for candidate in candidates:
        line = talk_.transcript.line_at(doc[words[candidate.start].at].idx)
        if line <= talk_.last_line:
            yield features(candidate, talk), _is_gold(candidate, words, line, talk_), GOLD_WEIGHT


def _is_gold(candidate: Candidate, words: list[Word], line: int, talk: gold.Gold) -> bool:
    surface = "".join(word.folded for word in words[candidate.start : candidate.end])
    for mention in (mention for entity in talk.entities(candidate.entity) for mention in entity["mentions"]):
        heard = fold.key(mention["surface"])
        near = abs(mention["line"] - line) <= 1 and (surface in heard or heard in surface)
        if near or (candidate.how not in {How.SOUND, How.UNKNOWN} and surface in heard):
            return True
    return False


def all_rows(shared: Path) -> Iterator[Row]:
    """Yield the candidates of everything there is to learn from."""
    nlp = spacy.blank("en")
    entities = catalog.load().entities
    proposer = Proposer(NameIndex(entities))
    files = [path for path in sorted((shared / "data" / "silver").glob("*.jsonl")) if path.stem != HELD_OUT]
    yield from silver_rows(files, proposer, nlp, None)
    yield from silver_rows(files, proposer, nlp, Garbler(0, [entity.name for entity in entities.values() if entity.type == "Person"]))
    for name in gold.TALKS:
        yield from gold_rows(gold.load(shared, name), proposer, nlp)


def main(shared: Path, weights: Path) -> None:
    """Fit the model and write mentions.json."""
    table = fit(*zip(*all_rows(shared), strict=True), least_uses=LEAST_USES, strength=0.5, smallest=SMALLEST)
    save(weights / "mentions.json", table)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
