"""Corrections followed talk by talk, and an account of those that nothing came of."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from kg.corrections.following import follow
from kg.corrections.kinds import (
    AddRelation,
    Alias,
    Apart,
    Forbid,
    Merge,
    Placed,
    RemoveRelation,
    Rename,
    Retype,
    SetPolarity,
    Split,
    describe,
)
from kg.corrections.rules import Rules
from kg.model import Entity, Understanding


class Replay:
    """Follow corrections in one talk after the other; what becomes of a talk depends on no other."""

    def __init__(self, placed: Iterable[Placed], entities: Mapping[str, Entity]) -> None:
        """Take corrections, and the catalog's entities by id.

        Raises:
            CorrectionError: Two contradict each other, or a name is that of several things.
        """
        given = tuple(placed)
        self.digest = hashlib.sha256(repr([each.correction for each in given]).encode()).hexdigest()[:16]  # of what they say, not where
        self._rules = Rules(given, entities)
        self._followed: set[Placed] = set()
        self._failed: dict[Placed, str] = {}
        self._talks: set[str] = set()

    def __call__(self, understood: Understanding) -> Understanding:
        """Return what a talk says, as it was corrected."""
        self._talks.add(understood.transcript.id)
        if not self._rules.placed:
            return understood
        done = follow(self._rules, understood)
        self._followed |= done.followed
        self._failed |= done.failed
        return done.understood

    def notes(self) -> Iterator[str]:
        """Yield for each correction that was followed in none of the talks, or could not be in one, its place and why."""
        for placed in self._rules.placed:
            if placed in self._failed or placed not in self._followed:
                why = self._failed.get(placed) or _missed(placed, self._talks)
                yield f"{placed.place}: {describe(placed.correction)} does not apply: {why}"


def _missed(placed: Placed, talks: set[str]) -> str:
    said = placed.correction
    talk = getattr(said, "talk", None)
    if talk is not None and talk not in talks:
        return f"there is no talk {talk!r}"
    match said:
        case Alias():
            return f"nobody says {said.words!r}"
        case Forbid():
            return f"{said.words!r} does not mean {said.thing!r} anywhere"
        case AddRelation() | RemoveRelation() | SetPolarity():
            return "no talk relates them so"
        case Apart():
            return "no talk speaks of either"
        case Merge() | Split() | Rename() | Retype():
            return f"no talk speaks of {said.thing!r}" + (" so" if isinstance(said, Split) else "")
