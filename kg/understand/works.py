"""Which publications are meant by what talk says in place of their titles, by what it named before and by what a catalog tells."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Doc, Span

from kg.catalog import fold
from kg.model import Entity
from kg.ontology import EntityType, How
from kg.understand.descriptions import ARTICLE, DEFINITE, Description, descriptions
from kg.understand.doc import Link
from kg.understand.words import Word, span_of, words_of

Works = Mapping[str, Sequence[Entity]]
"""Publications by the folded names of their authors."""

_SAME = frozenset({"actual", "entire", "full", "same", "very", "whole"})
"""Words between "the" and "paper" that speak of no other than the one named before."""

_BY_PLACE = frozenset({"earlier", "early", "first", "last", "latest", "new", "next", "other", "previous", "recent", "second", "third"})
"""Words that tell one of somebody's publications by its place among them, all of which no catalog holds."""

_MEMORY = 150
"""Words after which "the paper" no longer means the one last named."""

_AROUND = 40
"""Words on either side of a description that tell what it is about."""

_ABOUT = 2
"""Hints from which they tell which of somebody's publications is meant."""

_SCORE = 0.7


def works_by_author(entities: Iterable[Entity]) -> Works:
    """Return the publications of a catalog by the folded names of their authors."""
    works: dict[str, list[Entity]] = {}
    for entity in entities:
        for author in entity.authors if entity.type is EntityType.PAPER else ():
            works.setdefault(fold.key(author), []).append(entity)
    return works


def publications(doc: Doc, spans: Sequence[Span], works: Works) -> Iterator[Span]:
    """Yield the descriptions of publications, linked: by what was named before (`How.ROLE`), else by author, year and kind.

    Args:
        spans: Mentions and pronouns, linked.
        works: What the catalog knows of.
    """
    words = words_of(doc)
    number = {word.at: at for at, word in enumerate(words)}
    meant = {number[token.i]: span for span in spans for token in span if token.i in number}
    named = {at: span._.link.entity for at, span in meant.items() if span._.link.entity.type is EntityType.PAPER}
    since = -1
    for each in descriptions(words, meant):
        before = next((named[at] for at in range(each.head - 1, max(since, each.head - _MEMORY), -1) if at in named), None)
        if before and _is_same(each, before):
            link = Link(before, How.ROLE, _SCORE)
        elif work := _work(each, words, meant, works):
            link = Link(work, How.CONTEXT, _SCORE)
        else:
            since = each.head if each.is_new else since
            continue
        named[each.head] = link.entity
        span = span_of(doc, words, each.start, each.head + 1, EntityType.PAPER.value)
        span._.link = link
        yield span


def _is_same(description: Description, named: Entity) -> bool:
    """Tell whether a description speaks of what was named before."""
    if named.known and named.kind not in description.kinds:
        return False
    if description.author:
        return fold.key(description.author.name) in map(fold.key, named.authors) and description.years <= {named.year}
    return description.opens in DEFINITE and _SAME.issuperset(description.between)


def _work(description: Description, words: Sequence[Word], meant: Mapping[int, Span], works: Works) -> Entity | None:
    """Return the publication of its author that year, kind or the words around tell from all others of theirs."""
    own = _own(description, works)
    if not own:
        return None
    hints = _hints(description, words, meant, own)
    first, *others = sorted(own, key=lambda work: (-hints[work.id], work.id))
    told = bool(description.years) or (not others and description.kinds != ARTICLE) or hints[first.id] >= _ABOUT
    return first if told and all(hints[first.id] > hints[other.id] for other in others) else None


def _own(description: Description, works: Works) -> set[Entity]:
    """Return what the author wrote of that kind, and in that year, if any is said."""
    author, years = description.author, description.years
    if author is None or not (years or _BY_PLACE.isdisjoint(description.between)):
        return set()
    own = (work for name in (author.name, *author.aliases) for work in works.get(fold.key(name), ()))
    return {work for work in own if work.kind in description.kinds and (not years or work.year in years)}


def _hints(description: Description, words: Sequence[Word], meant: Mapping[int, Span], own: Iterable[Entity]) -> Mapping[str, int]:
    """Return for each publication how many words of its title, and things that it is about, stand around a description."""
    around = range(max(0, description.start - _AROUND), min(len(words), description.head + _AROUND))
    spoken = {fold.singular(words[at].folded) for at in around if not words[at].is_function}
    about = {meant[at]._.link.entity.id for at in around if at in meant}
    titles = {work.id: {*map(fold.singular, fold.words(work.name))} for work in own}
    return {work.id: len(spoken & titles[work.id]) + len(about.intersection(work.related)) for work in own}
