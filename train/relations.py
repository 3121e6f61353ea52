"""Grow the trees that weigh what a talk claims of two entities.

    python -m train.relations ../shared ANNOTATED kg/weights

Writes claims.npz, learned from annotated talk that the encoder has not learned from, and from captions with a gold graph, whose
mentions are those that the pipeline finds.
"""

import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from pathlib import Path

import numpy as np
import spacy

from kg import catalog, understand
from kg.catalog import fold
from kg.model import Entity
from kg.ontology import SYMMETRIC, EntityType
from kg.understand.claims import COLUMNS, Known, claim_of, weighed
from kg.understand.company import Claim, tied, told
from kg.understand.doc import doc_of
from kg.understand.forest import Forest
from kg.understand.labels import PRONOUNS
from kg.understand.pairs import End, claimed, pairs
from kg.understand.relating import heard_in, place_of
from kg.understand.relations import ends_in, known_of, linked, places_in, speech_in
from kg.understand.segmenter import spoken_words
from train import forest, gold, silver

GOLD_WEIGHT = 4.0

TWICE = 0.5
"""What a claim of an annotated piece weighs, from which is learned twice: with the facts of the catalog and without."""

GENEROUS = 0.5
"""What a claim that holds weighs where a graph was drawn generously: so nearly as large a share holds as in the gold graphs."""


@dataclass(frozen=True)
class Talk:
    """Hold the claims of a talk that are worth weighing: what is known of each, whether it holds, and what true and false ones weigh."""

    rows: np.ndarray
    labels: Sequence[bool]
    weights: tuple[float, float]


def of_silver(piece: silver.Piece, nlp: spacy.Language) -> Iterator[Talk]:
    """Yield the claims of an annotated piece: with the facts of the catalog, and without, as of a catalog that has none."""
    doc = nlp(" ".join(piece.words))
    words = spoken_words(doc)
    speech = speech_in(doc, words)
    ends, names = _ends(piece, [(word.start, word.end) for word in words])
    types = {name: EntityType(end.type) for name, end in zip(names, ends, strict=True) if name is not None}
    catalogued = _catalogued(types)
    ties, facts, documented = _tied(catalogued)
    near = [
        pair
        for pair in pairs(speech, ends, claimed(names, facts))
        if names[pair[0]] and names[pair[1]] and names[pair[0]] != names[pair[1]]
    ]
    places = [
        place_of(speech, ends, pair, heard, (str(names[pair[0]]), str(names[pair[1]])), 1.0)
        for pair, heard in heard_in(ends, near, doc._.reading)
    ]
    named = Counter(name for name, end in zip(names, ends, strict=True) if name is not None and not end.pronoun)
    speakers, strange = frozenset(piece.speakers) & types.keys(), frozenset(types.keys() - catalogued.keys())
    known = Known(types, named, speakers, strange, ties, facts, documented)
    true = {claim_of(f"{type_}>", subject, object_) for subject, type_, object_, *_ in piece.relations}
    for each in (known, replace(known, told=frozenset(), documented=frozenset())):
        claims, rows = weighed(places, each)
        yield Talk(rows, [claim in true for claim, _ in claims], (TWICE, TWICE))


def _catalogued(types: Mapping[str, EntityType]) -> dict[str, Entity | None]:
    """Return the names that the catalog holds, each with the entity of its type, or None where all that bear it are of another."""
    known = {name: _by_name().get(fold.key(name)) for name in types}
    return {name: each.get(types[name]) for name, each in known.items() if each is not None}


def _tied(known: Mapping[str, Entity | None]) -> tuple[frozenset[tuple[str, str]], frozenset[Claim], frozenset[str]]:
    """Return the pairs of names, in order, whose entities the catalog relates, the claims it makes of them, and of which it tells facts."""
    entities = [entity for entity in known.values() if entity is not None]
    names = {entity.id: name for name, entity in known.items() if entity is not None}
    pairs_of = frozenset((min(names[one], names[other]), max(names[one], names[other])) for one, other in tied(entities))
    claims = frozenset(claim_of(f"{type_}>", names[one], names[other]) for one, type_, other in told(entities))
    return pairs_of, claims, frozenset(names[entity.id] for entity in entities if entity.facts)


@cache
def _by_name() -> dict[str, dict[EntityType, Entity]]:
    found: dict[str, dict[EntityType, Entity]] = {}
    for entity in catalog.load().entities.values():
        for name in (entity.name, *entity.aliases):
            found.setdefault(fold.key(name), {}).setdefault(entity.type, entity)
    return found


def of_gold(talk: gold.Gold, nlp: spacy.Language, weights: tuple[float, float] = (GOLD_WEIGHT, GOLD_WEIGHT)) -> Talk:
    """Return the claims of a talk with a gold graph, its mentions those that the pipeline finds."""
    doc = nlp(doc_of(nlp, talk.transcript))
    spans = linked(doc)
    words = spoken_words(doc)
    known = known_of(doc, spans)
    claims, rows = weighed(places_in(spans, speech_in(doc, words), ends_in(words, spans), doc._.reading, known.told), known)
    lines = [talk.transcript.line_at(span.start_char) for span in spans]
    within = np.array([all(lines[at] <= talk.last_line for place in those for at in (place.first, place.second)) for _, those in claims])
    meant = {span._.link.entity.id: {each["id"] for each in talk.entities(span._.link.entity)} for span in spans}
    labels = [_holds(claim, meant, talk) for claim, _ in claims]
    return Talk(rows[within], [label for label, kept in zip(labels, within, strict=True) if kept], weights)


def _holds(claim: Claim, meant: Mapping[str, set[str]], talk: gold.Gold) -> bool:
    """Tell whether a gold graph lists a claim, required or not."""
    subject, type_, object_ = claim
    ways = [(subject, object_), (object_, subject)] if type_ in SYMMETRIC else [(subject, object_)]
    return any(
        relation["type"] == type_
        for one, other in ways
        for pair in product(meant[one], meant[other])
        for relation in talk.relations.get(pair, ())
    )


def _ends(piece: silver.Piece, tokens: Sequence[tuple[int, int]]) -> tuple[list[End], list[str | None]]:
    """Return the ends of a piece in order, and the name each means, None for an unknown pronoun."""
    found: dict[int, tuple[End, str | None]] = {}
    line_of = [bisect_right(piece.starts, at) for at in range(len(piece.words))]
    for at, word in enumerate(piece.words):
        bare = word.split("'")[0]
        if bare in PRONOUNS:
            found[at] = (End(at, at + 1, "Person", tokens[at], bare), piece.speakers[line_of[at] - 1] if PRONOUNS[bare] == "me" else None)
    for mention in piece.mentions:
        bare = piece.words[mention.start].split("'")[0]
        pronoun = bare if bare in PRONOUNS and mention.end == mention.start + 1 else ""
        where = (tokens[mention.start][0], tokens[mention.end - 1][1])
        found[mention.start] = (End(mention.start, mention.end, mention.type, where, pronoun), mention.name)
    rows = [found[at] for at in sorted(found)]
    return [end for end, _ in rows], [name for _, name in rows]


def fit_claims(talks: Sequence[Talk]) -> Forest:
    """Return the trees of claims.npz."""
    labels = [label for talk in talks for label in talk.labels]
    weights = [talk.weights[not label] for talk in talks for label in talk.labels]
    return forest.grow(np.concatenate([talk.rows for talk in talks]), labels, weights, trees=120, leaves=8)


def annotated(folder: Path) -> list[Talk]:
    """Return the claims of annotated talk that the encoder has not learned from."""
    nlp = understand.blank()
    nlp.add_pipe("kg_encoder")
    nlp.add_pipe("kg_segmenter")
    return [talk for path in silver.kept(folder) for piece in silver.pieces(path) for talk in of_silver(piece, nlp)]


def drawn(folder: Path, nlp: spacy.Language) -> list[Talk]:
    """Return the claims of whole talks, of whose episodes the encoder has not learned either."""
    return [of_gold(talk, nlp, (GENEROUS, 1.0)) for talk in gold.whole(folder)]


def main(shared: Path, folder: Path, weights: Path) -> None:
    """Grow the trees."""
    nlp = understand.load(catalog.load(), relate=False)
    talks = [*annotated(folder), *drawn(folder, nlp), *(of_gold(gold.load(shared, name), nlp) for name in gold.TALKS)]
    forest.save(weights / "claims.npz", fit_claims(talks), COLUMNS)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
