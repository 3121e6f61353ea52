"""What a file is, is known by how it begins."""

import pytest

from kg.read.sniff import foreign, form_of


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nhello", "captions"),
        ("\ufeffWEBVTT - a talk\n", "captions"),
        ("00:01.000 --> 00:02.000\nhello", "captions"),
        ("1\n00:00:01,000 --> 00:00:02,000\nhello", "captions"),
        ("\n\n12\r\n00:00:01,000 --> 00:00:02,000\r\nhello", "captions"),
        ("1\n-00:00:01,000 --> 00:00:02,000\nhello", "captions"),
        ("1\n00:00:01 --> 00:00:03\nhello", "captions"),
        ("00:01 --> 00:03\nhello", "captions"),
        ("1\n0:0:1,5000 --> 0:0:3\nhello", "captions"),
        ('{"segments": []}', "json"),
        ('[\n  {"text": "hello"}]', "json"),
        ('<?xml version="1.0"?><tt/>', "xml"),
        ("<!DOCTYPE timedtext><p>", "xml"),
        ('<tt xmlns="http://www.w3.org/ns/ttml"><body/></tt>', "xml"),
        ("<p>about html</p>", "xml"),
        ("<transcript><text>", "xml"),
    ],
)
def test_a_form_is_known_by_its_beginning(text: str, form: str) -> None:
    """Timed and structured formats are told apart."""
    assert form_of(text) == form
    assert foreign(text) is None


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("0:00:01.000,0:00:02.000\nhello", "SubViewer"),
        ("[Script Info]\nTitle: a", "SubStation"),
        ("<!doctype html><p>", "HTML"),
        ("<HTML><body>", "HTML"),
        ('<?xml version="1.0"?>\n<!-- saved -->\n<html xmlns="http://www.w3.org/1999/xhtml">', "HTML"),
        ("%PDF-1.7", "PDF"),
        ("\ufeff[Script Info]", "SubStation"),
        ("{\\rtf1 hello", "RTF"),
    ],
)
def test_a_foreign_format_is_named(text: str, form: str) -> None:
    """What is not read is said by name."""
    assert form in (foreign(text) or "")


@pytest.mark.parametrize(
    "text",
    [
        "so hello",
        "[Music] hello",
        "[ __ ] hello",
        "12 monkeys",
        "1\n2 and",
        "webvtt is a format",
        "<3 this talk",
        ">> hi",
        "we went --> there",
        "00:01 --> we went",
        "00:01 we went --> 00:02",
        "",
    ],
)
def test_plain_captions_are_text(text: str) -> None:
    """Stage directions, numbers and arrows are plain captions."""
    assert foreign(text) is None
    assert form_of(text) == "text"
