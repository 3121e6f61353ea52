"""Which nodes are right, and which entities are missed."""

import pytest

from kg.evaluate import FalseEntity, Score, evaluate


@pytest.mark.parametrize(
    ("name", "kind", "right", "found"),
    [
        ("Quill network", "Method", True, True),
        ("quill-net", "Method", True, True),  # an alias
        ("Quill networks", "Field", True, False),  # Method, Field and Concept are confused, and only linked
        ("Quill network", "Dataset", False, False),  # other types are not
        ("quilt network", "Method", False, False),  # misheard
        ("Passerine loss", "Concept", True, True),  # one of its other types
        ("Passerine loss", "Person", False, False),
        ("Forgetting", "Method", True, False),
        ("Mira Tolvanen", "Concept", False, False),  # a Person is not confused with a Concept
        ("Mira Tolvanen", None, False, False),
    ],
)
def test_node_is_right_by_name_and_type(graph_of, gold, name, kind, right, found):
    """A node is right when name and type are; one of Field, Concept and Method in place of another links, but does not find."""
    entities = evaluate(graph_of([("n", name, kind, [1])]), gold).entities
    both = entities.total + entities.concepts
    assert (both.correct, both.found) == (int(right), int(found))


def test_node_without_name_goes_by_its_id(graph_of, gold):
    """The id stands in where a node has no name."""
    assert evaluate(graph_of([("mira-tolvanen", None, "Person", [1])]), gold).entities.total.correct == 1


def test_two_nodes_for_one_entity_find_it_once(graph_of, gold):
    """Both nodes are right, the entity counts once."""
    graph = graph_of([("a", "Mira", "Person", [1]), ("b", "Mira Tolvanen", "Person", [1])])
    assert evaluate(graph, gold).entities.by_type["Person"] == Score(correct=2, predicted=2, found=1, required=2)


def test_types_are_judged_alone(graph, gold):
    """Each type has its own figures, in the order of the ontology; a type that is neither said nor asked for has none."""
    assert evaluate(graph, gold).entities.by_type == {
        "Person": Score(correct=1, predicted=2, found=1, required=2),
        "Paper": Score(correct=1, predicted=1, found=1, required=1),
        "Method": Score(correct=3, predicted=3, found=3, required=3),  # the loss is found, as a Concept
        "Dataset": Score(correct=0, predicted=0, found=0, required=1),
        "Organization": Score(correct=1, predicted=2, found=0, required=0),
        "Field": Score(correct=2, predicted=2, found=1, required=2),
        "Concept": Score(correct=1, predicted=2, found=0, required=1),
    }
    assert list(evaluate(graph, gold, lines=(8, 8)).entities.by_type) == ["Organization"]


def test_missed_and_false_entities_are_named(graph, gold):
    """What is required and not found is listed in gold order, what is false among the strict types in graph order."""
    entities = evaluate(graph, gold).entities
    assert [entity.name for entity in entities.missed] == ["Oskar Brandt", "Birdsong-9k", "Sound recognition", "Forgetting"]
    assert entities.false == (FalseEntity("Oscar Brant", "Person"), FalseEntity("Birdsong-9K", "Organization"))


def test_node_without_lines_is_always_judged(graph_of, gold):
    """A node that names no line counts in every part of the talk; one that stands elsewhere counts in none."""
    graph = graph_of([("a", "Bread", "Method", []), ("b", "Butter", "Method", [9])])
    assert evaluate(graph, gold, lines=(1, 5)).entities.false == (FalseEntity("Bread", "Method"),)
