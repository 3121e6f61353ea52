"""The words that introduce the guest or the host of a talk (`introductions.tsv`), and those between them and the name (`praise.tsv`)."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import dropwhile

from kg.understand import tables

REACH = 8
"""Words in the longest introduction, with what may stand between it and the name."""

_SIZES = range(REACH, 0, -1)
_OTHERS = frozenset({"guest", "present", "cohost"})

_TIMES = frozenset({"today", "tonight", "again", "now", "once"})
_PARTS = frozenset({"week", "month", "time", "morning", "afternoon", "evening", "episode"})
"""Parts of time, in "this week" and the like: they may stand anywhere in an introduction."""

_SOMEBODY = frozenset({"a", "an", "one", "somebody", "someone", "the"})
_ANNOUNCES = frozenset({"guest", "joined", "joining"})
_WITH = frozenset({"me", "us"})
_NEAR = 5
"""Words among the last of introductions, the latter before "is", that go on with a description ("my guest today is somebody …")."""

_LATE = 4
_OF_ANOTHER_DAY = frozenset({"ago", "before", "last", "podcast", "previously", "show", "yesterday"})
"""Words among the first behind a name by which somebody was met on another day than that of the talk."""

_OF_OTHERS = frozenset({"everybody", "everyone", "he", "she", "who"})
"""Words with which nobody goes on who has just said their own name."""


def role_of(before: Sequence[str], after: Sequence[str] = ()) -> str | None:
    """Return whom these folded words before and after a name introduce, or None where they introduce nobody.

    Returns:
        "guest" for who is called so or welcomed, "greeted" for who is by the words after, "present" for who is said to be there, as another
        host may be, "met" for who was spoken with some day, "host", "cohost" for somebody else who asks, "absent" for whoever is not there
        today, "speaker" for whoever says so, or "self" where the words ("I'm", "this is") say so only if a name follows.
    """
    told, greeted = _before(before), _role([["~", *after[:size]] for size in _SIZES])
    if told == "met" and not _OF_ANOTHER_DAY.isdisjoint(after[:_LATE]):
        return "absent"
    if told == "self" and before[-1] == "is" and not _OF_OTHERS.isdisjoint(after[:1]):
        return "present"
    if greeted == "greeted" and told in {"present", "met"}:
        return greeted
    return told or (None if "had" in before else greeted)


def announces(before: Sequence[str], word: str) -> str | None:
    """Return the role of somebody who is described from a word on, by the folded words before it, or None where nobody is."""
    is_ = before[-1:] == ["is"]
    goes_on = is_ or before[-1:] == ["by"] or word in _SOMEBODY
    role = _before(before) if goes_on and not (_ANNOUNCES | (_WITH if is_ else set())).isdisjoint(before[-_NEAR:]) else None
    return role if role in {"guest", "present"} else None


def _before(words: Sequence[str]) -> str | None:
    titles, praise = between("title"), between("praise")
    titled, bare = (_without(skipped, words) for skipped in (titles, titles | praise))
    told = next((role for said in (titled, _timeless(titled)) if (role := _role([said[-size:] for size in _SIZES]))), None)
    praised = _role([_timeless(bare)[-size:] for size in _SIZES]) if bare[-1:] and bare[-1] in between("before") else None
    return told or (praised if praised in _OTHERS else None)


def _role(phrases: Iterable[Sequence[str]]) -> str | None:
    return next((role for phrase in phrases if (role := _phrases().get(" ".join(phrase)))), None)


def _timeless(words: Sequence[str]) -> list[str]:
    """Return words without those that only say when ("joined this week by")."""
    kept: list[str] = []
    for word in words:
        if word in _PARTS and kept[-1:] == ["this"]:
            kept.pop()
        elif word not in _TIMES:
            kept.append(word)
    return kept


def _without(skipped: frozenset[str], words: Sequence[str]) -> list[str]:
    """Return words without those at their end that are skipped."""
    return [*dropwhile(skipped.__contains__, reversed(words))][::-1]


@cache
def _phrases() -> dict[str, str]:
    return {phrase: role for role, phrase in tables.rows("introductions.tsv")}


@cache
def between(kind: str) -> frozenset[str]:
    """Return the words of a kind that may stand between an introduction and the name: "title", "praise", or "before" words of praise."""
    return frozenset(word for each, word in tables.rows("praise.tsv") if each == kind)
