"""Of a caption file a reader sees the words, each once, and nothing of what they stand in."""

import pytest

from kg.export.captioned import shown

ROLLING = """WEBVTT
Kind: captions

00:01.000 --> 00:02.000 align:start
\x20
so<00:01.500><c> it</c>

00:02.000 --> 00:02.010
so it
\x20

00:02.010 --> 00:04.000
so it
learns<00:03.000><c> this</c>

00:04.000 --> 00:04.010
learns this
\x20"""
NAMED = """WEBVTT

STYLE
::cue { color: red }

intro
00:01.000 --> 00:02.000
<v Ann>yes

NOTE not said

2
00:02.000 --> 00:03.000
yes
and no

00:04.000 --> 00:05.000
well"""
SUBRIP = "1\n00:00:01,000 --> 00:00:02,000\nwe saw\n2\n00:00:02,000 --> 00:00:03,000\na cat"


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        (ROLLING, ["so<00:01.500><c> it</c>", "learns<00:03.000><c> this</c>"]),
        (NAMED, ["<v Ann>yes", "yes", "and no", "well"]),
        (SUBRIP, ["we saw", "a cat"]),
    ],
)
def test_rows_are_shown_once(content, rows):
    """Times, names, notes, empty lines, and rows that roll up the screen are left out; what is in doubt stays."""
    lines = content.split("\n")
    assert [lines[number - 1] for number in shown(lines)] == rows


def test_all_of_another_text_is_shown():
    """Lines without a time of captions are left as they are."""
    assert shown(["Ann: a --> b", "", "so", "so", "so"]) is None
