"""Cypher's words: names, texts, numbers, parameters, signs; comments are left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from kg.errors import QueryError


class Kind(Enum):
    """Say what a token is; QUOTED is a name in backticks."""

    WORD = auto()
    QUOTED = auto()
    TEXT = auto()
    NUMBER = auto()
    PARAMETER = auto()
    SIGN = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """Hold a word of a statement.

    Attributes:
        value: What it says: a name without its backticks, a text without quotes and escapes.
        start, end: Where it stands in the statement.
        gap: Whether there is space before it.
    """

    kind: Kind
    value: str
    start: int
    end: int
    gap: bool

    @property
    def keyword(self) -> str:
        """Return the word in upper case; of anything else, nothing."""
        return self.value.upper() if self.kind is Kind.WORD else ""

    def is_sign(self, sign: str) -> bool:
        """Tell whether it is that sign."""
        return self.kind is Kind.SIGN and self.value == sign


_TOKEN = re.compile(
    r"""
    (?P<gap>\s+ | //[^\r\n]* | /\*.*?\*/)
  | (?P<TEXT>'(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*")
  | `(?P<QUOTED>[^`]+)`(?!`)
  | \$(?P<PARAMETER>\w+)
  | (?P<NUMBER>(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?(?!\w))
  | (?P<WORD>[^\W\d]\w*)
  | (?P<SIGN><>|<=|>=|=~|\.\.|[-()\[\]{}.,:;=<>+*/%^|&!])
    """,
    re.VERBOSE | re.DOTALL,
)
_OPENED = {"'": "this text has no end", '"': "this text has no end", "`": "a name in backticks has no end, or holds one", "/": "no end"}
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "\\": "\\", "'": "'", '"': '"', "`": "`"}


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a statement.

    Raises:
        QueryError: There is something that is none.
    """
    at, gap = 0, False
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or (match.lastgroup != "gap" and text.startswith("/*", at)):
            raise QueryError(f"{place(text, at)}: {_OPENED.get(text[at], f'{text[at]!r} is no part of Cypher')}")
        if match.lastgroup == "gap":
            gap = True
        else:
            kind = Kind[str(match.lastgroup)]
            value = match[kind.name]
            yield Token(kind, _said(kind, value, text, at), at, match.end(), gap)
            gap = False
        at = match.end()


def place(text: str, at: int) -> str:
    """Say where in a statement something is: "line 1, column 7"."""
    before = text[:at]
    return f"line {before.count(chr(10)) + 1}, column {at - (before.rfind(chr(10)) + 1) + 1}"


def _said(kind: Kind, value: str, text: str, at: int) -> str:
    """Return what a token says: a text without quotes and escapes, and of .5 that it is 0.5."""
    if kind is Kind.TEXT:
        return _unescaped(text, at, value)
    return f"0{value}" if kind is Kind.NUMBER and value.startswith(".") else value


def _unescaped(text: str, at: int, quoted: str) -> str:
    def said(match: re.Match[str]) -> str:
        code = match[1]
        if code[0] == "u" and len(code) > 1:
            return chr(int(code[1:], 16))
        if code not in _ESCAPED:
            raise QueryError(f"{place(text, at)}: \\{code} means nothing in a text; write \\\\ for a backslash")
        return _ESCAPED[code]

    told = _ESCAPE.sub(said, quoted[1:-1]).encode("utf-16", "surrogatepass")  # two halves of a character are written one by one
    try:
        return told.decode("utf-16")
    except UnicodeDecodeError as error:
        raise QueryError(f"{place(text, at)}: half a character is no text; write both halves, or the character itself") from error
