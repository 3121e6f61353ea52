"""Log-linear models: named features in, a probability out. The weights are data (`kg/weights`), made by `train/`."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_WEIGHTS = Path(__file__).parent.parent / "weights"

Features = dict[str, float]


@dataclass(frozen=True)
class Binary:
    """Decide yes or no by the sum of the weights of the features that hold."""

    weights: Mapping[str, float]

    def probability(self, features: Features) -> float:
        """Return how likely yes is; a feature without a weight counts for nothing."""
        total = sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def binary(name: str) -> Binary:
    """Load the model `name` from the weights that come with the package."""
    return Binary(json.loads((_WEIGHTS / f"{name}.json").read_text(encoding="utf-8")))
