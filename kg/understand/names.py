"""Every name of a catalog by its folded spelling, so that a run of words is looked up in one step."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.catalog import fold
from kg.model import Entity

LONGEST = 12
"""Words in the longest run that is looked up."""


@dataclass(frozen=True, slots=True)
class Name:
    """Hold one name of an entity.

    Attributes:
        free: Whether it means the entity without any context.
        words: Its folded words.
    """

    entity: Entity
    text: str
    words: tuple[str, ...]
    free: bool


def names_of(entity: Entity) -> Iterable[Name]:
    """Return the name and the aliases of an entity, each once by its spelling."""
    return _by_key(entity).values()


def _by_key(entity: Entity) -> dict[str, Name]:
    """Return the names of an entity, the first of each spelling by what its spellings have in common."""
    names: dict[str, Name] = {}
    for text in (entity.name, *entity.aliases):
        words = tuple(fold.words(text))
        if words and (key := fold.join(words)) not in names:
            names[key] = Name(entity, text, words, text not in entity.needs_context)
    return names


class NameIndex:
    """Look up the names of a catalog by the folded spelling of a run of words."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        """Index every name and alias of `entities`."""
        self.ids = frozenset(entities)
        self._by_key: dict[str, list[Name]] = defaultdict(list)
        for entity in entities.values():
            for key, name in _by_key(entity).items():
                self._by_key[key].append(name)
        self._keys = sorted(self._by_key)

    def names(self) -> Iterable[Name]:
        """Yield every name, in the order of the catalog."""
        for names in self._by_key.values():
            yield from names

    def reach(self, words: Sequence[str]) -> int:
        """Return how many of `words`, folded, the longest run may have that opens with the first of them and spells a name."""
        opening = ""
        for count, word in enumerate(words[:LONGEST]):
            at = bisect_left(self._keys, opening)
            if at == len(self._keys) or not self._keys[at].startswith(opening):
                return count
            opening += word
        return min(len(words), LONGEST)

    def find(self, words: Sequence[str]) -> list[Name]:
        """Return the names that `words`, folded, spell; joined and split words and plurals are one spelling."""
        return self._by_key.get(fold.join(words), [])
