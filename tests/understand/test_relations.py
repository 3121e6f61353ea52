"""How mentions relate."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import graph
from kg.ontology import Polarity, fits

NAMED = (
    "geoffrey hinton",
    "ilya sutskever",
    "alexnet",
    "the alexnet paper",
    "imagenet",
    "open ai",
    "google",
    "lstm",
    "transformer",
    "he",
    "i",
)
THINGS = ("neural network", "artificial intelligence", "overfitting", "the lex fridman podcast", "you")
SAID = (
    "invented",
    "was invented by",
    "works at",
    "founded",
    "is a",
    "versus",
    "and",
    "was trained on",
    "uses",
    "wrote",
    "not",
    "maybe",
    "so",
)
TURNS = ("what do you think about", "well i think", "my name is lex fridman", "a conversation with")


@given(st.lists(st.sampled_from(NAMED + THINGS + SAID + TURNS), min_size=2, max_size=16))
@settings(max_examples=60)
def test_relations_fit_and_are_grounded(small, say, spoken):
    """Whatever is said: types fit, the quote holds both ends by their words, and the graph drops nothing of it."""
    found = say(small, " ".join(spoken))
    text = found.transcript.text
    for each in found.relations:
        assert fits(each.subject.entity.type, each.type, each.object.entity.type)
        assert each.subject.entity.id != each.object.entity.id
        assert 0 < each.confidence <= 1
        for end in (each.subject, each.object):
            assert text[end.start : end.end] == end.surface
            assert each.start <= end.start < end.end <= each.end
    assert dict(graph.build([found], catalog="")[1].dropped) == {}


def relations(understanding) -> set[tuple[str, str, str]]:
    """Return subject, type and object of each relation."""
    return {(each.subject.entity.id, each.type.value, each.object.entity.id) for each in understanding.relations}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("geoffrey hinton invented backpropagation", ("geoffrey-hinton", "INTRODUCED", "backpropagation")),
        ("backpropagation was introduced by geoffrey hinton", ("geoffrey-hinton", "INTRODUCED", "backpropagation")),
        ("geoffrey hinton wrote attention is all you need", ("geoffrey-hinton", "AUTHORED", "attention-paper")),
        ("the alexnet paper was written by geoffrey hinton", ("geoffrey-hinton", "AUTHORED", "alexnet-paper")),
        ("ilya sutskever is the chief scientist of openai", ("ilya-sutskever", "AFFILIATED_WITH", "openai")),
        ("alexnet was trained on imagenet", ("alexnet", "TRAINED_ON", "imagenet")),
        ("alexnet uses backpropagation", ("alexnet", "USES", "backpropagation")),
    ],
)
def test_a_relation_is_found_from_subject_to_object(small, say, line, expected):
    """Active or passive, the direction is that of what is meant, and the converse is not told."""
    subject, type_, object_ = expected
    found = relations(say(small, line))
    assert expected in found
    assert (object_, type_, subject) not in found


@pytest.mark.parametrize(
    ("line", "polarity"),
    [
        ("geoffrey hinton invented backpropagation", Polarity.ASSERTED),
        ("geoffrey hinton didn't invent backpropagation", Polarity.NEGATED),
        ("geoffrey hinton did not invent backpropagation", Polarity.NEGATED),
        ("backpropagation was never introduced by geoffrey hinton", Polarity.NEGATED),
        ("maybe geoffrey hinton introduced backpropagation", Polarity.HEDGED),
        ("geoffrey hinton probably introduced backpropagation", Polarity.HEDGED),
        ("perhaps geoffrey hinton did not introduce backpropagation", Polarity.NEGATED),
    ],
)
def test_polarity_says_how_firmly(small, say, line, polarity):
    """Words of denial or doubt between the ends or just before them tell; denial outweighs doubt."""
    (told,) = [each for each in say(small, line).relations if each.type == "INTRODUCED"]
    assert told.polarity is polarity


def test_words_beyond_the_statement_do_not_deny_it(small, say):
    """A "not" well before the first end or after the second belongs to something else."""
    line = "that is not what we wanted at all since geoffrey hinton invented backpropagation which is not bad"
    (told,) = [each for each in say(small, line).relations if each.type == "INTRODUCED"]
    assert told.polarity is Polarity.ASSERTED


def test_a_quote_holds_both_ends_and_some_words_around(small, say):
    """It reaches a few words beyond the ends and starts and ends with whole words."""
    line = " ".join(["word"] * 30) + " so geoffrey hinton's student invented backpropagation, " + " ".join(["word"] * 30)
    (told,) = [each for each in say(small, line).relations if each.object.entity.id == "backpropagation"]
    text = f" {line} "
    quote = line[told.start : told.end]
    assert "geoffrey hinton's student invented backpropagation" in quote
    assert f" {quote} " in text
    assert 6 < len(quote.split()) <= 6 + 2 * 10


def test_a_pronoun_is_an_end(small, say):
    """What "he" invented, the person named before invented, and the relation says so by the pronoun."""
    found = say(small, "this is a conversation with geoffrey hinton", "at that time he invented backpropagation")
    assert ("he", "geoffrey-hinton") in {(each.subject.surface, each.subject.entity.id) for each in found.relations}
    assert all(each.subject.how == "pronoun" for each in found.relations if each.subject.surface == "he")


@pytest.mark.parametrize("gap", [40, 200])
def test_what_stands_far_apart_is_not_related(small, say, gap):
    """Mentions out of each other's reach say nothing of each other."""
    found = say(small, "geoffrey hinton came in " + "and then we had a walk " * (gap // 6) + "and backpropagation was hard")
    assert ("geoffrey-hinton", "INTRODUCED", "backpropagation") not in relations(found)
    assert {each.entity.id for each in found.mentions} >= {"backpropagation"}
