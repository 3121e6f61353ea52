"""A quote in pieces, so that a reader sees at once which words are subject and object."""

import re
from collections.abc import Iterator
from typing import Any


def cut(evidence: dict[str, Any]) -> list[tuple[str, str]]:
    """Cut the quote of an evidence into (role, text): role "subject" or "object" where an end stands, else "".

    A browser should not do it: offsets count characters here, and halves of some characters there.
    """
    quote, pieces, done = evidence["quote"], [], 0
    for start, end, role in sorted(_ends(evidence)):
        if start >= done:
            pieces += [("", quote[done:start]), (role, quote[start:end])]
            done = end
    return [piece for piece in (*pieces, ("", quote[done:])) if piece[1]]


def _ends(evidence: dict[str, Any]) -> Iterator[tuple[int, int, str]]:
    """Yield where in the quote subject and object stand, and which of them."""
    for role in ("subject", "object"):
        surface, expected = evidence[role]["surface"], evidence[role]["start"] - evidence["start"]
        at = _place(surface, evidence["quote"], expected)
        if at is not None:
            yield at, at + len(surface), role


def _place(surface: str, quote: str, expected: int) -> int | None:
    """Return where a surface stands; offsets count the file's line breaks and indents, which in a quote are one space."""
    if expected >= 0 and quote.startswith(surface, expected):
        return expected
    places = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(surface)}(?!\w)", quote)]
    return min(places, key=lambda place: abs(place - expected), default=None)
