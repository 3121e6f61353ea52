"""Every name of a catalog by its folded spelling, so that a run of words is looked up in one step."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.catalog import english, fold
from kg.model import Entity

LONGEST = 12
"""Words in the longest run that is looked up."""

FULL = 3
"""Content words from which a name is known by them alone, whatever small words captions put between ("the" for "a")."""


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
        self._by_content: dict[tuple[str, ...], list[Name]] = defaultdict(list)
        for name in self.names():
            if name.free and len(name.words) > FULL and len(content := content_of(name.words)) >= FULL:
                self._by_content[content].append(name)

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

    def find_by_content(self, content: Sequence[str]) -> list[Name]:
        """Return the long names with these content words, folded, in this order."""
        return self._by_content.get(tuple(content), [])


def content_of(words: Iterable[str]) -> tuple[str, ...]:
    """Return the folded words that are content rather than grammar."""
    return tuple(word for word in words if not english.is_function(word))
