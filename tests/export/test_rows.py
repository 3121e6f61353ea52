import json
from collections.abc import Callable
from copy import deepcopy

import networkx as nx

from kg.export import columns, rows

GraphOf = Callable[[str], nx.MultiDiGraph]


def test_an_entity_row(sample_graph: nx.MultiDiGraph) -> None:
    """A node becomes its id, its type as label and flat properties; nulls and empty lists are left out."""
    first, second, *_ = rows.entity_rows(sample_graph)
    properties = {
        "name": "Alex Krizhevsky",
        "aliases": ["Krizhevsky"],
        "known": True,
        "salience": 0.41,
        "confidence": 0.93,
        "mentionCount": 1,
    }
    assert first == rows.NodeRow("alex-krizhevsky", "Person", properties)
    assert list(second.properties) == ["name", "known", "salience", "confidence", "mentionCount"]


def test_a_relation_row(sample_graph: nx.MultiDiGraph) -> None:
    """An edge becomes its ends, its type and the evidence in parallel lists; lists that are null throughout are left out."""
    row = next(rows.relation_rows(sample_graph))
    assert (row.start, row.end, row.type) == ("alex-krizhevsky", "alexnet-paper", "AUTHORED")
    quote = "you were one of the three authors with alex kaczowski jeff hinton of the famed alex ned paper"
    assert row.properties == {
        "key": "alex-krizhevsky:AUTHORED:alexnet-paper", "polarity": "asserted", "confidence": 0.91,
        "quotes": [quote], "sources": ["talk"], "lines": [1], "endLines": [2], "starts": [0], "ends": [93],
        "subjectSurfaces": ["alex kaczowski"], "subjectStarts": [39], "subjectHow": ["sound"],
        "objectSurfaces": ["alex ned paper"], "objectStarts": [79], "objectHow": ["sound"],
    }  # fmt: skip


def test_a_talk_row(sample_graph: nx.MultiDiGraph) -> None:
    """A talk becomes what the file says about it, with its text where the graph holds it."""
    (row,) = rows.talk_rows(sample_graph)
    assert (row.id, row.label) == ("talk", "Talk")
    assert list(row.properties) == ["title", "date", "people", "lines", "words", "text"]


def test_mentions_are_gathered_by_talk(sample_graph: nx.MultiDiGraph) -> None:
    """All mentions of an entity in one talk are one row, in their order."""
    mention = sample_graph.nodes["dropout"]["mentions"][0]
    sample_graph.graph["sources"].append({**sample_graph.graph["sources"][0], "id": "other"})
    sample_graph.nodes["dropout"]["mentions"] = [mention, {**mention, "source": "other"}, {**mention, "line": 9, "seconds": 2}]
    here, there = (row for row in rows.mentioned_rows(sample_graph) if row.start == "dropout")
    assert (here.end, here.type, here.properties["count"], here.properties["lines"]) == ("talk", "MENTIONED_IN", 2, [3, 9])
    assert (there.end, there.properties["count"]) == ("other", 1)


def test_a_null_within_a_list_has_a_stand_in(sample_graph: nx.MultiDiGraph) -> None:
    """A list that holds a null beside a value keeps its length: -1 or an empty text stands for the null."""
    evidence = sample_graph.edges["geoffrey-hinton", "alexnet-paper", "geoffrey-hinton:AUTHORED:alexnet-paper"]["evidence"]
    evidence.append({**evidence[0], "seconds": 7, "url": "https://example.org"})
    (row,) = (row for row in rows.relation_rows(sample_graph) if row.start == "geoffrey-hinton")
    assert row.properties["seconds"] == [-1.0, 7.0]
    assert row.properties["urls"] == ["", "https://example.org"]


def test_every_property_has_a_declared_type(sample_graph: nx.MultiDiGraph) -> None:
    """The tables of types name every property that a row can have, and lists hold values of that one type."""
    python = {"string": str, "long": int, "double": float, "boolean": bool}
    for types, found in [
        (columns.ENTITY, rows.entity_rows(sample_graph)),
        (columns.RELATION, rows.relation_rows(sample_graph)),
        (columns.TALK, rows.talk_rows(sample_graph)),
        (columns.MENTION, rows.mentioned_rows(sample_graph)),
        (columns.GRAPH, [rows.graph_row(sample_graph.graph, rows.outline(sample_graph))]),
    ]:
        for name, value in ((name, value) for row in found for name, value in row.properties.items()):
            kind = types[name]
            assert isinstance(value, list) == kind.endswith("[]")
            items = value if isinstance(value, list) else [value]
            assert {type(item) for item in items} <= {python[kind.removesuffix("[]")]}


def test_the_row_of_the_whole(sample_graph: nx.MultiDiGraph) -> None:
    """The whole has what the file says of it, its talks, and the order of its nodes, which is not the usual one."""
    row = rows.graph_row(sample_graph.graph, rows.outline(sample_graph))
    assert (row.id, row.label) == ("kg", "KgGraph")
    assert row.properties == {
        "kgVersion": "0.1.0", "catalog": "0123456789abcdef", "talks": ["talk"],
        "entityOrder": ["alex-krizhevsky", "geoffrey-hinton", "alexnet-paper", "dropout"],
    }  # fmt: skip


def test_an_order_of_its_own_is_told(sample_graph: nx.MultiDiGraph) -> None:
    """Of a graph in the order of a build no order is told; edges that stand otherwise have theirs told."""
    ordered = nx.MultiDiGraph(**sample_graph.graph)
    ordered.add_nodes_from(sorted(sample_graph.nodes(data=True)))
    ordered.add_edges_from(sample_graph.edges(keys=True, data=True))
    assert "entityOrder" not in rows.graph_row(ordered.graph, rows.outline(ordered)).properties
    edge = ordered.edges["dropout", "alexnet-paper", "dropout:DESCRIBED_IN:alexnet-paper:negated"]
    ordered.add_edge("dropout", "geoffrey-hinton", "earlier", **{**edge, "type": "CAUSES"})
    assert rows.graph_row(ordered.graph, rows.outline(ordered)).properties["relationOrder"][1:3] == [
        "dropout:DESCRIBED_IN:alexnet-paper:negated",
        "earlier",
    ]


def test_mentions_out_of_order_have_positions(sample_graph: nx.MultiDiGraph) -> None:
    """Where mentions do not stand talk by talk, each says at which place it stands."""
    sample_graph.graph["sources"].append({**sample_graph.graph["sources"][0], "id": "other"})
    mention = sample_graph.nodes["dropout"]["mentions"][0]
    for talks, positions in [
        (["talk", "other"], [None, None]),
        (["other", "talk"], [[0], [1]]),
        (["talk", "other", "talk"], [[0, 2], [1]]),
    ]:
        sample_graph.nodes["dropout"]["mentions"] = [{**mention, "source": talk} for talk in talks]
        assert [row.properties.get("positions") for row in rows.mentioned_rows(sample_graph) if row.start == "dropout"] == positions


def test_what_properties_cannot_hold_stands_in_rest(sample_graph: nx.MultiDiGraph) -> None:
    """Attributes of others, texts with what a database refuses and nulls that look like values are kept as JSON."""
    sample_graph.nodes["dropout"].update(name="drop\x00out", pagerank=0.5, confidence=1)
    evidence = sample_graph.edges["dropout", "alexnet-paper", "dropout:DESCRIBED_IN:alexnet-paper:negated"]["evidence"]
    evidence[0]["url"] = ""
    sample_graph.graph["made"] = {"by": "hand"}
    (thing,) = (row for row in rows.entity_rows(sample_graph) if row.id == "dropout")
    (relation,) = (row for row in rows.relation_rows(sample_graph) if row.start == "dropout")
    assert json.loads(thing.properties["rest"]) == {"name": "drop\x00out", "pagerank": 0.5, "confidence": 1}
    assert (thing.properties["name"], thing.properties["confidence"]) == ("dropout", 1.0)
    assert json.loads(relation.properties["rest"]) == {"evidence": evidence}
    assert json.loads(rows.graph_row(sample_graph.graph, rows.outline(sample_graph)).properties["rest"]) == {"made": {"by": "hand"}}


def test_texts_hold_nothing_that_is_refused(named_graph: GraphOf) -> None:
    """Control characters and halves of surrogate pairs are taken out; tabs, newlines and all letters stay."""
    (row,) = (row for row in rows.entity_rows(named_graph("a\x00\x1b\x7f\ud800\uffff\tb\nשלום😀")) if row.id == "dropout")
    assert row.properties["name"] == "a\tb\nשלום😀"


def test_the_graph_is_not_changed(sample_graph: nx.MultiDiGraph) -> None:
    """Making rows leaves the graph as it is."""
    before = deepcopy(sample_graph)
    for make in (rows.entity_rows, rows.relation_rows, rows.talk_rows, rows.mentioned_rows):
        list(make(sample_graph))
    rows.graph_row(sample_graph.graph, rows.outline(sample_graph))
    assert nx.utils.graphs_equal(before, sample_graph)
