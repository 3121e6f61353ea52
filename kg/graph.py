"""What talks say → a networkx graph: mentions become nodes, relations become edges, and what is not grounded is dropped.

The grounding rule: no node without a mention, and no edge without a quote in which both ends stand, by a surface that
links to them. It is checked here, for every extractor, and nowhere else.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import networkx as nx

from kg import __version__, links
from kg.model import Entity, Mention, Relation, Transcript, Understanding
from kg.ontology import SYMMETRIC, EntityType, Polarity, fits

_STAND_FOR = frozenset({"pronoun", "role"})

Told = tuple[Transcript, Relation]
EdgeKey = tuple[str, str, str, str]
Place = tuple[int, int, str]


@dataclass(frozen=True)
class Report:
    """Count what was left out of a graph, by reason."""

    dropped: Mapping[str, int]


def build(
    understandings: Sequence[Understanding], *, catalog: str, keep_text: bool = True, min_confidence: float = 0.0
) -> tuple["nx.MultiDiGraph[str]", Report]:
    """Join what the talks say in one graph, in the form of the graph file.

    Args:
        catalog: Digest of the catalog that names were recognised by.
        keep_text: Whether the graph carries the lines of the talks.
        min_confidence: Leave out edges below it.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    sources = [_source(each.transcript, keep_text=keep_text) for each in understandings]
    graph.graph.update(sources=sources, kgVersion=__version__, catalog=catalog, weights=None)
    dropped = _add_nodes(graph, understandings) + _add_edges(graph, understandings, min_confidence)
    _set_salience(graph)
    return graph, Report(dict(sorted(dropped.items())))


def _source(transcript: Transcript, *, keep_text: bool) -> dict[str, Any]:
    record = {
        "id": transcript.id,
        "title": transcript.title,
        "date": transcript.date,
        "url": transcript.url,
        "people": list(transcript.people),
        "lines": len(transcript.lines),
        "words": len(transcript.text.split()),
    }
    return record | ({"text": list(transcript.lines)} if keep_text else {})


def _add_nodes(graph: "nx.MultiDiGraph[str]", understandings: Iterable[Understanding]) -> Counter[str]:
    """Add the entities that are mentioned; return how many mentions were dropped, by reason."""
    entities: dict[str, Entity] = {}
    mentions: dict[str, list[dict[str, Any]]] = defaultdict(list)
    dropped: Counter[str] = Counter()
    for each in understandings:
        for mention in each.mentions:
            if not _stands(mention, each.transcript.text):
                dropped["a mention is not where it says"] += 1
            elif mention.how not in _STAND_FOR:
                entities[mention.entity.id] = _better(mention.entity, entities.get(mention.entity.id))
                mentions[mention.entity.id].append(_mention(each.transcript, mention))
    for name in sorted(entities):
        graph.add_node(name, **_node(entities[name], mentions[name]))
    return dropped


def _stands(mention: Mention, text: str) -> bool:
    return text[mention.start : mention.end] == mention.surface != ""


def _better(entity: Entity, earlier: Entity | None) -> Entity:
    """Return which of two entities with one id is described: a guess never displaces a catalog entry, and no correction is lost."""
    if earlier is None or entity == earlier:
        return entity
    better = entity if entity.known and not earlier.known else earlier
    if entity.corrected == earlier.corrected:
        return better
    aliases = dict.fromkeys((*better.aliases, *earlier.aliases, *entity.aliases))
    return replace(better, aliases=tuple(aliases), corrected=tuple(dict.fromkeys((*earlier.corrected, *entity.corrected))))


def _node(entity: Entity, mentions: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "name": entity.name,
        "type": str(entity.type),
        "aliases": list(entity.aliases),
        "known": entity.known,
        "corrected": "; ".join(entity.corrected) or None,
        "salience": 0.0,
        "confidence": max(mention["score"] for mention in mentions),
        "mentions": mentions,
    }


def _mention(transcript: Transcript, mention: Mention) -> dict[str, Any]:
    return {
        "source": transcript.id,
        "line": transcript.line_at(mention.start),
        "start": transcript.offset_at(mention.start),
        "seconds": transcript.seconds_at(mention.start),
        "surface": mention.surface,
        "how": str(mention.how),
        "score": round(mention.score, 2),
    }


def _add_edges(graph: "nx.MultiDiGraph[str]", understandings: Iterable[Understanding], min_confidence: float) -> Counter[str]:
    """Add the grounded relations; return how many were dropped, by reason."""
    told: dict[EdgeKey, list[Told]] = defaultdict(list)
    dropped: Counter[str] = Counter()
    for each in understandings:
        linked = {_place(mention) for mention in each.mentions}
        for relation in each.relations:
            if reason := _ungrounded(graph, each.transcript.text, linked, relation):
                dropped[reason] += 1
            else:
                told[_edge_key(relation)].append((each.transcript, relation))
    for key in sorted(told):
        told[key].sort(key=lambda each: -each[1].confidence)  # the strongest words first; the sort keeps the order of the talk
        confidence = round(told[key][0][1].confidence, 2)
        if confidence < min_confidence:
            dropped[f"confidence below {min_confidence:g}"] += 1
        else:
            _add_edge(graph, key, confidence, told[key])
    return dropped


def _place(mention: Mention) -> Place:
    return mention.start, mention.end, mention.entity.id


def _ungrounded(graph: "nx.MultiDiGraph[str]", text: str, linked: Container[Place], relation: Relation) -> str | None:
    """Return why a relation may not become an edge, or None where it may; `linked` are the places of the talk's mentions."""
    ends = (relation.subject, relation.object)
    if any(end.entity.id not in graph for end in ends):
        return "an end is mentioned nowhere"
    if relation.subject.entity.id == relation.object.entity.id:
        return "both ends are the same"
    subject, object_ = (EntityType(graph.nodes[end.entity.id]["type"]) for end in ends)
    if not fits(subject, relation.type, object_):
        return "the types do not fit the relation"
    if any(not _stands(end, text) or not relation.start <= end.start < end.end <= relation.end for end in ends):
        return "the quote does not hold both ends"
    if any(end.how not in _STAND_FOR and _place(end) not in linked for end in ends):
        return "the words of an end do not link to it"
    return None


def _edge_key(relation: Relation) -> EdgeKey:
    ends = [relation.subject.entity.id, relation.object.entity.id]
    subject, object_ = sorted(ends) if relation.type in SYMMETRIC else ends
    return subject, str(relation.type), object_, str(relation.polarity)


def _add_edge(graph: "nx.MultiDiGraph[str]", key: EdgeKey, confidence: float, told: Sequence[Told]) -> None:
    subject, type_, object_, polarity = key
    suffix = "" if polarity == Polarity.ASSERTED else f":{polarity}"
    evidence = [_evidence(transcript, relation, subject) for transcript, relation in told]
    corrected = "; ".join(dict.fromkeys(relation.corrected for _, relation in told if relation.corrected))
    graph.add_edge(
        subject,
        object_,
        key=f"{subject}:{type_}:{object_}{suffix}",
        type=type_,
        polarity=polarity,
        confidence=confidence,
        evidence=evidence,
        **({"corrected": corrected} if corrected else {}),
    )


def _evidence(transcript: Transcript, relation: Relation, subject: str) -> dict[str, Any]:
    """Return one statement of an edge; the edge of a symmetric relation may run against the order it was told in."""
    ends = (relation.subject, relation.object)
    first, second = ends if relation.subject.entity.id == subject else reversed(ends)
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
        "subject": _end(transcript, first),
        "object": _end(transcript, second),
    }


def _end(transcript: Transcript, mention: Mention) -> dict[str, Any]:
    return {"surface": mention.surface, "start": transcript.offset_at(mention.start), "how": str(mention.how)}


def _set_salience(graph: "nx.MultiDiGraph[str]") -> None:
    """Rate each node by how often it is mentioned and how much it is related, 1 for the most salient."""
    raw = {name: math.log1p(len(node["mentions"])) + math.log1p(graph.degree(name)) for name, node in graph.nodes.items()}
    most = max(raw.values(), default=1.0)
    for name, value in raw.items():
        graph.nodes[name]["salience"] = round(value / most, 3)
