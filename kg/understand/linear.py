"""Log-linear models: named features in, a probability out. The weights are data (`kg/weights`), made by `train/`."""

import json
import math
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FAINTEST = 1e-3
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


@dataclass(frozen=True)
class Choice:
    """Choose among classes by the sums of the weights of the features that hold, a column of weights for each class."""

    classes: Sequence[str]
    weights: Mapping[str, Mapping[str, float]]

    def probabilities(self, features: Features, allowed: Container[str]) -> dict[str, float]:
        """Return how likely each of the allowed classes is; together they make 1."""
        sums = dict.fromkeys((name for name in self.classes if name in allowed), 0.0)
        for feature, value in features.items():
            for name, weight in self.weights.get(feature, {}).items():
                if name in sums:
                    sums[name] += weight * value
        most = max(sums.values(), default=0.0)
        powers = {name: math.exp(total - most) for name, total in sums.items()}
        whole = sum(powers.values())
        return {name: power / whole for name, power in powers.items()}


def logit(chance: float, *, clearest: float) -> float:
    """Return the logarithm of the odds of a chance, between -clearest and clearest."""
    return max(-clearest, min(clearest, math.log(max(chance, _FAINTEST) / max(1 - chance, _FAINTEST))))


@cache
def binary(name: str) -> Binary:
    """Load the model `name` from the weights that come with the package."""
    return Binary(json.loads((_WEIGHTS / f"{name}.json").read_text(encoding="utf-8")))


@cache
def choice(name: str) -> Choice:
    """Load the model `name`, a table of weights by feature and class, from the weights that come with the package."""
    weights = json.loads((_WEIGHTS / f"{name}.json").read_text(encoding="utf-8"))
    return Choice(sorted({class_ for row in weights.values() for class_ in row}), weights)
