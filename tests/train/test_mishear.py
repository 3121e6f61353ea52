"""What is said to a recogniser, and what is made of what it heard."""

import random

import pytest

from kg.model import Entity
from kg.ontology import EntityType
from train.mishear import CARRIERS, aligned, sentences

MIRA = Entity("mira-tolvanen", "Mira Tolvanen", EntityType.PERSON)
QUILL = Entity("quill", "Quill", EntityType.METHOD)
SAID = [(MIRA, "Mira Tolvanen", "the work of {} was important here"), (QUILL, "Quill", "{} is new"), (QUILL, "Quill", "we use {} here")]


@pytest.mark.parametrize(
    ("heard", "found"),
    [
        ("the work of mirror tall was important here quail is new we use kill here", ["mirror tall", "quail", "kill"]),
        ("the work of was important here quill is new we used kill here", ["", "quill"]),  # one is lost, one stands beside other words
        ("", []),
    ],
)
def test_what_is_heard_of_a_name_stands_between_the_words_about_it(heard, found):
    """Where the words on both sides were heard as they were said; elsewhere nobody can tell."""
    assert [text for _, _, text in aligned(SAID, heard.split())] == found


def test_names_are_said_that_may_be_misheard():
    """A name of common words, one that needs context, and one that is too long are not; a sentence fits the type."""
    plain = Entity("table", "Table", EntityType.METHOD)
    context = Entity("quail", "Quail", EntityType.METHOD, needs_context=frozenset({"Quail"}))
    long = Entity("long", "Zq one two three four five six seven eight", EntityType.PAPER)
    said = list(sentences([MIRA, QUILL, plain, context, long], random.Random(1)))
    assert {entity.id for entity, _, _ in said} == {"mira-tolvanen", "quill"}
    assert all(carrier in CARRIERS[entity.type] for entity, _, carrier in said)
