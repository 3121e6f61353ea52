"""The light heads, with weights small enough to work out by hand."""

import numpy as np
import pytest

from kg.understand import heads, labels


def test_zones_around_a_pair():
    """Words are told apart by where they stand to the two ends of a pair."""
    at = np.arange(0, 16)[None]
    assert heads.zones(at, np.array([[3, 5, 10, 11]])).tolist() == [[0, 1, 1, 2, 2, 3, 3, 4, 5, 5, 6, 7, 7, 8, 8, 8]]


@pytest.mark.parametrize(
    ("gap", "zones"), [(0, [2, 6]), (1, [2, 3, 6]), (2, [2, 3, 3, 6]), (3, [2, 3, 3, 5, 6]), (5, [2, 3, 3, 4, 5, 5, 6])]
)
def test_zones_between_ends_near_each_other(gap, zones):
    """With few words between, those after the first end come before those before the second."""
    assert heads.zones(np.arange(gap + 2)[None], np.array([[0, 1, gap + 1, gap + 2]])).tolist() == [zones]


def test_cuts_are_chances():
    """Scores become chances of two decimals."""
    own = heads.Heads({"cuts.weight": np.eye(3, dtype=np.float32), "cuts.bias": np.zeros(3, np.float32)})
    assert own.cuts(np.array([[0, 1, -1]], np.float32)).tolist() == [pytest.approx([0.5, 0.73, 0.27])]


def test_spans_see_their_first_last_and_inner_words():
    """A run is scored by its first word, its last word, the mean of its words and its width; past the end there is none."""
    classes = 1 + len(labels.TYPES)
    one = np.ones((1, 1), np.float32)
    weights = {f"spans.{name}.weight": one * scale for name, scale in (("first", 1), ("last", 10), ("inside", 100))}
    weights |= {f"spans.{name}.bias": np.zeros(1, np.float32) for name in ("first", "last", "inside")}
    weights["spans.size.weight"] = np.arange(labels.WIDEST, dtype=np.float32)[:, None] * 1000
    weights["spans.out.weight"] = np.zeros((classes, 1), np.float32)
    weights["spans.out.weight"][1] = np.log(2) / 1265  # the sum of all four for the run of both words: 1 + 20 + 150 + 1000 = 1171
    weights["spans.out.bias"] = np.zeros(classes, np.float32)
    spans = heads.Heads(weights).spans(np.array([[1], [2]], np.float32))
    double = 2 ** (1171 / 1265)
    assert spans[0, 1, 1] == pytest.approx(double / (double + classes - 1), abs=0.005)
    assert spans[1, 1].tolist() == [1, *[0] * (classes - 1)]
