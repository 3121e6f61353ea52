"""What a comparison found, as values; what two disjoint comparisons found can be added."""

from dataclasses import dataclass
from enum import StrEnum

from kg.evaluate.calibration import Claim
from kg.evaluate.gold import GoldEntity
from kg.evaluate.score import ByType, Score, add_by_type, share


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
        claims: How sure the graph is of the nodes of the types in `total`, where it says so, and which are right.
        missed: Required entities of any type that no node stands for, in gold order.
        false: Nodes of the types in `total` that stand for no gold entity, in graph order.
    """

    total: Score
    concepts: Score
    by_type: ByType
    claims: tuple[Claim, ...]
    missed: tuple[GoldEntity, ...]
    false: tuple[FalseEntity, ...]

    def __add__(self, other: "EntityReport") -> "EntityReport":
        """Judge the nodes of two graphs together."""
        return EntityReport(
            total=self.total + other.total,
            concepts=self.concepts + other.concepts,
            by_type=add_by_type(self.by_type, other.by_type),
            claims=self.claims + other.claims,
            missed=self.missed + other.missed,
            false=self.false + other.false,
        )


@dataclass(frozen=True, slots=True)
class RelationReport:
    """Judge the edges.

    Attributes:
        total: An edge is right when the gold lists it, and a required pair is found when a right edge joins it.
        pairs: The same when only the two ends must be right, whatever the type and direction.
        by_type: Each type that is predicted or required: of the edges of the type, those that are right; of the pairs
            for which the gold requires the type, those found as in `total` (an acceptable other type counts).
        agreeing: How many right edges also have the polarity of the gold.
        sound: How many edges, right or wrong, have evidence whose every quote holds the words of both ends.
        claims: How sure the graph is of each edge, where it says so, and which are right.
        missed: Required relations whose pair is not found, in gold order.
        wrong: Edges that are not right, in graph order.
    """

    total: Score
    pairs: Score
    by_type: ByType
    agreeing: int
    sound: int
    claims: tuple[Claim, ...]
    missed: tuple[Statement, ...]
    wrong: tuple[WrongRelation, ...]

    @property
    def polarity(self) -> float:
        """Return the share of right edges that also have the polarity of the gold; 1 where no edge is right."""
        return share(self.agreeing, self.total.correct, of_nothing=1.0)

    @property
    def soundness(self) -> float:
        """Return the share of edges whose evidence is sound; 1 where there is no edge."""
        return share(self.sound, self.total.predicted, of_nothing=1.0)

    def __add__(self, other: "RelationReport") -> "RelationReport":
        """Judge the edges of two graphs together."""
        return RelationReport(
            total=self.total + other.total,
            pairs=self.pairs + other.pairs,
            by_type=add_by_type(self.by_type, other.by_type),
            agreeing=self.agreeing + other.agreeing,
            sound=self.sound + other.sound,
            claims=self.claims + other.claims,
            missed=self.missed + other.missed,
            wrong=self.wrong + other.wrong,
        )


@dataclass(frozen=True, slots=True)
class Report:
    """Judge a graph, or several together."""

    entities: EntityReport
    relations: RelationReport

    @property
    def headline(self) -> dict[str, float]:
        """Return the six figures that stand for all others, by the names that JSON has for them."""
        entities, relations = self.entities.total, self.relations.total
        return {
            "entity_precision": entities.precision,
            "entity_recall": entities.recall,
            "entity_f1": entities.f1,
            "relation_precision_typed": relations.precision,
            "relation_recall": relations.recall,
            "relation_f1": relations.f1,
        }

    def __add__(self, other: "Report") -> "Report":
        """Judge the graphs of two talks together."""
        return Report(self.entities + other.entities, self.relations + other.relations)
