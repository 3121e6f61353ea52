"""A Cypher script that puts the graph into Neo4j, as often as it is run: it only merges.

What talks say stands in it as string literals alone; labels and types come from the closed vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import TYPE_CHECKING

from kg.export import row_pieces, rows, statements
from kg.export.atomic import Chunk
from kg.export.batches import batches
from kg.export.columns import Value
from kg.export.pieces import ANEW, Pieces
from kg.export.rows import LinkRow, NodeRow
from kg.ontology import EntityType, RelationType

if TYPE_CHECKING:
    import networkx as nx

_MAP = itemgetter(1)
BATCH = 50  # rows a statement; 500 take twice as long a row and fill the server's memory, since it keeps what it has parsed
TALKS = 5  # the same, of rows that carry the text of a talk
HEADER = """\
// Entities, relations and talks for Neo4j 5 or later. Nothing is deleted, and running it again changes nothing.
//   cypher-shell -a neo4j://localhost:7687 -u neo4j -f graph.cypher
// or open it in Neo4j Browser with "Enable multi statement query editor" on. Of several such files run one after the other.
"""
_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SPECIAL = re.compile("[\\\\'\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def render(graph: nx.MultiDiGraph, pieces: Pieces = ANEW) -> Iterator[Chunk]:
    """Yield the script in parts, its header first: constraints and index, the whole, talks, entities, relations, mentions."""
    yield HEADER
    yield "".join(f"{statement};\n" for statement in statements.SCHEMA)
    yield from _merged(statements.GRAPH, [_node(rows.graph_row(graph.graph, rows.outline(graph)))])
    for batch in batches(row_pieces.talks(graph, pieces, _node), itemgetter(0), TALKS):
        yield from _merged(statements.TALK, map(_MAP, batch))
    talks = f"{statements.TALK_IDS}\n"  # not the ids themselves, or the script would grow with talks times rows
    for batch in batches(row_pieces.entities(graph, pieces, _node), itemgetter(0), BATCH):
        yield from _merged(statements.entity(EntityType(batch[0][0])), map(_MAP, batch), talks)
    for batch in batches(row_pieces.relations(graph, pieces, _link), itemgetter(0), BATCH):
        yield from _merged(statements.relation(RelationType(batch[0][0])), map(_MAP, batch), talks)
    for batch in batches(row_pieces.mentions(graph, pieces, _link), itemgetter(0), BATCH):
        yield from _merged(statements.MENTION, map(_MAP, batch))


def literal(value: Value) -> str:
    r"""Return the value as Cypher writes it.

    A quote is escaped by a backslash, never as \u0027: older servers resolve \u before they look where a string ends.
    For the same reason every backslash of the text is doubled, so that a text that reads \u0027 stays those six letters.
    """
    if isinstance(value, list):
        return f"[{', '.join([literal(item) for item in value])}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"'{_SPECIAL.sub(_escaped, value)}'"
    return repr(value)


def _escaped(match: re.Match[str]) -> str:
    character = match[0]
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"  # half a surrogate pair is no text: no file and no server takes it
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"


def _node(row: NodeRow) -> str:
    return f"{{id: {literal(row.id)}, properties: {_map(row.properties)}}}"


def _link(row: LinkRow) -> str:
    return f"{{source: {literal(row.start)}, target: {literal(row.end)}, properties: {_map(row.properties)}}}"


def _merged(clause: str, maps: Iterable[Chunk], before: str = "") -> Iterator[Chunk]:
    separator = f"{before}UNWIND [\n  "
    for each in maps:
        yield separator
        yield each
        separator = ",\n  "
    yield f"\n] AS row\n{clause};\n"


def _map(properties: dict[str, Value]) -> str:
    return f"{{{', '.join([f'{name}: {literal(value)}' for name, value in properties.items()])}}}"
