import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.export import FORMATS, cypher, rows
from kg.export.columns import Value
from kg.export.statements import GRAPH, MENTION, SCHEMA, TALK, TALK_IDS, entity, relation
from kg.ontology import EntityType, RelationType

GraphOf = Callable[[str], nx.MultiDiGraph]

_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", "\\": "\\", "'": "'", '"': '"'}


class Reader:
    r"""Read literals as a Cypher parser does; `early` resolves \uXXXX before all else, as parsers before Neo4j 5 did."""

    def __init__(self, text: str, *, early: bool = False) -> None:
        self.text = _resolved(text) if early else text
        self.at = 0

    def value(self) -> Any:
        character = self.text[self.at]
        if character == "'":
            return self.string()
        if character == "[":
            return list(self.items("]", self.value))
        if character == "{":
            return dict(self.items("}", self.pair))
        return self.word()

    def items(self, end: str, read: Callable[[], Any]) -> Iterator[Any]:
        self.skip(r".\s*")
        while self.text[self.at] != end:
            yield read()
            self.skip(r"(,\s*|\s*(?=[]}]))")
        self.at += 1

    def pair(self) -> tuple[str, Any]:
        key = self.skip(r"\w+: ")[:-2]
        return key, self.value()

    def string(self) -> str:
        self.at += 1
        result = ""
        while (character := self.text[self.at]) != "'":
            result += self.escape() if character == "\\" else character
            self.at += 1
        self.at += 1
        return result

    def escape(self) -> str:
        self.at += 1
        if self.text[self.at] != "u":
            return _ESCAPED[self.text[self.at]]
        self.at += 4
        return chr(int(self.text[self.at - 3 : self.at + 1], 16))

    def word(self) -> bool | int | float:
        word = self.skip(r"[\w.+-]+")
        if word in ("true", "false"):
            return word == "true"
        return int(word) if re.fullmatch(r"-?\d+", word) else float(word)

    def skip(self, pattern: str) -> str:
        match = re.compile(pattern).match(self.text, self.at)
        assert match, f"{pattern} expected at {self.text[self.at : self.at + 40]!r}"
        self.at = match.end()
        return match[0]


def _resolved(text: str) -> str:
    return re.sub(r"\\(u([0-9a-fA-F]{4})|.)", lambda match: chr(int(match[2], 16)) if match[2] else match[0], text, flags=re.DOTALL)


def statements(script: str) -> list[tuple[list[dict[str, Any]], str]]:
    """Return the rows and the clauses of each UNWIND statement."""
    found = []
    for part in script.split("UNWIND ")[1:]:
        reader = Reader(part)
        found.append((reader.value(), part[reader.at :].strip()))
    return found


@given(st.text(st.characters(exclude_categories=["Cs"])), st.booleans())
def test_any_text_is_one_literal(text: str, early: bool) -> None:
    """A literal is read back as the same text, to its end, by old parsers and new ones."""
    reader = Reader(cypher.literal(text), early=early)
    assert reader.value() == text
    assert reader.at == len(reader.text)


@given(st.text("\\u0027'\"`;\n{}", max_size=30), st.booleans())
def test_backslashes_quotes_and_escapes_are_text(text: str, early: bool) -> None:
    """Nothing that looks like an escape, an end of string or of statement means anything."""
    reader = Reader(cypher.literal(text), early=early)
    assert reader.value() == text
    assert reader.at == len(reader.text)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("it's", r"'it\'s'"),
        ("\\u0027", r"'\\u0027'"),
        ("a\nb\r\t", r"'a\nb\r\t'"),
        ("\x00\x85\u2028\u202e", r"'\u0000\u0085\u2028\u202E'"),
        ("\ud800", "'\ufffd'"),
        ("é雪😀", "'é雪😀'"),
        (True, "true"),
        (-1, "-1"),
        (0.5, "0.5"),
        (1e-07, "1e-07"),
        (["a", "b"], "['a', 'b']"),
        ([], "[]"),
    ],
)
def test_literals(value: Value, expected: str) -> None:
    """Values are written like this; quotes by a backslash, what cannot be seen by its number."""
    assert cypher.literal(value) == expected


def test_constraints_come_first(sample_graph: nx.MultiDiGraph) -> None:
    """Ids are made unique, and names searchable, before anything is merged."""
    first, _, _ = "".join(cypher.render(sample_graph)).partition("UNWIND")
    assert first.endswith("".join(f"{statement};\n" for statement in SCHEMA))
    for label in ("Entity", "Talk", "KgGraph"):
        assert f":{label}) REQUIRE" in first
    assert first.count("IF NOT EXISTS") == len(SCHEMA)


def test_the_statements(sample_graph: nx.MultiDiGraph) -> None:
    """There is one statement a label and one a relation type, those that the driver runs: ends are matched, all else is merged."""
    clauses = [clause.partition("AS row\n")[2] for _, clause in statements("".join(cypher.render(sample_graph)))]
    assert [clause.removesuffix(TALK_IDS).rstrip() for clause in clauses] == [
        f"{clause};"
        for clause in (
            GRAPH, TALK, *map(entity, (EntityType.PERSON, EntityType.PAPER, EntityType.METHOD)),
            *map(relation, (RelationType.AUTHORED, RelationType.DESCRIBED_IN)), MENTION,
        )
    ]  # fmt: skip
    assert "SET n:`Person`" in entity(EntityType.PERSON)
    assert "MERGE (a)-[r:`AUTHORED` {key: row.properties.key}]->(b)" in relation(RelationType.AUTHORED)


def test_hostile_text_stands_in_literals_alone(named_graph: GraphOf, hostile: str) -> None:
    """Read back, the rows of the script are the rows of the graph, whatever the text."""
    graph = named_graph(hostile)
    found = [row for batch, _ in statements("".join(cypher.render(graph))) for row in batch]
    nodes = [rows.graph_row(graph.graph, rows.outline(graph)), *rows.talk_rows(graph), *rows.entity_rows(graph)]
    links = [*rows.relation_rows(graph), *rows.mentioned_rows(graph)]
    assert found == [
        *({"id": row.id, "properties": row.properties} for row in nodes),
        *({"source": row.start, "target": row.end, "properties": row.properties} for row in links),
    ]


def test_only_the_vocabulary_names_labels_and_types(sample_graph: nx.MultiDiGraph) -> None:
    """A type that is not of the vocabulary is refused, never pasted into the script."""
    sample_graph.nodes["dropout"]["type"] = "Method` DETACH DELETE n //"
    with pytest.raises(ValueError, match="not a valid EntityType"):
        "".join(cypher.render(sample_graph))


def test_large_groups_are_split(sample_graph: nx.MultiDiGraph) -> None:
    """No statement carries more than 50 rows, and none is lost."""
    for number in range(120):
        sample_graph.add_node(f"method-{number}", **sample_graph.nodes["dropout"])
    sizes = [len(batch) for batch, clause in statements("".join(cypher.render(sample_graph))) if "SET n:`Method`" in clause]
    assert sizes == [50, 50, 21]


def test_a_statement_does_not_grow_with_the_talks(sample_graph: nx.MultiDiGraph) -> None:
    """A talk is named where it stands, in the list of all, and where something is mentioned in it."""
    sample_graph.graph["sources"].append({**sample_graph.graph["sources"][0], "id": "silent"})
    assert "".join(cypher.render(sample_graph)).count("'silent'") == 2


def test_every_type_has_a_statement(sample_graph: nx.MultiDiGraph) -> None:
    """Every entity and relation type can be written."""
    for kind in EntityType:
        sample_graph.add_node(kind, **{**sample_graph.nodes["dropout"], "type": kind})
    edge = sample_graph.edges["dropout", "alexnet-paper", "dropout:DESCRIBED_IN:alexnet-paper:negated"]
    for name in RelationType:
        sample_graph.add_edge("dropout", "Paper", key=name, **{**edge, "type": name})
    script = "".join(cypher.render(sample_graph))
    assert [name for name in (*EntityType, *RelationType) if f":`{name}`" not in script] == []


def test_writes_and_leaves_the_graph(sample_graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    """The file holds the script, and the graph is as it was."""
    before = deepcopy(sample_graph)
    FORMATS["cypher"].write(sample_graph, tmp_path / "graph.cypher")
    assert (tmp_path / "graph.cypher").read_text(encoding="utf-8") == "".join(cypher.render(sample_graph))
    assert nx.utils.graphs_equal(before, sample_graph)
