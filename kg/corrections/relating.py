"""How things of a talk relate once corrections are followed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.catalog import fold
from kg.corrections.entities import mark
from kg.corrections.kinds import AddRelation, Placed, RemoveRelation, SetPolarity, describe
from kg.corrections.rules import Rules
from kg.corrections.spoken import Span, Spoken
from kg.errors import CorrectionError
from kg.model import Mention, Relation, Transcript
from kg.ontology import How, canonical, fits, misfit

_NAMED = 5
"""So many lines are named."""


class UngroundedError(Exception):
    """Say why a relation cannot be added."""


def judged(relation: Relation, rules: Rules, talk: Transcript) -> tuple[Relation | None, Placed | None]:
    """Return a relation as it was corrected, None where it was removed, and the correction followed."""
    between = canonical(relation.subject.entity.id, relation.type, relation.object.entity.id)
    placed = rules.verdict(between, talk.id, talk.line_at(relation.start))
    match placed and placed.correction:
        case RemoveRelation():
            return None, placed
        case SetPolarity() as said if said.polarity is not relation.polarity:
            note = mark(f"was {relation.polarity}", said.reason)
            return replace(relation, polarity=said.polarity, confidence=1.0, corrected=note), placed
    return relation, placed


def demand_words(said: AddRelation, talk: Transcript) -> None:
    """Demand that the words of a relation stand in its talk, from its line on, and among them what stands for its ends.

    Raises:
        CorrectionError: They do not.
    """
    spoken = Spoken(talk.text)
    try:
        quote = _quote(said, talk, spoken)
        for words in filter(None, (said.subject_words, said.object_words)):
            _among(words, quote, spoken)
    except UngroundedError as error:
        raise CorrectionError(f"{describe(said)} would not apply: {error}") from error


def _quote(said: AddRelation, talk: Transcript, spoken: Spoken) -> Span:
    places = {talk.line_at(place[0]): place for place in reversed([*spoken.find(said.words)])}
    if said.line not in places:
        raise UngroundedError(f"these words do not begin on line {said.line} of {talk.id}{_but(places)}")
    return places[said.line]


def _among(words: str, quote: Span, spoken: Spoken) -> Span:
    place = next((place for place in spoken.find(words) if quote[0] <= place[0] < place[1] <= quote[1]), None)
    if place is None:
        raise UngroundedError(f"{words!r} is not among the words")
    return place


def _but(lines: Iterable[int]) -> str:
    """Say on which lines words begin instead."""
    told = [str(line) for line in sorted(lines)]
    return f", but on {', '.join(told[:_NAMED])}{', …' if len(told) > _NAMED else ''}" if told else ", nor on another"


class Adding:
    """Add relations to a talk, whose words and mentions hold them."""

    def __init__(self, rules: Rules, talk: Transcript, mentions: Sequence[Mention]) -> None:
        """Take a talk and what its mentions mean."""
        self._rules, self._talk, self._mentions = rules, talk, mentions
        self._spoken = Spoken(talk.text)

    def relation(self, said: AddRelation) -> Relation:
        """Return the relation.

        Raises:
            UngroundedError: The words do not say it.
        """
        quote = _quote(said, self._talk, self._spoken)
        subject = self._end(said.subject, said.subject_words, quote, "subject_words")
        object_ = self._end(said.object, said.object_words, quote, "object_words")
        if subject.entity.id == object_.entity.id:
            raise UngroundedError("both ends are one")
        if not fits(subject.entity.type, said.relation, object_.entity.type):
            raise UngroundedError(misfit(subject.entity.type, said.relation, object_.entity.type))
        return Relation(subject, said.relation, object_, said.polarity, 1.0, *quote, corrected=mark("added", said.reason))

    def _end(self, thing: str, words: str | None, quote: Span, key: str) -> Mention:
        thing = self._rules.merges.final(thing, self._talk.id)
        held = [each for each in self._mentions if quote[0] <= each.start < each.end <= quote[1] and each.entity.id == thing]
        for each in held:
            if words is None or fold.key(each.surface) == fold.key(words):
                return each
        if words is None:
            raise UngroundedError(f"no name of {thing!r} is among the words; say in {key} what stands for it")
        return self._stand_in(thing, words, quote)

    def _stand_in(self, thing: str, words: str, quote: Span) -> Mention:
        """Return words that are no name as a mention of a thing that the talk names elsewhere."""
        entity = next((each.entity for each in self._mentions if each.entity.id == thing), None)
        if entity is None:
            raise UngroundedError(f"the talk nowhere names {thing!r}")
        place = _among(words, quote, self._spoken)
        if any(each.start < place[1] and place[0] < each.end for each in self._mentions):
            raise UngroundedError(f"{words!r} names something else there; say with an alias that it means {thing!r}")
        return Mention(*place, self._talk.text[slice(*place)], entity, How.ROLE, 1.0)
