"""kg_linker: which entity each mention means, and whom "you", "I", "my" and first names mean."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.catalog import english, fold
from kg.model import Entity, Link
from kg.ontology import EntityType, How
from kg.understand.candidates import kind_of
from kg.understand.doc import register
from kg.understand.given_names import short_for
from kg.understand.greetings import called
from kg.understand.people import cast_of
from kg.understand.pronouns import pronouns
from kg.understand.works import publications

_FIRST_NAME_SCORE = 0.8


@Language.factory(
    "kg_linker",
    requires=["doc.spans", "span._.candidates", "doc._.speakers", "doc._.namesake", "doc._.works"],
    assigns=["doc.spans", "span._.link", "doc._.host", "doc._.guest", "doc._.is_guest_missing"],
)
def make_linker(nlp: Language, name: str) -> "Linker":
    """Make the component."""
    return Linker()


class Linker:
    """Set the link of each mention, add first names as mentions, and set the pronouns that mean host or guest."""

    def __init__(self) -> None:
        """Add our extensions."""
        register()

    def __call__(self, doc: Doc) -> Doc:
        """Link the mentions of `doc`."""
        mentions = list(doc.spans["mentions"])
        for span in mentions:
            _link(span)
        _settle(mentions)
        mentions = sorted([*mentions, *_first_names(doc, mentions)], key=lambda span: span.start)
        doc.spans["mentions"] = mentions
        cast = cast_of(doc, mentions)
        doc._.guest, doc._.host, doc._.is_guest_missing = cast.guest, cast.host, cast.is_guest_missing
        for span, link in called(doc, mentions, [person for person in (cast.guest, cast.host) if person]):
            span._.link, span.label_ = link, EntityType.PERSON.value
        if not any(turn._.speaker for turn in doc.spans.get("turns", ())):
            doc.spans["turns"] = _after_introduction(doc, cast.introduced_to)
        stand_for = list(pronouns(doc, mentions, cast.introduced_to, cast.shared))
        for span in publications(doc, [*mentions, *stand_for], doc._.works):
            (stand_for if span._.link.how is How.ROLE else mentions).append(span)
        doc.spans["mentions"], doc.spans["pronouns"] = (sorted(spans, key=lambda span: span.start) for spans in (mentions, stand_for))
        return doc


def _after_introduction(doc: Doc, end: int) -> list[Span]:
    """Return the turns of `doc`, all before the token `end` given to the host, who introduces the guest until there."""
    turns = doc.spans.get("turns", ())
    if not end:
        return list(turns)
    later = [Span(doc, max(turn.start, end), turn.end, label=turn.label) for turn in turns if turn.end > end]
    return [Span(doc, 0, end, label="host"), *later]


def _link(span: Span) -> None:
    best = span._.candidates[0]
    how = best.candidate.how
    if kind_of(best.candidate) == "context" and how is not How.FIRST_NAME:
        how = How.CONTEXT
    span._.link = Link(best.candidate.entity, how, best.score)
    span.label_ = best.candidate.entity.type.value


def _settle(mentions: Sequence[Span]) -> None:
    """Let what no catalog has be of one type in a talk: of that which its mentions make likeliest together."""
    likely: dict[str, Counter[Entity]] = defaultdict(Counter)
    for span in mentions:
        if not span._.link.entity.known:
            likely[span._.link.entity.id][span._.link.entity] += span._.link.score
    settled = {id_: max(sorted(each, key=lambda entity: entity.type), key=each.__getitem__) for id_, each in likely.items()}
    for span in mentions:
        if entity := settled.get(span._.link.entity.id):
            span._.link = Link(entity, span._.link.how, span._.link.score)
            span.label_ = entity.type.value


def _first_names(doc: Doc, mentions: Sequence[Span]) -> Iterator[Span]:
    """Yield the first names that stand alone, whole or short ("dan" for Daniel), linked to whoever of that name was named last."""
    taken = {token.i for span in mentions for token in span}
    people: dict[str, Entity] = {}
    short: dict[str, Entity] = {}
    named = {span.start: span._.link.entity for span in mentions if span._.link.entity.type is EntityType.PERSON}
    for token in doc:
        word = fold.word_key(token.text)
        if person := named.get(token.i):
            for first in (*fold.words(person.name)[:1], word):
                people[first] = person
                short |= dict.fromkeys(short_for(first), person)
        elif token.i not in taken and (person := people.get(word) or short.get(word)) and not english.is_plain(token.lower_):
            span = Span(doc, token.i, token.i + 1, label=EntityType.PERSON.value)
            span._.link = Link(person, How.FIRST_NAME, _FIRST_NAME_SCORE)
            yield span
