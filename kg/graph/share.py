"""What one talk adds to a graph, whatever other talks say: records of what is grounded in it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.graph import grounding, records
from kg.graph.records import Record
from kg.model import Entity, Relation, Understanding
from kg.ontology import Polarity, RelationType, canonical

EdgeKey = tuple[str, RelationType, str, Polarity]


@dataclass(frozen=True, slots=True)
class Statement:
    """Hold evidence of an edge, how sure it is, and what a person changed in it."""

    confidence: float
    evidence: Record
    corrected: str | None


@dataclass(frozen=True, slots=True)
class Share:
    """Hold what a talk adds.

    Attributes:
        entities: The things that it names, in order, each once in every form.
        mentions: Where it names them, by their ids.
        told: What it says of two things, in order.
        dropped: How many mentions and statements were left out, by reason.
    """

    source: Record
    entities: tuple[Entity, ...]
    mentions: Mapping[str, Sequence[Record]]
    told: tuple[tuple[EdgeKey, Statement], ...]
    dropped: Mapping[str, int]


def share(understanding: Understanding, *, keep_text: bool = True) -> Share:
    """Return what a talk adds; without `keep_text` not its lines."""
    dropped: Counter[str] = Counter()
    entities: dict[Entity, None] = {}
    mentions: dict[str, list[Record]] = defaultdict(list)
    for mention in understanding.mentions:
        if not grounding.stands(mention, understanding.transcript.text):
            dropped["a mention that is not where it says"] += 1
        elif grounding.names(mention, understanding.transcript):
            entities[mention.entity] = None
            mentions[mention.entity.id].append(records.mention(understanding.transcript, mention))
    told = tuple(_told(understanding, dropped))
    people = understanding.transcript.people or [mention.entity.name for mention in understanding.cast]
    source = records.source(understanding.transcript, people, keep_text=keep_text)
    return Share(source, tuple(entities), mentions, told, dropped)


def _told(understanding: Understanding, dropped: Counter[str]) -> Iterator[tuple[EdgeKey, Statement]]:
    """Yield what stands in the talk, and count what does not."""
    transcript = understanding.transcript
    linked = {mention.place for mention in understanding.mentions}
    for relation in understanding.relations:
        if fault := grounding.fault_in_talk(relation, transcript.text, linked):
            dropped[fault] += 1
        else:
            told = _in_order(relation)
            key = told.subject.entity.id, told.type, told.object.entity.id, told.polarity
            yield key, Statement(told.confidence, records.evidence(transcript, told), told.corrected)


def _in_order(relation: Relation) -> Relation:
    """Return a symmetric relation from the end that comes first, whichever way it is told."""
    ends = relation.subject.entity.id, relation.type, relation.object.entity.id
    turned = canonical(*ends) != ends
    return replace(relation, subject=relation.object, object=relation.subject) if turned else relation
