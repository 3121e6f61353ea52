"""What reaches the terminal."""

import pytest

from kg.cli import console


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\tb\nc", "a b c"),
        ("\x1b]0;owned\x07\x1b[31mred", " ]0;owned  [31mred"),
        ("\u202egnp.exe", " gnp.exe"),
        ("naïve 王 می\u200cخواهم", "naïve 王 می\u200cخواهم"),
        ("\udcff.txt", " .txt"),
    ],
)
def test_clean(text, expected):
    """Letters of every script stay, what steers a terminal becomes a space."""
    assert console.clean(text) == expected
