"""Conferences, courses and journals: papers appear and people meet there, but they employ nobody and write nothing."""

from kg.catalog import fold
from kg.model import Entity, Relation
from kg.ontology import EntityType, RelationType

_KINDS = frozenset({"conference", "course", "journal"})
_CALLED = frozenset({"class", "conf", "conference", "course", "hackathon", "meetup", "seminar", "summit", "symposium", "workshop"})
"""Last words of the names of those that no catalog has."""

_OFFICES = frozenset(
    {"board", "chair", "chaired", "chairman", "chairs", "cochair", "committee", "director", "editor", "emcee", "fellow", "founded"}
    | {"founder", "head", "mc", "member", "organize", "organized", "organizer", "organizers", "organizes", "organizing", "president"}
    | {"started"}
)
"""Words by which somebody belongs to them all the same ("I was the general chair")."""


def is_venue(entity: Entity) -> bool:
    """Tell whether something is a conference, a course or a journal."""
    if entity.type is not EntityType.ORGANIZATION:
        return False
    return entity.kind in _KINDS or (not entity.known and not _CALLED.isdisjoint(fold.words(entity.name)[-1:]))


def takes_venue_amiss(relation: Relation, quote: str) -> bool:
    """Tell whether a relation would have a venue write a paper, or somebody belong to it of whom its words tell no office there."""
    if relation.type is RelationType.AUTHORED:
        return is_venue(relation.subject.entity)
    belongs = relation.type is RelationType.AFFILIATED_WITH and is_venue(relation.object.entity)
    return belongs and _OFFICES.isdisjoint(fold.words(quote))
