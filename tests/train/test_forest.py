"""Trees say the same where they are read as where they were grown, which needs scikit-learn: CONTRIBUTING.md says how to run these."""

from pathlib import Path

import numpy as np
import pytest

from kg.understand import forest
from kg.understand.forest import Forest

pytest.importorskip("sklearn", reason="growing needs scikit-learn, which is in .venv-train alone")

from sklearn.ensemble import HistGradientBoostingClassifier

from train.forest import LEAST, grow, save

LOT = np.random.default_rng(5)
ROWS = np.column_stack([LOT.normal(size=600), LOT.integers(0, 2, 600), LOT.integers(0, 4, 600) / 4]).astype(np.float32)
LABELS = ((ROWS[:, 0] > 0.25) & (ROWS[:, 1] == 1) | (ROWS[:, 2] == 0.75)).tolist()
WEIGHTS = np.where(ROWS[:, 1] == 1, 1.0, 2.0).tolist()


@pytest.fixture(scope="module")
def grown() -> tuple[Forest, HistGradientBoostingClassifier]:
    """Return trees, and the model of scikit-learn that they were taken from."""
    models = []
    fit = HistGradientBoostingClassifier.fit
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(HistGradientBoostingClassifier, "fit", lambda self, *args, **more: models.append(fit(self, *args, **more)))
        return grow(ROWS, LABELS, WEIGHTS, trees=20, leaves=6), *models


def test_trees_say_what_the_model_says(grown):
    """For rows seen and unseen, those on a threshold too, the odds are those of scikit-learn, but for the last bits of single precision."""
    trees, model = grown
    unseen = np.column_stack([LOT.normal(size=400) * 3, LOT.integers(0, 2, 400), LOT.integers(0, 8, 400) / 8]).astype(np.float32)
    for rows in (ROWS, unseen):
        assert trees.logits(rows) == pytest.approx(model.decision_function(rows), abs=1e-5)
        assert trees.probabilities(rows) == pytest.approx(model.predict_proba(rows)[:, 1], abs=1e-5)


def test_trees_are_learned(grown):
    """They tell yes from no."""
    trees, _ = grown
    assert np.mean((trees.probabilities(ROWS) > 0.5) == np.array(LABELS)) > 0.98


def test_trees_are_read_as_they_were_written(grown, tmp_path, monkeypatch):
    """To the last bit."""
    trees, _ = grown
    save(tmp_path / "some.npz", trees, ["one", "two", "three"])
    monkeypatch.setattr(forest, "WEIGHTS", Path(tmp_path))
    again = forest.load.__wrapped__("some", ("one", "two", "three"))
    assert again.logits(ROWS).tolist() == trees.logits(ROWS).tolist()
    assert again.base == trees.base
    with pytest.raises(ValueError, match=r"some\.npz has learned from rows of other columns"):
        forest.load.__wrapped__("some", ("two", "one", "three"))


def test_the_same_rows_grow_the_same_trees():
    """Nothing is left to chance."""
    one, other = (grow(ROWS, LABELS, WEIGHTS, trees=3, leaves=6) for _ in range(2))
    assert all(np.array_equal(value, vars(other)[name]) for name, value in vars(one).items())


@pytest.mark.parametrize("leaves", [2, 4])
def test_a_tree_has_as_many_leaves_as_it_may(leaves):
    """It tells no more kinds of rows apart."""
    tree = grow(ROWS, LABELS, WEIGHTS, trees=1, leaves=leaves)
    assert len(set(tree.logits(ROWS).tolist())) == leaves


def test_what_cannot_be_told_apart_is_one_leaf():
    """Rows that are all alike, and few rows, have the odds of all of them."""
    rows = ROWS[: LEAST + 1]
    for some in (rows, rows * 0):
        tree = grow(some, ([True, False] * LEAST)[: len(some)], [1.0] * len(some), trees=1, leaves=6)
        assert len(set(tree.logits(some).tolist())) == 1
