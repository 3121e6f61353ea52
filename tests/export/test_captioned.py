"""Of a caption file a reader sees the words, each once, and nothing of what they stand in."""

from pathlib import Path

import pytest

from kg.export.captioned import shown
from kg.read import read

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
well

00:05.000 --> 00:06.000
then

00:06.000 --> 00:07.000
bye"""
SUBRIP = "1\n00:00:01,000 --> 00:00:02,000\nwe saw\n2\n00:00:02,000 --> 00:00:03,000\na cat"


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        (ROLLING, ["so<00:01.500><c> it</c>", "learns<00:03.000><c> this</c>"]),
        (NAMED, ["<v Ann>yes", "yes", "and no", "well", "then", "bye"]),
        (SUBRIP, ["we saw", "a cat"]),
        (SUBRIP.replace(",000", ""), ["we saw", "a cat"]),
    ],
)
def test_rows_are_shown_once(content, rows):
    """Times, names, notes, empty lines, and rows that roll up the screen are left out; what is in doubt stays."""
    lines = content.split("\n")
    assert [lines[number - 1] for number in shown(lines)] == rows


@pytest.mark.parametrize("rows", [["yes"] * 6, ["so", "so\nwe", "we\nsaw", "saw"], ["yes", "yes\nno", "well", "then", "that", "bye"]])
def test_what_is_read_is_shown(tmp_path: Path, rows):
    """No row that evidence may stand in is hidden, and none is shown that was not read."""
    cues = [f"{number}\n00:00:0{number},000 --> 00:00:0{number + 1},000\n{row}\n" for number, row in enumerate(rows)]
    (tmp_path / "talk.srt").write_text("\n".join(cues), encoding="utf-8")
    talk = read(tmp_path / "talk.srt")
    assert shown(talk.lines) == sorted(set(talk.pieces.lines))


def test_all_of_another_text_is_shown():
    """Lines that do not begin as captions do are left as they are, as they are read."""
    assert shown(["Ann: a --> b", "", "so", "so", "so"]) is None
    assert shown(["as it stands in the file", "00:01.000 --> 00:02.000", "so"]) is None
