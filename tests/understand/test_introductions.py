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
        ("so my name is", "host"),
        ("this is your host", "host"),
        ("he was unwelcome", None),
        ("conversation with you and", None),
        ("with", None),
        ("", None),
    ],
)
def test_the_words_just_before_a_name_say_the_role(before, role):
    """A phrase of the list introduces whoever is named right after it; whole words count."""
    assert role_of(before.split()) == role


def test_no_phrase_is_longer_than_what_is_read():
    """Every phrase of the list can be recognised, and none twice."""
    lines = list((resources.files("kg.understand") / "introductions.tsv").read_text("utf-8").splitlines())
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert {role for role, _ in rows} == {"guest", "host"}
    assert all(len(phrase.split()) <= REACH for _, phrase in rows)
    assert all(role_of(phrase.split()) == role for role, phrase in rows)
