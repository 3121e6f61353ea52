"""Bytes become characters, or one clear line says why not."""

import codecs
import random

import pytest

from kg.errors import InputError
from kg.read.decode import decode

TALK = "jürgen schmidhuber’s talk\n"


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (TALK.encode(), None),
        (codecs.BOM_UTF8 + TALK.encode(), "UTF-8 with a byte order mark"),
        (codecs.BOM_UTF16_LE + TALK.encode("utf-16-le"), "UTF-16"),
        (codecs.BOM_UTF16_BE + TALK.encode("utf-16-be"), "UTF-16"),
        (TALK.encode("cp1252"), "Latin-1"),
    ],
)
def test_every_usual_encoding_gives_the_same_text(data: bytes, note: str | None) -> None:
    """The text is the same however it was saved, without byte order mark; what was unusual is told."""
    decoded = decode(data, "talk.txt")
    assert decoded.text == TALK
    assert (note or "") in (decoded.note or "")
    assert (note is None) == (decoded.note is None)


def test_latin_1_beyond_what_windows_writes_is_read() -> None:
    """A byte that Windows' form of Latin-1 lacks does not stop the reading."""
    assert decode(b"caf\xe9 \x81 talk", "talk.txt").text.startswith("café")


def test_the_note_on_latin_1_tells_the_remedy() -> None:
    """Whoever reads a guessed encoding is told what to do."""
    assert "save it as UTF-8" in (decode(b"caf\xe9", "talk.txt").note or "")


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (codecs.BOM_UTF16_LE, "empty"),
        (b"some words\0and more", "binary"),
        (random.Random(0).randbytes(5000).replace(b"\0", b""), "binary"),
        ("words".encode("utf-16-le"), "binary"),
        (codecs.BOM_UTF16_LE + b"a\0b", "broken UTF-16"),
        (codecs.BOM_UTF32_LE + "words".encode("utf-32-le"), "binary"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, cause: str) -> None:
    """Empty, binary and broken files are told apart, each with place and remedy."""
    with pytest.raises(InputError) as caught:
        decode(data, "folder/talk.txt")
    message = str(caught.value)
    assert message.startswith("folder/talk.txt: ")
    assert cause in message
    assert ";" in message
    assert "\n" not in message


def test_a_stray_control_character_is_no_binary() -> None:
    """One control character in a talk is borne."""
    assert decode(b"word " * 100 + b"\x07", "talk.txt").note is None
