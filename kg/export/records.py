"""The records of a graph file as properties hold them, and what of a record its properties cannot hold."""

import json
import marshal
from collections.abc import Callable, Mapping
from typing import Any

from kg.export import columns
from kg.export.columns import Value, lister, typed

Record = dict[str, Any]
Properties = Mapping[str, Any]
_evidence_lists, _mention_lists = lister(columns.EVIDENCE), lister(columns.MENTIONS)


def entity(kind: str, properties: Properties) -> Record:
    """Return what a node says, but for its mentions."""
    return {
        "name": properties.get("name"),
        "type": kind,
        "aliases": properties.get("aliases", []),
        **{name: properties.get(name) for name in ("known", "corrected", "salience", "confidence")},
    }


def relation(kind: str, properties: Properties) -> Record:
    """Return what an edge says.

    Raises:
        ValueError: The lists of its evidence are no lists of one length.
    """
    return {
        "type": kind,
        "polarity": properties.get("polarity"),
        "confidence": properties.get("confidence"),
        "evidence": columns.evidence(properties),
        **({"corrected": properties["corrected"]} if "corrected" in properties else {}),
    }


def mentions(source: str, properties: Properties) -> Record:
    """Return an entity's mentions in one talk.

    Raises:
        ValueError: Their lists are no lists of one length.
    """
    return {"mentions": columns.mentions(properties, source)}


def talk(id_: str, properties: Properties) -> Record:
    """Return what the file says of a talk."""
    return {
        "id": id_,
        **{name: properties.get(name) for name in ("title", "date", "url")},
        "people": properties.get("people", []),
        **{name: properties.get(name) for name in ("lines", "words")},
        **({"text": properties["text"]} if "text" in properties else {}),
    }


def graph(properties: Properties) -> Record:
    """Return what the file says of the whole graph."""
    return {name: properties.get(name) for name in columns.GRAPH_FIELDS}


def entity_properties(record: Mapping[str, Any]) -> dict[str, Value]:
    """Return the properties of what a node says, but for its mentions."""
    return typed(columns.ENTITY_FIELDS, record)


def relation_properties(record: Mapping[str, Any]) -> dict[str, Value]:
    """Return the properties of what an edge says."""
    return {**typed(columns.EDGE_FIELDS, record), **_evidence_lists(record["evidence"])}


def mention_properties(record: Mapping[str, Any]) -> dict[str, Value]:
    """Return the properties of an entity's mentions in one talk."""
    return {"count": len(record["mentions"]), **_mention_lists(record["mentions"])}


def talk_properties(record: Mapping[str, Any]) -> dict[str, Value]:
    """Return the properties of what the file says of a talk."""
    return typed(columns.TALK_FIELDS, record)


def graph_properties(record: Mapping[str, Any]) -> dict[str, Value]:
    """Return the properties of what the file says of the whole graph."""
    return typed(columns.GRAPH_FIELDS, record)


def rest(original: Mapping[str, Any], restored: Mapping[str, Any]) -> dict[str, Value]:
    """Return as a property, in JSON, what of a record does not come back from its properties; nothing where all does."""
    lost = {name: value for name, value in original.items() if name not in restored or _differ(value, restored[name])}
    return {"rest": json.dumps(lost)} if lost else {}


def complete(restored: Record, kept: str | None, properties_of: Callable[[Record], Properties]) -> Record:
    """Return the record with what `rest` kept of it, where the properties still say the same.

    Raises:
        ValueError: What was kept is not what `rest` makes.
    """
    if kept is None:
        return restored
    for name, value in json.loads(kept).items():
        whole = {**restored, name: value}
        if name not in restored or properties_of(whole) == properties_of(restored):
            restored = whole
    return restored


def _differ(value: Any, restored: Any) -> bool:
    """Tell whether two values are written differently; 1, 1.0 and true are, and so is another order of keys."""
    return value is not restored and _exact(value) != _exact(restored)


def _exact(value: Any) -> bytes | str:
    """Return what only values have that are written alike."""
    try:
        return marshal.dumps(value, 2)  # version 2 does not look at which objects are one
    except ValueError:  # of a class of somebody's own
        return json.dumps(value)
