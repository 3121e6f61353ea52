"""Lines are counted as an editor counts them."""

import pytest

from kg.read.lines import placed, spans


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\nb\n", ["a", "b"]),
        ("a\nb", ["a", "b"]),
        ("a\r\nb\rc\n\nd", ["a", "b", "c", "", "d"]),
        ("a\n\n", ["a", ""]),
        ("one\u2028two\x0bthree\x0cfour\x85five\x1c", ["one\u2028two\x0bthree\x0cfour\x85five\x1c"]),
        ("", []),
    ],
)
def test_only_what_an_editor_breaks_at_ends_a_line(text: str, lines: list[str]) -> None:
    r"""Of all line breaks of Unicode, \n, \r\n and \r end a line."""
    assert [text[start:end] for start, end in spans(text)] == placed(text)[0] == lines
