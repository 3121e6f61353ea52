"""The words that introduce somebody."""

from importlib import resources

import pytest

from kg.understand.introductions import REACH, role_of


@pytest.mark.parametrize(
    ("before", "role"),
    [
        ("a conversation with", "guest"),
        ("the conversation is with", "guest"),
        ("welcome", "guest"),
        ("so my name is", "speaker"),
        ("this is your host", "host"),
        ("and i", "self"),
        ("and with me as always is", "cohost"),
        ("joined as always by my co host", "cohost"),
        ("i am normally joined by", "absent"),
        ("privileged today to have with us dr", "guest"),
        ("welcome professor", "guest"),
        ("today i have the chance to have", "guest"),
        ("joined by the wonderful", "guest"),
        ("joined by another expert dr", "guest"),
        ("as always by the great", "cohost"),
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
        ("this week", "hello to you", "guest"),
        ("we heard of", "is with us today", "guest"),
        ("my co host", "hello to you", "cohost"),  # the words before say more
        ("we heard of", "is away", None),
        ("we heard of", "and hello", None),
    ],
)
def test_the_words_just_after_a_name_say_the_role_too(before, after, role):
    """Whoever is greeted by name, or said to be there, is a guest."""
    assert role_of(before.split(), after.split()) == role


def test_no_phrase_is_longer_than_what_is_read():
    """Every phrase of the list can be recognised, and none twice."""
    lines = list((resources.files("kg.understand") / "introductions.tsv").read_text("utf-8").splitlines())
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert {role for role, _ in rows} == {"guest", "host", "cohost", "absent", "speaker", "self"}
    sides = [(role, *(side.split() for side in phrase.split("~ "))) for role, phrase in rows]
    assert all(len(words) <= REACH for _, *words in sides)
    assert all(role_of(*words) == role for role, *words in sides)
