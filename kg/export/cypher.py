"""A Cypher script that puts the graph into Neo4j, as often as it is run: it only merges.

What talks say stands in it as string literals alone; labels and types come from the closed vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.export import statements
from kg.export.atomic import write_text
from kg.export.batches import batches
from kg.export.columns import Value
from kg.export.rows import LinkRow, NodeRow, entity_rows, graph_row, mentioned_rows, outline, relation_rows, talk_rows
from kg.ontology import EntityType, RelationType

if TYPE_CHECKING:
    import networkx as nx

BATCH = 50  # rows a statement; 500 take twice as long a row and fill the server's memory, since it keeps what it has parsed
TALKS = 5  # the same, of rows that carry the text of a talk
HEADER = """\
// Entities, relations and talks for Neo4j 5 or later. Nothing is deleted, and running it again changes nothing.
//   cypher-shell -a neo4j://localhost:7687 -u neo4j -f graph.cypher
// or open it in Neo4j Browser with "Enable multi statement query editor" on.
"""
_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SPECIAL = re.compile("[\\\\'\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def render(graph: nx.MultiDiGraph) -> Iterator[str]:
    """Yield the script, statement by statement: constraints and index, the whole, talks, entities, relations, mentions."""
    yield HEADER
    yield "".join(f"{statement};\n" for statement in statements.SCHEMA)
    whole = graph_row(graph.graph, outline(graph))
    yield _merged(statements.GRAPH, map(_node, [whole]))
    for node_batch in batches(talk_rows(graph), lambda row: row.label, TALKS):
        yield _merged(statements.TALK, map(_node, node_batch))
    talks = f"WITH {literal(whole.properties['talks'])} AS talks\n"
    for node_batch in batches(entity_rows(graph), lambda row: row.label, BATCH):
        yield talks + _merged(statements.entity(EntityType(node_batch[0].label)), map(_node, node_batch))
    for link_batch in batches(relation_rows(graph), lambda row: row.type, BATCH):
        yield talks + _merged(statements.relation(RelationType(link_batch[0].type)), map(_link, link_batch))
    for link_batch in batches(mentioned_rows(graph), lambda row: row.type, BATCH):
        yield _merged(statements.MENTION, map(_link, link_batch))


def write(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write the script to the path.

    Raises:
        OutputError: The place cannot be written.
    """
    write_text(path, render(graph))


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


def _merged(clause: str, maps: Iterable[str]) -> str:
    lines = ",\n  ".join(maps)
    return f"UNWIND [\n  {lines}\n] AS row\n{clause};\n"


def _map(properties: dict[str, Value]) -> str:
    return f"{{{', '.join([f'{name}: {literal(value)}' for name, value in properties.items()])}}}"
