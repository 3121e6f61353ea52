"""What the engine answers with, as plain values: a thing with its labels, a relation with the ids of its ends, a path of both."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from kg.query.cypher import bundle
from kg.query.cypher.schema import ENTITY, KIND

_OWN = ("_ID", "_LABEL", "_SRC", "_DST", "id", KIND, bundle.COLUMN)
Ids = Mapping[tuple[int, int], str]


def plain(value: Any, ids: Ids) -> Any:
    """Return a value as JSON can hold it."""
    value = _steps(value)
    if isinstance(value, Decimal):
        return int(value)
    if isinstance(value, list):
        return [plain(item, ids) for item in value]
    if not isinstance(value, dict):
        return value if value is None or isinstance(value, bool | int | float | str) else str(value)
    if "_NODES" in value:
        inner = {_key(node["_ID"]): node["id"] for node in value["_NODES"]}
        return {
            "nodes": [plain(node, inner) for node in value["_NODES"]],
            "relationships": [plain(relation, inner) for relation in value["_RELS"]],
        }
    if "_SRC" in value:
        return {
            "type": value["_LABEL"], "start": ids[_key(value["_SRC"])], "end": ids[_key(value["_DST"])], "properties": _properties(value),
        }  # fmt: skip
    if "_LABEL" in value:
        labels = [ENTITY, value[KIND]] if value["_LABEL"] == ENTITY else [value["_LABEL"]]
        return {"labels": labels, "id": value["id"], "properties": _properties(value)}
    return {name: plain(item, ids) for name, item in value.items()}


def ends(value: Any) -> set[tuple[int, int]]:
    """Return the engine's ids of the ends of relations that stand outside of paths."""
    value = _steps(value)
    if isinstance(value, list):
        return {end for item in value for end in ends(item)}
    if not isinstance(value, dict) or "_NODES" in value:
        return set()
    if "_SRC" in value:
        return {_key(value["_SRC"]), _key(value["_DST"])}
    return {end for item in value.values() for end in ends(item)}


def _steps(value: Any) -> Any:
    """Return a relation of several steps as a list of them, as Neo4j has it: to the engine it is a path without its ends."""
    is_relation = isinstance(value, dict) and "_NODES" in value and len(value["_NODES"]) <= len(value["_RELS"])
    return value["_RELS"] if is_relation else value


def _key(internal: Mapping[str, int]) -> tuple[int, int]:
    return internal["table"], internal["offset"]


def _properties(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return the properties there are; what stands in other tables alone is null here."""
    own = {name: item for name, item in value.items() if name not in _OWN and item is not None}
    return own | bundle.unbundled(value.get(bundle.COLUMN))
