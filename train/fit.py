"""Fit a log-linear model on named features."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

Row = dict[str, float]


def fit(
    rows: Sequence[Row],
    labels: Sequence[bool],
    weights: Sequence[float] | None = None,
    *,
    least_uses: int,
    strength: float,
    smallest: float,
) -> Row:
    """Return the weights of a logistic regression.

    Args:
        least_uses: Rows a feature must occur in.
        strength: Inverse of the penalty on squared weights.
        smallest: Weights nearer to nought are left out.
    """
    table, names = _table(rows, least_uses)
    model = LogisticRegression(C=strength, max_iter=200, fit_intercept=False, solver="liblinear", random_state=0)
    model.fit(table, np.array(labels), sample_weight=None if weights is None else np.array(weights))
    return _kept(names, model.coef_[0], smallest)


def fit_choice(
    rows: Sequence[Row], classes: Sequence[str], weights: Sequence[float], *, least_uses: int, strength: float, smallest: float
) -> dict[str, Row]:
    """Return the weights of a multinomial logistic regression, by feature and class; the arguments are those of `fit`."""
    table, names = _table(rows, least_uses)
    model = LogisticRegression(C=strength, max_iter=150, fit_intercept=False)
    model.fit(table, np.array(classes), sample_weight=np.array(weights))
    classes_ = [str(class_) for class_ in model.classes_]
    rounded = {str(name): _kept(classes_, column, smallest) for name, column in zip(names, model.coef_.T, strict=True)}
    return {name: row for name, row in rounded.items() if row}


def _kept(names: Sequence[str], weights: np.ndarray, smallest: float) -> Row:
    return {str(name): round(float(weight), 2) for name, weight in zip(names, weights, strict=True) if abs(weight) >= smallest}


def _table(rows: Sequence[Row], least_uses: int) -> tuple[csr_matrix, Sequence[str]]:
    """Return the rows as a matrix, and the names of its columns."""
    uses = Counter(name for row in rows for name in row)
    vectorizer = DictVectorizer(dtype=np.float32)
    table = vectorizer.fit_transform([{name: value for name, value in row.items() if uses[name] >= least_uses} for row in rows])
    table.indices, table.indptr = table.indices.astype(np.int32), table.indptr.astype(np.int32)  # all that the solver takes
    return table, vectorizer.get_feature_names_out()


def save(path: Path, weights: Row | dict[str, Row]) -> None:
    """Write weights, a feature a line."""
    lines = (f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(weights[name], sort_keys=True)}" for name in sorted(weights))
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
