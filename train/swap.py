"""Put misheard names of the catalog into annotated talk: names of what belongs there, as recognisers write them (`train.mishear`)."""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from kg.catalog import english, fold
from kg.model import Entity
from train import silver

HEARD = tuple(Path(__file__).parent / name for name in ("misheard.tsv", "by-ear.tsv"))
"""What a recogniser wrote down, and what people would expect of one."""

COMMON = 5.2
"""A word so frequent alone is taken for a name by its company, which other names do not have: "are" for R."""

SHARE = 0.6
"""So many of the names of a talk are swapped."""

BELONGS = 0.8
"""So many of those that come for them are tied to something the talk speaks of."""


Heard = Mapping[tuple[str, ...], Sequence[str]]


def heard_names() -> Iterator[tuple[str, str, str]]:
    """Yield what is known to be heard of names: the id of an entity, what was said, what was heard."""
    for path in HEARD:
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            id_, said, text = line.split("\t")
            yield id_, said, text


def misheard() -> dict[str, list[str]]:
    """Return by the id of an entity what was heard of its names."""
    texts = defaultdict(list)
    for id_, _, text in _telling():
        texts[id_].append(text)
    return dict(texts)


def heard() -> Heard:
    """Return by the words of names what was heard of them."""
    texts = defaultdict(list)
    for _, said, text in _telling():
        texts[tuple(silver.strip(said))].append(text)
    return dict(texts)


def _telling() -> Iterator[tuple[str, str, str]]:
    return (each for each in heard_names() if " " in each[2] or english.zipf(each[2]) <= COMMON)


class Swapper:
    """Swap names, the same way for the same seed."""

    def __init__(self, seed: int, entities: Mapping[str, Entity]) -> None:
        """Sort what was misheard of the names of a catalog by type and by what it is tied to."""
        self._random = random.Random(seed)
        self._heard = {id_: heard for id_, heard in misheard().items() if id_ in entities}
        self._entities = entities
        self._ids = {fold.key(name): entity.id for entity in entities.values() for name in (entity.name, *entity.aliases)}
        self._of_type: dict[str, list[str]] = defaultdict(list)
        for id_ in self._heard:
            self._of_type[entities[id_].type].append(id_)

    def swap(self, pieces: Iterable[silver.Piece]) -> list[silver.Piece]:
        """Return the pieces of an episode with names swapped, each for one that does not stand in it."""
        pieces = list(pieces)
        named = {self._ids[key] for piece in pieces for mention in piece.mentions if (key := fold.key(mention.name)) in self._ids}
        ties = {tie for id_ in named for tie in self._entities[id_].related}
        near = {id_ for id_ in self._heard if id_ in ties or not named.isdisjoint(self._entities[id_].related)} - named
        return [silver.rewritten(piece, partial(self._rewrite, near=sorted(near))) for piece in pieces]

    def _rewrite(self, mention: silver.Mention, words: list[str], near: Sequence[str]) -> tuple[str, list[str]]:
        if self._random.random() < SHARE and (entity := self._other(mention.type, near)):
            return entity.name, self._random.choice(self._heard[entity.id]).split()
        return mention.name, words

    def _other(self, type_: str, near: Sequence[str]) -> Entity | None:
        fitting = [id_ for id_ in near if self._entities[id_].type == type_]
        if not fitting or self._random.random() >= BELONGS:
            fitting = self._of_type.get(type_, [])
        return self._entities[self._random.choice(fitting)] if fitting else None
