"""What properties a database holds of things, relations, talks and mentions, and of what type each is.

A list of records becomes parallel lists. A property list holds no null: -1 or "" stands for it, and a list that is null
throughout is left out, as are nulls and empty lists, since CSV has neither. Texts hold no character that XML or a database
refuses (control characters, halves of surrogate pairs). What is lost by that stands in `rest`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import groupby
from operator import getitem, itemgetter
from typing import Any, NamedTuple

Value = str | bool | int | float | list[str] | list[int] | list[float]
Types = Mapping[str, str]


class Column(NamedTuple):
    """Name a property, its type (of an item, where it is a list), where its value stands in a record, and whether that may be null."""

    name: str
    type: str
    path: tuple[str, ...]
    nullable: bool = False

    def of(self, records: Iterable[Mapping[str, Any]]) -> list[Any]:
        """Return the values of records."""
        for name in self.path:
            records = map(itemgetter(name), records)
        return [*records]


EVIDENCE = (
    Column("quotes", "string", ("quote",)),
    Column("sources", "string", ("source",)),
    Column("lines", "long", ("line",)),
    Column("endLines", "long", ("lineEnd",)),
    Column("starts", "long", ("start",)),
    Column("ends", "long", ("end",)),
    Column("seconds", "double", ("seconds",), nullable=True),
    Column("urls", "string", ("url",), nullable=True),
    Column("subjectSurfaces", "string", ("subject", "surface")),
    Column("subjectStarts", "long", ("subject", "start")),
    Column("subjectHow", "string", ("subject", "how")),
    Column("objectSurfaces", "string", ("object", "surface")),
    Column("objectStarts", "long", ("object", "start")),
    Column("objectHow", "string", ("object", "how")),
)
MENTIONS = (
    Column("surfaces", "string", ("surface",)),
    Column("lines", "long", ("line",)),
    Column("starts", "long", ("start",)),
    Column("seconds", "double", ("seconds",), nullable=True),
    Column("how", "string", ("how",)),
    Column("scores", "double", ("score",)),
)


def _types(columns: Iterable[Column]) -> Types:
    return {column.name: f"{column.type}[]" for column in columns}


ENTITY_FIELDS: Types = {
    "name": "string",
    "aliases": "string[]",
    "known": "boolean",
    "corrected": "string",
    "salience": "double",
    "confidence": "double",
}
EDGE_FIELDS: Types = {"polarity": "string", "confidence": "double", "corrected": "string"}
TALK_FIELDS: Types = {
    "title": "string",
    "date": "string",
    "url": "string",
    "people": "string[]",
    "lines": "long",
    "words": "long",
    "text": "string[]",
}
GRAPH_FIELDS: Types = {"kgVersion": "string", "catalog": "string", "weights": "string"}

REST: Types = {"rest": "string"}  # on anything: as JSON, what the other properties cannot hold
ENTITY: Types = {**ENTITY_FIELDS, "mentionCount": "long"}
RELATION: Types = {"key": "string", **EDGE_FIELDS, **_types(EVIDENCE)}
MENTION: Types = {"count": "long", **_types(MENTIONS)}
TALK: Types = TALK_FIELDS
GRAPH: Types = {**GRAPH_FIELDS, "talks": "string[]", "entityOrder": "string[]", "relationOrder": "string[]"}
POSITIONS: Types = {"positions": "long[]"}  # on mentions: where they stand among all of the thing, where that is not talk by talk
# Where a value may be missing, an older one must go when it is.
OPTIONAL: Mapping[str, tuple[str, ...]] = {
    "Entity": ("aliases", "corrected", "rest"),
    "Relation": ("corrected", "seconds", "urls", "rest"),
    "Mention": ("seconds", "positions", "rest"),
    "Talk": ("title", "date", "url", "people", "text", "rest"),
    "KgGraph": (*GRAPH_FIELDS, "entityOrder", "relationOrder", "earlierTalks", "rest"),
}

_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """Return the text without the characters that XML or a database refuses."""
    return text if text.isprintable() else _REFUSED.sub("", text)  # most are, which is known at once


def plains(texts: Sequence[str]) -> Sequence[str]:
    """Return texts as `plain` does, all in one go where there is nothing to leave out of any."""
    return texts if "".join(texts).isprintable() else [*map(plain, texts)]


STAND_INS: Mapping[str, Any] = {"string": "", "long": -1, "double": -1.0}  # for a null within a list
_CASTS: Mapping[str, Callable[[Any], Any]] = {
    "string": plain,
    "long": int,
    "double": float,
    "boolean": bool,
    "string[]": lambda items: _items("string", items),
}


def typed(types: Types, values: Mapping[str, Any]) -> dict[str, Value]:
    """Return the values that have a type, in the order of the types and cast to them, without nulls and empty lists."""
    return {name: _CASTS[kind](value) for name, kind in types.items() if (value := values.get(name)) is not None and value != []}


def cast(kind: str, values: Sequence[Any]) -> Sequence[Value | None]:
    """Return values of a column as its type has them; nulls and empty lists are null."""
    if kind == "string" and None not in values:
        return plains(values)
    return [None if value is None or value == [] else _CASTS[kind](value) for value in values]


def lister(columns: Sequence[Column]) -> Callable[[Iterable[Mapping[str, Any]]], dict[str, Value]]:
    """Return what turns records into one list a column, without the lists that are null throughout, or what stands for it."""
    read = reader(columns)

    def lists(records: Iterable[Mapping[str, Any]]) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for (name, kind, _, nullable), values in zip(columns, zip(*map(read, records), strict=True), strict=False):  # none of no records
            items = _items(kind, values)
            if (items.count(STAND_INS[kind]) if nullable else values.count(None)) < len(items):
                found[name] = items
        return found

    return lists


def reader(columns: Sequence[Column]) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    """Return what takes the values of a record, in the order of the columns."""
    takers = [
        (where, itemgetter(*(column.path[-1] for column in group))) for where, group in groupby(columns, lambda column: column.path[:-1])
    ]

    def read(record: Mapping[str, Any]) -> tuple[Any, ...]:
        values: tuple[Any, ...] = ()
        for where, take in takers:
            values += take(reduce(getitem, where, record))
        return values

    return read


def evidence(properties: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the records of evidence that parallel lists hold.

    Raises:
        ValueError: They are no lists of one length.
    """
    return [
        {
            "source": source, "line": line, "lineEnd": line_end, "start": start, "end": end, "seconds": seconds, "url": url, "quote": quote,
            "subject": {"surface": subject, "start": subject_start, "how": subject_how},
            "object": {"surface": object_, "start": object_start, "how": object_how},
        }
        for (
            quote, source, line, line_end, start, end, seconds, url,
            subject, subject_start, subject_how, object_, object_start, object_how,
        ) in _records(EVIDENCE, properties)
    ]  # fmt: skip


def mentions(properties: Mapping[str, Any], source: str) -> list[dict[str, Any]]:
    """Return the mentions in one talk that parallel lists hold.

    Raises:
        ValueError: They are no lists of one length.
    """
    return [
        {"source": source, "line": line, "start": start, "seconds": seconds, "surface": surface, "how": how, "score": score}
        for surface, line, start, seconds, how, score in _records(MENTIONS, properties)
    ]


def _records(columns: Sequence[Column], properties: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Return the values of each record, in the order of the columns."""
    held = [properties.get(column.name, []) for column in columns]
    for column, items in zip(columns, held, strict=True):
        if not isinstance(items, list):
            raise ValueError(f"{column.name!r} is no list")
    size = max(map(len, held))
    return zip(*(_nullable(column, items) if items else [None] * size for column, items in zip(columns, held, strict=True)), strict=True)


def _nullable(column: Column, items: list[Any]) -> list[Any]:
    return [None if item == STAND_INS[column.type] else item for item in items] if column.nullable else items


def _items(kind: str, items: Sequence[Any]) -> list[Any]:
    cast, null = _CASTS[kind], STAND_INS[kind]
    return [null if item is None else cast(item) for item in items] if None in items else [*map(cast, items)]
