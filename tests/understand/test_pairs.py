"""Two mentions and the words around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.understand.pairs import REACH, SENTENCES, End, Speech, features, pairs


def end(start: int, stop: int, type_: str, pronoun: str = "") -> End:
    """Return an end of a pair."""
    return End(start, stop, type_, pronoun=pronoun)


def speech(text: str) -> Speech:
    """Return the words of a text, in which a stop parts sentences."""
    words, sentences, number = [], [], 0
    for word in text.split():
        if word == ".":
            number += 1
        else:
            words.append(word)
            sentences.append(number)
    return Speech(words, sentences)


def held(text: str, *ends: End) -> set[str]:
    """Return the features that hold of the first and the last of the ends."""
    return set(features(speech(text), ends, 0, len(ends) - 1))


@pytest.mark.parametrize(("gap", "related"), [(0, True), (1, True), (REACH, True), (REACH + 1, False)])
def test_mentions_relate_within_reach(gap, related):
    """So many words may stand between two ends, no more."""
    text = " ".join(["x"] * (gap + 2))
    ends = [end(0, 1, "Person"), end(gap + 1, gap + 2, "Method")]
    assert list(pairs(speech(text), ends)) == ([(0, 1)] if related else [])


@pytest.mark.parametrize(("cuts", "related"), [(0, True), (SENTENCES, True), (SENTENCES + 1, False)])
def test_mentions_relate_over_few_sentences(cuts, related):
    """So many sentence ends may stand between two ends, no more."""
    text = "x " + ". x " * cuts + "x"
    assert list(pairs(speech(text), [end(0, 1, "Person"), end(cuts + 1, cuts + 2, "Method")])) == ([(0, 1)] if related else [])


@pytest.mark.parametrize(
    ("ends", "found"),
    [
        ([end(0, 1, "Person"), end(2, 3, "Method"), end(4, 5, "Dataset")], [(0, 1), (0, 2), (1, 2)]),
        ([end(0, 1, "Person", "he"), end(2, 3, "Method")], [(0, 1)]),
        ([end(0, 1, "Person", "he"), end(2, 3, "Person", "you")], []),
        ([end(0, 3, "Paper"), end(1, 2, "Dataset"), end(3, 4, "Method")], [(0, 2), (1, 2)]),
        ([], []),
    ],
)
def test_every_two_ends_that_do_not_overlap_are_a_pair(ends, found):
    """The earlier comes first; two pronouns say nothing of each other."""
    assert list(pairs(speech("a b c d e"), ends)) == found


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 3), st.booleans()), max_size=8), st.lists(st.booleans(), min_size=64, max_size=64)
)
def test_pairs_are_all_that_are_in_reach(drawn, cuts):
    """Of any ends in order, exactly those in reach of each other are paired."""
    sentences = [sum(cuts[:at]) for at in range(64)]
    talk = Speech(["x"] * 64, sentences)
    ends = [end(start, start + width, "Person", "he" if pronoun else "") for start, width, pronoun in sorted(drawn)]
    expected = [
        (first, second)
        for second, other in enumerate(ends)
        for first, one in enumerate(ends[:second])
        if 0 <= other.start - one.end <= REACH
        and sentences[other.start] - sentences[one.start] <= SENTENCES
        and not (one.pronoun and other.pronoun)
    ]
    assert sorted(pairs(talk, ends)) == sorted(expected)


def test_types_and_kinds_of_the_ends_are_features():
    """A pronoun counts as itself and as a person."""
    found = held("you use adam", end(0, 1, "Person", "you"), end(2, 3, "Method"))
    assert {"Person Method", "you Method", "gap=1", "Person Method gap=1", "inside=0", "crossed=0", "crossed=0 you"} <= found


@pytest.mark.parametrize(("gap", "bucket"), [(0, 0), (3, 3), (4, 4), (6, 4), (7, 7), (11, 7), (12, 12), (23, 12)])
def test_distances_fall_in_buckets(gap, bucket):
    """Small distances are told apart, large ones pooled."""
    found = held(" ".join(["x"] * (gap + 2)), end(0, 1, "Person"), end(gap + 1, gap + 2, "Method"))
    assert {name for name in found if name.startswith("gap=")} == {f"gap={bucket}"}


@pytest.mark.parametrize(
    ("text", "cue", "alone"),
    [
        ("hinton invented backprop", "INTRODUCED>", True),
        ("backprop was invented by hinton", "INTRODUCED<", True),
        ("hinton later on in the same summer invented backprop", "INTRODUCED>", False),
        ("alexnet was trained on imagenet", "TRAINED_ON>", True),
        ("hinton 's paper", "AFFILIATED_WITH<", True),
    ],
)
def test_a_cue_between_the_ends_is_a_feature(text, cue, alone):
    """Phrases of the list count with their direction, with the types, and with whether little else stands between."""
    last = len(text.split()) - 1
    found = held(text, end(0, 1, "Person"), end(last, last + 1, "Method"))
    assert {f"cue {cue}", f"cue {cue} Person Method"} <= found
    assert (f"cue alone {cue}" in found) is alone


def test_a_cue_is_whole_words_between_the_ends():
    """Letters within a word, and words outside the pair, are no cue."""
    assert "cue INTRODUCED>" not in held("hinton reinvented backprop", end(0, 1, "Person"), end(2, 3, "Method"))
    assert "cue INTRODUCED>" not in held("invented hinton and backprop invented", end(1, 2, "Person"), end(3, 4, "Method"))


def test_a_name_between_is_its_type():
    """What is said between two ends does not depend on which other thing is named there; a pronoun stays as it is."""
    ends = [end(0, 1, "Person"), end(2, 4, "Method"), end(5, 6, "Person", "he"), end(7, 8, "Dataset")]
    found = held("hinton with deep learning and he on imagenet", *ends)
    assert {"<Method>", "with <Method>", "he on"} <= found
    assert not [name for name in found if "deep" in name or "learning" in name]
    assert "inside=1" in found


def test_the_words_around_a_pair_are_features():
    """Two words before the first and after the last end count; edges of the talk are marked."""
    found = held("so then hinton and lecun were friends", end(2, 3, "Person"), end(4, 5, "Person"))
    assert {"then A", "so then A", "B were", "B were friends", "then A Person", "B were Person"} <= found
    assert {"^ A", "^ ^ A", "B $", "B $ $"} <= held("hinton and lecun", end(0, 1, "Person"), end(2, 3, "Person"))


def test_of_a_long_stretch_the_edges_count():
    """Words in the middle of many say nothing of the ends."""
    middle = [f"w{number}" for number in range(20)]
    found = held(" ".join(["a", *middle, "b"]), end(0, 1, "Person"), end(21, 22, "Method"))
    assert {"w0", "w7", "w12", "w19", "A w0 w1", "w18 w19 B"} <= found
    assert {"w8", "w11"}.isdisjoint(found)


def test_the_order_of_the_ends_shows():
    """The same words between a method and a person read otherwise than between a person and a method."""
    text = "one by other"
    forth = held(text, end(0, 1, "Person"), end(2, 3, "Method"))
    back = held(text, end(0, 1, "Method"), end(2, 3, "Person"))
    assert "Person Method" in forth - back
    assert "Method Person" in back - forth
