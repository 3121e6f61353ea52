"""Nothing but reading."""

import pytest

from kg.errors import QueryError
from kg.export import FORMATS
from kg.query.cypher.ask import ask

WRITING = [
    "CREATE (n:Entity {id: 'x'})",
    "MATCH (n) SET n.name = 'x'",
    "MATCH (n) set n.name = 'x' RETURN n",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) DELETE n",
    "MERGE (n:Entity {id: 'x'}) RETURN n",
    "COPY (MATCH (n) RETURN n.name) TO '{place}'",
    "cOpY (MATCH (n) RETURN n.name) TO '{place}'",
    "MATCH (n) RETURN n.name; COPY (MATCH (n) RETURN n.name) TO '{place}'",
    "MATCH (n) RETURN n.name; COPY (MATCH (n) RETURN n.name) TO '{place}';",
    "MATCH (n) RETURN n /* ; */ ; /**/ COPY (MATCH (n) RETURN n.name) TO '{place}'",
    "MATCH (n) RETURN ' \\' ; COPY (MATCH (n) RETURN n.name) TO \"{place}\" ; ' ; EXPORT DATABASE '{place}'",
    "EXPORT DATABASE '{place}'",
    "IMPORT DATABASE '{place}'",
    "ATTACH '{place}' AS other (dbtype lbug)",
    "USE other",
    "INSTALL httpfs",
    "LOAD EXTENSION httpfs",
    "LOAD FROM '{place}' RETURN *",
    "MATCH (n) LOAD FROM '{place}' RETURN *",
    "CALL threads=1",
    "CALL show_tables() RETURN *",
    "MATCH (n) CALL project_graph('g', ['Entity'], ['USES']) RETURN n",
    "MATCH (n) WHERE EXISTS { CALL show_tables() RETURN * } RETURN n",
    "EXPLAIN MATCH (n) RETURN n",
    "BEGIN TRANSACTION",
    "DROP TABLE Entity",
    "ALTER TABLE Entity DROP name",
    "CHECKPOINT",
    "MATCH (n) RETURN `n`` ; COPY (MATCH (n) RETURN n.name) TO '{place}' //`",
    "// MATCH\nCREATE (n:Entity {id: 'x'})",
    "MATCH (n) RETURN n //\r; COPY (MATCH (n) RETURN n.name) TO '{place}'",
]


@pytest.mark.parametrize("statement", WRITING)
def test_all_but_reading_is_refused(sample_graph, tmp_path, statement):
    """What would write, export, attach, load, install, call or configure is refused, in whatever disguise, and leaves nothing behind."""
    FORMATS["json"].write(sample_graph, tmp_path / "graph.json")
    before = (tmp_path / "graph.json").read_bytes()
    with pytest.raises(QueryError):
        ask(tmp_path / "graph.json", statement.replace("{place}", str(tmp_path / "stolen")))
    assert [path.name for path in tmp_path.iterdir()] == ["graph.json"]
    assert (tmp_path / "graph.json").read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "rows"),
    [
        ("MATCH (n:Method) RETURN 'CREATE; COPY // DELETE' AS `set`", [("CREATE; COPY // DELETE",)]),
        ("MATCH (`create`:Method) RETURN `create`.name // SET\n;", [("Dropout",)]),
        ("MATCH (n:Method {name: 'Dropout'}) /* DELETE n */ RETURN n.name", [("Dropout",)]),
    ],
)
def test_words_in_texts_names_and_comments_do_nothing(sample_graph, tmp_path, statement, rows):
    """A text, a name in backticks and a comment may hold any word."""
    FORMATS["json"].write(sample_graph, tmp_path / "graph.json")
    assert list(ask(tmp_path / "graph.json", statement).rows) == rows


def test_reading_never_needs_the_graph_to_be_refused(tmp_path):
    """A statement that is refused is refused before the graph is looked for."""
    with pytest.raises(QueryError, match="line 1, column 11: SET is refused, since kg query only reads"):
        ask(tmp_path / "none.json", "MATCH (n) SET n.name = 'x'")
