"""Which thing a correction means by an id or a name."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from kg.catalog import fold
from kg.corrections.kinds import THINGS, Placed
from kg.errors import CorrectionError
from kg.model import Entity
from kg.ontology import EntityType


class Things:
    """Know the things that corrections name: those of the catalog, and others by what they are called."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        """Take the catalog's entities by id."""
        self._entities = entities
        self._spelled: dict[str, str] = {}

    def resolved(self, placed: Placed) -> Placed:
        """Return a correction that names things by their ids alone.

        Raises:
            CorrectionError: A name is that of several things of the catalog.
        """
        given = {field: getattr(placed.correction, field, None) for field in THINGS}
        ids: dict[str, Any] = {field: self._id(name, placed.place) for field, name in given.items() if name is not None}
        return replace(placed, correction=replace(placed.correction, **ids))

    def known(self, id_: str, type_: EntityType | None) -> Entity | None:
        """Return the catalog's entity of that id, or else one of the type, under the name it was given or that its id spells."""
        if id_ in self._entities or type_ is None:
            return self._entities.get(id_)
        return Entity(id_, self.name(id_), type_, known=False)

    def name(self, id_: str) -> str:
        """Return what the thing of that id is called: in the catalog, by a correction, or else as its id spells."""
        known = self._entities.get(id_)
        return known.name if known else self._spelled.get(id_) or id_.replace("-", " ").title()

    @cached_property
    def _ids(self) -> dict[str, set[str]]:
        """The ids of the catalog's entities of each name, which most builds, having no corrections, never ask for."""
        ids: dict[str, set[str]] = defaultdict(set)
        for entity in self._entities.values():
            ids[entity.name].add(entity.id)
        return ids

    def _id(self, name: str, place: str) -> str:
        if name in self._entities:
            return name
        ids = self._ids.get(name, set())
        if len(ids) > 1:
            raise CorrectionError(f"{place}: {name!r} is the name of {' and '.join(sorted(ids))}; write the id that is meant")
        if ids:
            return next(iter(ids))
        id_ = fold.slug(fold.words(name))
        if id_ != name and id_ not in self._entities:
            self._spelled.setdefault(id_, name)
        return id_
