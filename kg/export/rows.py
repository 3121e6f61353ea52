"""The graph as rows of a property database, the same for every way into it.

(:Entity)-[AUTHORED, …]->(:Entity) and (:Entity)-[:MENTIONED_IN]->(:Talk), named by Neo4j's conventions. A list of records
becomes parallel lists. A property list holds no null: -1 or "" stands for it, and a list that is null throughout is left
out, as is any null. Texts hold no character that XML or a database refuses (control characters, halves of surrogate pairs).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import networkx as nx

Value = str | bool | int | float | list[str] | list[int] | list[float]
Types = Mapping[str, str]

MENTIONED_IN = "MENTIONED_IN"


class _Column(NamedTuple):
    """Name a property, its type (of an item, where it is a list) and where its value stands in a record."""

    name: str
    type: str
    value: Callable[[dict[str, Any]], Any]


_EVIDENCE = (
    _Column("quotes", "string", itemgetter("quote")),
    _Column("sources", "string", itemgetter("source")),
    _Column("lines", "long", itemgetter("line")),
    _Column("endLines", "long", itemgetter("lineEnd")),
    _Column("starts", "long", itemgetter("start")),
    _Column("ends", "long", itemgetter("end")),
    _Column("seconds", "double", itemgetter("seconds")),
    _Column("urls", "string", itemgetter("url")),
    _Column("subjectSurfaces", "string", lambda evidence: evidence["subject"]["surface"]),
    _Column("subjectStarts", "long", lambda evidence: evidence["subject"]["start"]),
    _Column("subjectHow", "string", lambda evidence: evidence["subject"]["how"]),
    _Column("objectSurfaces", "string", lambda evidence: evidence["object"]["surface"]),
    _Column("objectStarts", "long", lambda evidence: evidence["object"]["start"]),
    _Column("objectHow", "string", lambda evidence: evidence["object"]["how"]),
)
_MENTION = (
    _Column("surfaces", "string", itemgetter("surface")),
    _Column("lines", "long", itemgetter("line")),
    _Column("starts", "long", itemgetter("start")),
    _Column("seconds", "double", itemgetter("seconds")),
    _Column("how", "string", itemgetter("how")),
    _Column("scores", "double", itemgetter("score")),
)


def _types(columns: Iterable[_Column]) -> Types:
    return {column.name: f"{column.type}[]" for column in columns}


ENTITY: Types = {
    "name": "string",
    "aliases": "string[]",
    "known": "boolean",
    "corrected": "string",
    "salience": "double",
    "confidence": "double",
    "mentionCount": "long",
}
_EDGE: Types = {"key": "string", "polarity": "string", "confidence": "double"}
RELATION: Types = {**_EDGE, **_types(_EVIDENCE)}
MENTION: Types = {"count": "long", **_types(_MENTION)}
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
_NULLS: Mapping[str, Any] = {"string": "", "long": -1, "double": -1.0}
_CASTS: Mapping[str, Callable[[Any], Any]] = {
    "string": lambda value: _REFUSED.sub("", value),
    "long": int,
    "double": float,
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
        properties = {**_typed(_EDGE, {**data, "key": key}), **_lists(_EVIDENCE, data["evidence"])}
        yield LinkRow(plain(source), plain(target), data["type"], properties)


def talk_rows(graph: nx.MultiDiGraph) -> Iterator[NodeRow]:
    """Yield one row a talk, in the order of the graph."""
    for source in graph.graph["sources"]:
        yield NodeRow(plain(source["id"]), "Talk", _typed(TALK, source))


def mentioned_rows(graph: nx.MultiDiGraph) -> Iterator[LinkRow]:
    """Yield one row for each entity and each talk that speaks of it, in the order of the graph."""
    for node, mentions in graph.nodes(data="mentions"):
        for talk, those in _by_source(mentions).items():
            yield LinkRow(plain(node), plain(talk), MENTIONED_IN, {"count": len(those), **_lists(_MENTION, those)})


def plain(text: str) -> str:
    """Return the text without the characters that XML or a database refuses."""
    return _REFUSED.sub("", text)


def _by_source(mentions: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for mention in mentions:
        groups.setdefault(mention["source"], []).append(mention)
    return groups


def _lists(columns: Iterable[_Column], records: list[dict[str, Any]]) -> dict[str, Value]:
    """Return the records as one list a column, without the lists that are null throughout."""
    lists = ((column, [column.value(record) for record in records]) for column in columns)
    return {column.name: _items(column.type, items) for column, items in lists if items.count(None) < len(items)}


def _typed(types: Types, values: Mapping[str, Any]) -> dict[str, Value]:
    """Return the values that have a type, in the order of the types and cast to them, without nulls."""
    present = ((name, kind, values.get(name)) for name, kind in types.items())
    return {name: _cast(kind, value) for name, kind, value in present if value is not None}


def _cast(kind: str, value: Any) -> Value:
    result: Value = _items(kind[:-2], value) if kind.endswith("[]") else _CASTS[kind](value)
    return result


def _items(kind: str, items: list[Any]) -> Value:
    cast, null = _CASTS[kind], _NULLS[kind]
    return [null if item is None else cast(item) for item in items]
