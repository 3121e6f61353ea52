"""What the graph file keeps of talks, mentions and relations: records that JSON can hold."""

from collections.abc import Iterable
from typing import Any

from kg import links
from kg.model import Entity, Mention, Relation, Transcript

Record = dict[str, Any]


def source(transcript: Transcript, people: Iterable[str], *, keep_text: bool) -> Record:
    """Return what is kept of a talk between these people."""
    record = {
        "id": transcript.id,
        "title": transcript.title,
        "date": transcript.date,
        "url": transcript.url,
        "people": list(people),
        "lines": len(transcript.lines),
        "words": len(transcript.text.split()),
    }
    return record | ({"text": list(transcript.lines)} if keep_text else {})


def node(entity: Entity, mentions: list[Record]) -> Record:
    """Return the attributes of a node; how salient it is shows when all are there."""
    return {
        "name": entity.name,
        "type": str(entity.type),
        "aliases": list(entity.aliases),
        "known": entity.known,
        "corrected": "; ".join(entity.corrected) or None,
        "salience": 0.0,
        "confidence": max([mention["score"] for mention in mentions]),
        "mentions": mentions,
    }


def mention(transcript: Transcript, each: Mention) -> Record:
    """Return one place of a node."""
    return {
        "source": transcript.id,
        "line": transcript.line_at(each.start),
        "start": transcript.offset_at(each.start),
        "seconds": transcript.seconds_at(each.start),
        "surface": each.surface,
        "how": str(each.how),
        "score": round(each.score, 2),
    }


def evidence(transcript: Transcript, relation: Relation) -> Record:
    """Return one statement of an edge."""
    seconds = transcript.seconds_at(relation.start)
    return {
        "source": transcript.id,
        "line": transcript.line_at(relation.start),
        "lineEnd": transcript.line_at(relation.end - 1),
        "start": transcript.offset_at(relation.start),
        "end": transcript.offset_at(relation.end - 1) + 1,
        "seconds": seconds,
        "url": links.at(transcript.url, seconds),
        "quote": transcript.text[relation.start : relation.end],
        "subject": _end(transcript, relation.subject),
        "object": _end(transcript, relation.object),
    }


def _end(transcript: Transcript, each: Mention) -> Record:
    return {"surface": each.surface, "start": transcript.offset_at(each.start), "how": str(each.how)}
