"""Whether quotes hold the words of both ends."""

import pytest

from kg.evaluate.evidence import is_sound


def _statement(quote, subject, object_):
    return {"quote": quote, "subject": {"surface": subject}, "object": {"surface": object_}}


GOOD = _statement("you wrote c++ for nora", "you", "c++")


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ([GOOD], True),
        ([GOOD, _statement("you're like nora", "you", "nora")], True),
        ([GOOD, _statement("she wrote it", "she", "c++")], False),  # one quote of two
        ([_statement("your nora", "you", "nora")], False),  # within another word
        ([_statement("nora wrote it", "", "it")], False),
        ([{"line": 3}], False),
        ([], False),
    ],
)
def test_every_quote_holds_the_words_of_both_ends(evidence, expected):
    """Evidence is sound when there is some, and both ends stand as whole words in each of its quotes."""
    assert is_sound(evidence) is expected
