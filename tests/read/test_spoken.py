"""Spoken words come out with one space between them, and each knows where it stood."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Transcript
from kg.read.lines import spans
from kg.read.spoken import Source, spoken

ODD = " \t\n\r\x0b\x0c\x1c\x85\xa0\u2028\u200b\u00ad\ufeff\u202e\x07\x7f"


def talk(content: str) -> Transcript:
    """Return a transcript of the whole of `content`."""
    text, pieces = spoken(Source([content], content, [(0, len(content))]))
    return Transcript("talk", text, pieces)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("with alex\nkaczowski", "with alex kaczowski"),
        ("  two  spaces\t\ttabs \r\n\r\n and lines \n", "two spaces tabs and lines"),
        ("a\u2028b\x0bc\x0cd\x85e\xa0f", "a b c d e f"),
        ("re\u00adin\u200bforce\ufeffment \u202elearning\u202c", "reinforcement learning"),
        ("deep \u200b learning \u200b", "deep learning"),
        ("[Music] so [Applause]\nhello [ __ ] there [Music]", "so hello there"),
        ("[&nbsp;__&nbsp;] well [background\nnoise] yes", "well yes"),
        (">> so what >>>then\n&gt;&gt; well", "so what then well"),
        ("[Music]>> hello", "hello"),
        ("a >> [Laughter] >> b", "a b"),
        ("x [0, 1] and [12] y", "x [0, 1] and [12] y"),
        ("a > b and a->>b", "a > b and a->>b"),
        ("&amp; b &nbsp;", "&amp; b &nbsp;"),
        ("165 000 citations f-r-i-d-m-a-n", "165 000 citations f-r-i-d-m-a-n"),
        ("Well, yes. \"No\" (I think) - so", "Well, yes. \"No\" (I think) - so"),
        ("[Music] [Applause]\n>> \u200b", ""),
        ("an [unclosed bracket that goes on", "an [unclosed bracket that goes on"),
        ("[" + "long " * 20 + "] end", "[" + "long " * 20 + "] end"),
    ],
)  # fmt: skip
def test_words_alone_are_text(content: str, text: str) -> None:
    """White space, stage directions and speaker marks part words; invisible characters do not; all else is talk."""
    assert talk(content).text == text


def test_a_line_without_oddities_is_one_piece() -> None:
    """A piece runs as long as text and file run together."""
    assert talk('well, yes "no" so\nb  c').pieces[:3] == ((0, 18, 20), (0, 18, 21), (1, 2, 2))


@given(st.text(st.sampled_from("abé.[]>&;♪9" + ODD) | st.characters(exclude_categories=["Cs"]), max_size=60))
def test_each_character_knows_its_place(content: str) -> None:
    """Offset and line lead from the text back to the very character of the file."""
    transcript = talk(content)
    starts = [start for start, _ in spans(content)]
    for index, character in enumerate(transcript.text):
        offset = transcript.offset_at(index)
        if character != " ":
            assert content[offset] == character
            assert transcript.line_at(index) == sum(start <= offset for start in starts)


@given(st.text(st.sampled_from("abé." + ODD), max_size=60))
def test_text_is_the_visible_words_in_order(content: str) -> None:
    """Nothing visible is lost and the words are parted by one space."""
    visible = "".join(c for c in content if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf"))
    assert talk(content).text == " ".join(visible.split())


def test_every_format_and_control_character_is_invisible() -> None:
    """The class of invisible characters leaves none out and takes no visible one."""
    every = [chr(code) for code in range(sys.maxunicode + 1)]
    hidden = [c for c in every if unicodedata.category(c) in ("Cc", "Cf") and not c.isspace()]
    assert talk("a" + "".join(hidden) + "b").text == "ab"
    shown = "".join(c for c in every if unicodedata.category(c)[0] in "LNPSM" and c not in "[]>&")
    assert talk(shown).text == shown


def test_only_the_asked_stretch_is_read() -> None:
    """What stands before and after is not talk, yet counts in lines and offsets."""
    text, pieces = spoken(Source([], "title\nHead the talk goes on end", [(10, 24)]))
    assert text == "the talk goes"
    assert (pieces.offsets, pieces.lines) == ((11,), (2,))
