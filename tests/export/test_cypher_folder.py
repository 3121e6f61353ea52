"""The files of cypher/ are for people in Neo4j Browser; these tests keep them in step with what is exported."""

import re
from pathlib import Path

import pytest

from kg.export import columns, rows, statements
from kg.export.palette import COLOURS
from kg.ontology import EntityType, RelationType

FOLDER = Path(__file__).parents[2] / "cypher"
STYLE = (FOLDER / "style.grass").read_text(encoding="utf-8")
QUERIES = sorted(FOLDER.glob("queries/*.cypher"))
PROPERTIES = {
    "id", "earlierTalks",
    *columns.ENTITY, *columns.RELATION, *columns.TALK, *columns.MENTION, *columns.POSITIONS, *columns.GRAPH, *columns.REST,
}  # fmt: skip


def code(path: Path) -> str:
    """Return what runs: no comment, no parameter, no text."""
    text = re.sub(r"^(//|:param ).*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return re.sub(r"'[^']*'", "''", text)


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_query_knows_the_vocabulary(path: Path) -> None:
    """Every label, relation type and property that a query names is one that an export writes."""
    text = code(path)
    labels = {label for names in re.findall(r"\(\w*((?::\w+)+)", text) for label in names.split(":") if label}
    types = {kind for names in re.findall(r"\[\w*:([\w|]+)", text) for kind in names.split("|")}
    keys = set(re.findall(r"\{(\w+):", text)) | set(re.findall(r"(?<![\w.])[a-z]\w*\.(\w+)(?![.(\w])", text))
    assert labels <= {"Entity", "Talk", "KgGraph", *EntityType}
    assert types <= {rows.MENTIONED_IN, *RelationType}
    assert keys <= PROPERTIES
    assert labels | types | keys


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_query_is_one_reading_statement_under_its_question(path: Path) -> None:
    """A file begins with the question it answers and holds one statement, which changes nothing."""
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    assert re.fullmatch(r"// [A-Z].*\?.*", first)
    text = code(path)
    assert text.count(";") == 1
    assert text.endswith(";\n")
    assert not re.search(r"\b(CREATE|MERGE|SET|DELETE|REMOVE|LOAD|DROP)\b", text)


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_every_parameter_has_a_value(path: Path) -> None:
    """The parameters a query uses are those it sets above."""
    text = path.read_text(encoding="utf-8")
    assert set(re.findall(r"\$(\w+)", text)) == set(re.findall(r"^:param (\w+) => '[^']+';$", text, flags=re.MULTILINE))


def test_people_are_connected_by_every_relation() -> None:
    """The way from one person to another may lead along any relation that there is."""
    (types,) = re.findall(r"\[:([\w|]+)\*", code(FOLDER / "queries" / "shortest-path.cypher"))
    assert types.split("|") == [*RelationType]


def test_there_are_queries() -> None:
    """There are at least as many as the README of the folder promises."""
    assert len(QUERIES) >= 20


def test_the_constraints_are_those_of_the_export() -> None:
    """The file of constraints and the exported script make the same schema."""
    assert code(FOLDER / "constraints.cypher").splitlines() == [f"{statement};" for statement in statements.SCHEMA]


def test_the_style_has_the_colours_of_the_page() -> None:
    """Each type has the page's colour; things are named by their names and relations by their types."""
    rules = dict(re.findall(r"^([\w.]+) \{\n(.*?)^\}\n", STYLE, re.MULTILINE | re.DOTALL))
    for kind, colour in COLOURS.items():
        assert f"  color: {colour};\n" in rules[f"node.{kind}"]
        assert '  caption: "{name}";\n' in rules[f"node.{kind}"]
    assert '  caption: "<type>";\n' in rules["relationship"]
    assert list(rules)[:2] == ["node", "node.Entity"]  # the later rule wins, and a label without a rule is given one at the end
    assert {name.removeprefix("node.") for name in rules} == {"node", "relationship", "Entity", "Talk", "KgGraph", *EntityType}


def test_a_browser_can_read_the_style() -> None:
    """There is nothing in it but rules of one value a line: Neo4j Browser knows no comments, and drops a value with a colon in it."""
    assert re.fullmatch(r"([\w.]+ \{\n(  [a-z-]+: (#[0-9a-f]{6}|\d+px|\"[{<]\w+[}>]\");\n)+\}\n)+", STYLE)


def test_the_readme_names_every_query() -> None:
    """Its table has each file with the question in it."""
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    for path in QUERIES:
        question = path.read_text(encoding="utf-8").split("\n", 1)[0].removeprefix("// ")
        assert f"| [{path.stem}](queries/{path.name}) | {question} |\n" in readme


def test_the_readme_names_every_property() -> None:
    """The table of what is in the graph names every property that is written."""
    named = set(re.findall(r"`(\w+)`", (FOLDER / "README.md").read_text(encoding="utf-8")))
    assert named >= PROPERTIES
