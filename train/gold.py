"""Read talks with a gold graph, to learn from what captions really garble."""

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg import read
from kg.catalog import fold
from kg.model import Entity, Transcript

TALKS: dict[str, int | None] = {"abbeel10": None, "goodfellow19": None, "schmidhuber11": None, "seed-lines-1-900": 900}
"""The talks that may be learned from, and the last line that was read for the gold."""

LOOSE = frozenset({"Method", "Field", "Concept"})


@dataclass(frozen=True)
class Gold:
    """Hold a talk with its gold graph: entities by each folded name, relations by the ids of their ends."""

    transcript: Transcript
    last_line: int
    by_key: dict[str, list[dict[str, Any]]]
    relations: dict[tuple[str, str], list[dict[str, Any]]]

    def entities(self, entity: Entity) -> list[dict[str, Any]]:
        """Return the gold entities that an entity may be, by name and type."""
        return [gold for key in sorted(keys_of(entity)) for gold in self.by_key.get(key, ()) if fits_type(entity.type, gold)]


def keys_of(entity: Entity) -> set[str]:
    """Return the folded names of an entity."""
    return {fold.key(name) for name in (entity.name, *entity.aliases)}


def fits_type(type_: str, gold: dict[str, Any]) -> bool:
    """Tell whether a type agrees with that of a gold entity; methods, fields and concepts are told apart loosely."""
    return type_ == gold["type"] or {type_, gold["type"]} <= LOOSE or type_ in gold["also_types"]


def load(shared: Path, name: str) -> Gold:
    """Read the talk `name` and its gold graph."""
    path = next((shared / "seeds").glob("*.txt")) if name.startswith("seed") else shared / "transcripts" / f"{name}.txt"
    return _gold(path, shared / "gold" / name, TALKS[name])


def whole(folder: Path) -> list[Gold]:
    """Read the whole talks among annotated talk, each with the graph drawn of it."""
    return [_gold(path, path.with_suffix(""), None) for path in sorted((folder / "whole").glob("*.txt"))]


def _gold(path: Path, drawn: Path, last_line: int | None) -> Gold:
    by_key = defaultdict(list)
    for entity in _lines(drawn.with_name(f"{drawn.name}.entities.jsonl")):
        for text in (entity["name"], entity["id"], *entity.get("aliases", [])):
            by_key[fold.key(text)].append(entity)
    relations = defaultdict(list)
    for relation in sorted(_lines(drawn.with_name(f"{drawn.name}.relations.jsonl")), key=lambda each: not each["required"]):
        relations[relation["subject"], relation["object"]].append(relation)
    return Gold(read.read(path), last_line or 10**9, dict(by_key), dict(relations))


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
