"""What is merged into what: chains of merges have an end, and that is the thing meant."""

from collections.abc import Iterable, Iterator

from kg.corrections.kinds import Merge, Placed, describe
from kg.errors import CorrectionError

Scope = str | None  # the id of a talk, or all of them


class Merges:
    """Follow merges from a thing to what it is at last; one for a talk goes before one for all."""

    def __init__(self, placed: Iterable[Placed]) -> None:
        """Take the merges among corrections whose things are ids.

        Raises:
            CorrectionError: Two contradict each other.
        """
        self._by_thing: dict[tuple[Scope, str], tuple[Placed, Merge]] = {}
        for each in placed:
            if isinstance(merge := each.correction, Merge):
                earlier, same = self._by_thing.setdefault((merge.talk, merge.thing), (each, merge))
                if same.into != merge.into:
                    raise contradiction(each, earlier)
        for each, merge in self._by_thing.values():
            self._demand_end(each, merge)

    def chain(self, thing: str, talk: Scope) -> Iterator[Placed]:
        """Yield the merges that lead from a thing, in a talk, to what it is at last."""
        while step := self._step(thing, talk):
            each, merge = step
            yield each
            thing = merge.into

    def final(self, thing: str, talk: Scope) -> str:
        """Return what a thing is at last."""
        while step := self._step(thing, talk):
            thing = step[1].into
        return thing

    def _step(self, thing: str, talk: Scope) -> tuple[Placed, Merge] | None:
        return self._by_thing.get((talk, thing)) or self._by_thing.get((None, thing))

    def _demand_end(self, first: Placed, merge: Merge) -> None:
        seen, last, thing = {merge.thing}, first, merge.into
        while thing not in seen and (step := self._step(thing, merge.talk)):
            seen.add(thing)
            last, thing = step[0], step[1].into
        if thing in seen:
            raise (
                contradiction(last, first)
                if last != first
                else CorrectionError(f"{first.place}: {describe(first.correction)} is no merge, since both are one; name two things")
            )


def contradiction(later: Placed, earlier: Placed) -> CorrectionError:
    """Return the error that two corrections cannot both be followed."""
    said = f"{describe(later.correction)} contradicts {earlier.place}: {describe(earlier.correction)}"
    return CorrectionError(f"{later.place}: {said}; take one of them out")
