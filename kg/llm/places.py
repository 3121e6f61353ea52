"""Where words stand in a text: exactly, but for case, for what stands between words, and for stops at their edges."""

import re
from collections.abc import Iterator

from kg.llm.pieces import Stretch

_SPEAKER = re.compile("«[^»]*»")  # as the prompt marks who speaks
_EDGES = ".,;:!?…\"'“”‘’()[]"


def places(text: str, within: Stretch, words: str) -> Iterator[Stretch]:
    """Yield every place of some words in a stretch of a text."""
    parts = [part for word in _SPEAKER.sub(" ", words).split() if (part := word.strip(_EDGES))]
    if parts:
        words_on = r"\W+".join(map(re.escape, parts))
        pattern = re.compile(rf"(?<!\w){words_on}(?!\w)", re.IGNORECASE)
        for match in pattern.finditer(text, within.start, within.end):
            yield Stretch(*match.span())


def apart(text: str, within: Stretch, one: str, other: str) -> tuple[Stretch, Stretch] | None:
    """Return the first places of two names in a stretch that do not overlap, or None where it has not both."""
    others = list(places(text, within, other))
    return next(((a, b) for a in places(text, within, one) for b in others if a.end <= b.start or b.end <= a.start), None)
