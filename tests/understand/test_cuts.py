"""What tells where a sentence ends and who speaks."""

import pytest

from kg.understand.cuts import asks, boundary

WORDS = ["well", "i", "see", "so", "you", "know"]


@pytest.mark.parametrize(
    ("at", "held"),
    [
        (1, {"", "well |", "| i", "^ well |", "| i see", "well | i", "well | i see", "^ well | i"}),
        (3, {"", "see |", "| so", "i see |", "| so you", "see | so", "see | so you", "i see | so"}),
        (5, {"", "you |", "| know", "so you |", "| know $", "you | know", "you | know $", "so you | know"}),
    ],
)
def test_a_cut_is_told_by_two_words_on_either_side(at, held):
    """The words before and after, alone and together, are features; the edges of the talk are marked."""
    assert boundary(WORDS, at) == dict.fromkeys(held, 1.0)


def test_who_speaks_is_told_by_the_words_of_a_sentence():
    """Words, pairs of words with the edges marked, and how long the sentence is, are features."""
    assert set(asks(["do", "you"])) == {"", "do", "you", "^ do", "do you", "you $", "words=0"}


@pytest.mark.parametrize(("words", "bucket"), [(0, 0), (3, 0), (4, 1), (31, 7), (32, 8), (500, 8)])
def test_the_length_of_a_sentence_has_a_bound(words, bucket):
    """Sentences beyond some length are all long."""
    assert [name for name in asks(["a"] * words) if name.startswith("words=")] == [f"words={bucket}"]
