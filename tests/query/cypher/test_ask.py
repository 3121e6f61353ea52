"""Cypher as it is written for Neo4j."""

import json
import math
import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import networkx as nx
import pytest

from kg.errors import GraphError, QueryError
from kg.export import FORMATS, columns, records
from kg.export.columns import plain
from kg.query.cypher.ask import Asked, ask, opened
from tests.neo4j.conftest import HOSTILE

AUTHORED = "alex-krizhevsky", "alexnet-paper", "alex-krizhevsky:AUTHORED:alexnet-paper"
PAPER = "ImageNet classification with deep convolutional neural networks"


@pytest.fixture
def graph_file(sample_graph, tmp_path) -> Path:
    """Return the file of the small graph."""
    FORMATS["json"].write(sample_graph, tmp_path / "graph.json")
    return tmp_path / "graph.json"


@pytest.fixture(scope="module")
def once() -> Iterator[ExitStack]:
    """Return what closes the graphs that several tests ask."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def asked(graph_file, once) -> Asked:
    """Return the small graph, open to be asked."""
    if not hasattr(once, "graph"):
        once.graph = once.enter_context(opened(graph_file))
    return once.graph


@pytest.fixture
def odd_graph(sample_graph) -> nx.MultiDiGraph:
    """Return a graph whose names, aliases and quotes are such as break things."""
    for number, text in enumerate(HOSTILE):
        sample_graph.add_node(f"odd {number}", **{**sample_graph.nodes["dropout"], "name": text, "aliases": [text, ""]})
    (mention,), said = sample_graph.nodes["alex-krizhevsky"]["mentions"], sample_graph.edges[AUTHORED]["evidence"]
    for number, text in enumerate(["", *HOSTILE]):
        sample_graph.nodes["alex-krizhevsky"]["mentions"].append(mention | {"surface": text, "seconds": number or None})
        said.append(said[0] | {"quote": text, "url": text or None, "line": number, "subject": {**said[0]["subject"], "surface": text}})
    return sample_graph


@pytest.fixture
def odd(odd_graph, tmp_path, once) -> Asked:
    """Return that graph, open to be asked."""
    if not hasattr(once, "odd"):
        FORMATS["json"].write(odd_graph, tmp_path / "odd.json")
        once.odd = once.enter_context(opened(tmp_path / "odd.json"))
    return once.odd


@pytest.mark.parametrize(
    ("statement", "rows"),
    [
        ("MATCH (p:Person) RETURN p.name ORDER BY p.name", [("Alex Krizhevsky",), ("Geoffrey Hinton",)]),
        ("MATCH (n:Entity:Method) RETURN n.name", [("Dropout",)]),
        ("MATCH (n:Method|Paper) RETURN n.name ORDER BY n.name", [("Dropout",), (PAPER,)]),
        ("MATCH (n) WHERE n:Method OR n:Talk RETURN labels(n) AS l", [(["Entity", "Method"],), (["Talk"],)]),
        ("MATCH (:Person)-[r]->(:Paper) RETURN DISTINCT type(r)", [("AUTHORED",)]),
        ("MATCH (d:Method)-[r]->(p:Paper) RETURN startNode(r).name AS one, endNode(r).id AS other", [("Dropout", "alexnet-paper")]),
        ("MATCH (d {id: 'dropout'})-[r]-(:Entity) RETURN r.lines[0], r.lines[-1], r.lines[7]", [(2, 2, None)]),
        ("MATCH (d {id: 'dropout'})-[r]-(:Entity) RETURN r.quotes[0..1] = r.quotes", [(True,)]),
        ("RETURN [x IN [1, 2, 3] WHERE x > 1 | x * 2] AS l, [1, 2, 3][1..2] AS s", [([4, 6], [2])]),
        ("RETURN head([4, 5]) AS h, last([4, 5]) AS e", [(4, 5)]),
        ("RETURN substring('hello', 1, 3) AS a, toString(3) AS b, toInteger('3') AS c", [("ell", "3", 3)]),
        ("RETURN .5 + 1.5 AS a, [1, 2, 3][..2] AS b, [1, 2, 3][1..2] AS c, rand() < 1 AS d", [(2.0, [1, 2], [2], True)]),
        ("MATCH (n:Entity) WHERE COUNT { (n)-[:AUTHORED]->() } = 0 RETURN count(*) AS n", [(2,)]),
        ("MATCH (n:Entity) WITH n, COUNT { (n)-[:AUTHORED]->() } AS c RETURN c, count(n) AS n ORDER BY c", [(0, 2), (1, 2)]),
        ("MATCH (n:Entity) RETURN avg(COUNT { MATCH (n)-[r]->(m:Paper) WHERE r.confidence > 2 }) AS a", [(0.0,)]),
        (
            "MATCH (:Method)-[rs:DESCRIBED_IN|AUTHORED*2]-() RETURN DISTINCT size(rs), [r IN rs | type(r)][0], last(rs).polarity",
            [(2, "DESCRIBED_IN", "asserted")],
        ),
        ("MATCH (n:Method)-[rs*1..2]-(:Person) WITH DISTINCT rs, n UNWIND rs AS r RETURN n.name, count(r) AS c", [("Dropout", 8)]),
        ("MATCH (:Method)-[rs*..2]-(:Person) WHERE all(r IN rs WHERE r.confidence > 0) WITH rs AS l RETURN DISTINCT size(l) AS s", [(2,)]),
        ("MATCH ()-[rs*2..2]->() RETURN size(rs) AS n UNION MATCH ()-[rs]->(:Talk) RETURN rs.count AS n", [(2,), (1,)]),
        ("OPTIONAL MATCH (:Dataset)-[rs*1..2]->() RETURN rs, size(rs) AS s", [(None, None)]),
        ("MATCH (p:Person)-[:AUTHORED]->(w) WITH w, collect(p.name) AS by RETURN size(by) AS s", [(2,)]),
        ("RETURN split('a b', ' ') AS d", [(["a", "b"],)]),
        ("MATCH (a:Person)-[:AUTHORED]->()<-[:AUTHORED]-(b) RETURN count(*) AS n", [(2,)]),  # nobody is a co-author of their own
        ("MATCH (a:Person)-->(p:Paper)<--(b) WHERE a.name < b.name RETURN b.name AS b", [("Dropout",), ("Geoffrey Hinton",)]),
        ("MATCH (p:Person) WHERE NOT (p)-[:DESCRIBED_IN]->(:Paper) RETURN count(p) AS n", [(2,)]),
        ("MATCH (p:Entity) WHERE EXISTS { (p)-[:DESCRIBED_IN]->() } RETURN p.name AS name", [("Dropout",)]),
        ("MATCH (one:Person) RETURN one.name AS one ORDER BY one DESC LIMIT 1", [("Geoffrey Hinton",)]),
        ("MATCH (when:Method) RETURN when.name AS by ORDER BY by", [("Dropout",)]),
        ("MATCH (n:Method) RETURN n.`name` AS `a name`", [("Dropout",)]),
        ("MATCH p = allShortestPaths((a {id: 'dropout'})-[*..3]-(b {id: 'nobody'})) RETURN length(p) AS l", []),
        ("MATCH p = allShortestPaths((a {id: 'dropout'})-[:AUTHORED*]->(b:Person {name: 'Nobody'})) RETURN a.name", []),
        ("MATCH p = allShortestPaths((a {id: 'dropout'})-[*..3]-(b:Person)) RETURN length(p) AS l", [(2,)] * 4),
        (
            "MATCH p = shortestPath((a {id: 'dropout'})-[:DESCRIBED_IN|AUTHORED*1..4]-(b {id: 'geoffrey-hinton'})) RETURN length(p) AS l",
            [(2,)],
        ),
        ("MATCH (:Method)-[*2..2]-(b:Person) RETURN count(*) AS n", [(4,)]),
        ("MATCH (e)-[m:MENTIONED_IN]->(t:Talk) RETURN sum(m.count) AS n, t.title AS t", [(4, "A talk")]),
        ("MATCH (g:KgGraph) RETURN g.talks", [(["talk"],)]),
        ("UNWIND [] AS x RETURN x", []),
        ("MATCH (n:Entity) WITH n ORDER BY n.id DESC LIMIT 2 RETURN collect(n.id), count(*)", [(["geoffrey-hinton", "dropout"], 2)]),
        ("MATCH (n:Entity) WITH n ORDER BY n.name DESC RETURN collect(n.id)[1..3] AS l", [(["geoffrey-hinton", "dropout"],)]),
        ("MATCH (n:Entity|Talk) RETURN count(*) AS c", [(5,)]),
        ("MATCH (n:Talk|Paper) RETURN count(*) AS c", [(2,)]),
        ("MATCH (m:Method) OPTIONAL MATCH (m)-[r:USES]->(n) RETURN type(r) AS t, labels(n) AS l, n:Person AS p", [(None, None, None)]),
        ("MATCH (p:Person) WHERE p.id = 'none' RETURN sum(p.mentionCount) AS s, avg(p.salience) AS a", [(0, None)]),
        ("RETURN round(-2.5) AS a, round(2.5) AS b, round(2.345, 2) AS c", [(-2.0, 3.0, 2.35)]),
        ("RETURN toString(1.0) AS a, toString(true) AS b, toString(0.25) AS c", [("1.0", "true", "0.25")]),
        ("WITH [1, 2, 3] AS l RETURN l[-2..], l[..-1], l[1..9], l[7], tail(l)", [([2, 3], [1, 2], [2, 3], None, [2, 3])]),
        ("MATCH (n:Person) RETURN n.aliases[1..], [x IN n.aliases WHERE x <> 'Hinton']", [([], ["Krizhevsky"]), (None, None)]),
        ("RETURN head([]) AS h", [(None,)]),
        ("MATCH (n:Method) RETURN n['name'] AS n", [("Dropout",)]),
        ("MATCH (a:Person), (b:Person) WHERE a.id < b.id AND (a)-->()<--(b) RETURN count(*) AS n", [(1,)]),
        ("MATCH (a:Person) WHERE exists((a)-[:AUTHORED]->(:Paper|Dataset)) RETURN count(*) AS n", [(2,)]),
        ("MATCH (a:Method)-[r]->(b)-[*1..2]-(c) RETURN count(*) AS n", [(16,)]),
        ("WITH 1 AS b, 2 AS a RETURN *", [(2, 1)]),
        ("RETURN 1 AS n UNION ALL RETURN 2 AS n", [(1,), (2,)]),
        ("MATCH (:Method)-[r]->(:Paper) WITH r AS x RETURN x.objectHow, x['subjectHow'][0], x.urls", [(["sound"], "exact", None)]),
        (
            "MATCH p = (:Method)-[*1..2]-(:Person) RETURN [x IN relationships(p) | x.starts[0]] AS s",
            [([79, 0],), ([79, 54],), ([110, 39],), ([110, 54],)],
        ),
        ("MATCH p = (:Method)-[*..2]-(:Person) WHERE all(r IN relationships(p) WHERE 79 IN r.objectStarts) RETURN count(*)", [(2,)]),
        ("MATCH (:Method)-->()<-[r]-(:Person) WITH collect(r) AS l UNWIND l AS x RETURN sum(x.ends[0]) AS s", [(186,)]),
        ("MATCH (:Method)-[r {starts: [79], polarity: 'negated'}]->() RETURN [q IN r.quotes WHERE q CONTAINS 'x' | size(q)]", [([38],)]),
        ("MATCH (:Method)-[r {starts: [78]}]->() RETURN r", []),
        ("MATCH (:Method)-[r]->(:Paper) WITH {starts: r.starts[0], of: r} AS m RETURN m.starts, m['starts']", [(79, 79)]),
        ("MATCH (:Method)-[r]->(:Entity) RETURN r.surfaces", [(None,)]),
        ("OPTIONAL MATCH (:Dataset)-[r]->() RETURN r.quotes, r.starts", [(None, None)]),
        ("UNWIND [-9, -2, 1] AS i WITH i, [1, 2, 3] AS l RETURN l[i..], l[..i], l[i]", [([1, 2, 3], [], None), *[([2, 3], [1], 2)] * 2]),
        ("RETURN [null, 'a'][0] AS a, head([null, 1]) AS b, last([[1], null]) AS c", [(None, None, None)]),
        ("MATCH (m:Method) RETURN m.name CONTAINS '' AS a, m.name CONTAINS $empty AS b", [(True, True)]),
        ("RETURN 1 + 1 IN [2] AS a, 'a' + 'b' STARTS WITH 'a' + 'b' AS b, NOT 1 + 1 IS NULL AS c, -1 IN [-1] AS d", [(True,) * 4]),
        ("RETURN CASE WHEN true THEN 1 END + 1 AS a, COUNT { (:Method)-->(:Paper) } + 1 IN [2] AS b", [(2, True)]),
        ("RETURN toString(1 + 1) AS a, substring('a' + 'bc', 1) AS b", [("2", "bc")]),
        ("UNWIND [4.7, -4.7] AS x RETURN toInteger(x), ceil(3) / 2", [(4, 1.5), (-4, 1.5)]),
        ("UNWIND ['05', 'x', '1.9'] AS x RETURN toInteger(x), toFloat(x)", [(5, 5.0), (None, None), (1, 1.9)]),
        ("RETURN split('a,,é', ',') AS a, split('aé', '') AS b, split('', ',') AS c", [(["a", "", "é"], ["a", "é"], [""])]),
        ("MATCH (m:Method) RETURN rtrim(m.name + '       ') AS a, trim(' ' + m.name + '\\t   ') AS b", [("Dropout", "Dropout")]),
        ("MATCH (:Method)-[r]->(:Paper) WHERE r.starts <> r.ends RETURN r.starts AS starts ORDER BY starts[0]", [([79],)]),
        ("MATCH (all:Method)-[none]->(:Paper) WITH all, none.ends AS ends RETURN all.name, ends[0], size(ends)", [("Dropout", 117, 1)]),
        ("WITH ['ab'] AS starts UNWIND starts AS ends WITH ends WHERE ends STARTS WITH 'a' RETURN ends", [("ab",)]),
        (
            "MATCH (:Method)-[r*1]->(:Paper) UNWIND r AS x RETURN size(r), [y IN r | type(y)], x.starts, r[0].lines",
            [(1, ["DESCRIBED_IN"], [79], [2])],
        ),
        ("RETURN 1 AS x UNION DISTINCT RETURN 1 AS x", [(1,)]),
        ("RETURN '\\ud83d\\ude00' AS x", [("😀",)]),
    ],
)  # fmt: skip
def test_it_is_understood_as_neo4j_does(asked, statement, rows):
    """Labels, types, paths, lists, functions and names mean what they mean there."""
    assert sorted(map(repr, asked.ask(statement, {"empty": ""}).rows)) == sorted(map(repr, rows))


@pytest.mark.parametrize(
    "statement", ["MATCH (p:Person) RETURN p.name, count(*)", "MATCH (p:Person) RETURN p.name , count( * ) ORDER BY p.name"]
)
def test_columns_are_called_what_is_written(asked, statement):
    """A column without a name is called by the very words."""
    assert asked.ask(statement).columns[0] == "p.name"
    assert asked.ask(statement).columns[1] in {"count(*)", "count( * )"}


def test_things_relations_and_paths_are_records(asked):
    """They have labels or type, ids, and the properties there are."""
    ((thing, relation, path),) = asked.ask("MATCH path = (m:Method)-[r]->(:Paper) RETURN m, r, path").rows
    assert (thing["labels"], thing["id"], thing["properties"]["mentionCount"]) == (["Entity", "Method"], "dropout", 1)
    assert "kgType" not in thing["properties"]
    assert "aliases" not in thing["properties"]
    assert (relation["type"], relation["start"], relation["end"]) == ("DESCRIBED_IN", "dropout", "alexnet-paper")
    assert relation["properties"]["polarity"] == "negated"
    assert path == {"nodes": [thing, path["nodes"][1]], "relationships": [relation]}
    assert asked.ask("MATCH (:Method)-[r*1..2]->(:Paper) RETURN r").rows == (([relation],),)
    json.dumps(path)


@pytest.mark.parametrize(
    "value", [*(text for text in HOSTILE if "\ud800" not in text), 3, -1.5, True, None, [], ["a", "it's"], {"a": [1, None]}]
)
def test_a_parameter_is_a_value_and_never_cypher(asked, value):
    """Whatever a parameter is, it comes back as it is; a text in the statement likewise."""
    assert asked.ask("RETURN $value AS value", {"value": value}).rows == ((value,),)


def test_a_parameter_may_have_values_of_any_name(asked):
    """Those that properties have, too."""
    statement = "UNWIND $rows AS row MATCH (:Method)-[r]->(:Paper) RETURN row.starts, row.more.how, r.starts"
    assert asked.ask(statement, {"rows": [{"starts": 1, "more": {"how": "so"}}]}).rows == ((1, "so", [79]),)


def test_half_a_character_is_refused(asked):
    """What is no text to the engine is no value."""
    with pytest.raises(QueryError, match="is no value for a parameter"):
        asked.ask("RETURN $value AS value", {"value": "\ud800"})


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_of_talks_come_back(odd, text):
    """What a graph holds comes back as the columns of an export have it."""
    ((name, aliases),) = odd.ask("MATCH (n:Entity {id: $id}) RETURN n.name, n.aliases", {"id": f"odd {HOSTILE.index(text)}"}).rows
    assert (name, aliases) == (plain(text), [plain(text), ""])


def test_what_follows_nothing_is_not_nothing(asked):
    """After a row where something is missing, the next has what there is."""
    told = "substring(r.key, 0, 4), replace(r.polarity, 'n', 'N'), r.lines[0..1], tail(r.starts), toString(r.confidence)"
    rows = asked.ask(f"MATCH (e:Entity) OPTIONAL MATCH (e)-[r:DESCRIBED_IN]->() RETURN e.id, {told}").rows
    assert {row[0]: row[1:] for row in rows} == {
        **dict.fromkeys(("alex-krizhevsky", "geoffrey-hinton", "alexnet-paper"), (None,) * 5),
        "dropout": ("drop", "Negated", [2], [], "0.5"),
    }


def test_lists_are_filtered_beside_those_that_are_missing_or_empty(asked):
    """Each has its own items, and what is missing has none, in as many rows as the engine takes in several goes."""
    lists = "UNWIND range(1, 5000) AS i WITH i, CASE WHEN i % 3 > 0 THEN range(1, i % 5) END AS l"
    rows = asked.ask(f"{lists} RETURN i, [x IN l WHERE x > 1], [x IN tail(l) WHERE x > 2 | x + 1]").rows
    assert sorted(rows) == [(i, [*range(2, i % 5 + 1)], [*range(4, i % 5 + 2)]) if i % 3 else (i, None, None) for i in range(1, 5001)]


@pytest.mark.parametrize("shape", ["MATCH ()-[r]->()", "MATCH (n:Entity) OPTIONAL MATCH (n)-[r]->()"])
@pytest.mark.parametrize("items", ["r.lines", "r.quotes", "r.subjectSurfaces", "r.starts"])
def test_what_is_made_of_an_item_is_made_of_that_item(odd, shape, items):
    """Each item of each list is its own, whatever is asked of it."""
    made = f"[x IN {items} | toString(x)], [x IN {items} | CASE WHEN toString(x) > 'a' THEN x ELSE x END], [x IN {items} | coalesce(x, x)]"
    tests = f"none(x IN {items} WHERE toString(x) = 'no'), size([x IN {items} WHERE toString(x) <> 'no'])"
    for told, texts, same, again in odd.ask(f"{shape} RETURN {items}, {made}").rows:
        assert (texts, same, again) == (told and [*map(str, told)], told, told)
    for told, none, kept in odd.ask(f"{shape} RETURN {items}, {tests}").rows:
        assert (none, kept) == ((None, None) if told is None else (True, len(told)))


def test_records_are_what_json_can_hold(asked):
    """JSON has no infinity: null stands for it, in lists too, while a row of the answer has the number."""
    answer = asked.ask("RETURN 1.0 / 0.0 AS much, [0.5, -1.0 / 0.0] AS some, {a: 0.0 / 0.0} AS none")
    assert answer.rows[0][0] == math.inf
    assert answer.records == [{"much": None, "some": [0.5, None], "none": {"a": None}}]
    assert json.dumps(answer.records, allow_nan=False)


@pytest.mark.parametrize(("kind", "types"), [("AUTHORED", columns.RELATION), ("MENTIONED_IN", columns.MENTION)])
def test_the_properties_of_a_relation_come_back(odd, odd_graph, kind, types):
    """One by one and all together they are those that the exports have."""
    said = {"AUTHORED": records.relation_properties(odd_graph.edges[AUTHORED]) | {"key": AUTHORED[2]}}
    said["MENTIONED_IN"] = records.mention_properties(odd_graph.nodes["alex-krizhevsky"])
    (found,) = odd.ask(
        f"MATCH ({{id: 'alex-krizhevsky'}})-[r:{kind}]->() RETURN r AS whole, {', '.join(f'r.{name} AS {name}' for name in types)}"
    ).records
    assert found.pop("whole")["properties"] == said[kind]
    assert found == dict.fromkeys(types) | said[kind]


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("MATCH (p:Person", "line 1, column 7: '(' is not closed"),
        (f"RETURN {'(' * 51}1{')' * 51}", "line 1, column 58: brackets in more than 50 others; ask for it in parts"),
        (f"RETURN {'[' * 5000}1{']' * 5000}", "line 1, column 58: brackets in more than 50 others; ask for it in parts"),
        ("MATCH (p:Person))", "line 1, column 17: ')' closes nothing"),
        ("MATCH (p)\nRETURN 'x", "line 2, column 8: this text has no end"),
        ("MATCH (p)\nRETURN p.nothing", "line 2, column 10: Cannot find property nothing for p; there are id, name, aliases,"),
        ("MATCH (p) RETURN p.nme", "line 1, column 20: Cannot find property nme for p; did you mean name?"),
        ("MATCH ()-[r]->() RETURN r.quote", "line 1, column 27: Cannot find property quote for r; did you mean quotes?"),
        ("MATCH (p)-[r]->()\nRETURN r.urls, p.starts", "line 2, column 18: Cannot find property starts for p"),
        ("MATCH (p:Person)-[r]->() RETURN startNode(r).urls", "line 1, column 46: Cannot find property urls for p"),
        ("MATCH ()-[:USES* {starts: [1]}]->() RETURN 1", "line 1, column 19: starts of several steps is asked for in WHERE here"),
        ("MATCH (p:Person) RETUR p.name", "line 1, column 18: 'RETUR' is not understood here; did you mean RETURN?"),
        ("MATCH (p) WHER p.name = 'x' RETURN p", "line 1, column 11: 'WHER' is not understood here; did you mean WHERE?"),
        ("MATCH (p)-->(q), RETURN p", "line 1, column 18: 'RETURN' is not understood here"),
        ("MATCH (p) WHERE p.salience > 0.5 RETUR p", "line 1, column 34: 'RETUR' is not understood here; did you mean RETURN?"),
        ("MATCH (p) RETURN p.name ODER BY p.name", "line 1, column 25: 'ODER' is not understood here; did you mean ORDER?"),
        ("MATCH (p) RETURN count(*) LIMT 3", "line 1, column 27: 'LIMT' is not understood here; did you mean LIMIT?"),
        ("MATCH (p) RETURN p.name frob", "line 1, column 25: 'frob' is not understood here"),
        ("MATCH (p) RETURN q", "line 1, column 18: Variable q is not in scope"),
        ("MATCH (p) WITH p.name AS name RETURN p.id", "line 1, column 38: Variable p is not in scope; behind WITH"),
        ("MATCH (p) WHERE p.name IN 'x' RETURN p", "line 1, column 24: IN does not take STRING; a list stands behind it"),
        ("MATCH (p) WHERE p.name IN [1] RETURN p", "line 1, column 17: p.name is STRING, where INT64 is needed; convert with"),
        ("MATCH (p) UNWIND p.name AS x RETURN x", "line 1, column 18: p.name is STRING, where a list is needed"),
        ("MATCH (p) WHERE count(p) > 1 RETURN p", "count() and the like stand in WITH and RETURN alone"),
        ("MATCH (p) RETURN left(p.name, 'x')", "line 1, column 18: LEFT does not take STRING,STRING; convert with"),
        ("MATCH (p) RETURN toLower()", "line 1, column 18: TOLOWER takes a value"),
        ("MATCH (p) RETURN length(p.name)", "length() is that of a path; of a text or a list it is size()"),
        ("MATCH (p) WHERE 1 < p.salience < 3 RETURN p", "line 1, column 17: comparisons are not chained here; write 1 < x AND x < 3"),
        ("MATCH (p) WHERE p.name != 'x' RETURN p", "line 1, column 24: there is no !=; write <>"),
        ("MATCH (p) WHERE p.name LIKE '%x%' RETURN p", "line 1, column 24: there is no LIKE here; use CONTAINS"),
        ("MATCH (p) WHERE exists(p.corrected) RETURN p", "line 1, column 17: exists() of a value is not known here; write … IS NOT NULL"),
        ("MATCH (p) RETURN elementId(p)", "line 1, column 18: elementId() is not known here; things and talks have the property id"),
        ("MATCH (p) CALL { WITH p RETURN 1 AS x } RETURN x", "line 1, column 11: CALL is not known here; for a subquery use"),
        ("PROFILE MATCH (p) RETURN p", "line 1, column 1: PROFILE is not known here, where no plan is shown"),
        ("MATCH (p:Persn) RETURN p", "line 1, column 10: there is no label Persn; there are Entity"),
        ("MATCH ()-[:LIKES]->() RETURN 1", "line 1, column 12: there is no relation LIKES; there are AUTHORED"),
        ("MATCH (p) RETURN nothing(p)", "line 1, column 18: function NOTHING does not exist"),
        ("MATCH (p) RETURN p {.name}", "line 1, column 20: a map of what a thing has is not known here"),
        ("MATCH (p) WHERE p.id = $id RETURN p", "line 1, column 24: no value for $id"),
        ("MATCH (p) RETURN 1 +", "line 1, column 20: not understood here"),
        ("MATCH (p) RETURN 1; MATCH (p) RETURN 2", "line 1, column 19: one statement at a time"),
        ("RETURN #", "line 1, column 8: '#' is no part of Cypher"),
        ("MATCH (a)-[*1..2]->(b)-[*1..2]->(c) RETURN 1", "line 1, column 24: a second relation of several steps"),
        (
            "MATCH p = shortestPath((a)-[*]-(b)) WHERE all(r IN relationships(p) WHERE r.confidence > 0) RETURN p",
            "line 1, column 37: WHERE",
        ),
        ("OPTIONAL MATCH p = (:Dataset)-->() RETURN p", "line 1, column 16: a path cannot be named in OPTIONAL MATCH here"),
        ("MATCH (n) RETURN [x IN n.aliases WHERE x = n.name]", "line 1, column 40: x goes through a list, where it cannot be set beside n"),
        ("MATCH (n) WHERE any(x IN n.aliases WHERE x = n.name) RETURN n", "line 1, column 42: x goes through a list"),
        ("MATCH (n) RETURN [(n)-->(m) | m.name]", "line 1, column 18: a pattern in a list is not known here"),
        ("MATCH (n) RETURN size((n)-->())", "line 1, column 22: of a pattern it can be told here whether it exists"),
        ("MATCH (n) RETURN COLLECT { MATCH (n)-->(m) RETURN m.name }", "line 1, column 26: COLLECT { … } is not known here"),
        ("MATCH (n) WHERE EXISTS { MATCH (n)-->(m) RETURN m } RETURN n", "line 1, column 42: in EXISTS { … } and COUNT { … } stand"),
        ("MATCH (n:!Person) RETURN n", "line 1, column 10: here stands the name of a label"),
        ("MATCH (n) RETURN n.name AS a, n.id AS a", "line 1, column 39: two columns are called a"),
        ("RETURN 1 AS a UNION RETURN 2 AS b", "line 1, column 28: UNION joins columns of the same names, a"),
        ("RETURN [1, 'a']", "line 1, column 8: a list holds values of one type here"),
        ("RETURN 'a' + 1", "line 1, column 12: + does not take STRING,INT64; convert with toString()"),
        ("MATCH (n) WHERE n.name > 3 RETURN n", '"Alex Krizhevsky" is no INT64'),
        ("MATCH (n) RETURN CASE n.name WHEN null THEN 1 END", "line 1, column 35: null equals nothing, not even null"),
        ("MATCH (:Method)-[r]-(p) RETURN startNode(r).id", "line 1, column 32: startNode() is known here of relations with a direction"),
        ("RETURN 'x\\ud800'", "line 1, column 8: half a character is no text"),
        ("RETURN regexp_extract('é', 'x') + string_split('é', '')[1]", "a text is parted within a character"),
        (f"RETURN {'toString(' * 40}1{')' * 40}", "too long, or too many functions in each other"),
        (f"WITH [1] AS l RETURN l{'[l[0]]' * 40}", "too long, or too many functions in each other"),
        ("MATCH (n) RETURN n['`} RETURN 1 //']", "line 1, column 20: '`} RETURN 1 //' is no name"),
        ("", "no statement"),
        ("hello", "line 1, column 1: a statement begins with MATCH"),
    ],
)
def test_an_error_says_where(asked, statement, message):
    """What is wrong is told in a line with its place in the user's own words."""
    with pytest.raises(QueryError) as caught:
        asked.ask(statement)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)
    assert "kg__" not in str(caught.value)


@pytest.mark.parametrize("collected", ["{name: p.name, id: p.id}", "p", "r"])
def test_items_of_a_list_are_those_of_its_own_row(asked, collected):
    """Of maps, things and relations that each row collected, a comprehension and a test of all see what their own row has."""
    of, held = ("r", "key") if collected == "r" else ("p", "id")
    rows = asked.ask(
        f"MATCH (p)-[r:AUTHORED|DESCRIBED_IN]->() WITH p, collect({collected}) AS l, collect({of}.{held}) AS k "
        f"RETURN [x IN l | x.{held}] = k, all(x IN l WHERE x.{held} STARTS WITH 'd'), any(x IN l WHERE x.{held} STARTS WITH 'g'), p.id"
    ).rows
    assert sorted(rows, key=lambda row: row[-1]) == [
        (True, False, False, "alex-krizhevsky"), (True, True, False, "dropout"), (True, False, True, "geoffrey-hinton"),
    ]  # fmt: skip


@pytest.mark.parametrize("regex", ["(", "[a", "*", "(?=I).*", "(I)mage\\1", "I*+"])
def test_what_is_no_regular_expression_is_refused(asked, regex):
    """The engine finds nothing by it, which would be a wrong answer; in a statement it is told with its place, and so in a parameter."""
    with pytest.raises(QueryError, match=r"^line 1, column 27: .* is no regular expression here"):
        asked.ask("MATCH (n) WHERE n.name =~ $regex RETURN n", {"regex": regex})
    with pytest.raises(QueryError, match=r"^line 1, column 27: .* is no regular expression here"):
        asked.ask("MATCH (n) WHERE n.name =~ '" + regex.replace("\\", "\\\\") + "' RETURN n")


@pytest.mark.parametrize(
    "statement",
    [
        "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN count(x + y)",  # the engine gives up by itself
        "RETURN size(rpad('x', 2000000000, 'y')) AS n",  # it does not look at the clock
    ],
)
def test_a_question_that_takes_too_long_is_given_up(asked, statement):
    """After the time it was given, a question ends with an error, and the next is answered."""
    with pytest.raises(QueryError, match=r"no answer within 0\.05 s"):
        asked.ask(statement, timeout=0.05)
    assert asked.ask("MATCH (n:Method) RETURN n.name").rows == (("Dropout",),)


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the system does not tell how much a process holds")
def test_a_question_that_takes_too_much_memory_is_given_up(asked):
    """An answer that grows without end is refused before it takes what others need."""
    with pytest.raises(QueryError, match="no answer within the memory there is"):
        asked.ask("RETURN size(range(1, 2000000000)) AS n")


def test_no_graph_is_refused(tmp_path):
    """A file that is not there is named."""
    with pytest.raises(GraphError, match=r"none\.json"):
        ask(tmp_path / "none.json", "RETURN 1 AS x")


def test_a_pipe_is_refused(tmp_path):
    """What one process alone can read is not handed to the engine, which would wait for ever."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(GraphError, match="pipe: a pipe cannot be asked in Cypher; write the graph to a file first"):
        ask(tmp_path / "pipe", "MATCH (n) RETURN count(n)")


def test_standard_input_may_be_a_file(graph_file, tmp_path):
    """A link leads to the file, as /dev/stdin does where a file is redirected to it."""
    (tmp_path / "stdin").symlink_to(graph_file)
    assert ask(tmp_path / "stdin", "MATCH (e:Entity) RETURN count(e)") == ask(graph_file, "MATCH (e:Entity) RETURN count(e)")
