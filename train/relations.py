"""Fit the models that relate two mentions: whether they are related, then how and in which direction.

    python -m train.relations ../shared kg/weights

Writes related.json and relations.json. A class of the second is a relation type and ">" where the earlier mention is the
subject, "<" where the later one is.
"""

import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

import spacy

from kg import catalog, understand
from kg.ontology import SYMMETRIC, EntityType, RelationType, fits
from kg.understand import linear
from kg.understand.cuts import boundary
from kg.understand.doc import doc_of
from kg.understand.pairs import End, Speech, features, pairs
from kg.understand.pronouns import PRONOUNS
from kg.understand.relations import ends_in, linked, speech_in
from kg.understand.segmenter import END_FROM, spoken_words
from train import gold, silver
from train.fit import fit, fit_choice, save

HELD_OUT = "talk-10"
WRITTEN = "written"
WRITTEN_WEIGHT = 0.3
GOLD_WEIGHT = 1.0
NEAR = 2
SYMMETRIC_NAMES = frozenset(map(str, SYMMETRIC))

Row = tuple[dict[str, float], str, float]


def rows_of(piece: silver.Piece) -> Iterator[Row]:
    """Yield the features of each pair in reach, its class ("" for unrelated), and its weight."""
    ends, names, lines = _ends(piece)
    speech = speech_of(piece)
    told = defaultdict(list)
    for subject, type_, object_, _, where, _ in piece.relations:
        told[subject, object_].append((type_, ">", where))
        told[object_, subject].append((type_, way_back(type_), where))
    weight = WRITTEN_WEIGHT if piece.source.startswith(WRITTEN) else 1.0
    for first, second in pairs(speech, ends):
        if names[first] == names[second]:
            continue
        known = told[names[first], names[second]]
        here = [(type_, way) for type_, way, where in known if {lines[first], lines[second]} <= set(range(min(where), max(where) + 1))]
        if here:
            type_, way = here[0]
            if _fits(ends[first].type, ends[second].type, type_, way):
                yield features(speech, ends, first, second), f"{type_}{way}", weight
        elif not known:
            yield features(speech, ends, first, second), "", weight


def gold_rows(talk: gold.Gold, nlp: spacy.Language) -> Iterator[Row]:
    """Yield the pairs of mentions that the pipeline finds in a talk with a gold graph."""
    doc = nlp(doc_of(nlp, talk.transcript))
    spans = linked(doc)
    words = spoken_words(doc)
    speech, ends = speech_in(doc, words), ends_in(words, spans)
    meant = [next(iter(talk.entities(span._.link.entity)), None) for span in spans]
    lines = [talk.transcript.line_at(span.start_char) for span in spans]
    for first, second in pairs(speech, ends):
        one, other = meant[first], meant[second]
        if one is None or other is None:
            if max(lines[first], lines[second]) <= talk.last_line and spans[first]._.link.entity != spans[second]._.link.entity:
                yield features(speech, ends, first, second), "", GOLD_WEIGHT
            continue
        told = [(relation, ">") for relation in talk.relations.get((one["id"], other["id"]), ())]
        told += [(relation, way_back(relation["type"])) for relation in talk.relations.get((other["id"], one["id"]), ())]
        here = [(r, way) for r, way in told if any(abs(line - lines[end]) <= NEAR for line in r["lines"] for end in (first, second))]
        fitting = [f"{r['type']}{way}" for r, way in here if _fits(ends[first].type, ends[second].type, r["type"], way)]
        if fitting:
            yield features(speech, ends, first, second), fitting[0], GOLD_WEIGHT
        elif not told and max(lines[first], lines[second]) <= talk.last_line and one != other:
            yield features(speech, ends, first, second), "", GOLD_WEIGHT


def way_back(type_: str) -> str:
    """Return the way of a relation whose subject comes later; a symmetric one has no way."""
    return ">" if type_ in SYMMETRIC_NAMES else "<"


def _fits(one: str, other: str, type_: str, way: str) -> bool:
    subject, object_ = (one, other) if way == ">" else (other, one)
    return fits(EntityType(subject), RelationType(type_), EntityType(object_))


def speech_of(piece: silver.Piece) -> Speech:
    """Return the words of a piece with the sentences that the segmenter sees in them."""
    model = linear.binary("sentences")
    cuts = [False, *(model.probability(boundary(piece.words, at)) >= END_FROM for at in range(1, len(piece.words)))]
    return Speech(piece.words, list(accumulate(map(int, cuts))))


def _ends(piece: silver.Piece) -> tuple[list[End], list[str | None], list[int]]:
    """Return the ends of a piece in order, the name each means (None for an unknown pronoun) and its line."""
    found: dict[int, tuple[End, str | None, int]] = {}
    line_of = [bisect_right(piece.starts, at) for at in range(len(piece.words))]
    for at, word in enumerate(piece.words):
        bare = word.split("'")[0]
        if bare in PRONOUNS:
            speaker = piece.speakers[line_of[at] - 1] if PRONOUNS[bare] == "me" else None
            found[at] = (End(at, at + 1, "Person", bare), speaker, line_of[at])
    for mention in piece.mentions:
        bare = piece.words[mention.start].split("'")[0]
        pronoun = bare if bare in PRONOUNS and mention.end == mention.start + 1 else ""
        found[mention.start] = (End(mention.start, mention.end, mention.type, pronoun), mention.name, mention.line)
    rows = [found[at] for at in sorted(found)]
    return [end for end, _, _ in rows], [name for _, name, _ in rows], [line for _, _, line in rows]


def main(shared: Path, weights: Path) -> None:
    """Fit both models."""
    nlp = understand.load(catalog.load())
    rows = [*silver_rows(shared), *(row for name in gold.TALKS for row in gold_rows(gold.load(shared, name), nlp))]
    fit_both(rows, weights)


def silver_rows(shared: Path) -> Iterator[Row]:
    """Yield the pairs of all annotated talk but what is kept for measuring."""
    folder = shared / "data" / "silver"
    held = {piece.source for piece in silver.pieces(folder / f"{HELD_OUT}.jsonl")}
    for path in sorted(folder.glob("*.jsonl")):
        for piece in silver.pieces(path):
            if piece.source not in held:
                yield from rows_of(piece)


def fit_both(rows: Sequence[Row], weights: Path) -> None:
    """Fit related.json and relations.json."""
    seen, classes, weighed = zip(*rows, strict=True)
    save(weights / "related.json", fit(seen, list(map(bool, classes)), weighed, least_uses=4, strength=0.05, smallest=0.02))
    related = [row for row in rows if row[1]]
    save(weights / "relations.json", fit_choice(*zip(*related, strict=True), least_uses=3, strength=0.3, smallest=0.05))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
