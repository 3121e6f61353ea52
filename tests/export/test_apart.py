"""Shapes do not lie on top of each other."""

import math
import re
from importlib.resources import files

import numpy as np
import pytest

from kg.export.apart import FIRST, apart


def crowd(count, width):
    """Return points strewn over a square of that width, and the room that each wants."""
    stream = np.random.RandomState(7)
    return stream.random_sample((2, count)) * width, 10 + 20 * stream.random_sample(count)


def lacks(points, room):
    """Return how much each pair lacks of the distance that it wants."""
    across = np.hypot(points[0][:, None] - points[0], points[1][:, None] - points[1])
    wanted = room[:, None] + room
    np.fill_diagonal(wanted, 0)
    return wanted - across


@pytest.mark.parametrize("count", [2, 100, 400])
def test_all_have_room(count):
    """When all are shown, hardly anything is left of what lay on top of each other."""
    points, room = crowd(count, 100 * math.sqrt(count))
    assert count == 2 or lacks(points, room).max() > 20
    assert lacks(apart(points, room), room).max() < 5


def test_the_first_have_room_when_they_are_shown():
    """The most salient stand apart when they alone are shown, drawn as close together as the page draws them."""
    points, room = crowd(1_500, 4_000)
    closer = math.sqrt(FIRST / 1_500)
    assert lacks(closer * points[:, :FIRST], room[:FIRST]).max() > 20
    assert lacks(closer * apart(points, room)[:, :FIRST], room[:FIRST]).max() < 5


def test_who_has_room_stays():
    """What stands apart is not moved, and what was given is not changed."""
    points, room = np.array([[0.0, 100.0, 5.0], [0.0, 0.0, 0.0]]), np.array([10.0, 10.0, 10.0])
    moved = apart(points, room)
    assert moved[:, 1].tolist() == [100.0, 0.0]
    assert points.tolist() == [[0.0, 100.0, 5.0], [0.0, 0.0, 0.0]]
    assert abs(moved[0, 0] - moved[0, 2]) >= 19


def test_one_place_for_all():
    """Nodes at the very same place come apart, too; of none there is nothing."""
    moved = apart(np.zeros((2, 5)), np.full(5, 10.0))
    assert np.unique(moved, axis=1).shape == (2, 5)
    assert apart(np.zeros((2, 0)), np.zeros(0)).shape == (2, 0)


def test_the_page_shows_as_many_at_first():
    """The number is the one that the page's script has."""
    script = files("kg").joinpath("page", "state.js").read_text(encoding="utf-8")
    assert int(re.search(r"const FIRST = (\d+);", script)[1]) == FIRST
