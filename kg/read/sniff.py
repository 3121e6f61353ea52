"""What a file is, told by how it begins."""

import re
from collections.abc import Iterable
from typing import Literal, TypeVar

from kg.cues import are_captions

Form = Literal["captions", "json", "xml", "text"]
Name = TypeVar("Name", bound=str)

_TIME = r"-?(?:\d{1,6}:)?\d{1,6}:\d{2}[.,]\d{1,3}"
_READ: tuple[tuple[Form, re.Pattern[str]], ...] = (
    ("json", re.compile(r"\{\s*[\"}]|\[\s*[\[{\"]")),
    ("xml", re.compile(r"<(?:[?!]|[A-Za-z][\w:-]*[\s/>])")),
)
_FOREIGN = (
    ("an HTML page", re.compile(r"(?>(?:<\?[^>]*>|<!--(?s:.*?)-->)\s*)*+<(?:!DOCTYPE\s+)?html\b", re.IGNORECASE)),
    ("SubViewer captions", re.compile(rf"{_TIME},{_TIME}\s")),
    ("SubStation captions", re.compile(r"\[Script Info\]")),
    ("a PDF document", re.compile(r"%PDF-")),
    ("an RTF document", re.compile(r"\{\\rtf")),
)


def form_of(text: str) -> Form:
    """Return what a file is; where nothing else is sure it is text."""
    return "captions" if are_captions(text) else _begun(text, _READ) or "text"


def foreign(text: str) -> str | None:
    """Name the format of a text that cannot be read, None for one that can."""
    return _begun(text, _FOREIGN)


def _begun(text: str, forms: Iterable[tuple[Name, re.Pattern[str]]]) -> Name | None:
    beginning = text[:4096].lstrip("\ufeff \t\r\n")
    return next((name for name, form in forms if form.match(beginning)), None)
