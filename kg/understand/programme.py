"""Who hosts the programme a talk belongs to and who is its guest."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span

from kg.model import Entity, Relation
from kg.ontology import EntityType, How, Polarity, RelationType
from kg.understand.broadcasts import KINDS, broadcasts
from kg.understand.company import Claim
from kg.understand.doc import mention_of
from kg.understand.words import words_of

_PROGRAMME = re.compile(rf"\b(?:{'|'.join(sorted(KINDS))})\b", re.IGNORECASE)
_WELCOME = frozenset({"welcome to", "back to", "episode of", "listening to"})
_CONFIDENCE = 0.8
_OPENING_TOKENS = 600
_LONGEST = 200
"""Tokens in the longest quote that says so."""


def roles(doc: Doc, spans: Sequence[Span]) -> Iterator[Relation]:
    """Yield HOSTS and GUEST_OF, each with the shortest quote of the opening that holds both ends, the person by name where one does.

    `spans` are linked mentions and pronouns.
    """
    opening = [span for span in spans if span.start < _OPENING_TOKENS]
    words = words_of(doc[:_OPENING_TOKENS])
    told = {(words[start].at, words[end - 1].at + 1) for start, end in broadcasts(words)}
    organizations = [span for span in opening if span._.link.entity.type is EntityType.ORGANIZATION]
    programmes = [span for span in organizations if (span.start, span.end) in told or _is_programme(span)]
    for type_, person in ((RelationType.HOSTS, doc._.host), (RelationType.GUEST_OF, doc._.guest)):
        pairs = [(one, other) for one in _spans_of(person, opening) for other in programmes if _length(one, other) <= _LONGEST]
        if pairs:
            one, other = min(pairs, key=lambda pair: (pair[0]._.link.how is How.PRONOUN, _length(*pair), pair[0].start))
            start, end = min(one.start_char, other.start_char), max(one.end_char, other.end_char)
            yield Relation(mention_of(one), type_, mention_of(other), Polarity.ASSERTED, _CONFIDENCE, start, end)


def is_told_better(claim: Claim, cast: Sequence[Relation], doc: Doc) -> bool:
    """Tell whether the cast says of a claim who hosts or is whose guest: by relations to that programme, or who has the other role."""
    subject, type_, programme = claim
    other = {RelationType.HOSTS: doc._.guest, RelationType.GUEST_OF: doc._.host}
    if type_ not in other:
        return False
    return programme in {each.object.entity.id for each in cast} or (other[type_] is not None and other[type_].id == subject)


def _is_programme(span: Span) -> bool:
    """Tell whether something is a programme by the words for it, or by its whole name where these words welcome to it ("practical ai").

    What no catalog has and somebody is welcomed to is one, too.
    """
    entity, welcomes = span._.link.entity, span.doc[max(0, span.start - 2) : span.start].text.lower() in _WELCOME
    names = [span.text, *((entity.name, *entity.aliases) if welcomes else ())]
    return (welcomes and not entity.known) or any(map(_PROGRAMME.search, names))


def _spans_of(person: Entity | None, spans: Sequence[Span]) -> list[Span]:
    return [span for span in spans if person is not None and span._.link.entity == person]


def _length(one: Span, other: Span) -> int:
    return max(one.end, other.end) - min(one.start, other.start)
