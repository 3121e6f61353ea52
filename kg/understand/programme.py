"""Who hosts the programme a talk belongs to and who is its guest."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span

from kg.model import Entity, Relation
from kg.ontology import EntityType, How, Polarity, RelationType
from kg.understand.doc import mention_of

_PROGRAMME = re.compile(r"\b(?:podcast|show|radio|programme|series)\b", re.IGNORECASE)
_WELCOME = frozenset({"welcome to", "episode of", "listening to"})
_CONFIDENCE = 0.8
_OPENING_TOKENS = 600
_LONGEST = 200
"""Tokens in the longest quote that says so."""


def roles(doc: Doc, spans: Sequence[Span]) -> Iterator[Relation]:
    """Yield HOSTS and GUEST_OF, each with the shortest quote of the opening that holds both ends, the person by name where one does.

    `spans` are linked mentions and pronouns.
    """
    opening = [span for span in spans if span.start < _OPENING_TOKENS]
    programmes = [span for span in opening if span._.link.entity.type is EntityType.ORGANIZATION and _is_programme(span)]
    for type_, person in ((RelationType.HOSTS, doc._.host), (RelationType.GUEST_OF, doc._.guest)):
        pairs = [(one, other) for one in _spans_of(person, opening) for other in programmes if _length(one, other) <= _LONGEST]
        if pairs:
            one, other = min(pairs, key=lambda pair: (pair[0]._.link.how is How.PRONOUN, _length(*pair), pair[0].start))
            start, end = min(one.start_char, other.start_char), max(one.end_char, other.end_char)
            yield Relation(mention_of(one), type_, mention_of(other), Polarity.ASSERTED, _CONFIDENCE, start, end)


def _is_programme(span: Span) -> bool:
    """Tell whether something is a programme by the words for it, or by its whole name where these words welcome to it ("practical ai")."""
    entity, before = span._.link.entity, span.doc[max(0, span.start - 2) : span.start].text.lower()
    return any(map(_PROGRAMME.search, [span.text, entity.name, *entity.aliases] if before in _WELCOME else [span.text]))


def _spans_of(person: Entity | None, spans: Sequence[Span]) -> list[Span]:
    return [span for span in spans if person is not None and span._.link.entity == person]


def _length(one: Span, other: Span) -> int:
    return max(one.end, other.end) - min(one.start, other.start)
