"""Fit the model that decides which candidates a talk really speaks of.

    python -m train.mentions ../shared kg/weights

Learns from annotated pieces of talk, stripped to what captions keep, joined by episode; and from captions with a gold graph,
which alone hold garbled names.
"""

import json
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path

import spacy

from kg import catalog, read
from kg.catalog import fold
from kg.understand.candidates import Candidate, Proposer
from kg.understand.evidence import features, talk_of
from kg.understand.names import NameIndex
from kg.understand.words import Word, words_of
from train import silver
from train.fit import fit, save
from train.garble import Garbler

HELD_OUT = "talk-10"
GOLD = {"abbeel10": None, "goodfellow19": None, "schmidhuber11": None, "seed-lines-1-900": 900}
GOLD_WEIGHT = 3.0
LOOSE = {"Method", "Field", "Concept"}
LEAST_USES = 6
SMALLEST = 0.03

Row = tuple[dict[str, float], bool, float]


def keys_of(candidate: Candidate) -> set[str]:
    entity = candidate.entity
    return {fold.key(name) for name in (entity.name, *entity.aliases)}


def same_type(one: str, other: str) -> bool:
    return one == other or {one, other} <= LOOSE


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
    if not same_type(candidate.entity.type, mention.type):
        return False
    if not candidate.entity.known:
        return mention.type == "Person" and fold.key(mention.name) == fold.key(candidate.entity.name)
    return bool({fold.key(mention.name), fold.key(mention.surface)} & keys_of(candidate))


def gold_rows(shared: Path, name: str, proposer: Proposer, nlp: spacy.Language) -> Iterator[Row]:
    """Yield the candidates of a talk with a gold graph."""
    path = next((shared / "seeds").glob("*.txt")) if name.startswith("seed") else shared / "transcripts" / f"{name}.txt"
    transcript = read.read(path)
    gold = [json.loads(line) for line in (shared / "gold" / f"{name}.entities.jsonl").read_text(encoding="utf-8").splitlines()]
    by_key = defaultdict(list)
    for entity in gold:
        for text in (entity["name"], entity["id"], *entity.get("aliases", [])):
            by_key[fold.key(text)].append(entity)
    doc = nlp(transcript.text)
    words = words_of(doc)
    candidates = proposer.propose(words)
    talk = talk_of(words, candidates, transcript.people)
    for candidate in candidates:
        line = transcript.line_at(doc[words[candidate.start].at].idx)
        if GOLD[name] and line > GOLD[name]:
            continue
        yield features(candidate, talk), _is_gold(candidate, words, line, by_key), GOLD_WEIGHT


def _is_gold(candidate: Candidate, words: list[Word], line: int, by_key: dict) -> bool:
    surface = "".join(word.folded for word in words[candidate.start : candidate.end])
    for key in keys_of(candidate) | ({surface} if not candidate.entity.known else set()):
        for entity in by_key.get(key, ()):
            if not same_type(candidate.entity.type, entity["type"]) and candidate.entity.type not in entity["also_types"]:
                continue
            for mention in entity["mentions"]:
                near = abs(mention["line"] - line) <= 1
                heard = fold.key(mention["surface"])
                inside = surface in heard or heard in surface
                if (near and inside) or (candidate.how in {"exact", "alias", "joined"} and inside and surface in heard):
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
    for name in GOLD:
        yield from gold_rows(shared, name, proposer, nlp)


def main(shared: Path, weights: Path) -> None:
    """Fit the model and write mentions.json."""
    table = fit(*zip(*all_rows(shared), strict=True), least_uses=LEAST_USES, strength=0.5, smallest=SMALLEST)
    save(weights / "mentions.json", table)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
