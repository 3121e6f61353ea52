"""Who is the guest of a talk and who its host: by the title, else by who speaks, how people are introduced, or the name of the file."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from kg.catalog import fold
from kg.model import Entity
from kg.ontology import EntityType, How
from kg.understand.conversation import is_conversation
from kg.understand.introduced import GUESTS, TOGETHER, introduced
from kg.understand.introductions import between
from kg.understand.voices import people_by_name, person_of, speaking_most

_CALLED = 3
"""Times at most that a talk names a guest whom it does not introduce."""

_INTRODUCTION = 150
"""Tokens from the first introduction in which a greeting is one: who is called by name later may be thanked at the end of a short talk."""

_MUCH = 1 / 3
"""Share of a talk that somebody answers who was introduced before it."""

_AS_HEARD = frozenset({How.SOUND, How.UNKNOWN})
"""Ways to link a name that captions may have put otherwise the second time: then two of one first name are one guest."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Hold who answers and who asks, each None where nothing tells.

    Attributes:
        introduced_to: The token before which the host introduces the guest.
        shared: The roles, "guest" or "host", that several people have, so that "I" tells nobody.
        is_guest_missing: Whether somebody surely answers of whom nothing tells who that is.
    """

    guest: Entity | None
    host: Entity | None
    introduced_to: int
    shared: frozenset[str] = frozenset()
    is_guest_missing: bool = False


def cast_of(doc: Doc, mentions: Sequence[Span]) -> Cast:
    """Return the cast of a talk; `mentions` are linked and in order."""
    people = [span for span in mentions if span._.link.entity.type is EntityType.PERSON]
    found = introduced(doc, [span for span in people if not _guessed(span)])
    guests, hosts = _guests(doc, found), [*found["host"], *found["own"]]
    transcript, named = doc._.transcript, people_by_name(doc, people)
    told, asking = (transcript.guests, transcript.host) if transcript else ((), None)
    guest = person_of([*told, *speaking_most(doc, "guest")], named) or _first(guests) or _namesake(doc, people)
    host = person_of([*([asking] if asking else []), *speaking_most(doc, "host")], named) or _first(hosts)
    shared = {
        "guest": len(told) > 1 if told else _several(guests),
        "host": bool(found["cohost"]) or len({span._.link.entity for span in hosts}) > 1,
    }
    return Cast(
        guest,
        host if host != guest else None,
        _introduced_to({role: [span.start for span in found[role] if span._.link.entity == guest] for role in (*GUESTS, "met")}),
        frozenset(role for role, several in shared.items() if several),
        guest is None and not _is_told(doc) and is_conversation(doc),
    )


def _guests(doc: Doc, found: Mapping[str, Sequence[Span]]) -> Sequence[Span]:
    """Return who answers, the surest first, each by all words that say so; who was met some day does only if that follows."""
    sure = next((found[role] for role in GUESTS if found[role]), None)
    if sure is None:
        return found["answering"] or [span for span in found["met"] if _is_followed(doc, span)]
    introduced = sorted((span for role in GUESTS for span in found[role]), key=lambda span: span.start)
    since = next(span.start for span in introduced if span._.link.entity == sure[0]._.link.entity)
    return [sure[0], *(span for span in introduced if abs(span.start - since) <= TOGETHER)]


def _introduced_to(starts: Mapping[str, Sequence[int]]) -> int:
    """Return the token where the guest is introduced for the last time, by where they are in each role; greetings count near the first."""
    first = min((start for each in starts.values() for start in each), default=0)
    greeted = [start for start in starts["greeted"] if start - first <= _INTRODUCTION]
    return max([start for role, each in starts.items() if role != "greeted" for start in each] + greeted, default=0)


def _is_followed(doc: Doc, span: Span) -> bool:
    """Tell whether a conversation follows: surely, or since who asks says the name, and somebody answers for much of the time after."""
    turns: Sequence[Span] = doc.spans.get("turns", ())
    asked = any(turn.label_ == "host" and turn.start <= span.start < turn.end for turn in turns)
    answered = sum(len(turn) for turn in turns if turn.label_ == "guest" and turn.start > span.start)
    return is_conversation(doc) or (asked and answered > _MUCH * (len(doc) - span.end))


def _is_told(doc: Doc) -> bool:
    """Tell whether the file says who speaks."""
    return any(turn._.speaker for turn in doc.spans.get("turns", ()))


def _namesake(doc: Doc, people: Sequence[Span]) -> Entity | None:
    """Return whom the file is named after, unless the talk names them more often than one names a guest: then it is about them."""
    person: Entity | None = doc._.namesake
    return person if sum(span._.link.entity == person for span in people) <= _CALLED else None


def _first(spans: Sequence[Span]) -> Entity | None:
    return spans[0]._.link.entity if spans else None


def _guessed(span: Span) -> bool:
    """Tell whether a person is known by one word that only sounds like their name, or, without a title, is no first name.

    "My name is natalie" says nothing of Nadella, "we have with us casper" nothing of Jared Casper.
    """
    link, before = span._.link, fold.word_key(span.doc[max(0, span.start - 1) : span.start].text)
    first = fold.words(span.text)[:1] == fold.words(link.entity.name)[:1] or link.how is How.FIRST_NAME
    return len(span) == 1 and (link.how is How.SOUND or not (first or before in between("title")))


def _several(people: Sequence[Span]) -> bool:
    """Tell whether several people are introduced by their full names, or say their own."""
    named: defaultdict[str, set[Entity]] = defaultdict(set)
    for span in people:
        link = span._.link
        if len(span) > 1:
            named[link.entity.name.split()[0]].update({link.entity} if link.how not in _AS_HEARD else ())
    return sum(max(1, len(each)) for each in named.values()) > 1
