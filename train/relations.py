"""Fit the models that relate two mentions: whether they are related, then how and in which direction.

    python -m train.relations ../shared/data/silver kg/weights

Writes related.json and relations.json. A class of the second is a relation type and ">" where the earlier mention is the
subject, "<" where the later one is.
"""

import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from kg.ontology import SYMMETRIC, EntityType, RelationType, fits
from kg.understand import linear
from kg.understand.cuts import boundary
from kg.understand.pairs import End, Speech, features, pairs
from kg.understand.pronouns import PRONOUNS
from kg.understand.segmenter import END_FROM
from train import silver
from train.fit import fit, fit_choice, save

HELD_OUT = "talk-10"
WRITTEN = "written"
WRITTEN_WEIGHT = 0.3
SYMMETRIC_NAMES = frozenset(map(str, SYMMETRIC))

Row = tuple[dict[str, float], str, float]


def rows_of(piece: silver.Piece) -> Iterator[Row]:
    """Yield the features of each pair in reach, its class ("" for unrelated), and its weight."""
    ends, names, lines = _ends(piece)
    speech = speech_of(piece)
    told = defaultdict(list)
    for subject, type_, object_, _, where, _ in piece.relations:
        told[subject, object_].append((type_, ">", where))
        told[object_, subject].append((type_, ">" if type_ in SYMMETRIC_NAMES else "<", where))
    weight = WRITTEN_WEIGHT if piece.source.startswith(WRITTEN) else 1.0
    for first, second in pairs(speech, ends):
        if names[first] == names[second]:
            continue
        known = told[names[first], names[second]]
        here = [(type_, way) for type_, way, where in known if {lines[first], lines[second]} <= set(range(min(where), max(where) + 1))]
        if here:
            type_, way = here[0]
            heads = (ends[first].type, ends[second].type) if way == ">" else (ends[second].type, ends[first].type)
            if fits(EntityType(heads[0]), RelationType(type_), EntityType(heads[1])):
                yield features(speech, ends, first, second), f"{type_}{way}", weight
        elif not known:
            yield features(speech, ends, first, second), "", weight


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


def main(folder: Path, weights: Path) -> None:
    """Fit both models."""
    held = {piece.source for piece in silver.pieces(folder / f"{HELD_OUT}.jsonl")}
    files = [path for path in sorted(folder.glob("*.jsonl")) if path.stem != HELD_OUT]
    rows = [row for path in files for piece in silver.pieces(path) if piece.source not in held for row in rows_of(piece)]
    print(len(rows), sum(bool(class_) for _, class_, _ in rows), file=sys.stderr)
    seen, classes, weighed = zip(*rows, strict=True)
    save(weights / "related.json", fit(seen, list(map(bool, classes)), weighed, least_uses=4, strength=0.05, smallest=0.02))
    related = [row for row in rows if row[1]]
    save(weights / "relations.json", fit_choice(*zip(*related, strict=True), least_uses=3, strength=0.3, smallest=0.05))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
