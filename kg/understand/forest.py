"""Boosted decision trees: a row of numbers in, a probability out (Friedman 2001). The trees are data (`kg/weights`), made by `train/`."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float32]

_WEIGHTS = Path(__file__).parent.parent / "weights"
_CLEAREST = 30.0


@dataclass(frozen=True)
class Forest:
    """Add up what many small trees say; a leaf is its own child.

    Attributes:
        column: Which number of the row each node asks for: [trees, nodes].
        most: The largest value with which one goes left: [trees, nodes].
        left: Node to the left; `right` likewise: [trees, nodes].
        value: What a leaf adds: [trees, nodes].
        depth: Steps from the root to the farthest leaf.
    """

    column: NDArray[np.int16]
    most: Rows
    left: NDArray[np.int16]
    right: NDArray[np.int16]
    value: Rows
    base: float
    depth: int

    def logits(self, rows: Rows) -> NDArray[np.float64]:
        """Return the logarithm of the odds of yes for each row: [rows]."""
        total = np.full(len(rows), self.base)
        every = np.arange(len(rows))
        for column, most, left, right, value in zip(self.column, self.most, self.left, self.right, self.value, strict=True):
            node = np.zeros(len(rows), np.int16)
            for _ in range(self.depth):
                node = np.where(rows[every, column[node]] <= most[node], left[node], right[node])
            total += value[node]
        return total

    def probabilities(self, rows: Rows) -> NDArray[np.float64]:
        """Return how likely yes is for each row: [rows]."""
        return sigmoid(self.logits(rows))


def sigmoid(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the probabilities of logarithms of odds."""
    chances: NDArray[np.float64] = 1 / (1 + np.exp(-logits.clip(-_CLEAREST, _CLEAREST)))
    return chances


@cache
def load(name: str) -> Forest:
    """Load the trees `name` from the weights that come with the package."""
    with np.load(_WEIGHTS / f"{name}.npz") as archive:
        arrays = {key: archive[key] for key in archive.files}
    return Forest(base=float(arrays.pop("base")), depth=int(arrays.pop("depth")), **arrays)
