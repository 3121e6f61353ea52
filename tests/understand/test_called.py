"""What a talk itself calls a title or a programme."""

import pytest

from kg.model import Entity
from kg.ontology import EntityType, How
from kg.understand.called import called_in
from kg.understand.candidates import Candidate
from kg.understand.hearing import Hearing
from kg.understand.words import words_of


@pytest.mark.parametrize(
    ("text", "spelled", "found"),
    [
        ("this is loss landscape a podcast about training", None, {(2, 4): EntityType.ORGANIZATION}),
        ("this is loss landscape a podcast about training", EntityType.CONCEPT, {(2, 4): EntityType.ORGANIZATION}),
        ("this is loss landscape a podcast about training", EntityType.ORGANIZATION, {}),
        ("this is loss landscape a podcast about training", EntityType.FIELD, {}),
        ("a book called loss landscape", None, {(3, 5): EntityType.PAPER}),
        ("a book called loss landscape", EntityType.FIELD, {(3, 5): EntityType.PAPER}),
        ("a book called loss landscape", EntityType.PAPER, {}),
    ],
)
def test_what_is_spelled_may_be_called_something_else(hear, text, spelled, found):
    """A title or programme is new where none is spelled there, and a programme only where no subject is."""
    doc = hear(text)
    words = words_of(doc)
    start = [word.folded for word in words].index("loss")
    entity = spelled and Entity("loss-landscape", "Loss landscape", spelled)
    candidates = [Candidate(start, start + 2, entity, How.EXACT, ("loss", "landscape"))] if entity else []
    assert called_in(words, Hearing(doc, words), candidates) == found
