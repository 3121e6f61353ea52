"""Every name of a catalog by its folded spelling, so that a run of words is looked up in one step."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from kg.catalog import english, fold
from kg.model import Entity
from kg.ontology import EntityType

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
        listed: Whether a list of the user's own has it, so that it is meant wherever it stands.
    """

    entity: Entity
    text: str
    words: tuple[str, ...]
    free: bool
    listed: bool = False


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


def _listed(entity: Entity, own: Entity) -> dict[str, Name]:
    """Return the names of an entity that a user's entry lists, sounds too, each by its key; a plain word is no name by itself.

    What may stand for a person's last name is looked for behind the first name, too.
    """
    texts = [text for text in (own.name, *own.aliases, *own.sounds) if text not in own.needs_context]
    first, *more = fold.words(own.name) or [""]
    if own.type is EntityType.PERSON and more:
        texts += [f"{first} {text}" for text in texts if len(fold.words(text)) == 1]
    names = [Name(entity, text, words, free=True, listed=True) for text in texts if (words := tuple(fold.words(text)))]
    return {fold.join(name.words): name for name in reversed(names) if english.is_telling(name.words)}


class NameIndex:
    """Look up the names of a catalog by the folded spelling of a run of words."""

    def __init__(self, entities: Mapping[str, Entity], own: Mapping[str, Entity] = MappingProxyType({})) -> None:
        """Index every name and alias of `entities`, and every sound of `own`, the entries that a user lists."""
        self.ids = frozenset(entities)
        self._by_key: dict[str, list[Name]] = defaultdict(list)
        for id_, entity in entities.items():
            listed = _listed(entity, own[id_]) if id_ in own else {}
            for key, name in (_by_key(entity) | listed).items():
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
