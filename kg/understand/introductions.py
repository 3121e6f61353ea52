"""The words that introduce the guest or the host of a talk (`introductions.tsv`)."""

from collections.abc import Sequence
from functools import cache
from itertools import dropwhile

from kg.understand import tables

REACH = 8
"""Words in the longest introduction, with what may stand between it and the name."""

_TITLES = frozenset({"dr", "doctor", "prof", "professor", "mr", "mrs", "ms"})
_PRAISE = frozenset(
    {
        "the", "a", "an", "another", "our", "my", "own", "one", "only", "and", "very", "great", "good", "wonderful", "amazing",
        "incredible", "fantastic", "excellent", "brilliant", "legendary", "dear", "old", "friend", "colleague", "expert",
    }
)  # fmt: skip
"""Words that may stand between an introduction and the name ("joined by the wonderful …")."""


def role_of(before: Sequence[str], after: Sequence[str] = ()) -> str | None:
    """Return whom these folded words before and after a name introduce, or None where they introduce nobody.

    Returns:
        "guest", "host", "cohost" for somebody else who asks, "absent" for whoever is not there today,
        "speaker" for whoever says so, or "self" where the words ("I'm", "this is") say so only if a name follows.
    """
    words, bare = (_without(skipped, before) for skipped in (_TITLES, _TITLES | _PRAISE))
    sizes = range(REACH, 0, -1)
    phrases = (*(some[-size:] for some in (words, bare) for size in sizes), *(["~", *after[:size]] for size in sizes))
    return next((role for phrase in phrases if (role := _phrases().get(" ".join(phrase)))), None)


def _without(skipped: frozenset[str], words: Sequence[str]) -> list[str]:
    """Return words without those at their end that are skipped."""
    return [*dropwhile(skipped.__contains__, reversed(words))][::-1]


@cache
def _phrases() -> dict[str, str]:
    return {phrase: role for role, phrase in tables.rows("introductions.tsv")}
