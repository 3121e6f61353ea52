"""Boosted decision trees: a row of numbers in, a probability out (Friedman 2001). The trees are data (`kg/weights`), made by `train/`."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from kg.learned import WEIGHTS

Rows = NDArray[np.float32]

_CLEAREST = 30.0


@dataclass(frozen=True)
class Forest:
    """Add up what many small trees say; a leaf is its own child.

    Attributes:
        column: Which number of the row each node asks for: [trees, nodes].
        most: The largest value with which one goes left: [trees, nodes].
        left: Node to the left; `right` likewise: [trees, nodes].
        value: What a leaf adds: [trees, nodes].
    """

    column: NDArray[np.int16]
    most: Rows
    left: NDArray[np.int16]
    right: NDArray[np.int16]
    value: Rows
    base: float

    def logits(self, rows: Rows) -> NDArray[np.float64]:
        """Return the logarithm of the odds of yes for each row: [rows]."""
        total = np.full(len(rows), self.base)
        columns, everywhere = np.ascontiguousarray(rows.T), np.ones(len(rows), np.bool_)
        trees = (table.tolist() for table in (self.column, self.left, self.right))
        for column, left, right, most, value in zip(*trees, self.most, self.value, strict=True):
            paths = [(0, everywhere)]
            while paths:  # all rows at once take every path, with a note of which are really on it
                node, here = paths.pop()
                if left[node] == node:
                    total += here * value[node]
                else:
                    goes_left = columns[column[node]] <= most[node]
                    paths += [(left[node], here & goes_left), (right[node], here & ~goes_left)]
        return total

    def probabilities(self, rows: Rows) -> NDArray[np.float64]:
        """Return how likely yes is for each row: [rows]."""
        return sigmoid(self.logits(rows))


def sigmoid(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the probabilities of logarithms of odds."""
    chances: NDArray[np.float64] = 1 / (1 + np.exp(-logits.clip(-_CLEAREST, _CLEAREST)))
    return chances


@cache
def load(name: str, columns: tuple[str, ...]) -> Forest:
    """Load the trees `name` from the weights that come with the package, for rows of these columns.

    Raises:
        ValueError: They have learned from rows of other columns.
    """
    with np.load(WEIGHTS / f"{name}.npz") as archive:
        arrays = {key: archive[key] for key in archive.files}
    learned = arrays.pop("columns").tolist()
    if not set(columns).issuperset(learned):
        raise ValueError(f"{name}.npz has learned from rows of other columns; grow it anew (train/README.md)")
    place = np.array([columns.index(each) for each in learned], np.int16)
    return Forest(column=place[arrays.pop("column")], base=float(arrays.pop("base")), **arrays)
