"""Who is the guest of a talk and who its host: by the title, else by how people are introduced."""

from collections.abc import Sequence
from functools import cache
from importlib import resources

from spacy.tokens import Doc, Span

from kg.catalog import fold
from kg.model import Entity
from kg.ontology import EntityType

_OPENING = 0.15
"""Share of a talk in which people are introduced."""

_OPENING_WORDS = 400
_REACH = 5


@cache
def _introductions() -> tuple[tuple[str, str], ...]:
    """Return the phrases after which a guest or a host is named, longest first: role, phrase."""
    lines = resources.files("kg.understand").joinpath("introductions.tsv").read_text(encoding="utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
    return tuple((role, phrase) for role, phrase in sorted(rows, key=lambda row: -len(row[1])))


def guest_and_host(doc: Doc, mentions: Sequence[Span]) -> tuple[Entity | None, Entity | None]:
    """Return the guest and the host as entities, each None where neither title nor introduction tells."""
    people = [span for span in mentions if span._.link.entity.type is EntityType.PERSON]
    introduced = _introduced(doc, people)
    transcript = doc._.transcript
    guest = _named(people, transcript.guests) if transcript and transcript.guests else introduced.get("guest")
    host = _named(people, (transcript.host,)) if transcript and transcript.host else introduced.get("host")
    return guest, host if host != guest else None


def _named(people: Sequence[Span], names: Sequence[str]) -> Entity | None:
    """Return whoever bears one of the names the file gives."""
    keys = {fold.key(name) for name in names}
    for span in people:
        entity: Entity = span._.link.entity
        if keys & {fold.key(name) for name in (entity.name, *entity.aliases)}:
            return entity
    return None


def _introduced(doc: Doc, people: Sequence[Span]) -> dict[str, Entity]:
    """Return who is introduced as guest or host near the beginning."""
    found: dict[str, Entity] = {}
    limit = max(len(doc) * _OPENING, _OPENING_WORDS)
    for span in people:
        if span.start > limit:
            break
        before = " ".join(token.lower_ for token in doc[max(0, span.start - _REACH) : span.start])
        for role, phrase in _introductions():
            if before.endswith(phrase):
                found.setdefault(role, span._.link.entity)
                break
    return found
