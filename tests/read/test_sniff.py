"""A file that is no plain captions is known by how it begins."""

import pytest

from kg.read.sniff import foreign


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nhello", "WebVTT"),
        ("1\n00:00:01,000 --> 00:00:02,000\nhello", "SubRip"),
        ("\n\n12\r\n00:00:01,000 --> 00:00:02,000\r\nhello", "SubRip"),
        ("0:00:01.000,0:00:02.000\nhello", "SubViewer"),
        ("[Script Info]\nTitle: a", "SubStation"),
        ('{"segments": []}', "JSON"),
        ('[\n  {"text": "hello"}]', "JSON"),
        ('<?xml version="1.0"?><tt/>', "XML"),
        ("<!DOCTYPE html><p>", "XML"),
        ("<transcript><text>", "XML"),
        ("%PDF-1.7", "PDF"),
        ("{\\rtf1 hello", "RTF"),
    ],
)
def test_a_foreign_format_is_named(text: str, form: str) -> None:
    """Timed and structured formats are told apart."""
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
        "",
    ],
)
def test_plain_captions_are_no_foreign_format(text: str) -> None:
    """Stage directions, numbers and arrows are plain captions."""
    assert foreign(text) is None
