"""Pronouns that may be an end of a relation, and whom they stand for."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from kg.model import Entity, Link
from kg.ontology import EntityType, How
from kg.understand.conversation import AT_LENGTH
from kg.understand.labels import PRONOUNS
from kg.understand.voices import is_name, people_by_name, person_of

_SCORES = {"me": 0.9, "we": 0.7, "you": 0.8, "third": 0.7}
_MEMORY = 60
"""Tokens after which "he" no longer means the person last named."""

_TO_LISTENERS = frozenset({"subscribe", "patreon", "sponsor", "sponsors", "promo", "newsletter"})
"""Words of a call to those who listen."""

_NEAR = 10
"""Tokens from "you" within which such a word says who is meant."""


def pronouns(doc: Doc, mentions: Sequence[Span], introduced_to: int, shared: frozenset[str] = frozenset()) -> Iterator[Span]:
    """Yield the pronouns whose person is known, linked; `mentions` are in order, and a word inside one is no pronoun.

    Until the token `introduced_to`, where the guest is introduced, and in a call to subscribe "you" are those who listen.
    In turns of a role that is `shared`, "guest" or "host", any of several people may speak; where nobody knows who answers,
    what is taken for the host's words may be theirs, too, as soon as they do.
    """
    named = [span for span in mentions if span._.link.entity.type is EntityType.PERSON]
    inside = {token.i for span in mentions for token in span}
    last: Span | None = None
    at = 0
    for turn, (me, you) in _turns(doc, named, shared):
        for token in turn:
            while at < len(named) and named[at].start < token.i:
                last, at = named[at], at + 1
            person = None if token.i in inside else PRONOUNS.get(token.lower_)
            if person == "you" and (token.i < introduced_to or _calls(token)):
                continue
            named_last = last._.link.entity if last and token.i - last.start < _MEMORY else None
            if named_last == me and turn.label_ == "host":  # nobody calls themself "she": that may be who is introduced next
                named_last = doc._.guest if 0 < introduced_to - token.i < _MEMORY else None
            if person and (entity := _whom(person, me, you, named_last)):
                span = Span(doc, token.i, token.i + 1, label=EntityType.PERSON.value)
                span._.link = Link(entity, How.PRONOUN, _SCORES[person])
                yield span


def _turns(doc: Doc, named: Sequence[Span], shared: frozenset[str]) -> Iterator[tuple[Span, tuple[Entity | None, Entity | None]]]:
    """Yield the turns, each with who says "I" in it, and whom they call "you".

    Where nobody tells who speaks, "you" is the guest in every turn: what a guest says of "you" is said of anybody, and where it
    is said of somebody, a word of the host was taken for the guest's.
    """
    turns: Sequence[Span] = doc.spans.get("turns", ())
    by_name = people_by_name(doc, named)
    people = {speaker: person_of([speaker], by_name) for turn in turns if is_name(speaker := turn._.speaker)}
    host, guest = (None if role in shared else person for role, person in (("host", doc._.host), ("guest", doc._.guest)))
    for at, turn in enumerate(turns):
        if doc._.guest is None and turn.label_ == "guest" and not turn._.speaker and len(turn) >= AT_LENGTH:
            host = None
        asks = turn.label_ == "host"
        me, you = (host if asks else guest), (guest if asks or host else None)
        if speaker := turn._.speaker:
            other = turns[min(at + 1, len(turns) - 1) if asks or not at else at - 1]._.speaker
            yours = guest if asks else host
            me = people.get(speaker, me)
            you = people.get(other, yours) if other != speaker else yours
            you = you if you != me else None
        yield turn, (me, you)


def _calls(token: Token) -> bool:
    """Tell whether something said near a word is said to listeners alone."""
    near = token.doc[max(0, token.i - _NEAR) : token.i + _NEAR]
    return any(each.lower_ in _TO_LISTENERS for each in near)


def _whom(person: str, me: Entity | None, you: Entity | None, last: Entity | None) -> Entity | None:
    if person == "third":
        return last
    return you if person == "you" else me
