"""Answers as plain dictionaries, ready for JSON."""

from dataclasses import fields, is_dataclass
from typing import Any


def as_record(value: Any) -> Any:
    """Return what JSON can hold of a value: dataclasses become dictionaries, their names in camelCase as in the graph file.

    Fields that are no part of its repr say again what others say, for people to read.
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {_camel(field.name): as_record(getattr(value, field.name)) for field in fields(value) if field.repr}
    if isinstance(value, dict):
        return {key: as_record(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [as_record(item) for item in value]
    return value


def _camel(name: str) -> str:
    first, *rest = name.rstrip("_").split("_")
    return "".join((first, *(part.title() for part in rest)))
