"""What a comparison found, as values, and the same as a dictionary for JSON."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from kg.evaluate.gold import GoldEntity


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


class Fault(StrEnum):
    """Say why an edge is not true to the gold."""

    DIRECTION = "wrong direction"
    TYPE = "wrong type"
    PAIR = "no such pair"
    END = "an end is not in the gold"


@dataclass(frozen=True, slots=True)
class FalseEntity:
    """Name a node that no gold entity stands for."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Name a relation by the names of its ends."""

    subject: str
    type: str
    object: str


@dataclass(frozen=True, slots=True)
class WrongRelation(Statement):
    """Name an edge that the gold does not list, and say what is wrong with it."""

    reason: Fault


@dataclass(frozen=True, slots=True)
class EntityReport:
    """Judge the nodes.

    Attributes:
        total: Person, Paper, Method, Dataset and Organization together: the types whose gold is complete.
        concepts: Field and Concept together, where the gold cannot be complete.
        by_type: Each type that is predicted or required: of the nodes of the type, those that stand for a gold entity;
            of the required gold entities of the type, those found.
        missed: Required entities of any type that no node stands for, in gold order.
        false: Nodes of the types in `total` that stand for no gold entity, in graph order.
    """

    total: Score
    concepts: Score
    by_type: Mapping[str, Score]
    missed: tuple[GoldEntity, ...]
    false: tuple[FalseEntity, ...]


@dataclass(frozen=True, slots=True)
class RelationReport:
    """Judge the edges.

    Attributes:
        total: An edge is right when the gold lists it, and a required pair is found when a right edge joins it.
        pairs: The same when only the two ends must be right, whatever the type and direction.
        by_type: Each type that is predicted or required: of the edges of the type, those that are right; of the pairs
            for which the gold requires the type, those found as in `total` (an acceptable other type counts).
        polarity: The share of right edges that also have the polarity of the gold; 1 where no edge is right.
        missed: Required relations whose pair is not found, in gold order.
        wrong: Edges that are not right, in graph order.
    """

    total: Score
    pairs: Score
    by_type: Mapping[str, Score]
    polarity: float
    missed: tuple[Statement, ...]
    wrong: tuple[WrongRelation, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Judge a graph."""

    entities: EntityReport
    relations: RelationReport


def as_dict(report: Report) -> dict[str, Any]:
    """Return the totals by name, then the figures by type, then what was missed or is false: ready for JSON."""
    entities, relations = report.entities, report.relations
    return {
        **_totals(entities, relations),
        "entity_types": {kind: _figures(score) for kind, score in entities.by_type.items()},
        "relation_types": {kind: _figures(score) for kind, score in relations.by_type.items()},
        "missed_entities": [{"name": entity.name, "type": entity.type} for entity in entities.missed],
        "false_entities": [asdict(entity) for entity in entities.false],
        "missed_relations": [asdict(statement) for statement in relations.missed],
        "wrong_relations": [asdict(statement) for statement in relations.wrong],
    }


def _totals(entities: EntityReport, relations: RelationReport) -> dict[str, float]:
    return {
        "entity_precision": entities.total.precision,
        "entity_recall": entities.total.recall,
        "entity_f1": entities.total.f1,
        "required_entities": entities.total.required,
        "predicted_strict": entities.total.predicted,
        "concept_recall": entities.concepts.recall,
        "concept_precision": entities.concepts.precision,
        "predicted_concepts": entities.concepts.predicted,
        "relation_precision_typed": relations.total.precision,
        "relation_precision_pair": relations.pairs.precision,
        "relation_recall": relations.total.recall,
        "relation_recall_pair": relations.pairs.recall,
        "relation_f1": relations.total.f1,
        "required_pairs": relations.total.required,
        "predicted_relations": relations.total.predicted,
        "polarity": relations.polarity,
    }


def _figures(score: Score) -> dict[str, float]:
    return {"precision": score.precision, "recall": score.recall, "f1": score.f1, **asdict(score)}
