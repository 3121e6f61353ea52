"""Who is the guest of a talk and who its host: by the title, else by who speaks, how people are introduced, or the name of the file."""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from kg.model import Entity
from kg.ontology import EntityType, How
from kg.understand.introductions import REACH, role_of
from kg.understand.voices import people_by_name, person_of, speaking_most
from kg.understand.words import is_possessive, words_of

_OPENING = 0.15
"""Share of a talk in which people are introduced."""

_OPENING_TOKENS = 400
"""Tokens in which they are, at least, and in which those who speak say what they are called."""

_TOGETHER = 60
"""Tokens from the first guest in which others are introduced who answer too."""

_CALLED = 3
"""Times at most that a talk names a guest whom it does not introduce."""

_AS_HEARD = frozenset({How.SOUND, How.UNKNOWN})
"""Ways to link a name that captions may have put otherwise the second time: then two of one first name are one guest."""

_AND = (["and"], ["and", "also"])
"""Words between the names of two who are introduced as one is."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Hold who answers and who asks, each None where nothing tells.

    Attributes:
        introduced_to: The token before which the host introduces the guest.
        shared: The roles, "guest" or "host", that several people have, so that "I" tells nobody.
    """

    guest: Entity | None
    host: Entity | None
    introduced_to: int
    shared: frozenset[str] = frozenset()


def cast_of(doc: Doc, mentions: Sequence[Span]) -> Cast:
    """Return the cast of a talk; `mentions` are linked and in order."""
    people = [span for span in mentions if span._.link.entity.type is EntityType.PERSON]
    introduced = _introduced(doc, [span for span in people if not _guessed(span)])
    guests = introduced["guest"] or introduced["answering"]
    transcript, named = doc._.transcript, people_by_name(doc, people)
    told, asking = (transcript.guests, transcript.host) if transcript else ((), None)
    guest = person_of([*told, *speaking_most(doc, "guest")], named) or _first(guests) or _namesake(doc, people)
    host = person_of([*([asking] if asking else []), *speaking_most(doc, "host")], named) or _first(introduced["host"])
    shared = {"guest": len(told) > 1 if told else _several(introduced), "host": bool(introduced["cohost"])}
    return Cast(
        guest,
        host if host != guest else None,
        max((span.start for span in introduced["guest"] if span._.link.entity == guest), default=0),
        frozenset(role for role, several in shared.items() if several),
    )


def _namesake(doc: Doc, people: Sequence[Span]) -> Entity | None:
    """Return whom the file is named after, unless the talk names them more often than one names a guest: then it is about them."""
    person: Entity | None = doc._.namesake
    return person if sum(span._.link.entity == person for span in people) <= _CALLED else None


def _first(spans: Sequence[Span]) -> Entity | None:
    return spans[0]._.link.entity if spans else None


def _guessed(span: Span) -> bool:
    """Tell whether a person is known by one word alone that sounds like their name: "my name is natalie" says nothing of Nadella."""
    return len(span) == 1 and span._.link.how is How.SOUND


def _several(introduced: Mapping[str, Sequence[Span]]) -> bool:
    """Tell whether several people are introduced by their full names, one after the other, or say their own."""
    guests = introduced["guest"]
    together = [span for span in guests if len(span) > 1 and span.start - guests[0].start <= _TOGETHER]
    named: defaultdict[str, set[Entity]] = defaultdict(set)
    for span in together or introduced["answering"]:
        link = span._.link
        named[link.entity.name.split()[0]].update({link.entity} if link.how not in _AS_HEARD else ())
    return sum(max(1, len(people)) for people in named.values()) > 1


def _introduced(doc: Doc, people: Sequence[Span]) -> Mapping[str, list[Span]]:
    """Return who is introduced near the beginning, by role; no guest is who asks too, or is not there.

    Whoever says what they are called asks, unless that is in a turn of the guest's ("answering"); before a guest is introduced, none is.
    """
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for role, span in _roles(doc, people):
        found["own" if role in {"speaker", "self"} else role].append(span)
    others = {span._.link.entity for role in ("cohost", "absent") for span in found[role]}
    found["guest"] = [span for span in found["guest"] if span._.link.entity not in others]
    until = found["guest"][0].start if found["guest"] else 0
    for span in found["own"]:
        if span.start < _OPENING_TOKENS and span._.link.entity not in {guest._.link.entity for guest in found["guest"]}:
            found["answering" if span.start >= until and _answers(doc, span) else "host"].append(span)
    return found


def _roles(doc: Doc, people: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    """Yield those whom words near the beginning introduce, each with the role; of two joined by "and" the second as the first."""
    words = words_of(doc[: max(math.ceil(len(doc) * _OPENING), _OPENING_TOKENS)])
    starts, folded = [word.at for word in words], [word.folded for word in words]
    last, over = None, 0
    for span in people:
        start, end = bisect_left(starts, span.start), bisect_left(starts, span.end)
        if start == len(starts):
            break
        before = () if is_possessive(span) else folded[max(0, start - REACH) : start]  # "we have geoffrey hinton's paper"
        role = role_of(before, _behind(folded, start, end)) or (last if folded[over:start] in _AND else None)
        last, over = role, end
        if role:
            yield role, span


def _behind(words: Sequence[str], start: int, end: int) -> Sequence[str]:
    """Return the words behind a name that may introduce who bears it; a single name is called, as in "daniel welcome to you"."""
    after = words[end : end + REACH]
    welcome = after[:2] == ["welcome", "to"] and after[2:3] != ["you"]
    return after if welcome or end - start > 1 else ()


def _answers(doc: Doc, span: Span) -> bool:
    """Tell whether words stand in a turn of the guest's."""
    return any(turn.label_ == "guest" for turn in doc.spans.get("turns", ()) if turn.start <= span.start < turn.end)
