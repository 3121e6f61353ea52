"""Who is introduced in the opening of a talk, and as what."""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from spacy.tokens import Doc, Span

from kg.understand.introductions import REACH, announces, role_of
from kg.understand.words import is_possessive, words_of

_OPENING = 0.15
"""Share of a talk in which people are introduced."""

_OPENING_TOKENS = 600
"""Tokens in which they are, at least, and in which those who speak say what they are called."""

TOGETHER = 60
"""Tokens from the first guest in which others are introduced who answer too."""

_DESCRIBED = 30
"""Words at most in which somebody is described who is announced ("joining me is somebody …"), before the name."""

_ASKED = 15
"""Words at most from "introduce yourself" or "welcome" to the name of who says it."""

_AGAIN = 30
"""Words at most from the whole name to the first name by which somebody is called."""

_REPLIES = frozenset({"hello", "hey", "hi", "thank", "thanks"})
"""Words with which somebody replies who is welcomed."""

_AND = (["and"], ["and", "also"])
"""Words between the names of two who are introduced as one is."""

_NAMES_ANOTHER = frozenset(
    {"about", "after", "alongside", "and", "at", "by", "for", "from", "like", "of", "on", "than", "to", "under", "with"}
)
"""Words before the name of somebody who only stands in the description of another ("a student of …")."""

GUESTS = ("guest", "greeted", "present")
"""Roles of those who may answer, by how surely they do."""


def introduced(doc: Doc, people: Sequence[Span]) -> Mapping[str, list[Span]]:
    """Return who is introduced near the beginning, by role (`introductions.role_of`); no guest is who asks too, or is not there.

    Whoever says what they are called asks ("own"), unless that is in a turn of the guest's ("answering") or they were asked to ("greeted");
    before a guest is introduced, none answers.
    """
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for role, span in _roles(doc, people):
        found[role].append(span)
    asking = {span._.link.entity for role in ("host", "own") for span in found[role] if not _answers(doc, span)}
    found["greeted"] = [span for span in found["greeted"] if len(span) > 1 or span._.link.entity not in asking]  # the guest thanks the host
    found["cohost"] += _asking_too(found)
    others = {span._.link.entity for role in ("cohost", "absent") for span in found[role]}
    for role in (*GUESTS, "met"):
        found[role] = [span for span in found[role] if span._.link.entity not in others]
    guests = [span for role in GUESTS for span in found[role]]
    until, named = min((span.start for span in guests), default=0), {span._.link.entity for span in guests}
    for span in found.pop("own", []):
        if span.start < _OPENING_TOKENS and span._.link.entity not in named:
            found["answering" if span.start >= until and _answers(doc, span) else "own"].append(span)
    return found


def _asking_too(found: Mapping[str, list[Span]]) -> list[Span]:
    """Return those who are there well before somebody else is called the guest: then they ask, too."""
    sure = next((role for role in ("guest", "greeted") if found[role]), None)
    if sure is None:
        return []
    guest = found[sure][0]._.link.entity
    since = min(span.start for role in GUESTS for span in found[role] if span._.link.entity == guest)
    return [span for span in found["present"] if since - span.start > TOGETHER]


def _roles(doc: Doc, people: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    """Yield those whom words near the beginning introduce, each with the role; of two joined by "and" the second as the first."""
    words = words_of(doc[: max(math.ceil(len(doc) * _OPENING), _OPENING_TOKENS)])
    starts, folded = [word.at for word in words], [word.folded for word in words]
    names = [range(*(bisect_left(starts, at) for at in (span.start, span.end))) for span in people]
    last, over, told, named = None, 0, 0, None
    for span, (name, following) in zip(people, pairwise([*names, range(len(folded), len(folded))]), strict=True):
        if name.start == len(folded):
            break
        before = () if is_possessive(span) else folded[max(0, name.start - REACH) : name.start]  # "we have geoffrey hinton's paper"
        after = [*(["is"] if is_possessive(span) else []), *folded[name.stop : name.stop + REACH]]
        again = span._.link.entity == named and name.start - over <= _AGAIN
        role = role_of(before, after if len(name) > 1 or _is_called(after, following.start - name.stop, again=again) else ())
        role = role or (last if folded[over : name.start] in _AND else None) or (_announced(folded, told, name) if before else None)
        if role in {"self", "speaker"}:
            role = _own(folded[max(0, name.start - _ASKED) : name.start])
        last, over, named = role, name.stop, span._.link.entity if len(name) > 1 else None
        if role:
            told = name.stop
            yield role, span


def _own(before: Sequence[str]) -> str:
    """Return the role of who says their own name: a host welcomes before, a guest was asked to."""
    if "yourself" in before:
        return "greeted"
    at = max((at for at, word in enumerate(before) if word == "welcome"), default=None)
    return "own" if at is None or not _REPLIES.isdisjoint(before[at:]) else "host"


def _is_called(after: Sequence[str], until: int, *, again: bool) -> bool:
    """Tell whether a single name is that of a guest who is called, by the words behind it and how many they are until the next name.

    In "daniel welcome to you", "daniel thanks for having me" and "daniel welcome ann lee" somebody calls Daniel to tell of others;
    "daniel how are you" may be said to any, unless he was named in full just before.
    """
    role = role_of((), after)
    thanks = after[:1] in (["thanks"], ["thank"]) and "having" in after
    elsewhere = thanks or after[:3] == ["welcome", "to", "you"] or (after[:1] == ["welcome"] and until == 1)
    return (role == "greeted" and not elsewhere) or (role == "present" and again)


def _announced(folded: Sequence[str], told: int, name: range) -> str | None:
    """Return the role of somebody who is described before the name, but behind `told`: "joining me this week is somebody …"."""
    if len(name) < 2 or folded[name.start - 1] in _NAMES_ANOTHER:
        return None
    places = range(name.start - 1, max(told, name.start - _DESCRIBED), -1)
    return next((role for at in places if (role := announces(folded[max(0, at - REACH) : at], folded[at]))), None)


def _answers(doc: Doc, span: Span) -> bool:
    """Tell whether words stand in a turn of the guest's."""
    return any(turn.label_ == "guest" for turn in doc.spans.get("turns", ()) if turn.start <= span.start < turn.end)
