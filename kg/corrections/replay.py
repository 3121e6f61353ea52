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
from kg.model import Entity, Mention, Understanding

_NAMED = 5
"""So many ways to call a thing are named."""


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
        self._within: dict[Placed, Mention] = {}
        self._called: dict[str, dict[str, None]] = {
            said.thing: {} for each in self._rules.placed if isinstance(said := each.correction, Forbid | Split) and said.words
        }
        self._talks: set[str] = set()

    def __bool__(self) -> bool:
        """Tell whether there is anything to follow."""
        return bool(self._rules.placed)

    def __call__(self, understood: Understanding) -> Understanding:
        """Return what a talk says, as it was corrected."""
        self._talks.add(understood.transcript.id)
        for mention in understood.mentions:
            if mention.entity.id in self._called:
                self._called[mention.entity.id][mention.surface] = None
        done = follow(self._rules, understood)
        self._followed |= done.followed
        self._failed |= done.failed
        self._within = {**done.within, **self._within}
        return done.understood

    def notes(self) -> Iterator[str]:
        """Yield for each correction that was followed in none of the talks, or could not be in one, its place and why."""
        for placed in self._rules.placed:
            if placed in self._failed or placed not in self._followed:
                why = self._failed.get(placed) or self._stands_in(placed) or f"{_missed(placed, self._talks)}{self._instead(placed)}"
                yield f"{placed.place}: {describe(placed.correction)} does not apply: {why}"

    def _stands_in(self, placed: Placed) -> str | None:
        longer = self._within.get(placed)
        if longer is None:
            return None
        return f"these words stand in {longer.surface!r} alone, which means {longer.entity.name}; give all of them if that is meant"

    def _instead(self, placed: Placed) -> str:
        """Say what the thing is called whose words are not heard, as far as it is heard at all."""
        said = placed.correction
        called = self._called.get(said.thing) if isinstance(said, Forbid | Split) and said.talk is None and said.words else None
        return f"; it is called {', '.join(map(repr, list(called)[:_NAMED]))}" if called else ""


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
