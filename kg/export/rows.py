"""The graph as rows of a property database, the same for every way into it.

(:Entity)-[AUTHORED, …]->(:Entity) and (:Entity)-[:MENTIONED_IN]->(:Talk), named by Neo4j's conventions. A list of records
becomes parallel lists. A property list holds no null: -1 or "" stands for it, and a list that is null throughout is left
out, as is any null. Texts hold no character that XML or a database refuses (control characters, halves of surrogate pairs).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

Value = str | bool | int | float | list[str] | list[int] | list[float]
Types = Mapping[str, str]

MENTIONED_IN = "MENTIONED_IN"

_EVIDENCE = {
    "quotes": ("string", "quote"),
    "sources": ("string", "source"),
    "lines": ("long", "line"),
    "endLines": ("long", "lineEnd"),
    "starts": ("long", "start"),
    "ends": ("long", "end"),
    "seconds": ("double", "seconds"),
    "urls": ("string", "url"),
    "subjectSurfaces": ("string", "subject", "surface"),
    "subjectStarts": ("long", "subject", "start"),
    "subjectHow": ("string", "subject", "how"),
    "objectSurfaces": ("string", "object", "surface"),
    "objectStarts": ("long", "object", "start"),
    "objectHow": ("string", "object", "how"),
}
_MENTION = {
    "surfaces": ("string", "surface"),
    "lines": ("long", "line"),
    "starts": ("long", "start"),
    "seconds": ("double", "seconds"),
    "how": ("string", "how"),
    "scores": ("double", "score"),
}


def _list_types(columns: Mapping[str, tuple[str, ...]]) -> Types:
    return {name: f"{kind}[]" for name, (kind, *_) in columns.items()}


ENTITY: Types = {
    "name": "string",
    "aliases": "string[]",
    "known": "boolean",
    "corrected": "string",
    "salience": "double",
    "confidence": "double",
    "mentionCount": "long",
}
RELATION: Types = {"key": "string", "polarity": "string", "confidence": "double", **_list_types(_EVIDENCE)}
MENTION: Types = {"count": "long", **_list_types(_MENTION)}
TALK: Types = {
    "title": "string",
    "date": "string",
    "url": "string",
    "people": "string[]",
    "lines": "long",
    "words": "long",
    "text": "string[]",
}

_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_CASTS: Mapping[str, Callable[[Any], Any]] = {
    "string": lambda value: plain("" if value is None else str(value)),
    "long": lambda value: -1 if value is None else int(value),
    "double": lambda value: -1.0 if value is None else float(value),
    "boolean": bool,
}


@dataclass(frozen=True, slots=True)
class NodeRow:
    """Hold a node: its id, its label (a type, which stands beside Entity; or Talk) and its properties."""

    id: str
    label: str
    properties: dict[str, Value]


@dataclass(frozen=True, slots=True)
class LinkRow:
    """Hold a relationship: the ids at its ends, its type and its properties."""

    start: str
    end: str
    type: str
    properties: dict[str, Value]


def entity_rows(graph: nx.MultiDiGraph) -> Iterator[NodeRow]:
    """Yield one row a node, in the order of the graph."""
    for node, data in graph.nodes(data=True):
        yield NodeRow(plain(node), data["type"], _typed(ENTITY, {**data, "mentionCount": len(data["mentions"])}))


def relation_rows(graph: nx.MultiDiGraph) -> Iterator[LinkRow]:
    """Yield one row an edge, in the order of the graph."""
    for source, target, key, data in graph.edges(keys=True, data=True):
        values = {**data, "key": key, **_lists(_EVIDENCE, data["evidence"])}
        yield LinkRow(plain(source), plain(target), data["type"], _typed(RELATION, values))


def talk_rows(graph: nx.MultiDiGraph) -> Iterator[NodeRow]:
    """Yield one row a talk, in the order of the graph."""
    for source in graph.graph["sources"]:
        yield NodeRow(plain(source["id"]), "Talk", _typed(TALK, source))


def mentioned_rows(graph: nx.MultiDiGraph) -> Iterator[LinkRow]:
    """Yield one row for each entity and each talk that speaks of it, in the order of the graph."""
    for node, mentions in graph.nodes(data="mentions"):
        for talk, those in _by_source(mentions).items():
            values = {"count": len(those), **_lists(_MENTION, those)}
            yield LinkRow(plain(node), plain(talk), MENTIONED_IN, _typed(MENTION, values))


def plain(text: str) -> str:
    """Return the text without the characters that XML or a database refuses."""
    return _REFUSED.sub("", text)


def _by_source(mentions: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for mention in mentions:
        groups.setdefault(mention["source"], []).append(mention)
    return groups


def _lists(columns: Mapping[str, tuple[str, ...]], records: list[dict[str, Any]]) -> dict[str, list[Any]]:
    return {name: [_at(record, keys) for record in records] for name, (_, *keys) in columns.items()}


def _at(record: Any, keys: list[str]) -> Any:
    for key in keys:
        record = record[key]
    return record


def _typed(types: Types, values: Mapping[str, Any]) -> dict[str, Value]:
    """Return the values that have a type, in the order of the types and cast to them, without nulls."""
    present = ((name, kind, values.get(name)) for name, kind in types.items())
    return {name: _cast(kind, value) for name, kind, value in present if not _void(value)}


def _void(value: Any) -> bool:
    return value is None or (isinstance(value, list) and bool(value) and all(item is None for item in value))


def _cast(kind: str, value: Any) -> Value:
    cast = _CASTS[kind.removesuffix("[]")]
    result: Value = [cast(item) for item in value] if kind.endswith("[]") else cast(value)
    return result
