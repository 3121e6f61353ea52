"""The words that introduce the guest or the host of a talk (`introductions.tsv`)."""

from collections.abc import Sequence
from functools import cache

from kg.understand import tables

REACH = 5
"""Words in the longest introduction."""


def role_of(before: Sequence[str]) -> str | None:
    """Return whom these folded words introduce, "guest" or "host", or None where they introduce nobody."""
    for size in range(min(REACH, len(before)), 0, -1):
        if role := _phrases().get(" ".join(before[-size:])):
            return role
    return None


@cache
def _phrases() -> dict[str, str]:
    return {phrase: role for role, phrase in tables.rows("introductions.tsv")}
