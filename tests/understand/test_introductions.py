"""The words that introduce somebody."""

from importlib import resources

import pytest

from kg.understand.introductions import REACH, announces, role_of


@pytest.mark.parametrize(
    ("before", "role"),
    [
        ("a conversation with", "present"),
        ("the conversation is with", "present"),
        ("welcome", "guest"),
        ("so my name is", "speaker"),
        ("this is your host", "host"),
        ("and i", "self"),
        ("and with me as always is", "cohost"),
        ("joined as always by my co host", "cohost"),
        ("i am normally joined by", "absent"),
        ("privileged today to have with us dr", "present"),
        ("our guest this week is", "guest"),
        ("and to do that i invited", "guest"),
        ("please welcome", "guest"),
        ("give a warm welcome to", "guest"),
        ("no introduction here she is", "guest"),
        ("here with none other than the great", "guest"),
        ("it was by none other than", None),
        ("we joined this morning by", "present"),
        ("a few weeks ago i talked to", "met"),
        ("in vienna i caught up with", "met"),
        ("and i was talking to", "absent"),
        ("two years ago we had", "absent"),
        ("like our previous guest", "absent"),
        ("welcome professor", "guest"),
        ("today i have the chance to have", "guest"),
        ("joined by the wonderful", "present"),
        ("joined by another expert dr", "present"),
        ("as always by the great", "cohost"),
        ("my co host and friend", "cohost"),
        ("he is another great", None),
        ("this is a great", None),
        ("i am a great", None),
        ("we have a great", None),
        ("professor", None),
        ("he was unwelcome", None),
        ("conversation with you and", None),
        ("with", None),
        ("", None),
    ],
)
def test_the_words_just_before_a_name_say_the_role(before, role):
    """A phrase of the list introduces whoever is named right after it; whole words count."""
    assert role_of(before.split()) == role


@pytest.mark.parametrize(
    ("before", "after", "role"),
    [
        ("this week", "hello to you", "present"),
        ("we heard of", "is with us today", "present"),
        ("we heard of", "welcome to the show", "greeted"),
        ("talking about robots with", "thank you so much for coming", "greeted"),
        ("we are joined by", "welcome", "greeted"),  # the words after say more
        ("i talked to", "last week about", "absent"),
        ("we had your colleague", "on the show", None),
        ("this is", "who wrote the book", "present"),
        ("this is", "and i work here", "self"),
        ("my co host", "hello to you", "cohost"),  # the words before say more
        ("we heard of", "is away", None),
        ("we heard of", "and hello", None),
    ],
)
def test_the_words_just_after_a_name_say_the_role_too(before, after, role):
    """Whoever is greeted by name, or said to be there, may answer; who was met on another day is not there."""
    assert role_of(before.split(), after.split()) == role


@pytest.mark.parametrize(
    ("before", "word", "role"),
    [
        ("joining me this week is", "somebody", "present"),
        ("my next guest is", "a", "guest"),
        ("we are joined by", "redux", "present"),
        ("our guest", "the", "guest"),
        ("we have", "a", None),
        ("let me introduce", "the", None),
        ("here he is", "talking", None),
        ("my guest", "today", None),
    ],
)
def test_somebody_may_be_described_before_the_name(before, word, role):
    """The words of an introduction go on with who that is, where they tell of a person and of nothing else."""
    assert announces(before.split(), word) == role


def test_no_phrase_is_longer_than_what_is_read():
    """Every phrase of the list can be recognised, and none twice."""
    lines = list((resources.files("kg.understand") / "introductions.tsv").read_text("utf-8").splitlines())
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert {role for role, _ in rows} == {"guest", "greeted", "present", "met", "host", "cohost", "absent", "speaker", "self"}
    sides = [(role, *(side.split() for side in phrase.split("~ "))) for role, phrase in rows]
    assert all(len(words) <= REACH for _, *words in sides)
    assert all(role_of(*words) == role for role, *words in sides)
