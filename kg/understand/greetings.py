"""Whom a first name means by which somebody is called: "thank you sam" is said to Sam who speaks, whatever Sam was spoken of."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span

from kg.catalog import fold
from kg.model import Entity, Link
from kg.ontology import How

_SCORE = 0.8
_CALLS = frozenset({"bye", "goodbye", "hello", "hey", "hi", "thanks", "welcome"})
_THANKS = ["thank", "you"]
_MORE = frozenset({"again", "back", "much", "so", "very"})
"""Words between thanks and a name."""


def called(doc: Doc, mentions: Sequence[Span], speakers: Sequence[Entity]) -> Iterator[tuple[Span, Link]]:
    """Yield the first names by which who speaks is greeted or thanked, with whom they mean: the first of `speakers` of that name."""
    first = {key: person for person in reversed(speakers) for key in fold.words(person.name)[:1]}
    for span in mentions:
        person = first.get(fold.word_key(span.text))
        if person is not None and person != span._.link.entity and _is_called(doc, span):
            yield span, Link(person, How.FIRST_NAME, _SCORE)


def _is_called(doc: Doc, span: Span) -> bool:
    before = [token.lower_ for token in doc[max(0, span.start - 5) : span.start]]
    while before and before[-1] in _MORE:
        before.pop()
    after = [token.lower_ for token in doc[span.end : span.end + 2]]
    return before[-2:] == _THANKS or after == _THANKS or not _CALLS.isdisjoint([*before[-1:], *after[:1]])
