"""Fit the models that relate two mentions: whether they are related, then how and in which direction.

    python -m train.relations ../shared SILVER kg/weights

Writes related.json and relations.json, learned by the words around two mentions from annotated talk and from captions with a
gold graph; and related_verdicts.json, which weighs the first with what the encoder hears, learned from talk the encoder has
not learned from. Classes are those of `kg.understand.relating`.
"""

import sys
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import spacy

from kg import catalog, understand
from kg.ontology import SYMMETRIC, EntityType
from kg.understand.claims import Claim, Known, Place, claim_of, weighed
from kg.understand.doc import doc_of
from kg.understand.forest import Forest
from kg.understand.heads import Array
from kg.understand.labels import PRONOUNS
from kg.understand.linear import Binary, Choice, Features
from kg.understand.pairs import End, Speech, features, pairs
from kg.understand.relating import Relater, classes_of, heard_end, place_of
from kg.understand.relations import ends_in, known_of, linked, speech_in
from kg.understand.segmenter import spoken_words
from train import forest, gold, silver
from train.fit import fit, fit_choice, save

WRITTEN = "written"
WRITTEN_WEIGHT = 0.3
GOLD_WEIGHT = 2.0
NEAR = 2
"""Lines between a mention and what the gold says of it."""


@dataclass(frozen=True)
class Example:
    """Hold a pair of ends: its features, and its class ("" for unrelated)."""

    features: Features
    class_: str
    weight: float


@dataclass(frozen=True)
class Talk:
    """Hold talk whose relations are known.

    Attributes:
        near: The pairs of ends in reach of each other.
        heard: What the encoder hears of each pair.
        meant: The entity of each end, None where one cannot say.
        linked: How likely each end means it.
        labels: The class of each pair, "" for unrelated; of those left out one cannot say.
        true: The claims that hold.
        untold: Pairs of entities of which one cannot say whether they are related.
    """

    speech: Speech
    ends: Sequence[End]
    near: Sequence[tuple[int, int]]
    heard: Array
    meant: Sequence[str | None]
    linked: Sequence[float]
    labels: Mapping[tuple[int, int], str]
    true: Set[Claim]
    untold: Set[frozenset[str]]
    known: Known
    weight: float

    def examples(self) -> Iterator[Example]:
        """Yield the pairs of which one can say how they are related."""
        for pair, class_ in self.labels.items():
            one, other = self.ends[pair[0]], self.ends[pair[1]]
            if not class_ or class_ in classes_of(one.type, other.type):
                yield Example(features(self.speech, self.ends, *pair), class_, self.weight)

    def judged(self, relater: Relater) -> tuple[np.ndarray, list[bool]]:
        """Return the rows of the claims worth weighing, and whether each holds."""
        claims, rows = weighed(self._places(relater), self.known)
        sure = [frozenset((claim[0], claim[2])) not in self.untold for claim, _ in claims]
        return rows[np.array(sure, dtype=bool)], [claim in self.true for (claim, _), kept in zip(claims, sure, strict=True) if kept]

    def _places(self, relater: Relater) -> Iterator[Place]:
        for pair, row in zip(self.near, self.heard, strict=True):
            one, other = (self.meant[at] for at in pair)
            if one is not None and other is not None and one != other:
                chances = relater.judge(features(self.speech, self.ends, *pair), self.ends[pair[0]], self.ends[pair[1]], row)
                if chances.by_words:
                    linked = self.linked[pair[0]] * self.linked[pair[1]]
                    yield place_of(self.speech, self.ends, pair, (one, other), chances, linked)


def of_silver(piece: silver.Piece, nlp: spacy.Language) -> Talk:
    """Return an annotated piece."""
    doc = nlp(" ".join(piece.words))
    words = spoken_words(doc)
    speech = speech_in(doc, words)
    ends, names, lines = _ends(piece, [(word.start, word.end) for word in words])
    told = defaultdict(list)
    for subject, type_, object_, _, where, _ in piece.relations:
        told[subject, object_].append((f"{type_}>", where))
        told[object_, subject].append((f"{type_}{way_back(type_)}", where))
    near = list(pairs(speech, ends))
    labels = {}
    for pair in near:
        one, other = names[pair[0]], names[pair[1]]
        known = told[one, other] if one is not None and other is not None else []
        here = [class_ for class_, where in known if {lines[at] for at in pair} <= set(range(min(where), max(where) + 1))]
        if one != other and (here or not known):
            labels[pair] = here[0] if here else ""
    true = {claim_of(f"{type_}>", subject, object_) for subject, type_, object_, *_ in piece.relations}
    types = {name: EntityType(end.type) for name, end in zip(names, ends, strict=True) if name is not None}
    named = Counter(name for name, end in zip(names, ends, strict=True) if name is not None and not end.pronoun)
    known_ = Known(types, named, frozenset(piece.speakers) & types.keys())
    weight = WRITTEN_WEIGHT if piece.source.startswith(WRITTEN) else 1.0
    return Talk(speech, ends, near, _heard(doc, ends, near), names, [1.0] * len(ends), labels, true, frozenset(), known_, weight)


def of_gold(talk: gold.Gold, nlp: spacy.Language) -> Talk:
    """Return a talk with a gold graph, its mentions those that the pipeline finds."""
    doc = nlp(doc_of(nlp, talk.transcript))
    spans = linked(doc)
    words = spoken_words(doc)
    speech, ends = speech_in(doc, words), ends_in(words, spans)
    golds = [next(iter(talk.entities(span._.link.entity)), {"id": None})["id"] for span in spans]
    ids = [span._.link.entity.id for span in spans]
    lines = [talk.transcript.line_at(span.start_char) for span in spans]
    near, labels, true, untold = list(pairs(speech, ends)), {}, set(), set()
    for first, second in near:
        told = [(f"{each['type']}>", each) for each in talk.relations.get((golds[first], golds[second]), ())]
        told += [(f"{each['type']}{way_back(each['type'])}", each) for each in talk.relations.get((golds[second], golds[first]), ())]
        true.update(claim_of(class_, ids[first], ids[second]) for class_, _ in told)
        here = [class_ for class_, each in told if any(abs(line - lines[at]) <= NEAR for line in each["lines"] for at in (first, second))]
        inside = max(lines[first], lines[second]) <= talk.last_line and ids[first] != ids[second]
        if here or (inside and not told):
            labels[first, second] = here[0] if here else ""
        if not inside:
            untold.add(frozenset((ids[first], ids[second])))
    linked_ = [span._.link.score for span in spans]
    return Talk(
        speech, ends, near, _heard(doc, ends, near), ids, linked_, labels, true, untold, known_of(doc, spans), GOLD_WEIGHT
    )  # fmt: skip


def _heard(doc: spacy.tokens.Doc, ends: Sequence[End], near: Sequence[tuple[int, int]]) -> Array:
    return doc._.reading.relate([(heard_end(ends[first]), heard_end(ends[second])) for first, second in near]).classes


def way_back(type_: str) -> str:
    """Return the way of a relation whose subject comes later; a symmetric one has no way."""
    return ">" if type_ in set(map(str, SYMMETRIC)) else "<"


def _ends(piece: silver.Piece, tokens: Sequence[tuple[int, int]]) -> tuple[list[End], list[str | None], list[int]]:
    """Return the ends of a piece in order, the name each means (None for an unknown pronoun) and its line."""
    found: dict[int, tuple[End, str | None, int]] = {}
    line_of = [bisect_right(piece.starts, at) for at in range(len(piece.words))]
    for at, word in enumerate(piece.words):
        bare = word.split("'")[0]
        if bare in PRONOUNS:
            speaker = piece.speakers[line_of[at] - 1] if PRONOUNS[bare] == "me" else None
            found[at] = (End(at, at + 1, "Person", tokens[at], bare), speaker, line_of[at])
    for mention in piece.mentions:
        bare = piece.words[mention.start].split("'")[0]
        pronoun = bare if bare in PRONOUNS and mention.end == mention.start + 1 else ""
        where = (tokens[mention.start][0], tokens[mention.end - 1][1])
        found[mention.start] = (End(mention.start, mention.end, mention.type, where, pronoun), mention.name, mention.line)
    rows = [found[at] for at in sorted(found)]
    return [end for end, _, _ in rows], [name for _, name, _ in rows], [line for _, _, line in rows]


def silver_talks(folder: Path, nlp: spacy.Language, *, kept: bool) -> Iterator[Talk]:
    """Yield annotated talk: all but what is kept from the encoder, or only that."""
    sources = silver.kept_sources(folder)
    for path in silver.kept(folder) if kept else silver.learned(folder):
        for piece in silver.pieces(path):
            if kept or piece.source not in sources:
                yield of_silver(piece, nlp)


def fit_related(examples: Sequence[Example]) -> Features:
    """Return the weights of related.json."""
    rows, labels = [each.features for each in examples], [bool(each.class_) for each in examples]
    return fit(rows, labels, [each.weight for each in examples], least_uses=4, strength=0.05, smallest=0.04)


def fit_relations(examples: Iterable[Example]) -> dict[str, Features]:
    """Return the weights of relations.json."""
    related = [each for each in examples if each.class_]
    rows, classes = [each.features for each in related], [each.class_ for each in related]
    return fit_choice(rows, classes, [each.weight for each in related], least_uses=3, strength=0.3, smallest=0.08)


def fit_claims(talks: Iterable[tuple[Talk, Relater]]) -> Forest:
    """Return the trees of claims.npz; each talk comes with models that have not learned from it."""
    rows, labels, weights = [], [], []
    for talk, relater in talks:
        some, held = talk.judged(relater)
        rows.append(some)
        labels += held
        weights += [talk.weight] * len(held)
    return forest.grow(np.concatenate(rows), labels, weights, least=20, trees=100)


def main(shared: Path, folder: Path, weights: Path) -> None:
    """Fit all three."""
    nlp = spacy.blank("en")
    nlp.add_pipe("kg_encoder")
    nlp.add_pipe("kg_segmenter")
    whole = understand.load(catalog.load(), relate=False)
    annotated = [example for talk in silver_talks(folder, nlp, kept=False) for example in talk.examples()]
    talks = {name: of_gold(gold.load(shared, name), whole) for name in gold.TALKS}
    own = {name: list(talk.examples()) for name, talk in talks.items()}

    def without(left_out: str | None) -> Relater:
        examples = [*annotated, *(each for name, those in own.items() if name != left_out for each in those)]
        return Relater(Binary(fit_related(examples)), Choice.of(fit_relations(examples)))

    everything = without(None)
    save(weights / "related.json", dict(everything.related.weights))
    save(weights / "relations.json", dict(everything.classes.weights))
    known = [(talk, everything) for talk in silver_talks(folder, nlp, kept=True)]
    known += [(talk, without(name)) for name, talk in talks.items()]
    forest.save(weights / "claims.npz", fit_claims(known))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
