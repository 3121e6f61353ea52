"""What a file is, told by how it begins, where it is not plain caption text."""

import re

_TIME = r"(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_BEGINNINGS = (
    ("WebVTT captions", re.compile(r"WEBVTT\b")),
    ("SubRip captions", re.compile(rf"(?:\d+\s+)?{_TIME}\s+-->\s")),
    ("SubViewer captions", re.compile(rf"{_TIME},{_TIME}\s")),
    ("SubStation captions", re.compile(r"\[Script Info\]")),
    ("JSON", re.compile(r"\{\s*[\"}]|\[\s*[\[{\"]")),
    ("XML or HTML", re.compile(r"<(?:[?!]|[A-Za-z][\w:-]*[\s/>])")),
    ("a PDF document", re.compile(r"%PDF-")),
    ("an RTF document", re.compile(r"\{\\rtf")),
)


def foreign(text: str) -> str | None:
    """Name the format of a text that is not plain captions, None for one that may be."""
    beginning = text[:4096].lstrip()
    return next((name for name, form in _BEGINNINGS if form.match(beginning)), None)
