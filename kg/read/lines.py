"""The lines of a text as an editor counts them."""

import re

Span = tuple[int, int]
"""Start and end of a stretch of characters."""

LINE_END = re.compile(r"\r\n|\n|\r")
_LINE = re.compile(rf"([^\r\n]*+)(?:{LINE_END.pattern}|\Z)")


def texts(text: str) -> list[str]:
    """Return each line, without its line end."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines if lines[-1] else lines[:-1]


def spans(text: str) -> list[Span]:
    r"""Return start and end of each line, without its line end: of all that Unicode knows, only \n, \r\n and \r end one."""
    return [found.span(1) for found in _LINE.finditer(text)][:-1]  # the last is empty, at the end
