"""Pronouns that may be an end of a relation, and whom they stand for."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span

from kg.model import Entity
from kg.ontology import EntityType, How
from kg.understand.doc import Link
from kg.understand.labels import PRONOUNS

_SCORES = {"me": 0.9, "we": 0.7, "you": 0.8, "third": 0.7}
_MEMORY = 60
"""Tokens after which "he" no longer means the person last named."""


def pronouns(doc: Doc, mentions: Sequence[Span]) -> Iterator[Span]:
    """Yield the pronouns whose person is known, linked; `mentions` are in order, and a word inside one is no pronoun."""
    named = [span for span in mentions if span._.link.entity.type is EntityType.PERSON]
    inside = {token.i for span in mentions for token in span}
    last: Span | None = None
    at = 0
    for turn in doc.spans.get("turns", ()):
        me, you = (doc._.host, doc._.guest) if turn.label_ == "host" else (doc._.guest, doc._.host)
        for token in turn:
            while at < len(named) and named[at].start < token.i:
                last, at = named[at], at + 1
            person = None if token.i in inside else PRONOUNS.get(token.lower_)
            if person and (entity := _whom(person, me, you, last if last and token.i - last.start < _MEMORY else None)):
                span = Span(doc, token.i, token.i + 1, label=EntityType.PERSON.value)
                span._.link = Link(entity, How.PRONOUN, _SCORES[person])
                yield span


def _whom(person: str, me: Entity | None, you: Entity | None, last: Span | None) -> Entity | None:
    if person == "third":
        return last._.link.entity if last is not None else None
    return you if person == "you" else me
