"""Aliases that hold for every talk, moved from corrections into a catalog, which recognises them before relations are sought."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg import catalog
from kg.catalog.form import LISTS, TEXTS
from kg.corrections.file import without
from kg.corrections.form import parse
from kg.corrections.kinds import Alias, Placed
from kg.corrections.things import Things
from kg.model import Entity


@dataclass(frozen=True)
class Moved:
    """Hold both files as they are to be, how many aliases were moved, and which were left, since nothing says what they mean.

    Attributes:
        catalog: Text of the catalog file.
        corrections: Text of the file of corrections.
    """

    catalog: str
    corrections: str
    number: int
    left: tuple[Placed, ...]


def move_aliases(text: str, path: str, content: bytes, names: Path, entities: Mapping[str, Entity]) -> Moved:
    """Move what aliases of `text` are not confined to a talk into the catalog file `names` of that content.

    Args:
        path: Where `text` stands, for messages.
        entities: What is known of things that the file does not have, by id.

    Raises:
        CorrectionError: The text is not in the form.
        CatalogError: Nor is the content.
    """
    stands = {entity.id: (number, entity) for number, entity in catalog.parse(content, names)}
    known = {**entities, **{id_: entity for id_, (_, entity) in stands.items()}}
    wanted = [each for each in parse(text, path) if isinstance(each.correction, Alias) and each.correction.talk is None]
    words: dict[str, list[str]] = defaultdict(list)
    left: list[Placed] = []
    for each in wanted:
        thing, alias = _meant(each, Things(known))
        if thing is None:
            left.append(each)
        else:
            known.setdefault(thing.id, thing)
            words[thing.id].append(alias)
    rows = content.decode().splitlines()
    for id_, aliases in words.items():
        if id_ in stands:
            rows[stands[id_][0] - 1] = _row(json.loads(rows[stands[id_][0] - 1]), aliases)
        else:
            rows.append(_row(_record(known[id_]), aliases))
    rest = without(text, [each.line for each in wanted if each not in left])
    return Moved("".join(f"{row}\n" for row in rows), rest, len(wanted) - len(left), tuple(left))


def _meant(placed: Placed, things: Things) -> tuple[Entity | None, str]:
    """Return what an alias means, where that is known, and its words."""
    alias = things.resolved(placed).correction
    if not isinstance(alias, Alias):
        raise TypeError(f"{placed.place}: no alias")
    return things.known(alias.thing, alias.type), alias.words


def _row(record: dict[str, Any], words: Iterable[str]) -> str:
    """Return an entry of a catalog as its line, with more aliases."""
    aliases = dict.fromkeys((*(record.get("aliases") or ()), *(each for each in words if each != record["name"])))
    return json.dumps({**record, "aliases": list(aliases)}, ensure_ascii=False)


def _record(entity: Entity) -> dict[str, Any]:
    """Return what the catalog's line of an entity says."""
    said: dict[str, Any] = {"id": entity.id, "name": entity.name, "type": str(entity.type), "year": entity.year}
    said |= {name: sorted(value) if isinstance(value := getattr(entity, name), frozenset) else list(value) for name in LISTS}
    said |= {name: getattr(entity, name) for name in TEXTS}
    return {name: value for name, value in said.items() if value}
