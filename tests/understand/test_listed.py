"""What stands beside the names that a user lists."""

import pytest

from kg.model import Entity
from kg.ontology import EntityType, How
from kg.understand.candidates import Candidate
from kg.understand.listed import beside_listed

QUELL, OTHER = (Entity(id_, id_.title(), EntityType.PERSON) for id_ in ("quell", "other"))
LISTED = Candidate(2, 4, QUELL, How.ALIAS, ("ann", "quell"), listed=True)


@pytest.mark.parametrize(
    ("start", "end", "entity", "how", "left"),
    [
        (2, 4, OTHER, How.EXACT, False),
        (2, 4, OTHER, How.SOUND, False),
        (3, 5, OTHER, How.SOUND, False),
        (1, 4, OTHER, How.UNKNOWN, False),
        (2, 3, OTHER, How.UNKNOWN, False),
        (1, 4, OTHER, How.EXACT, True),  # a longer name, which is spelled
        (1, 4, QUELL, How.SOUND, True),  # the same person
        (4, 5, OTHER, How.SOUND, True),  # other words
    ],
)
def test_a_listed_name_has_no_rival(start, end, entity, how, left):
    """Nothing else is spelled by it, nor heard in its words."""
    other = Candidate(start, end, entity, how, ("ann", "quell"))
    assert beside_listed([LISTED, other]) == [LISTED, *([other] if left else [])]


def test_of_two_that_are_listed_either_may_be_meant():
    """And where nothing is listed, nothing is left out."""
    twin = Candidate(2, 4, OTHER, How.EXACT, ("ann", "quell"), listed=True)
    rivals = [Candidate(2, 4, QUELL, How.EXACT, ("quell",)), Candidate(2, 4, OTHER, How.SOUND, ("quell",))]
    assert beside_listed([LISTED, twin]) == [LISTED, twin]
    assert beside_listed(rivals) == rivals
