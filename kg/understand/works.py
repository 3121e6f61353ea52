"""Which publications are meant by what talk says in place of their titles, by what it named before and by what a catalog tells."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate

from spacy.tokens import Doc, Span

from kg.catalog import fold
from kg.model import Entity, Link
from kg.ontology import EntityType, How
from kg.understand.descriptions import BY_PLACE, DEFINITE, SAME, Description, descriptions
from kg.understand.publications import ARTICLE
from kg.understand.words import Word, span_of, words_of

Works = Mapping[str, Sequence[Entity]]
"""Publications by the folded names of their authors."""

_YEAR_IN_WORDS = frozenset({"hundred", "nineteen", "thousand", "twenty"})
"""Words of a year that is written out, which nobody reads here: then it is not known which publication is meant."""

_MEMORY = 150
"""Words after which "the paper" no longer means the one last named."""

_AROUND = 25
"""Words on either side of a description that tell what it is about."""

_ABOUT = 2
"""Hints from which they tell which of somebody's publications is meant."""

_SCORE = 0.7


def works_by_author(entities: Iterable[Entity]) -> Works:
    """Return the publications of a catalog by the folded names of their authors."""
    works: dict[str, list[Entity]] = {}
    for entity in entities:
        for author in entity.authors if entity.type is EntityType.PAPER else ():
            if key := fold.key(author):
                works.setdefault(key, []).append(entity)
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
    for each in descriptions(words, _sentences(doc, words), meant):
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


def _sentences(doc: Doc, words: Sequence[Word]) -> list[int]:
    """Return the number of the sentence that each word is in."""
    starts = list(accumulate(bool(token.is_sent_start) for token in doc))
    return [starts[word.at] for word in words]


def _is_same(description: Description, named: Entity) -> bool:
    """Tell whether a description speaks of what was named before."""
    if named.known and named.kind not in description.kinds:
        return False
    if description.author:
        return not _keys(description.author).isdisjoint(map(fold.key, named.authors)) and description.years <= {named.year}
    return description.opens in DEFINITE and SAME.issuperset(description.between)


def _work(description: Description, words: Sequence[Word], meant: Mapping[int, Span], works: Works) -> Entity | None:
    """Return the publication of its author that year, kind or the words around tell from all others of theirs."""
    own = _own(description, works)
    if not own:
        return None
    hints = _hints(description, words, meant, own.values())
    first, *others = sorted(own, key=lambda id_: (-hints[id_], id_))
    told = bool(description.years) or (not others and description.kinds != ARTICLE) or hints[first] >= _ABOUT
    return own[first] if told and all(hints[first] > hints[other] for other in others) else None


def _own(description: Description, works: Works) -> Mapping[str, Entity]:
    """Return by id what the author wrote of that kind, with that fellow and in that year, if any is said."""
    author, fellow, years = description.author, description.fellow, description.years
    if author is None or not (years or (BY_PLACE | _YEAR_IN_WORDS).isdisjoint(description.between)):
        return {}
    own = {work.id: work for key in _keys(author) for work in works.get(key, ())}
    shared = {work.id for key in _keys(fellow) for work in works.get(key, ())} if fellow else own.keys()
    return {
        id_: work for id_, work in own.items() if id_ in shared and work.kind in description.kinds and (not years or work.year in years)
    }


def _keys(person: Entity) -> frozenset[str]:
    """Return the folded names of somebody; a name without Latin letters has none."""
    return frozenset(filter(None, map(fold.key, (person.name, *person.aliases))))


def _hints(description: Description, words: Sequence[Word], meant: Mapping[int, Span], own: Iterable[Entity]) -> Mapping[str, int]:
    """Return for each publication how many words of its title, and things that it is about, stand around a description."""
    around = range(max(0, description.start - _AROUND), min(len(words), description.head + _AROUND))
    spoken = {fold.singular(words[at].folded) for at in around if not words[at].is_function}
    about = {meant[at]._.link.entity.id for at in around if at in meant}
    return {work.id: len(spoken & _title(work.name)) + len(about.intersection(work.related)) for work in own}


@lru_cache(maxsize=1 << 12)
def _title(name: str) -> frozenset[str]:
    return frozenset(map(fold.singular, fold.words(name)))
