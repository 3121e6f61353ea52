"""The words that introduce the guest or the host of a talk (`introductions.tsv`)."""

from collections.abc import Sequence
from functools import cache
from importlib import resources

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
    lines = resources.files("kg.understand").joinpath("introductions.tsv").read_text(encoding="utf-8").splitlines()
    return {phrase: role for role, phrase in (line.split("\t") for line in lines if line and not line.startswith("#"))}
