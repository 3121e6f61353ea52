"""What a user's files change about what is built in, in words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.catalog import BUILTIN, entries, load, read
from kg.catalog.english import is_telling
from kg.catalog.fold import key, words
from kg.catalog.joining import Placed, joined
from kg.model import Entity


def changes(files: Iterable[Path]) -> list[str]:
    """Return a line for each entry that is there already, and for each name that meant something built in; faulty lines are none.

    Raises:
        CatalogError: A file cannot be read.
    """
    own = list(_entries(file for file in files if file.resolve() not in BUILTIN))
    names = joined(load().entities, own, "")
    return [*names.notes, *_hidden(own, [entity for id_, entity in names.entities.items() if id_ not in names.own])]


def _entries(files: Iterable[Path]) -> Iterator[Placed]:
    for path in files:
        yield from ((f"{path}:{number}", entry) for number, entry in entries(read(path)) if isinstance(entry, Entity))


def _hidden(own: Iterable[Placed], builtin: Iterable[Entity]) -> Iterator[str]:
    """Yield the names that a user lists and something built in bears, too."""
    bearers: dict[str, list[str]] = defaultdict(list)
    for entity in builtin:
        for folded in {key(name) for name in (entity.name, *entity.aliases)}:
            bearers[folded].append(entity.id)
    for place, entity in own:
        for name in dict.fromkeys((entity.name, *entity.aliases, *entity.sounds)):
            if key(name) in bearers and name not in entity.needs_context and is_telling(words(name)):
                others = ", ".join(map(repr, bearers[key(name)]))
                yield f"{place}: {name!r} means {entity.id!r}, and no longer the built-in {others}"
