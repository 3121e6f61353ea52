"""The closed vocabulary: entity types, relation types, and which types each relation may join."""

from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from _typeshed import SupportsRichComparisonT as End

Type = TypeVar("Type", bound=str)


class EntityType(StrEnum):
    """Name the kinds of things a talk speaks of."""

    PERSON = "Person"
    PAPER = "Paper"
    METHOD = "Method"
    DATASET = "Dataset"
    ORGANIZATION = "Organization"
    FIELD = "Field"
    CONCEPT = "Concept"


PROPER = frozenset({EntityType.PERSON, EntityType.PAPER, EntityType.DATASET, EntityType.ORGANIZATION})
"""Types of what has a name of its own, and is not called by a word of the field."""


class RelationType(StrEnum):
    """Name the ways in which two things relate, from subject to object."""

    AUTHORED = "AUTHORED"
    INTRODUCED = "INTRODUCED"
    DESCRIBED_IN = "DESCRIBED_IN"
    AFFILIATED_WITH = "AFFILIATED_WITH"
    FOUNDED = "FOUNDED"
    COLLABORATED_WITH = "COLLABORATED_WITH"
    USES = "USES"
    TRAINED_ON = "TRAINED_ON"
    EVALUATED_ON = "EVALUATED_ON"
    IS_A = "IS_A"
    PART_OF = "PART_OF"
    APPLIED_TO = "APPLIED_TO"
    SUPERSEDES = "SUPERSEDES"
    COMPARED_WITH = "COMPARED_WITH"
    INSPIRED_BY = "INSPIRED_BY"
    CAUSES = "CAUSES"
    SUPPORTS = "SUPPORTS"
    CRITICIZES = "CRITICIZES"
    DISCUSSES = "DISCUSSES"
    HOSTS = "HOSTS"
    GUEST_OF = "GUEST_OF"


class Polarity(StrEnum):
    """Say how firmly the talk states a relation."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    NEGATED = "negated"


class How(StrEnum):
    """Say by what a surface was linked to its entity."""

    EXACT = "exact"
    ALIAS = "alias"
    JOINED = "joined"
    SOUND = "sound"
    CONTEXT = "context"
    FIRST_NAME = "firstName"
    PRONOUN = "pronoun"
    ROLE = "role"
    UNKNOWN = "unknown"


STAND_FOR = frozenset({How.PRONOUN, How.ROLE})
"""By these, words stand for a thing without naming it."""

SYMMETRIC = frozenset({RelationType.COMPARED_WITH, RelationType.COLLABORATED_WITH})

_E = EntityType
_AGENT = frozenset({_E.PERSON, _E.ORGANIZATION})
_THING = frozenset({_E.METHOD, _E.DATASET, _E.CONCEPT})
_TOPIC = _THING | {_E.FIELD}
_PERSON = frozenset({_E.PERSON})
_ANY = frozenset(_E)
_METHOD = frozenset({_E.METHOD})
_DATASET = frozenset({_E.DATASET})
_PAPER = frozenset({_E.PAPER})
_ORGANIZATION = frozenset({_E.ORGANIZATION})

SIGNATURES: dict[RelationType, tuple[frozenset[EntityType], frozenset[EntityType]]] = {
    RelationType.AUTHORED: (_AGENT, _PAPER),
    RelationType.INTRODUCED: (_AGENT, _THING),
    RelationType.DESCRIBED_IN: (_TOPIC, _PAPER),
    RelationType.AFFILIATED_WITH: (_PERSON, _ORGANIZATION),
    RelationType.FOUNDED: (_PERSON, _ORGANIZATION),
    RelationType.COLLABORATED_WITH: (_AGENT, _AGENT),
    RelationType.USES: (_AGENT | _METHOD | {_E.FIELD}, _THING),
    RelationType.TRAINED_ON: (_METHOD, _DATASET),
    RelationType.EVALUATED_ON: (_METHOD, _DATASET),
    RelationType.IS_A: (_ANY - _PERSON, _ANY - _PERSON),
    RelationType.PART_OF: (_ANY - _PERSON, _ANY - _PERSON),
    RelationType.APPLIED_TO: (_TOPIC | _ORGANIZATION, _TOPIC - _DATASET),
    RelationType.SUPERSEDES: (_ANY - _PERSON, _ANY - _PERSON),
    RelationType.COMPARED_WITH: (_ANY, _ANY),
    RelationType.INSPIRED_BY: (_ANY, _ANY),
    RelationType.CAUSES: (_ANY, _ANY),
    RelationType.SUPPORTS: (_PERSON, _ANY),
    RelationType.CRITICIZES: (_PERSON, _ANY),
    RelationType.DISCUSSES: (_PERSON, _ANY),
    RelationType.HOSTS: (_PERSON, _ORGANIZATION),
    RelationType.GUEST_OF: (_PERSON, _ORGANIZATION),
}


def stated(relation: str, polarity: str) -> str:
    """Return a type of relation as people read it, with its polarity where the talk does not assert it: "USES (negated)"."""
    return relation if polarity == Polarity.ASSERTED else f"{relation} ({polarity})"


def fits(subject: EntityType, relation: RelationType, object_: EntityType) -> bool:
    """Tell whether the relation may join these types in this direction."""
    heads, tails = SIGNATURES[relation]
    return subject in heads and object_ in tails


def misfit(subject: EntityType, relation: RelationType, object_: EntityType) -> str:
    """Say that the relation may not join these types, and which it may."""
    heads, tails = (
        "anything" if ends == _ANY else " or ".join(each for each in EntityType if each in ends) for ends in SIGNATURES[relation]
    )
    return f"{relation} does not lead from {subject} to {object_}, but from {heads} to {tails}"


def canonical(subject: "End", relation: Type, object_: "End") -> "tuple[End, Type, End]":
    """Return the one form of a claim, whichever way a symmetric relation is told: then its ends stand in order."""
    one, other = sorted((subject, object_)) if relation in SYMMETRIC else (subject, object_)
    return one, relation, other
