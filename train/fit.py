"""Fit a log-linear model on named features."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

Row = dict[str, float]


def fit(
    rows: Sequence[Row], labels: Sequence[bool], weights: Sequence[float] | None = None, *, least_uses: int, strength: float, smallest: float
) -> Row:
    """Return the weights of a logistic regression.

    Args:
        least_uses: Rows a feature must occur in.
        strength: Inverse of the penalty on squared weights.
        smallest: Weights nearer to nought are left out.
    """
    uses = Counter(name for row in rows for name in row)
    vectorizer = DictVectorizer(dtype=np.float32)
    table = vectorizer.fit_transform([{name: value for name, value in row.items() if uses[name] >= least_uses} for row in rows])
    table.indices, table.indptr = table.indices.astype(np.int32), table.indptr.astype(np.int32)  # all that the solver takes
    model = LogisticRegression(C=strength, max_iter=200, fit_intercept=False, solver="liblinear", random_state=0)
    model.fit(table, np.array(labels), sample_weight=None if weights is None else np.array(weights))
    names = vectorizer.get_feature_names_out()
    return {name: round(float(weight), 2) for name, weight in sorted(zip(names, model.coef_[0], strict=True)) if abs(weight) >= smallest}


def save(path: Path, weights: Row) -> None:
    """Write weights, one a line."""
    path.write_text(json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
