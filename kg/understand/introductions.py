"""The words that introduce the guest or the host of a talk (`introductions.tsv`)."""

from collections.abc import Sequence
from functools import cache
from itertools import dropwhile

from kg.understand import tables

REACH = 6
"""Words in the longest introduction."""

_TITLES = frozenset({"dr", "doctor", "prof", "professor", "mr", "mrs", "ms"})


def role_of(before: Sequence[str], after: Sequence[str] = ()) -> str | None:
    """Return whom these folded words before and after a name introduce, or None where they introduce nobody.

    Returns:
        "guest", "host", "cohost" for somebody else who asks, "absent" for whoever is not there today,
        "speaker" for whoever says so, or "self" where the words ("I'm", "this is") say so only if a name follows.
    """
    words = [*dropwhile(_TITLES.__contains__, reversed(before))][::-1]
    sizes = range(REACH, 0, -1)
    phrases = (*(words[-size:] for size in sizes), *(["~", *after[:size]] for size in sizes))
    return next((role for phrase in phrases if (role := _phrases().get(" ".join(phrase)))), None)


@cache
def _phrases() -> dict[str, str]:
    return {phrase: role for role, phrase in tables.rows("introductions.tsv")}
