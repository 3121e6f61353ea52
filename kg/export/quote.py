"""A quote in pieces, so that a reader sees at once which words are subject and object, and need not read what stands far from both."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Piece = tuple[str, str]

OMITTED = "omitted"
"""Role of words that a reader may do without."""

BESIDE = 8
"""Words that are read beside an end; unless more than that stand further off, those are read, too."""


def cut(evidence: Mapping[str, Any]) -> list[Piece]:
    """Cut the quote of an evidence into (role, text): role "subject" or "object" where an end stands, `OMITTED` far from both, else "".

    A browser should not do it: offsets count characters here, and halves of some characters there.
    """
    return pieces(evidence["quote"], _ends(evidence))


def pieces(quote: str, ends: Iterable[tuple[int, int, str]]) -> list[Piece]:
    """Cut a text in which things stand from and to these offsets, each in its role."""
    found: list[Piece] = []
    done = 0
    for start, end, role in sorted(ends):
        if start >= done:
            found += [*_beside(quote[done:start], behind=bool(found), before=True), (role, quote[start:end])]
            done = end
    return [piece for piece in (*found, *_beside(quote[done:], behind=bool(found), before=False)) if piece[1]]


def shortened(quote: Iterable[Piece]) -> str:
    """Return a quote as it is read: "…" stands for what is left out."""
    return "".join(" … " if role == OMITTED else text for role, text in quote).strip()


def _beside(text: str, *, behind: bool, before: bool) -> list[Piece]:
    """Cut words that stand behind an end, before one, or between two: those beside it, and those that may be left out."""
    words = [match.span() for match in re.finditer(r"\S+", text)]
    kept = BESIDE * (behind + before)
    if not kept or len(words) <= kept + BESIDE:
        return [("", text)]
    start, end = words[BESIDE - 1][1] if behind else 0, words[-BESIDE][0] if before else len(text)
    return [("", text[:start]), (OMITTED, text[start:end]), ("", text[end:])]


def _ends(evidence: Mapping[str, Any]) -> Iterator[tuple[int, int, str]]:
    """Yield where in the quote subject and object stand, and which of them."""
    for role in ("subject", "object"):
        surface, expected = evidence[role]["surface"], evidence[role]["start"] - evidence["start"]
        at = place(surface, evidence["quote"], expected)
        if at is not None:
            yield at, at + len(surface), role


def place(surface: str, quote: str, expected: int) -> int | None:
    """Return where a surface stands; offsets count the file's line breaks and indents, which in a quote are one space."""
    if expected >= 0 and quote.startswith(surface, expected):
        return expected
    places = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(surface)}(?!\w)", quote)]
    return min(places, key=lambda place: abs(place - expected), default=None)
