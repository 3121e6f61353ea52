"""Put other names of the same type into annotated talk, and garble names, so that the encoder reads the sentence and not the name alone."""

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.model import Entity
from kg.understand.labels import TYPES, WIDEST
from train.encoder.annotated import End, Talk, rewritten, split
from train.garble import Garbler


class Swapper:
    """Swap names for those of a catalog, the same way for the same seed."""

    def __init__(self, seed: int, entities: Iterable[Entity]) -> None:
        """Sort the names by type and number of words."""
        self._random = random.Random(seed)
        self._names: dict[tuple[str, int], list[list[str]]] = defaultdict(list)
        for entity in entities:
            for name in sorted({entity.name, *entity.aliases} - entity.needs_context):
                words = split(name)[0]
                self._names[entity.type, len(words)].append(words)
        self._first, self._last = ([words[at] for words in self._names["Person", 2]] for at in (0, -1))

    def swap(self, talk: Talk, share: float) -> Talk:
        """Return the talk with this share of its names swapped, each the same way throughout."""
        chosen = {
            name: self._person() for name in sorted({name for end in talk.ends for name in end.names}) if self._random.random() < share
        }
        changes = {}
        for end in disjoint(talk.ends):
            name = min(end.names, default="")
            if name in chosen and (new := self._other(end, chosen[name])):
                changes[end.start, end.end] = new
        return rewritten(talk, changes)

    def _person(self) -> list[str]:
        return [self._random.choice(self._first), self._random.choice(self._last)]

    def _other(self, end: End, person: list[str]) -> list[str]:
        size = end.end - end.start
        if end.kind == "Person":
            return person if size > 1 else person[end.start % 2 : end.start % 2 + 1]
        names = self._names.get((end.kind, size)) or self._names[end.kind, 2]
        return self._random.choice(names) if names else []


def garbled(talk: Talk, garbler: Garbler) -> Talk:
    """Return the talk with its names garbled."""
    return rewritten(talk, {(end.start, end.end): garbler.garble(talk.words[end.start : end.end]) for end in disjoint(talk.ends)})


def disjoint(ends: Sequence[End]) -> list[End]:
    """Return the mentions that are not pronouns, without those that overlap an earlier one."""
    kept: list[End] = []
    for end in ends:
        if end.kind in TYPES and end.end - end.start <= WIDEST and (not kept or end.start >= kept[-1].end):
            kept.append(end)
    return kept
