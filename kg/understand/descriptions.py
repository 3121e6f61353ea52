"""How talk speaks of publications without their titles: "your 2004 paper", "the book that he wrote", "this thesis"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Span

from kg.model import Entity
from kg.ontology import EntityType, How
from kg.understand.publications import DESCRIBED, THESIS
from kg.understand.words import Word, is_possessive

DEFINITE = frozenset({"the", "this", "that"})
SAME = frozenset({"actual", "entire", "full", "same", "very", "whole"})
"""Words between "the" and "paper" that speak of no other than the one named before."""

BY_PLACE = frozenset({"earlier", "early", "first", "last", "latest", "new", "next", "other", "previous", "recent", "second", "third"})
"""Words that tell one of somebody's publications by its place among them, all of which no catalog holds."""

_PRAISE = frozenset({"best", "big", "famous", "good", "great", "little", "long", "main", "only", "own"})
_INDEFINITE = frozenset({"a", "an", "another", "any", "one", "some"})
_OWN = frozenset({"my", "your", "his", "her", "our", "their"})
_WHICH = frozenset({"that", "which"})
_WROTE = frozenset({"authored", "coauthored", "described", "published", "released", "write", "written", "wrote"})
_WHOM = frozenset({"back", "her", "him", "me", "them", "to", "us", "you"})
"""Words behind "wrote" that say that something else was written: "I love that book I wrote him a letter"."""

_NO_WORKS = frozenset({"check", "comic", "cook", "phone", "scrap", "sketch", "toilet", "wall"})
_OTHERWISE = frozenset(
    {"advisor", "adviser", "bag", "bags", "chapter", "clip", "clips", "club", "collection", "committee", "cup", "cups", "deal", "defense"}
    | {"fair", "plane", "planes", "proposal", "publisher", "review", "reviews", "shelf", "shop", "store", "student", "students"}
    | {"supervisor", "topic", "tour", "towel", "towels", "trail", "work"}
)
"""Words before and behind that make something else of a word: "comic book", "my thesis advisor"."""

_BETWEEN = 4
"""Words at most between "your" and "paper"."""

_BEHIND = 4
"""Words behind "paper" that may tell whose it is."""

_NEAR = 40
"""Words before "this thesis" in which somebody is named whose it is."""


@dataclass(frozen=True, slots=True)
class Description:
    """Hold what is said of a publication.

    Attributes:
        start: Its first word behind article or possessive; `head` its last, "paper".
        opens: That article, possessive or name.
        between: The folded words behind it, before the head.
        author: Who is said to have written it, None where nobody is; `fellow` with whom.
    """

    start: int
    head: int
    opens: str
    between: Sequence[str]
    kinds: frozenset[str | None]
    author: Entity | None
    fellow: Entity | None

    @property
    def years(self) -> frozenset[int]:
        """Return the years that are said of it: one, or none."""
        return frozenset(int(word) for word in self.between if len(word) == 4 and word.isdecimal())

    @property
    def is_new(self) -> bool:
        """Tell whether it is spoken of as of something else than was named before."""
        return self.opens in _INDEFINITE


def descriptions(words: Sequence[Word], sentences: Sequence[int], spans: Mapping[int, Span]) -> Iterator[Description]:
    """Yield the descriptions in a talk, in order.

    Args:
        sentences: The number of the sentence that each word is in; none is described across two.
        spans: Linked mentions and pronouns, at each of their words.
    """
    for head, word in enumerate(words):
        if word.folded in DESCRIBED and head not in spans:
            start, end = _in_sentence(sentences, head)
            after = [each.folded for each in words[head + 1 : end]]
            if not _goes_on(after, spans.get(head + 1)) and (found := _described(words, spans, range(head, start, -1), after)):
                yield found


def _in_sentence(sentences: Sequence[int], head: int) -> tuple[int, int]:
    """Return where the words around one start and end that matter and are of its sentence."""
    start, end = head, head + 1
    while start > max(0, head - _BETWEEN - 1) and sentences[start - 1] == sentences[head]:
        start -= 1
    while end < min(len(sentences), head + 1 + _BEHIND) and sentences[end] == sentences[head]:
        end += 1
    return start, end


def _described(words: Sequence[Word], spans: Mapping[int, Span], firsts: range, after: Sequence[str]) -> Description | None:
    """Return the description that opens before one of `firsts`, or None where neither article, possessive nor the name of a person does."""
    head = firsts.start
    for first in firsts:
        opens, whose = words[first - 1].folded, _owner(spans.get(first - 1), close=first == head)
        if whose or opens in DEFINITE | _INDEFINITE | _OWN:
            start = 1 + max((at for at in range(first, head) if at in spans), default=first - 1)
            kinds = DESCRIBED[words[head].folded]
            author = whose or _author_behind(after, spans, head) or (_last_named(spans, first) if kinds == THESIS else None)
            fellow = _person(spans.get(head + 2)) if after[:1] == ["with"] else None
            return Description(start, head, opens, [word.folded for word in words[first:head]], kinds, author, fellow)
        if not _may_modify(words[first - 1]):
            return None
    return None


def _may_modify(word: Word) -> bool:
    """Tell whether a word may stand between "your" and "paper"."""
    if word.folded in DESCRIBED or word.folded in _NO_WORKS:
        return False
    return not word.is_function or word.folded in SAME | BY_PLACE | _PRAISE


def _goes_on(after: Sequence[str], named: Span | None) -> bool:
    """Tell whether what stands behind "paper" names it ("Hinton's paper attention is all you need"), or makes something else of it."""
    return (named is not None and named._.link.entity.type is EntityType.PAPER) or not _OTHERWISE.isdisjoint(after[:1])


def _owner(span: Span | None, *, close: bool) -> Entity | None:
    """Return whose something is said to be: "his", "Hinton's", or "the Hinton paper" where the name stands `close` before it."""
    if span is None:
        return None
    if span._.link.how is How.PRONOUN:
        return _person(span) if span.text.lower() in _OWN else None
    return _person(span) if close or is_possessive(span) else None


def _author_behind(after: Sequence[str], spans: Mapping[int, Span], head: int) -> Entity | None:
    """Return who wrote it by the words behind: "by Hinton", "that you wrote"."""
    if after[:1] == ["by"]:
        return _person(spans.get(head + 2))
    who = int(not _WHICH.isdisjoint(after[:1]))
    wrote = not _WROTE.isdisjoint(after[who + 1 : who + 2]) and _WHOM.isdisjoint(after[who + 2 : who + 3])
    return _person(spans.get(head + 1 + who)) if wrote else None


def _last_named(spans: Mapping[int, Span], before: int) -> Entity | None:
    named = (spans[at] for at in range(before - 1, max(-1, before - _NEAR), -1) if at in spans)
    return next((person for span in named if span._.link.how is not How.PRONOUN and (person := _person(span))), None)


def _person(span: Span | None) -> Entity | None:
    return span._.link.entity if span is not None and span._.link.entity.type is EntityType.PERSON else None
