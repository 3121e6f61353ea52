"""Who is the guest of a talk and who its host: by the title, else by who speaks, else by how people are introduced."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from kg.model import Entity
from kg.ontology import EntityType
from kg.understand.introductions import REACH, role_of
from kg.understand.voices import people_by_name, person_of, speaking_most
from kg.understand.words import words_of

_OPENING = 0.15
"""Share of a talk in which people are introduced."""

_OPENING_TOKENS = 400


@dataclass(frozen=True, slots=True)
class Cast:
    """Hold who answers and who asks, each None where nothing tells, and the token before which the host introduces them."""

    guest: Entity | None
    host: Entity | None
    introduced_to: int


def cast_of(doc: Doc, mentions: Sequence[Span]) -> Cast:
    """Return the cast of a talk; `mentions` are linked and in order."""
    people = [span for span in mentions if span._.link.entity.type is EntityType.PERSON]
    introduced = _introduced(doc, people)
    guests = [span for role, span in introduced if role == "guest"]
    hosts = [span for role, span in introduced if role == "host"]
    transcript = doc._.transcript
    named = people_by_name(doc, people)
    guest = person_of([*(transcript.guests if transcript else ()), *speaking_most(doc, "guest")], named) or _first(guests)
    host = person_of([*([transcript.host] if transcript and transcript.host else []), *speaking_most(doc, "host")], named) or _first(hosts)
    return Cast(guest, host if host != guest else None, max((span.start for span in guests if span._.link.entity == guest), default=0))


def _first(spans: Sequence[Span]) -> Entity | None:
    return spans[0]._.link.entity if spans else None


def _introduced(doc: Doc, people: Sequence[Span]) -> list[tuple[str, Span]]:
    """Return who is introduced near the beginning, with the role."""
    opening = doc[: max(math.ceil(len(doc) * _OPENING), _OPENING_TOKENS)]
    words = words_of(opening)
    at = {word.at: number for number, word in enumerate(words)}
    found = []
    for span in people:
        number = at.get(span.start, 0)
        if role := role_of([word.folded for word in words[max(0, number - REACH) : number]]):
            found.append((role, span))
    return found
