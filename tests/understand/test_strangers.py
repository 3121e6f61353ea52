"""People in no catalog who are surely heard by first and last name."""

import numpy as np
import pytest

from kg.model import Entity
from kg.ontology import EntityType, How
from kg.understand.candidates import Candidate
from kg.understand.hearing import Hearing
from kg.understand.strangers import is_stranger_in_full, without_rivals
from kg.understand.words import words_of

TEXT = "a tweet by maria quellhorst"
KELLER = Entity("maria-keller", "Maria Keller", EntityType.PERSON)


def heard_as(type_: EntityType = EntityType.PERSON, start: int = 3, end: int = 5) -> Candidate:
    """Return somebody, or something, in no catalog."""
    return Candidate(start, end, Entity("maria-quellhorst", "Maria Quellhorst", type_, known=False), How.UNKNOWN, ("maria", "quellhorst"))


@pytest.mark.parametrize(
    ("each", "chance", "holds"),
    [
        (heard_as(), 0.95, True),
        (heard_as(), 0.8, False),
        (heard_as(end=4), 0.95, False),
        (heard_as(EntityType.METHOD), 0.95, False),
        (Candidate(3, 5, KELLER, How.SOUND, ("maria", "keller")), 0.95, False),
    ],
    ids=["in full", "hardly heard", "a first name", "no person", "in the catalog"],
)
def test_a_stranger_in_full_has_more_than_one_name_and_is_surely_heard(hear, each, chance, holds):
    """A first name alone may be that of somebody known."""
    doc = hear(TEXT, ("maria quellhorst", "Person", chance))
    assert is_stranger_in_full(each, Hearing(doc, words_of(doc))) is holds


@pytest.mark.parametrize(("start", "odds", "left"), [(3, 1.0, []), (4, 1.0, []), (3, -4.0, [0]), (2, 1.0, [0])])
def test_a_stranger_whom_the_catalog_likely_has_is_none(hear, start, odds, left):
    """Captions may have garbled somebody known, in these words or in one of them."""
    doc = hear(TEXT, ("maria quellhorst", "Person", 0.95))
    rival = Candidate(start, min(start + 2, 5) if start > 2 else 3, KELLER, How.SOUND, ("maria", "keller"))
    assert without_rivals([heard_as(), rival], np.array([-1.0, odds]), Hearing(doc, words_of(doc))) == left
