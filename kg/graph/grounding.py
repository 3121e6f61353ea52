"""The grounding rule: no node without a mention, and no edge without a quote in which both ends stand, by a surface that links to them.

It is checked here, for every extractor, and nowhere else. What one talk cannot tell, whether an end is named in any talk
and as a thing of which type, waits for all of them.
"""

from collections.abc import Container, Mapping

from kg.model import Entity, Mention, Place, Relation, Transcript
from kg.ontology import STAND_FOR, EntityType, How, RelationType, fits


def stands(mention: Mention, text: str) -> bool:
    """Tell whether a mention is where it says in the words of its talk."""
    return text[mention.start : mention.end] == mention.surface != ""


def names(mention: Mention, transcript: Transcript) -> bool:
    """Tell whether a mention names its entity: by its words, or as who speaks there, whom file or user name."""
    if mention.how is not How.PRONOUN:
        return mention.how not in STAND_FOR
    return transcript.speaker_at(mention.start) is not None or _is_given(mention.entity, transcript)


def _is_given(entity: Entity, transcript: Transcript) -> bool:
    given = {name.casefold() for name in (*transcript.people, transcript.namesake)}
    return not given.isdisjoint(name.casefold() for name in (entity.name, *entity.aliases))


def fault_in_talk(relation: Relation, text: str, linked: Container[Place]) -> str | None:
    """Return why a talk does not say a relation, or None where it does; `linked` are the places of its mentions."""
    ends = (relation.subject, relation.object)
    if any(not stands(end, text) or not relation.start <= end.start < end.end <= relation.end for end in ends):
        return "a relation whose quote does not hold both ends"
    if any(end.how not in STAND_FOR and end.place not in linked for end in ends):
        return "a relation with an end whose words do not link to it"
    return None


def fault_in_all(subject: str, relation: RelationType, object_: str, types: Mapping[str, EntityType]) -> str | None:
    """Return why a relation may not become an edge, or None where it may; `types` are those of all things that are named."""
    if subject not in types or object_ not in types:
        return "a relation with an end that is mentioned nowhere"
    if subject == object_:
        return "a relation whose two ends are one thing, as names or corrections have it"
    if not fits(types[subject], relation, types[object_]):
        return "a relation that does not join things of these types"
    return None
