"""How talk speaks of publications without their titles: "your 2004 paper", "the book that he wrote", "this thesis"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Span

from kg.model import Entity
from kg.ontology import EntityType, How
from kg.understand.words import Word

ARTICLE = frozenset({None, "essay"})
THESIS = frozenset({"thesis"})
HEADS = {
    **dict.fromkeys(("paper", "article", "essay"), ARTICLE),
    **dict.fromkeys(("book", "textbook", "novel"), frozenset({"book"})),
    **dict.fromkeys(("thesis", "dissertation"), THESIS),
    "publication": frozenset({None, "book", "essay", "thesis"}),
}
"""What a publication is called, and the kinds (`kg.model.Entity.kind`) that it may be."""

DEFINITE = frozenset({"the", "this", "that"})
_INDEFINITE = frozenset({"a", "an", "another", "any", "one", "some"})
_OWN = frozenset({"my", "your", "his", "her", "our", "their"})
_WHICH = frozenset({"that", "which"})
_WROTE = frozenset({"authored", "coauthored", "described", "had", "have", "published", "released", "write", "written", "wrote"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_BETWEEN = 4
"""Words at most between "your" and "paper"."""

_NEAR = 40
"""Words before "this thesis" in which somebody is named whose it is."""


@dataclass(frozen=True, slots=True)
class Description:
    """Hold what is said of a publication.

    Attributes:
        start: Its first word behind article or possessive; `head` its last, "paper".
        opens: That article, possessive or name.
        between: The folded words behind it, before the head.
        author: Who is said to have written it, None where nobody is.
    """

    start: int
    head: int
    opens: str
    between: Sequence[str]
    kinds: frozenset[str | None]
    author: Entity | None

    @property
    def years(self) -> frozenset[int]:
        """Return the years that are said of it: one, or none."""
        return frozenset(int(word) for word in self.between if len(word) == 4 and word.isdecimal())

    @property
    def is_new(self) -> bool:
        """Tell whether it is spoken of as of something else than was named before."""
        return self.opens in _INDEFINITE


def descriptions(words: Sequence[Word], spans: Mapping[int, Span]) -> Iterator[Description]:
    """Yield the descriptions in a talk, in order; `spans` are its linked mentions and pronouns, at each of their words."""
    for head, word in enumerate(words):
        if word.folded in HEADS and head not in spans and (found := _described(words, spans, head)):
            yield found


def _described(words: Sequence[Word], spans: Mapping[int, Span], head: int) -> Description | None:
    """Return the description that ends with a word, or None where neither article nor possessive nor the name of a person opens it."""
    for first in range(head, max(0, head - _BETWEEN - 1), -1):
        opens, whose = words[first - 1].folded, _owner(spans.get(first - 1), close=first == head)
        if whose or opens in DEFINITE | _INDEFINITE | _OWN:
            start = 1 + max((at for at in range(first, head) if at in spans), default=first - 1)
            kinds = HEADS[words[head].folded]
            author = whose or _author_behind(words, spans, head) or (_last_named(spans, first) if kinds == THESIS else None)
            return Description(start, head, opens, [word.folded for word in words[first:head]], kinds, author)
    return None


def _owner(span: Span | None, *, close: bool) -> Entity | None:
    """Return whose something is said to be: "his", "Hinton's", or "the Hinton paper" where the name stands `close` before it."""
    if span is None or not (close or span._.link.how is How.PRONOUN or span.doc[span.end : span.end + 1].text in _POSSESSIVE):
        return None
    return _person(span)


def _author_behind(words: Sequence[Word], spans: Mapping[int, Span], head: int) -> Entity | None:
    """Return who wrote it by the words behind: "by Hinton", "that you wrote"."""
    after = [word.folded for word in words[head + 1 : head + 4]]
    if after[:1] == ["by"]:
        return _person(spans.get(head + 2))
    skipped = not _WHICH.isdisjoint(after[:1])
    return _person(spans.get(head + 1 + skipped)) if not _WROTE.isdisjoint(after[1 + skipped : 2 + skipped]) else None


def _last_named(spans: Mapping[int, Span], before: int) -> Entity | None:
    named = (spans[at] for at in range(before - 1, max(-1, before - _NEAR), -1) if at in spans)
    return next((person for span in named if span._.link.how is not How.PRONOUN and (person := _person(span))), None)


def _person(span: Span | None) -> Entity | None:
    return span._.link.entity if span is not None and span._.link.entity.type is EntityType.PERSON else None
