"""Fit the model that decides which candidates a talk really speaks of.

    python -m train.mentions ../shared kg/weights

Learns from annotated pieces of talk, stripped to what captions keep, joined by episode; and from captions with a gold graph,
which alone hold garbled names.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
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


def silver_rows(files: Iterable[Path], proposer: Proposer, nlp: spacy.Language) -> Iterator[Row]:
    """Yield the candidates of annotated talk, an episode at a time."""
    episodes = defaultdict(list)
    for path in files:
        for piece in silver.pieces(path):
            episodes[piece.source].append(piece)
    for pieces in episodes.values():
        text = " ".join(word for piece in pieces for word in piece.words)
        doc = nlp(text)
        words = words_of(doc)
        offsets, labels = {}, []
        at = number = 0
        for piece in pieces:
            for word in piece.words:
                offsets[at] = number
                at += len(word) + 1
                number += 1
        place = [offsets.get(doc[word.at].idx, -1) for word in words]
        base = 0
        for piece in pieces:
            labels += [(base + m.start, base + m.end, m.type, m.name, m.surface) for m in piece.mentions]
            base += len(piece.words)
        by_start = defaultdict(list)
        for label in labels:
            by_start[label[0]].append(label)
        candidates = proposer.propose(words)
        talk = talk_of(words, candidates, ())
        for candidate in candidates:
            yield features(candidate, talk), _is_silver(candidate, place, by_start), 1.0


def _is_silver(candidate: Candidate, place: list[int], by_start: dict) -> bool:
    start = place[candidate.start]
    for begin, end, type_, name, surface in by_start.get(start, ()):
        last = place[candidate.end - 1]
        if not begin <= last < end + 1 or last + 1 < end:
            continue
        keys = keys_of(candidate)
        if same_type(candidate.entity.type, type_) and (fold.key(name) in keys or fold.key(surface) in keys):
            return True
    return False


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


def main(shared: Path, weights: Path) -> None:
    nlp = spacy.blank("en")
    proposer = Proposer(NameIndex(catalog.load().entities))
    files = [path for path in sorted((shared / "data" / "silver").glob("*.jsonl")) if path.stem != HELD_OUT]
    rows = [*silver_rows(files, proposer, nlp), *(row for name in GOLD for row in gold_rows(shared, name, proposer, nlp))]
    table = fit(*zip(*rows, strict=True), least_uses=LEAST_USES, strength=0.5, smallest=SMALLEST)
    save(weights / "mentions.json", table)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
