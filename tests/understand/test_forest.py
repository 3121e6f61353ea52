"""Boosted trees, worked out by hand."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from kg.learned import WEIGHTS
from kg.ontology import RelationType
from kg.understand import claims, forest, verdict
from kg.understand.forest import Forest, sigmoid

TREES = Forest(
    # The first asks for column 1, and above 0.5 for column 0; the second for column 2, and has two nodes that nothing leads to.
    column=np.array([[1, 0, 0, 0, 0], [2, 0, 0, 0, 0]], np.int16),
    most=np.array([[0.5, 0, 2, 0, 0], [-1, 0, 0, 0, 0]], np.float32),
    left=np.array([[1, 1, 3, 3, 4], [1, 1, 2, 0, 0]], np.int16),
    right=np.array([[2, 1, 4, 3, 4], [2, 1, 2, 0, 0]], np.int16),
    value=np.array([[0, 0.5, 0, -1, 2], [0, 0.25, -0.25, 0, 0]], np.float32),
    base=0.125,
)
ROWS = arrays.arrays(np.float32, st.tuples(st.integers(1, 5), st.just(3)), elements=st.floats(-4, 4, width=32))


@pytest.mark.parametrize(
    ("row", "logit"),
    [
        ((0, 0, 0), 0.125 + 0.5 - 0.25),
        ((9, 0.5, 0), 0.125 + 0.5 - 0.25),  # the largest value goes left; what is not asked for makes no difference
        ((2, 0.75, 0), 0.125 - 1 - 0.25),
        ((2.5, 0.75, 0), 0.125 + 2 - 0.25),
        ((2.5, 0.75, -1), 0.125 + 2 + 0.25),
    ],
)
def test_each_tree_adds_the_leaf_that_it_comes_to(row, logit):
    """A row goes down every tree, left up to the largest value and right beyond; what it comes to is added up."""
    assert TREES.logits(np.array([row], np.float32)).tolist() == [logit]
    assert TREES.probabilities(np.array([row], np.float32)).tolist() == [pytest.approx(1 / (1 + math.exp(-logit)))]


@given(ROWS)
def test_a_row_is_judged_alone(rows):
    """Rows side by side are told what each is told by itself."""
    assert TREES.logits(rows).tolist() == [TREES.logits(row[None])[0] for row in rows]


def test_without_rows_nothing_is_judged():
    """No rows, no answers."""
    assert TREES.logits(np.zeros((0, 3), np.float32)).shape == (0,)


def test_without_trees_all_rows_are_alike(plant):
    """What remains is the base."""
    assert plant(("one",), -0.5).logits(np.zeros((2, 1), np.float32)).tolist() == [-0.5, -0.5]


@given(st.floats(allow_nan=False))
def test_nothing_is_certain(logit):
    """However clear a case is, nothing overflows, and the logarithm of either answer can be taken."""
    (chance,) = sigmoid(np.array([logit]))
    assert 0 < chance < 1


@pytest.mark.parametrize(("name", "columns"), [("verdicts", verdict.COLUMNS), ("claims", claims.COLUMNS)])
def test_the_trees_have_learned_from_all_columns(name, columns):
    """Relations alone may be newer than what was learned."""
    with np.load(WEIGHTS / f"{name}.npz") as archive:
        assert set(columns) - set(archive["columns"].tolist()) <= set(RelationType)


@pytest.mark.parametrize(("name", "columns"), [("verdicts", verdict.COLUMNS), ("claims", claims.COLUMNS)])
def test_the_trees_of_the_package_fit_the_rows(name, columns):
    """They ask for numbers that a row has, every way down ends in a leaf, and they are read once."""
    own = forest.load(name, columns)
    assert own is forest.load(name, columns)
    assert 0 <= own.column.min() <= own.column.max() < len(columns)
    assert np.isfinite(own.most).all()
    assert np.isfinite(own.value).all()
    reached = [{0} for _ in own.left]
    for _ in range(own.left.shape[1]):
        reached = [
            {int(child[at]) for child in (left, right) for at in nodes}
            for nodes, left, right in zip(reached, own.left, own.right, strict=True)
        ]
    assert all(left[at] == right[at] == at for nodes, left, right in zip(reached, own.left, own.right, strict=True) for at in nodes)


def test_trees_ask_for_their_columns_by_name():
    """A relation that is new stands among those that were learned, and changes no answer; what was learned must be there."""
    new = ("FUNDED", *claims.COLUMNS)
    rows = np.random.default_rng(1).random((50, len(claims.COLUMNS)), np.float32)
    told = forest.load("claims", new).logits(np.hstack([np.ones((50, 1), np.float32), rows]))
    assert told.tolist() == forest.load("claims", claims.COLUMNS).logits(rows).tolist()
    with pytest.raises(ValueError, match=r"claims\.npz has learned from rows of other columns"):
        forest.load("claims", claims.COLUMNS[1:])
