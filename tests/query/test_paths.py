"""How two things are connected."""

import pytest

from kg.query import certain, shortest


def test_the_shortest_way_has_fewest_relations(ways):
    """Directions make no difference, and confidence is the product along the way."""
    way = shortest(ways, "a", "d")
    assert (way.things, way.names, way.confidence) == (("a", "d"), ("A", "D"), 0.3)


def test_the_surest_way_may_be_longer(ways):
    """Of all ways, it has the greatest product of confidences."""
    way = certain(ways, "a", "d")
    assert way.things == ("a", "b", "c", "d")
    assert way.confidence == pytest.approx(0.9**3)
    assert [(step.subject, step.object) for step in way.steps] == [("b", "a"), ("b", "c"), ("c", "d")]


@pytest.mark.parametrize("search", [shortest, certain])
def test_what_is_denied_connects_nothing(ways, search):
    """There is no way to what only a denied relation joins, and a way of no step from a thing to itself."""
    assert search(ways, "a", "e") is None
    assert search(ways, "e", "e").steps == ()
