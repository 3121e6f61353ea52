"""Which two mentions stand near enough to be related."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.understand.labels import REACH
from kg.understand.pairs import FAR_REACH, FAR_SENTENCES, SENTENCES, End, Speech, pairs


def end(start: int, stop: int, type_: str, pronoun: str = "") -> End:
    """Return an end of a pair."""
    return End(start, stop, type_, pronoun=pronoun)


def untold(first: int, second: int) -> bool:
    """Say that no catalog relates anything."""
    return False


def speech(text: str) -> Speech:
    """Return the words of a text, in which a stop parts sentences."""
    words, sentences, number = [], [], 0
    for word in text.split():
        if word == ".":
            number += 1
        else:
            words.append(word)
            sentences.append(number)
    return Speech(words, sentences, [0] * len(words))


@pytest.mark.parametrize(("gap", "related"), [(0, True), (1, True), (REACH, True), (REACH + 1, False)])
def test_mentions_relate_within_reach(gap, related):
    """So many words may stand between two ends, no more."""
    text = " ".join(["x"] * (gap + 2))
    ends = [end(0, 1, "Person"), end(gap + 1, gap + 2, "Method")]
    assert list(pairs(speech(text), ends, untold)) == ([(0, 1)] if related else [])


@pytest.mark.parametrize(("cuts", "related"), [(0, True), (SENTENCES, True), (SENTENCES + 1, False)])
def test_mentions_relate_over_few_sentences(cuts, related):
    """So many sentence ends may stand between two ends, no more."""
    text = "x " + ". x " * cuts + "x"
    assert list(pairs(speech(text), [end(0, 1, "Person"), end(cuts + 1, cuts + 2, "Method")], untold)) == ([(0, 1)] if related else [])


@pytest.mark.parametrize(
    ("gap", "cuts", "related"),
    [(FAR_REACH, 0, True), (FAR_REACH + 1, 0, False), (FAR_REACH, FAR_SENTENCES, True), (FAR_REACH, FAR_SENTENCES + 1, False)],
)
def test_what_the_catalog_relates_may_stand_farther_apart(gap, cuts, related):
    """Others may not, though they stand between."""
    sentences = [0] * (gap + 2 - cuts) + list(range(1, cuts + 1))
    ends = [end(0, 1, "Person"), end(0, 1, "Dataset"), end(gap + 1, gap + 2, "Method")]
    told = lambda first, second: (first, second) == (0, 2)  # noqa: E731
    assert list(pairs(Speech(["x"] * (gap + 2), sentences, [0] * (gap + 2)), ends, told)) == ([(0, 2)] if related else [])


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
    assert list(pairs(speech("a b c d e"), ends, untold)) == found


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 3), st.booleans()), max_size=8), st.lists(st.booleans(), min_size=64, max_size=64)
)
def test_pairs_are_all_that_are_in_reach(drawn, cuts):
    """Of any ends in order, exactly those in reach of each other are paired."""
    sentences = [sum(cuts[:at]) for at in range(64)]
    talk = Speech(["x"] * 64, sentences, [0] * 64)
    ends = [end(start, start + width, "Person", "he" if pronoun else "") for start, width, pronoun in sorted(drawn)]
    expected = [
        (first, second)
        for second, other in enumerate(ends)
        for first, one in enumerate(ends[:second])
        if 0 <= other.start - one.end <= REACH
        and sentences[other.start] - sentences[one.start] <= SENTENCES
        and not (one.pronoun and other.pronoun)
    ]
    assert sorted(pairs(talk, ends, untold)) == sorted(expected)


@pytest.mark.parametrize(("pronoun", "related"), [("i", False), ("our", False), ("you", False), ("he", True), ("", True)])
def test_i_relates_to_nothing_that_another_speaker_says(pronoun, related):
    """Where the file tells the turns, "I" and "you" stay in their own; "he" and names do not."""
    ends = [end(0, 1, "Person", pronoun), end(2, 3, "Method"), end(3, 4, "Method")]
    found = list(pairs(Speech(["x"] * 4, [0] * 4, [1, 1, 1, 2]), ends, untold))
    assert [pair for pair in found if pair != (1, 2)] == [(0, 1), (0, 2)][: 1 + related]
