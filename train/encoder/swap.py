"""Put other names of the same type into annotated talk, and garble names, so that the encoder reads the sentence and not the name alone."""

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.model import Entity
from kg.understand.labels import TYPES, WIDEST
from train.encoder.annotated import End, Talk, rewritten, split
from train.garble import Garbler
from train.swap import Heard

KNOWN = 0.7
"""So often a name that is known to be misheard is."""

FAVOURED = 0.5
"""So many of the names swapped in are such as are known to be misheard."""


class Swapper:
    """Swap names for those of a catalog, the same way for the same seed."""

    def __init__(self, seed: int, entities: Iterable[Entity], favoured: Heard) -> None:
        """Sort the names by type and number of words."""
        self._random = random.Random(seed)
        self._names: dict[tuple[str, int], list[list[str]]] = defaultdict(list)
        self._favoured: dict[tuple[str, int], list[list[str]]] = defaultdict(list)
        for entity in entities:
            for name in sorted({entity.name, *entity.aliases} - entity.needs_context):
                words = split(name)[0]
                self._names[entity.type, len(words)].append(words)
                if tuple(words) in favoured:
                    self._favoured[entity.type, len(words)].append(words)
        self._first, self._last = ([words[at] for words in self._names["Person", 2]] for at in (0, -1))

    def swap(self, talk: Talk, share: float) -> Talk:
        """Return the talk with this share of its names swapped, each the same way throughout."""
        chosen = {
            name: self._name("Person", 2)
            for name in sorted({name for end in talk.ends for name in end.names})
            if self._random.random() < share
        }
        changes = {}
        for end in disjoint(talk.ends):
            name = min(end.names, default="")
            if name in chosen and (new := self._other(end, chosen[name])):
                changes[end.start, end.end] = new
        return rewritten(talk, changes)

    def _name(self, type_: str, size: int) -> list[str]:
        """Return a name; of a person one of no catalog, unless it is known to be misheard."""
        favoured = self._favoured.get((type_, size))
        if favoured and self._random.random() < FAVOURED:
            return self._random.choice(favoured)
        if type_ == "Person":
            return [self._random.choice(self._first), self._random.choice(self._last)]
        return self._random.choice(self._names.get((type_, size)) or self._names[type_, 2] or [[]])

    def _other(self, end: End, person: list[str]) -> list[str]:
        size = end.end - end.start
        if end.kind == "Person":
            return person if size > 1 else person[end.start % 2 : end.start % 2 + 1]
        return self._name(end.kind, size)


def garbled(talk: Talk, garbler: Garbler, chance: random.Random, known: Heard) -> Talk:
    """Return the talk with its names garbled, the way that is known of them where it is."""
    changes = {}
    for end in disjoint(talk.ends):
        words = talk.words[end.start : end.end]
        texts = known.get(tuple(words))
        changes[end.start, end.end] = chance.choice(texts).split() if texts and chance.random() < KNOWN else garbler.garble(words)
    return rewritten(talk, changes)


def disjoint(ends: Sequence[End]) -> list[End]:
    """Return the mentions that are not pronouns, without those that overlap an earlier one."""
    kept: list[End] = []
    for end in ends:
        if end.kind in TYPES and end.end - end.start <= WIDEST and (not kept or end.start >= kept[-1].end):
            kept.append(end)
    return kept
