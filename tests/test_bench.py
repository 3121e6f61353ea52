"""What `make bench` asks of the graph of the talk in seeds/, and what it measures exports with."""

import json
from pathlib import Path

import pytest

from bench.exports import large_graph
from kg.evaluate import load_gold
from kg.export import node_link
from kg.ontology import fits

ROOT = Path(__file__).parent.parent
LINES = (ROOT / "seeds" / "000_92e80a022930c7d6.txt").read_text(encoding="utf-8").splitlines()
PREFIX = ROOT / "bench" / "gold" / "seed-lines-901-1613"


@pytest.fixture(scope="module")
def rest():
    """Return the gold graph of the talk's second half."""
    return load_gold(PREFIX)


def test_subjects_are_asked_for_once():
    """Thirty-seven subjects, each with an id of its own."""
    subjects = json.loads((ROOT / "bench" / "subjects.json").read_text(encoding="utf-8"))
    assert len(set(subjects.values())) == len(subjects) == 37


def test_mentions_stand_where_the_gold_says():
    """Each mention starts on its line, in its words."""
    for line in PREFIX.with_name(f"{PREFIX.name}.entities.jsonl").read_text(encoding="utf-8").splitlines():
        for mention in json.loads(line)["mentions"]:
            first = LINES[mention["line"] - 1]
            found = " ".join([first, *LINES[mention["line"] : mention["line"] + 3]]).find(mention["surface"])
            assert 0 <= found <= len(first), mention


def test_relations_stand_in_the_second_half(rest):
    """Each relation names its lines, all of them where that gold has its say."""
    assert all(relation.lines and 901 <= min(relation.lines) <= max(relation.lines) <= 1613 for relation in rest.relations)


def test_relations_join_types_that_they_may(rest):
    """Each relation fits its ends, under the first type of an entity or another that is right as well."""
    types = {entity.id: {entity.type, *entity.also_types} for entity in rest.entities}
    for relation in rest.relations:
        joined = [fits(head, relation.type, tail) for head in types[relation.subject] for tail in types[relation.object]]
        assert any(joined), relation


def test_the_large_graph_is_one_of_ours(tmp_path):
    """The graph that exports are measured with has the form of a graph file and the size asked for, and is always the same."""
    node_link.write(large_graph(20, 3), tmp_path / "graph.json")
    graph = node_link.read(tmp_path / "graph.json")
    assert (len(graph), graph.number_of_edges()) == (20, 60)
    assert "".join(node_link.render(graph)) == "".join(node_link.render(large_graph(20, 3)))
