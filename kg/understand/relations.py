"""kg_relations: how the mentions of a talk relate, and whether it says so, guesses so or denies it."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.model import Link, Relation
from kg.ontology import EntityType, How, Polarity, RelationType
from kg.understand import forest
from kg.understand.claims import COLUMNS, Known, Place, choose
from kg.understand.company import Claim, tied, told
from kg.understand.cues import STOP
from kg.understand.doc import mention_of, register
from kg.understand.encoder import Reading, reading_of
from kg.understand.given_names import opens_given
from kg.understand.heads import Array
from kg.understand.labels import PRONOUNS
from kg.understand.pairs import End, Speech, claimed, pairs
from kg.understand.polarity import REACH, Tone, stance, tone
from kg.understand.programme import is_told_better, roles
from kg.understand.relating import heard_in, place_of
from kg.understand.segmenter import Spoken, spoken_words
from kg.understand.venues import takes_venue_amiss

_LIKELY = 0.25
"""Confidence from which a relation is told; fitted on talks not scored."""

_LIKELY_TOO = 0.3
"""Confidence from which another relation of two things that are related already is told, too; from 0.3 to 0.55 it hardly matters."""

_OPINIONS = frozenset({RelationType.SUPPORTS, RelationType.CRITICIZES})
"""Relations of which one utterance tells one."""

_CLEARER = 1.5
"""How many times as clearly as a claim another must be heard to be what is denied in its place."""

_MARGIN = 8
"""Words of its sentence that a quote holds at most before the first end and after the second."""


@Language.factory(
    "kg_relations", requires=["doc._.reading", "doc.spans", "span._.link", "doc._.host", "doc._.guest"], assigns=["doc._.relations"]
)
def make_relations(nlp: Language, name: str) -> "Relations":
    """Make the component."""
    return Relations()


@dataclass(frozen=True)
class _Talk:
    """Hold the words of a talk, and its mentions and pronouns: as spans, and in words."""

    words: Sequence[Spoken]
    speech: Speech
    spans: Sequence[Span]
    ends: Sequence[End]


class Relations:
    """Set the relations of a Doc: for each pair of entities those that are likely enough, at each place that says so."""

    def __init__(self) -> None:
        """Load the models."""
        register()
        self._verdict = forest.load("claims", COLUMNS)

    def __call__(self, doc: Doc) -> Doc:
        """Relate the mentions of `doc`."""
        spans, words = linked(doc), spoken_words(doc)
        talk = _Talk(words, speech_in(doc, words), spans, ends_in(words, spans))
        known = known_of(doc, spans)
        places = places_in(spans, talk.speech, talk.ends, reading_of(doc, "kg_relations"), known.told)
        chosen = choose(places, known, self._verdict, likely=_LIKELY, too=_LIKELY_TOO)
        cast = list(roles(doc, spans))
        claims = [each for each in chosen if not is_told_better(each[0], cast, doc)]
        told = [relation for claim, chance, at in claims for relation in _relations(claim, chance, at, talk)]
        told = [each for each in told if not takes_venue_amiss(each, doc.text[each.start : each.end])]
        doc._.relations = tuple(sorted([*said_once(told), *cast], key=lambda each: (each.start, each.end, each.type, each.subject.start)))
        return doc


def said_once(told: Iterable[Relation]) -> Iterable[Relation]:
    """Return the surest of those that say the same of the same mentions, or that somebody is both for and against what they mention."""
    surest: dict[tuple[str, int, int], Relation] = {}
    for each in sorted(told, key=lambda each: each.confidence):
        said = "opinion" if each.type in _OPINIONS else f"{each.polarity} {each.type}"
        surest[said, each.subject.start, each.object.start] = each
    return surest.values()


def places_in(spans: Sequence[Span], speech: Speech, ends: Sequence[End], reading: Reading, told: Iterable[Claim]) -> list[Place]:
    """Return the pairs of linked mentions in reach of each other, given what the catalog claims, and what is made of each."""
    links = [span._.link for span in spans]  # asked for once, since spaCy takes its time
    ids = [link.entity.id for link in links]
    near = [pair for pair in pairs(speech, ends, claimed(ids, told)) if ids[pair[0]] != ids[pair[1]]]
    return [_place(links, speech, ends, pair, heard) for pair, heard in heard_in(ends, near, reading)]


def _place(links: Sequence[Link], speech: Speech, ends: Sequence[End], pair: tuple[int, int], heard: Array) -> Place:
    one, other = (links[at] for at in pair)
    return place_of(speech, ends, pair, heard, (one.entity.id, other.entity.id), one.score * other.score)


def known_of(doc: Doc, spans: Sequence[Span]) -> Known:
    """Sum up the entities of a linked Doc."""
    named = Counter(span._.link.entity.id for span in spans if not _pronoun(span))
    entities = {span._.link.entity.id: span._.link.entity for span in spans}
    types = {id_: entity.type for id_, entity in entities.items()}
    strange = frozenset(id_ for id_, entity in entities.items() if not entity.known)
    speakers = frozenset(each.id for each in (doc._.host, doc._.guest) if each)
    documented = frozenset(id_ for id_, entity in entities.items() if entity.facts)
    return Known(types, named, speakers, strange, tied(entities.values()), told(entities.values()), documented)


def _relations(claim: Claim, chance: float, places: Sequence[Place], talk: _Talk) -> list[Relation]:
    """Return a claim at each of its places, in the polarity that outweighs the others; the first place makes it clearest.

    A mention speaks for a claim once: a second name near it says the same again ("i i mean i like it", "sutton, richard sutton, wrote it").
    """
    top = places[0].likely(claim)
    told: list[Relation] = []
    said: set[int] = set()
    for place in places:
        if place.first not in said and place.second not in said:
            tone = _tone_of(place, talk)
            if not _is_of_another(claim, place, tone):
                told.append(_relation(claim, chance * place.likely(claim) / top, place, tone, talk))
                said |= {place.first, place.second}
    weights: defaultdict[tuple[RelationType, Polarity], float] = defaultdict(float)
    for each in told:
        weights[each.type, each.polarity] += each.confidence
    main = max(sorted(weights), key=weights.__getitem__, default=None)
    return [each for each in told if (each.type, each.polarity) == main]


def _is_of_another(claim: Claim, place: Place, tone: Tone) -> bool:
    """Tell whether it is another relation that the words of a place deny: who "did not invent it" may use it."""
    if tone.polarity is not Polarity.NEGATED or not tone.weakens(claim[1]):
        return False
    clearer = _CLEARER * place.heard.get(claim, 0.0)
    return any(chance > clearer and tone.weakens(other[1]) for other, chance in place.heard.items())


def _tone_of(place: Place, talk: _Talk) -> Tone:
    at = place.first, place.second
    return tone(*_said(talk.speech, *((talk.ends[each], talk.spans[each]) for each in at)))


def _relation(claim: Claim, chance: float, place: Place, tone: Tone, talk: _Talk) -> Relation:
    one, other = talk.spans[place.first], talk.spans[place.second]
    subject, object_ = (one, other) if one._.link.entity.id == claim[0] else (other, one)
    earlier, later = talk.ends[place.first], talk.ends[place.second]
    start, end = _quote(talk.speech, earlier, later)
    type_, polarity = stance(claim[1], tone)
    first, last = one.doc[talk.words[start].start], one.doc[talk.words[end].end - 1]
    return Relation(mention_of(subject), type_, mention_of(object_), polarity, round(chance, 2), first.idx, last.idx + len(last))


def _said(speech: Speech, *ends: tuple[End, Span]) -> Iterator[list[str]]:
    """Yield the words before, between and after two ends that tell the tone."""
    (one, _), (other, _) = ends
    unsaid = {end.start - 1 for end, span in ends if end.start and _is_no_denial(speech.words[end.start - 1], end, span)}
    begun = bisect_left(speech.sentence, speech.sentence[one.start])
    yield _spoken(speech, max(begun, one.start - REACH), one.start, unsaid)
    yield _spoken(speech, one.end, other.start, unsaid)
    yield _spoken(speech, other.end, min(len(speech.words), other.end + REACH), unsaid)


def _is_no_denial(word: str, end: End, span: Span) -> bool:
    """Tell whether a word before a person is all that is left of the given name ("no chomsky"), or a "no" that answers what was said."""
    return end.type == EntityType.PERSON and (word == "no" or (not end.pronoun and opens_given(word, span._.link.entity)))


def _spoken(speech: Speech, start: int, end: int, unsaid: Container[int]) -> list[str]:
    """Return the words from `start` to before `end`, a stop where a sentence begins among them or just behind."""
    words = []
    for at in range(start, end + 1):
        if at in {0, len(speech.words)} or speech.sentence[at] != speech.sentence[at - 1]:
            words.append(STOP)
        if at < end and at not in unsaid:
            words.append(speech.words[at])
    return words


def linked(doc: Doc) -> list[Span]:
    """Return the mentions and the pronouns of a linked Doc in order."""
    return sorted([*doc.spans["mentions"], *doc.spans["pronouns"]], key=lambda span: (span.start, -span.end))


def speech_in(doc: Doc, words: Sequence[Spoken]) -> Speech:
    """Return the words of a segmented Doc with their sentences and turns."""
    sentences = list(accumulate(bool(doc[word.start].is_sent_start) and word.start > 0 for word in words))
    opening = {turn.start for turn in doc.spans.get("turns", ()) if turn._.speaker}
    return Speech([word.lower for word in words], sentences, list(accumulate(word.start in opening for word in words)))


def ends_in(words: Sequence[Spoken], spans: Sequence[Span]) -> list[End]:
    """Return the spans in words."""
    word_at = [number for number, word in enumerate(words) for _ in range(word.start, word.end)]
    return [End(word_at[span.start], word_at[span.end - 1] + 1, span.label_, (span.start, span.end), _pronoun(span)) for span in spans]


def _pronoun(span: Span) -> str:
    """Return the pronoun that a span is, or nothing: methods are called HER and MINE, too."""
    text = span.text.lower()
    return text if text in PRONOUNS and span._.link.how is How.PRONOUN else ""


def _quote(speech: Speech, one: End, other: End) -> tuple[int, int]:
    """Return the first and the last word of a quote that holds both ends and some of their sentences."""
    start, end = one.start, max(one.end, other.end) - 1
    while start > max(0, one.start - _MARGIN) and speech.sentence[start - 1] == speech.sentence[one.start]:
        start -= 1
    while end < min(len(speech.words), other.end + _MARGIN) - 1 and speech.sentence[end + 1] == speech.sentence[other.end - 1]:
        end += 1
    return start, end
