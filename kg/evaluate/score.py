"""Counts of what was said and what was asked for, and the figures that follow from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kg.ontology import EntityType, RelationType


def share(part: int, whole: int, *, of_nothing: float) -> float:
    """Divide, with a value for the share of nothing."""
    return part / whole if whole else of_nothing


@dataclass(frozen=True, slots=True)
class Score:
    """Count what was said and what was asked for.

    Attributes:
        correct: How many of the predicted are right.
        predicted: How many the graph holds.
        found: How many of the required the graph holds.
        required: How many the gold asks for.
    """

    correct: int
    predicted: int
    found: int
    required: int

    @property
    def precision(self) -> float:
        """Return the share of the predicted that is right; 0 where nothing is predicted."""
        return share(self.correct, self.predicted, of_nothing=0.0)

    @property
    def recall(self) -> float:
        """Return the share of the required that is found; 1 where nothing is required."""
        return share(self.found, self.required, of_nothing=1.0)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall; 0 where both are 0."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: "Score") -> "Score":
        """Count two disjoint parts together."""
        return Score(
            self.correct + other.correct, self.predicted + other.predicted, self.found + other.found, self.required + other.required
        )


NOTHING = Score(0, 0, 0, 0)

ByType = Mapping[str, Score]


def add_by_type(one: ByType, other: ByType) -> ByType:
    """Count two disjoint parts together, type by type."""
    return {kind: one.get(kind, NOTHING) + other.get(kind, NOTHING) for kind in sorted({**one, **other}, key=rank)}


def rank(kind: str) -> tuple[int, str]:
    """Return what sorts types in the order of the ontology, those that it lacks last."""
    order: list[Any] = [*EntityType, *RelationType]
    return (order.index(kind) if kind in order else len(order), kind)
