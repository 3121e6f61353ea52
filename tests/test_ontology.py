"""The closed vocabulary."""

import pytest

from kg.ontology import SYMMETRIC, RelationType, canonical


@pytest.mark.parametrize("relation", RelationType)
def test_only_what_holds_both_ways_may_be_turned_round(relation):
    """Whichever way a symmetric relation is told, it is one; of any other the two ways are two."""
    forth, back = canonical("a", relation, "b"), canonical("b", relation, "a")
    assert forth == ("a", relation, "b")
    assert back == (forth if relation in SYMMETRIC else ("b", relation, "a"))
