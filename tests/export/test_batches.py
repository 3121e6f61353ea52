import pytest

from kg.export.batches import batches


@pytest.mark.parametrize(
    ("words", "size", "expected"),
    [
        ("aa ab ba", 5, [["aa", "ab"], ["ba"]]),
        ("aa ba ab ac bb", 2, [["aa", "ab"], ["ba", "bb"], ["ac"]]),
        ("aa ab", 1, [["aa"], ["ab"]]),
        ("", 3, []),
    ],
)
def test_batches_hold_one_group_each(words: str, size: int, expected: list[list[str]]) -> None:
    """A batch goes out when it is full, the others at the end; none mixes groups, and the order within a group stays."""
    assert list(batches(words.split(), lambda word: word[0], size)) == expected
