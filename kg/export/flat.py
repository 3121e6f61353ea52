"""Nodes and edges as columns of text, for the formats in XML, which hold neither lists nor records.

Names and types are those of the graph in Neo4j. A list stands as JSON, `["a", "b"]`, and those of one node or edge are
parallel: one item for each mention or piece of evidence. Left out are nulls, and offsets, which only the captions make
sense of. Every text is ready to stand in XML, without the characters that XML refuses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from json.encoder import encode_basestring
from operator import itemgetter
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from kg.export.columns import ENTITY_FIELDS, MENTION, RELATION, STAND_INS, Types, plain

if TYPE_CHECKING:
    import networkx as nx

NODE: Types = {
    "type": "string",
    **ENTITY_FIELDS,
    "mentionCount": "long",
    "sources": "string[]",
    **{name: MENTION[name] for name in ("surfaces", "lines", "seconds", "how")},
}
EDGE: Types = {
    name: RELATION[name]
    for name in (
        "polarity",
        "confidence",
        "corrected",
        "quotes",
        "sources",
        "lines",
        "seconds",
        "urls",
        "subjectSurfaces",
        "objectSurfaces",
    )
}

Texts = tuple[str | None, ...]

_mention = itemgetter("source", "surface", "line", "seconds", "how")
_evidence = itemgetter("quote", "source", "line", "seconds", "url", "subject", "object")
_surface = itemgetter("surface")


def edges(graph: nx.MultiDiGraph) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Yield each edge: its ends as they stand in its tag, its key, and its data."""
    names = {node: quoted(node) for node in graph}
    for source, others in graph.adjacency():
        for target, parallel in others.items():
            ends = f"source={names[source]} target={names[target]}"
            for key, data in parallel.items():
                yield ends, key, data


def node_texts(data: Mapping[str, Any]) -> Texts:
    """Return the columns of a node, in the order of `NODE`."""
    sources, surfaces, lines, seconds, how = zip(*map(_mention, data["mentions"]), strict=True)
    return (
        data["type"],
        text(data["name"]),
        texts(data["aliases"]),
        "true" if data["known"] else "false",
        None if data["corrected"] is None else text(data["corrected"]),
        str(data["salience"]),
        str(data["confidence"]),
        str(len(lines)),
        texts(sources),
        texts(surfaces),
        _numbers(lines),
        _numbers(seconds),
        texts(how),
    )


def edge_texts(data: Mapping[str, Any]) -> Texts:
    """Return the columns of an edge, in the order of `EDGE`."""
    quotes, sources, lines, seconds, urls, subjects, objects = zip(*map(_evidence, data["evidence"]), strict=True)
    return (
        data["polarity"],
        str(data["confidence"]),
        text(data["corrected"]) if "corrected" in data else None,
        texts(quotes),
        texts(sources),
        _numbers(lines),
        _numbers(seconds),
        None if urls.count(None) == len(urls) else texts([url or "" for url in urls]),
        texts([*map(_surface, subjects)]),
        texts([*map(_surface, objects)]),
    )


def text(value: str) -> str:
    """Return a text as it stands between two tags."""
    return value if _is_ordinary(value) else escape(plain(value), {"\r": "&#13;"})


def quoted(value: str) -> str:
    """Return a text as it stands in a tag, with its quotation marks."""
    return f'"{value}"' if _is_ordinary(value) and '"' not in value else quoteattr(plain(value))


def texts(values: Sequence[str]) -> str:
    """Return a list of texts as it stands between two tags."""
    joined = '", "'.join(values)
    if _is_ordinary(joined) and "\\" not in joined and joined.count('"') == 2 * len(values) - 2:
        return f'["{joined}"]'
    return escape(f"[{', '.join([encode_basestring(plain(value)) for value in values])}]")


def _numbers(values: Sequence[float | None]) -> str | None:
    if values.count(None) == len(values):
        return None
    return f"[{', '.join([str(STAND_INS['double'] if value is None else value) for value in values])}]"


def _is_ordinary(value: str) -> bool:
    """Tell whether a text stands in XML as it is: most do, and this is known at once, while escaping takes long."""
    return value.isprintable() and "&" not in value and "<" not in value and ">" not in value
