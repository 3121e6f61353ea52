"""The lines of a text as an editor counts them."""

import re

Span = tuple[int, int]
"""Start and end of a stretch of characters."""

LINE_END = re.compile(r"\r\n|\n|\r")


def texts(text: str) -> list[str]:
    """Return each line, without its line end."""
    lines = LINE_END.split(text)
    return lines if lines[-1] else lines[:-1]


def spans(text: str) -> list[Span]:
    r"""Return start and end of each line, without its line end: of all that Unicode knows, only \n, \r\n and \r end one."""
    ends = [found.span() for found in LINE_END.finditer(text)]
    starts = [0, *(after for _, after in ends)]
    lines = list(zip(starts, (*(before for before, _ in ends), len(text)), strict=True))
    return lines if lines[-1][0] < len(text) else lines[:-1]
