"""A talk in pieces."""

from itertools import pairwise

import pytest

from kg.llm.pieces import OVERLAP, WORDS, Stretch, cut
from kg.llm.places import apart, places


@pytest.mark.parametrize("number", [1, WORDS, WORDS + 1, 2 * WORDS, 5 * WORDS + 7])
def test_pieces_cover_a_talk_and_overlap(number):
    """Every word stands in a piece, none is longer than allowed, and each repeats the end of the one before, at whole words."""
    text = " ".join(f"w{at}" for at in range(number))
    pieces = [text[piece.start : piece.end].split() for piece in cut(text)]
    assert [*pieces[0], *(word for piece in pieces[1:] for word in piece[OVERLAP:])] == text.split()
    assert all(before[-OVERLAP:] == after[:OVERLAP] for before, after in pairwise(pieces))
    assert max(map(len, pieces)) <= WORDS


def test_a_talk_without_a_word_has_no_piece():
    """Nothing is asked about nothing."""
    assert list(cut("  ")) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Alex Ned", ["alex ned", "Alex-Ned"]), ("alex ned.", ["alex ned", "Alex-Ned"]), ("ned and alex", []), ("lex", []), ("", []),
        ("«Lex» alex «Ned» ned", ["alex ned", "Alex-Ned"]), ("c++", ["C++"]), ("well you know", ["well, you know"]), ("a.*", []),
    ],
)  # fmt: skip
def test_words_are_found_whole(words, found):
    """Case and what stands between words may differ; half a word is none, a pattern is no pattern, and who speaks is no word."""
    text = "alex ned, well, you know in C++ of Alex-Ned"
    assert [text[place.start : place.end] for place in places(text, Stretch(0, len(text)), words)] == found


def test_words_are_found_within_the_stretch_alone():
    """What stands outside of a piece is not found."""
    assert list(places("one two one", Stretch(4, 11), "one")) == [Stretch(8, 11)]


def test_two_ends_stand_apart():
    """Ends that overlap are not two; one word twice is."""
    text = "it was like it"
    whole = Stretch(0, len(text))
    assert apart(text, whole, "it", "it") == (Stretch(0, 2), Stretch(12, 14))
    assert apart(text, whole, "was like", "like it") is None
