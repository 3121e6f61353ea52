"""Who is guest and who is host."""

from dataclasses import replace

import pytest
from spacy.tokens import Doc

from kg.understand.people import cast_of


@pytest.fixture
def roles(mark, names):
    """Return what tells the ids of guest and host of a talk, its people given as (words, id) and its title as keywords."""

    def roles_of(text: str, *people: tuple[str, str], **title) -> tuple[str | None, str | None]:
        doc: Doc = mark(text, *((words, names.entities[id]) for words, id in people))
        doc._.transcript = replace(doc._.transcript, **title) if title else None
        cast = cast_of(doc, list(doc.spans["mentions"]))
        return (cast.guest and cast.guest.id, cast.host and cast.host.id)

    return roles_of


HINTON, LEX = ("geoffrey hinton", "geoffrey-hinton"), ("lex fridman", "lex-fridman")


@pytest.mark.parametrize(
    "title",
    [
        {"guests": ("Geoffrey Hinton",), "host": "Lex Fridman"},
        {"guests": ("geoffrey hinton",), "host": "LEX FRIDMAN"},
        {"guests": ("Hinton",), "host": "Fridman"},
    ],
)
def test_the_title_tells(roles, title):
    """Guest and host are those of the title, by name or alias, once the talk mentions them."""
    assert roles("lex fridman and geoffrey hinton", LEX, HINTON, **title) == ("geoffrey-hinton", "lex-fridman")


def test_whom_the_talk_never_names_is_not_linked(roles):
    """A person in the title alone is not grounded."""
    assert roles("geoffrey hinton is here", HINTON, guests=("Geoffrey Hinton",), host="Lex Fridman") == ("geoffrey-hinton", None)


@pytest.mark.parametrize(
    ("text", "people", "expected"),
    [
        ("the following is a conversation with geoffrey hinton", [HINTON], ("geoffrey-hinton", None)),
        ("today i am talking to geoffrey hinton and my name is lex fridman", [HINTON, LEX], ("geoffrey-hinton", "lex-fridman")),
        ("i'm your host lex fridman and here with geoffrey hinton", [LEX, HINTON], ("geoffrey-hinton", "lex-fridman")),
        ("Welcome Geoffrey Hinton", [("Geoffrey Hinton", "geoffrey-hinton")], ("geoffrey-hinton", None)),
        ("we read a paper of geoffrey hinton", [HINTON], (None, None)),
        ("our guest is open ai", [("open ai", "openai")], (None, None)),
        ("", [], (None, None)),
    ],
)
def test_introductions_tell(roles, text, people, expected):
    """Without a title, the words with which a person is introduced say the role."""
    assert roles(text, *people) == expected


def test_the_first_introduced_counts_and_the_title_counts_more(roles):
    """A second guest is not the guest, unless the title names that one."""
    text = "a conversation with geoffrey hinton and later a conversation with yann lecun"
    people = [HINTON, ("yann lecun", "yann-lecun")]
    assert roles(text, *people)[0] == "geoffrey-hinton"
    assert roles(text, *people, guests=("Yann LeCun",))[0] == "yann-lecun"


def test_nobody_is_both_guest_and_host(roles):
    """Whoever is introduced as both is the guest."""
    assert roles("my name is geoffrey hinton a conversation with geoffrey hinton", HINTON, HINTON) == ("geoffrey-hinton", None)


def test_people_are_introduced_at_the_beginning(roles):
    """A conversation spoken of deep in the talk introduces nobody."""
    filler = "word " * 600
    assert roles(f"{filler}a conversation with geoffrey hinton", HINTON) == (None, None)
    assert roles(f"a conversation with geoffrey hinton {filler}", HINTON) == ("geoffrey-hinton", None)
