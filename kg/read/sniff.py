"""What a file is, told by how it begins."""

import re
from typing import Literal

Form = Literal["captions", "json", "xml", "text"]

_TIME = r"-?(?:\d{1,6}:)?\d{1,6}:\d{2}[.,]\d{1,3}"
_READ: tuple[tuple[Form, re.Pattern[str]], ...] = (
    ("captions", re.compile(rf"WEBVTT\b|(?:\d{{1,9}}\s+)?{_TIME}[ \t]*-->[ \t]*-?\d")),
    ("json", re.compile(r"\{\s*[\"}]|\[\s*[\[{\"]")),
    ("xml", re.compile(r"<(?:[?!]|[A-Za-z][\w:-]*[\s/>])")),
)
_FOREIGN = (
    ("SubViewer captions", re.compile(rf"{_TIME},{_TIME}\s")),
    ("SubStation captions", re.compile(r"\[Script Info\]")),
    ("a PDF document", re.compile(r"%PDF-")),
    ("an RTF document", re.compile(r"\{\\rtf")),
)


def form_of(text: str) -> Form:
    """Return what a file is; where nothing else is sure it is text."""
    beginning = text[:4096].lstrip("\ufeff \t\r\n")
    return next((name for name, form in _READ if form.match(beginning)), "text")


def foreign(text: str) -> str | None:
    """Name the format of a text that cannot be read, None for one that can."""
    beginning = text[:4096].lstrip()
    return next((name for name, form in _FOREIGN if form.match(beginning)), None)
