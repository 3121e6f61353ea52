"""What is understood of a talk as JSON, and back. The talk itself stands in its file, and what the catalog knows in the catalog.

{"entities": [id of the catalog | entity …], "mentions": [[start, end, surface, entity, how, score] …], "own": how many of them
are mentions of the talk (the others are ends of relations alone), "relations": [[subject, type, object, polarity, confidence,
start, end] …], "cast": [mention …], "notes": [text …]}; entities, subjects, objects and cast are numbers in the lists before.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from kg.model import Entity, Mention, Relation, Transcript, Understanding
from kg.ontology import EntityType, How, Polarity, RelationType

Catalogued = Mapping[str, Entity]


def encode(understanding: Understanding, catalogued: Catalogued) -> str:
    """Return what is understood of a talk as one line of ASCII."""
    own = list(understanding.mentions)
    known = set(own)
    ends = dict.fromkeys(end for relation in understanding.relations for end in (relation.subject, relation.object))
    mentions = [*own, *(end for end in ends if end not in known)]
    entities = list(dict.fromkeys(mention.entity for mention in mentions))
    number = {entity: at for at, entity in enumerate(entities)}
    place = {mention: at for at, mention in enumerate(mentions)}
    record = {
        "entities": [each.id if catalogued.get(each.id) == each else _entity_record(each) for each in entities],
        "mentions": [[each.start, each.end, each.surface, number[each.entity], each.how, each.score] for each in mentions],
        "own": len(own),
        "relations": [
            [place[each.subject], each.type, place[each.object], each.polarity, each.confidence, each.start, each.end]
            for each in understanding.relations
        ],
        "cast": [place[each] for each in understanding.cast],
        "notes": understanding.notes,
    }
    return json.dumps(record, separators=(",", ":"))


def decode(text: str, transcript: Transcript, catalogued: Catalogued) -> Understanding:
    """Return what is understood of a talk.

    Raises:
        ValueError, KeyError, TypeError, IndexError: The text is not what `encode` makes.
    """
    record = json.loads(text)
    entities = [catalogued[each] if isinstance(each, str) else _entity(each) for each in record["entities"]]
    mentions = [_mention(each, entities) for each in record["mentions"]]
    relations = tuple(_relation(each, mentions) for each in record["relations"])
    cast = tuple(mentions[at] for at in record["cast"])
    return Understanding(transcript, tuple(mentions[: record["own"]]), relations, cast, tuple(record["notes"]))


def _mention(values: Sequence[Any], entities: Sequence[Entity]) -> Mention:
    start, end, surface, entity, how, score = values
    return Mention(start, end, surface, entities[entity], How(how), score)


def _relation(values: Sequence[Any], mentions: Sequence[Mention]) -> Relation:
    subject, type_, object_, polarity, confidence, start, end = values
    return Relation(mentions[subject], RelationType(type_), mentions[object_], Polarity(polarity), confidence, start, end)


def _entity_record(entity: Entity) -> dict[str, Any]:
    """Return what differs from the defaults."""
    values = {each.name: getattr(entity, each.name) for each in fields(Entity) if getattr(entity, each.name) != each.default}
    return {key: sorted(value) if isinstance(value, frozenset) else value for key, value in values.items()}


def _entity(record: Mapping[str, Any]) -> Entity:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in record.items()}
    if "needs_context" in values:
        values["needs_context"] = frozenset(values["needs_context"])
    values["type"] = EntityType(record["type"])
    return Entity(**values)
