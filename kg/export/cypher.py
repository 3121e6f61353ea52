"""A Cypher script that puts the graph into Neo4j, as often as it is run: it only merges.

What talks say stands in it as string literals alone; labels and types come from the closed vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kg.export.atomic import write_text
from kg.export.rows import LinkRow, NodeRow, Value, entity_rows, mentioned_rows, relation_rows, talk_rows
from kg.ontology import EntityType, RelationType

if TYPE_CHECKING:
    import networkx as nx

Row = TypeVar("Row", NodeRow, LinkRow)

BATCH = 50  # rows a statement; 500 take twice as long a row and fill the server's memory, since it keeps what it has parsed
HEADER = """\
// Entities, relations and talks for Neo4j 5 or later. Nothing is deleted, and running it again changes nothing.
//   cypher-shell -a neo4j://localhost:7687 -u neo4j -f graph.cypher
// or open it in Neo4j Browser with "Enable multi statement query editor" on.
"""
SCHEMA = """\
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE;
CREATE CONSTRAINT talk_id IF NOT EXISTS FOR (t:Talk) REQUIRE t.id IS UNIQUE;
CREATE FULLTEXT INDEX entity_names IF NOT EXISTS FOR (e:Entity) ON EACH [e.name, e.aliases];
"""

_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SPECIAL = re.compile("[\\\\'\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def render(graph: nx.MultiDiGraph) -> Iterator[str]:
    """Yield the script, statement by statement: constraints and index, entities, talks, relations, mentions."""
    yield HEADER
    yield SCHEMA
    for row_batch in _batches(entity_rows(graph), lambda row: row.label):
        yield _nodes("Entity", f"SET n:`{EntityType(row_batch[0].label)}`, n += row.properties", row_batch)
    for row_batch in _batches(talk_rows(graph), lambda row: row.label):
        yield _nodes("Talk", "SET n += row.properties", row_batch)
    for link_batch in _batches(relation_rows(graph), lambda row: row.type):
        yield _links("Entity", f"`{RelationType(link_batch[0].type)}` {{key: row.properties.key}}", link_batch)
    for link_batch in _batches(mentioned_rows(graph), lambda row: row.type):
        yield _links("Talk", "MENTIONED_IN", link_batch)


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


def _batches(rows: Iterable[Row], group_of: Callable[[Row], str]) -> Iterator[list[Row]]:
    """Yield rows of one group together, at most `BATCH` of them, holding no more than that of each group back."""
    waiting: dict[str, list[Row]] = {}
    for row in rows:
        group = waiting.setdefault(group_of(row), [])
        group.append(row)
        if len(group) == BATCH:
            yield waiting.pop(group_of(row))
    yield from waiting.values()


def _nodes(label: str, settings: str, rows: list[NodeRow]) -> str:
    maps = (f"{{id: {literal(row.id)}, properties: {_map(row.properties)}}}" for row in rows)
    return f"{_unwind(maps)}MERGE (n:{label} {{id: row.id}})\n{settings};\n"


def _links(target: str, pattern: str, rows: list[LinkRow]) -> str:
    maps = (f"{{source: {literal(row.start)}, target: {literal(row.end)}, properties: {_map(row.properties)}}}" for row in rows)
    return (
        f"{_unwind(maps)}MATCH (a:Entity {{id: row.source}})\nMATCH (b:{target} {{id: row.target}})\n"
        f"MERGE (a)-[r:{pattern}]->(b)\nSET r += row.properties;\n"
    )


def _unwind(maps: Iterable[str]) -> str:
    lines = ",\n  ".join(maps)
    return f"UNWIND [\n  {lines}\n] AS row\n"


def _map(properties: dict[str, Value]) -> str:
    return f"{{{', '.join([f'{name}: {literal(value)}' for name, value in properties.items()])}}}"
