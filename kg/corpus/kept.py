"""What is kept of talks beside what was understood, as JSON: a glance at a talk, and its share of the graph."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from kg.graph import Share
from kg.identity import Told
from kg.model import Entity

_IN_ORDER = msgspec.json.Encoder(order="deterministic")  # sets have none of their own
_THINGS, _SHARE = msgspec.json.Decoder(list[int | str | Entity]), msgspec.json.Decoder(Share)


@dataclass(frozen=True, slots=True)
class Glance:
    """Hold what is asked of a talk before all are heard: what was noticed while reading and understanding, and what it tells of people.

    Attributes:
        digest: That of the talk.
        understood: That of the text in which what was understood is kept.
    """

    digest: str
    understood: str
    notes: tuple[str, ...]
    told: Told


def encode_glance(glance: Glance) -> bytes:
    """Return a glance as one line."""
    return _IN_ORDER.encode(glance)


def decode_glance(text: bytes) -> Glance:
    """Return the glance that a line holds.

    Raises:
        ValueError: The text is not what `encode_glance` makes.
    """
    return msgspec.json.decode(text, type=Glance)


def encode_share(share: Share, catalogued: Mapping[str, Entity], people: Sequence[Entity]) -> bytes:
    """Return a share as two lines: its things, of the catalog by their ids and of the people by their numbers, and all else."""
    numbers = {person: number for number, person in enumerate(people)}
    things = [each.id if catalogued.get(each.id) == each else numbers.get(each, each) for each in share.entities]
    return b"\n".join((_IN_ORDER.encode(things), msgspec.json.encode(replace(share, entities=()))))


def decode_share(text: bytes, catalogued: Mapping[str, Entity], people: Sequence[Entity]) -> Share:
    """Return the share that two lines hold; the people may be described in another way by now.

    Raises:
        ValueError, KeyError, IndexError: The text is not what `encode_share` makes.
    """
    things, rest = text.split(b"\n")
    entities = (_entity(each, catalogued, people) for each in _THINGS.decode(things))
    return replace(_SHARE.decode(rest), entities=tuple(entities))


def _entity(kept: int | str | Entity, catalogued: Mapping[str, Entity], people: Sequence[Entity]) -> Entity:
    if isinstance(kept, int):
        return people[kept]
    return catalogued[kept] if isinstance(kept, str) else kept
