"""Figures from counts."""

import pytest

from kg.evaluate import Score


@pytest.mark.parametrize(
    ("score", "precision", "recall", "f1"),
    [
        (Score(correct=3, predicted=4, found=1, required=2), 0.75, 0.5, 0.6),
        (Score(correct=0, predicted=0, found=0, required=0), 0.0, 1.0, 0.0),  # nothing said, nothing asked
        (Score(correct=0, predicted=5, found=0, required=5), 0.0, 0.0, 0.0),
    ],
)
def test_figures_follow_from_counts(score, precision, recall, f1):
    """Precision of nothing is 0, recall of nothing is 1, F1 is their harmonic mean."""
    assert (score.precision, score.recall, score.f1) == pytest.approx((precision, recall, f1))


def test_scores_add_up():
    """Two disjoint parts are counted together."""
    assert Score(1, 2, 3, 4) + Score(10, 20, 30, 40) == Score(11, 22, 33, 44)
