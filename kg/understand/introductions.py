"""The words that introduce the guest or the host of a talk (`introductions.tsv`), and those between them and the name (`praise.tsv`)."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import dropwhile

from kg.understand import tables

REACH = 8
"""Words in the longest introduction, with what may stand between it and the name."""

_SIZES = range(REACH, 0, -1)
_OTHERS = frozenset({"guest", "cohost"})


def role_of(before: Sequence[str], after: Sequence[str] = ()) -> str | None:
    """Return whom these folded words before and after a name introduce, or None where they introduce nobody.

    Returns:
        "guest", "host", "cohost" for somebody else who asks, "absent" for whoever is not there today,
        "speaker" for whoever says so, or "self" where the words ("I'm", "this is") say so only if a name follows.
    """
    titles, praise = _between("title"), _between("praise")
    words, bare = (_without(skipped, before) for skipped in (titles, titles | praise))
    told = _role([words[-size:] for size in _SIZES])
    praised = _role([bare[-size:] for size in _SIZES]) if bare[-1:] and bare[-1] in _between("before") else None
    return told or (praised if praised in _OTHERS else None) or _role([["~", *after[:size]] for size in _SIZES])


def _role(phrases: Iterable[Sequence[str]]) -> str | None:
    return next((role for phrase in phrases if (role := _phrases().get(" ".join(phrase)))), None)


def _without(skipped: frozenset[str], words: Sequence[str]) -> list[str]:
    """Return words without those at their end that are skipped."""
    return [*dropwhile(skipped.__contains__, reversed(words))][::-1]


@cache
def _phrases() -> dict[str, str]:
    return {phrase: role for role, phrase in tables.rows("introductions.tsv")}


@cache
def _between(kind: str) -> frozenset[str]:
    return frozenset(word for each, word in tables.rows("praise.tsv") if each == kind)
