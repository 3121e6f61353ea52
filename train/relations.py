"""Fit the models that relate two mentions: whether they are related, then how and in which direction.

    python -m train.relations ../shared kg/weights

Writes related.json and relations.json, learned by the words around two mentions from annotated talk and from captions with a
gold graph; and related_verdicts.json, which weighs the first with what the encoder hears, learned from talk the encoder has
not learned from. Classes are those of `kg.understand.relating`.
"""

import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import spacy

from kg import catalog, understand
from kg.ontology import SYMMETRIC
from kg.understand.doc import doc_of
from kg.understand.heads import Array
from kg.understand.labels import PRONOUNS
from kg.understand.linear import Binary, Features
from kg.understand.pairs import End, Speech, features, pairs
from kg.understand.relating import classes_of, heard_end, verdict_features
from kg.understand.relations import ends_in, linked, speech_in
from kg.understand.segmenter import spoken_words
from train import gold, silver
from train.fit import fit, fit_choice, save

HELD_OUT = "talk-10"
WRITTEN = "written"
WRITTEN_WEIGHT = 0.3
GOLD_WEIGHT = 1.0
NEAR = 2
"""Lines between a mention and what the gold says of it."""


@dataclass(frozen=True)
class Example:
    """Hold a pair of ends: its features, its class ("" for unrelated), and what the encoder hears."""

    features: Features
    class_: str
    weight: float
    ends: tuple[End, End]
    heard: Array


def of_silver(piece: silver.Piece, nlp: spacy.Language) -> Iterator[Example]:
    """Yield the pairs in reach of an annotated piece."""
    doc = nlp(" ".join(piece.words))
    words = spoken_words(doc)
    speech = speech_in(doc, words)
    ends, names, lines = _ends(piece, [(word.start, word.end) for word in words])
    told = defaultdict(list)
    for subject, type_, object_, _, where, _ in piece.relations:
        told[subject, object_].append((f"{type_}>", where))
        told[object_, subject].append((f"{type_}{way_back(type_)}", where))
    weight = WRITTEN_WEIGHT if piece.source.startswith(WRITTEN) else 1.0
    labels = {}
    for pair in pairs(speech, ends):
        one, other = names[pair[0]], names[pair[1]]
        known = told[one, other] if one is not None and other is not None else []
        here = [class_ for class_, where in known if {lines[at] for at in pair} <= set(range(min(where), max(where) + 1))]
        if one != other and (here or not known):
            labels[pair] = here[0] if here else ""
    yield from _examples(speech, ends, labels, doc, weight)


def of_gold(talk: gold.Gold, nlp: spacy.Language) -> Iterator[Example]:
    """Yield the pairs of mentions that the pipeline finds in a talk with a gold graph."""
    doc = nlp(doc_of(nlp, talk.transcript))
    spans = linked(doc)
    words = spoken_words(doc)
    speech, ends = speech_in(doc, words), ends_in(words, spans)
    meant = [next(iter(talk.entities(span._.link.entity)), {"id": None})["id"] for span in spans]
    lines = [talk.transcript.line_at(span.start_char) for span in spans]
    labels = {}
    for first, second in pairs(speech, ends):
        told = [(f"{each['type']}>", each) for each in talk.relations.get((meant[first], meant[second]), ())]
        told += [(f"{each['type']}{way_back(each['type'])}", each) for each in talk.relations.get((meant[second], meant[first]), ())]
        here = [class_ for class_, each in told if any(abs(line - lines[at]) <= NEAR for line in each["lines"] for at in (first, second))]
        inside = max(lines[first], lines[second]) <= talk.last_line and spans[first]._.link.entity != spans[second]._.link.entity
        if here or (inside and not told):
            labels[first, second] = here[0] if here else ""
    yield from _examples(speech, ends, labels, doc, GOLD_WEIGHT)


def _examples(
    speech: Speech, ends: Sequence[End], labels: dict[tuple[int, int], str], doc: spacy.tokens.Doc, weight: float
) -> Iterator[Example]:
    heard = doc._.reading.relate([(heard_end(ends[first]), heard_end(ends[second])) for first, second in labels]).classes
    for (pair, class_), row in zip(labels.items(), heard, strict=True):
        one, other = ends[pair[0]], ends[pair[1]]
        if not class_ or class_ in classes_of(one.type, other.type):
            yield Example(features(speech, ends, *pair), class_, weight, (one, other), np.array(row))


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


def silver_examples(shared: Path, nlp: spacy.Language, *, kept: bool) -> Iterator[Example]:
    """Yield the pairs of annotated talk: all but what is kept from the encoder, or only that."""
    folder = shared / "data" / "silver"
    held = {piece.source for piece in silver.pieces(folder / f"{HELD_OUT}.jsonl")}
    for path in sorted(folder.glob("*.jsonl")):
        for piece in silver.pieces(path):
            if (path.stem == HELD_OUT) if kept else (piece.source not in held):
                yield from of_silver(piece, nlp)


def fit_related(examples: Sequence[Example]) -> Features:
    """Return the weights of related.json."""
    rows, labels = [each.features for each in examples], [bool(each.class_) for each in examples]
    return fit(rows, labels, [each.weight for each in examples], least_uses=4, strength=0.05, smallest=0.04)


def fit_relations(examples: Iterable[Example]) -> dict[str, Features]:
    """Return the weights of relations.json."""
    related = [each for each in examples if each.class_]
    rows, classes = [each.features for each in related], [each.class_ for each in related]
    return fit_choice(rows, classes, [each.weight for each in related], least_uses=3, strength=0.3, smallest=0.08)


def fit_verdict(examples: Iterable[tuple[Example, Binary]]) -> Features:
    """Return the weights of related_verdicts.json; each example comes with a model that has not learned from it."""
    known = list(examples)
    rows = [verdict_features(model.probability(each.features), each.heard, *each.ends) for each, model in known]
    return fit(rows, [bool(each.class_) for each, _ in known], least_uses=3, strength=1.0, smallest=0.0)


def main(shared: Path, weights: Path) -> None:
    """Fit all three."""
    nlp = spacy.blank("en")
    nlp.add_pipe("kg_encoder")
    nlp.add_pipe("kg_segmenter")
    whole = understand.load(catalog.load(), relate=False)
    annotated = list(silver_examples(shared, nlp, kept=False))
    talks = {name: list(of_gold(gold.load(shared, name), whole)) for name in gold.TALKS}
    everything = [*annotated, *(each for talk in talks.values() for each in talk)]
    related = fit_related(everything)
    save(weights / "related.json", related)
    save(weights / "relations.json", fit_relations(everything))
    known = [(each, Binary(related)) for each in silver_examples(shared, nlp, kept=True)]
    for name, talk in talks.items():
        without = Binary(fit_related([*annotated, *(each for other, those in talks.items() if other != name for each in those)]))
        known += [(each, without) for each in talk]
    save(weights / "related_verdicts.json", fit_verdict(known))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
