"""Grow boosted trees, and write them for `kg.understand.forest`."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from kg.understand.forest import Forest

RATE = 0.06
LEAST = 30
"""Rows that a leaf holds at least."""


def grow(rows: np.ndarray, labels: Sequence[bool], weights: Sequence[float], *, trees: int, leaves: int) -> Forest:
    """Return trees that tell yes from no."""
    model = HistGradientBoostingClassifier(
        max_iter=trees, learning_rate=RATE, max_leaf_nodes=leaves, min_samples_leaf=LEAST, l2_regularization=5.0, early_stopping=False,
        random_state=0,
    )  # fmt: skip
    model.fit(rows, np.array(labels), sample_weight=np.array(weights))
    grown = [stage[0].nodes for stage in model._predictors]
    size = max(map(len, grown))
    tables = [np.array([_row(node, at) for at, node in enumerate(tree)] + [_LEAF] * (size - len(tree))) for tree in grown]
    column, most, left, right, value = np.moveaxis(np.stack(tables), 2, 0)
    base = float(np.ravel(model._baseline_prediction)[0])
    small = np.int16
    return Forest(column.astype(small), most.astype("f4"), left.astype(small), right.astype(small), value.astype("f4"), base)


_LEAF = (0, 0.0, 0, 0, 0.0)


def _row(node: np.void, at: int) -> tuple[float, ...]:
    if node["is_leaf"]:
        return 0, 0.0, at, at, node["value"]
    return node["feature_idx"], node["num_threshold"], node["left"], node["right"], 0.0


def save(path: Path, forest: Forest, columns: Sequence[str]) -> None:
    """Write trees with the names of the columns they ask for."""
    np.savez_compressed(path, columns=np.array(columns), **vars(forest))
