"""How a talk names its programme."""

import pytest

from kg.understand.broadcasts import broadcasts, programmes
from kg.understand.hearing import Hearing
from kg.understand.words import words_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("this is signal and noise a podcast about data", ["signal and noise"]),
        ("welcome to the retort the podcast on history", ["the retort"]),
        ("welcome back to quiet rooms our guest", []),
        ("welcome to loss landscape the weekly show where", ["loss landscape"]),
        ("you're listening to weights and balances i'm ann lee", ["weights and balances"]),
        ("welcome to another episode of machine yearning my name is ann lee", ["machine yearning"]),
        ("you're listening to the show i'm ann lee", []),
        ("this is the guest of the podcast the show", []),
        ("you're listening to it with me", []),
        ("welcome to loss landscape i'm ann lee", []),  # not by words alone
        ("welcome to the future it is bright", []),
        ("", []),
    ],
)
def test_a_programme_is_what_is_said_to_be_one(hear, text, found):
    """Behind "you're listening to" up to where the opening goes on, elsewhere only if a word for programmes follows."""
    words = words_of(hear(text))
    assert [" ".join(word.folded for word in words[slice(*run)]) for run in broadcasts(words)] == found


@pytest.mark.parametrize(
    ("text", "heard", "found"),
    [
        ("welcome to loss landscape i'm ann lee", [("loss landscape", "Organization", 0.95)], [(2, 4)]),
        ("welcome to loss landscape i'm ann lee", [("loss landscape", "Concept", 0.95)], []),
        ("welcome to loss landscape i'm ann lee", [("loss landscape", "Organization", 0.8)], []),
        ("welcome to berlin i'm ann lee", [("berlin", "Organization", 0.95)], []),
        ("welcome to loss landscape it is bright", [("loss landscape", "Organization", 0.95)], []),
    ],
)
def test_a_programme_may_be_heard_where_somebody_welcomes_to_it(hear, text, heard, found):
    """Surely, by more than one word, and where who welcomes says a name then."""
    doc = hear(text, *heard)
    words = words_of(doc)
    assert list(programmes(words, Hearing(doc, words))) == found


def test_a_programme_is_named_in_the_opening(hear):
    """Later somebody listens to something else."""
    assert list(broadcasts(words_of(hear("word " * 300 + "you're listening to weights and balances i'm ann lee")))) == []
