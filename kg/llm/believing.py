"""What is believed of answers: claims whose words stand in the piece that was asked about; the rest is counted."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from kg.llm import prompt
from kg.llm.answer import Answer, Claim, Related
from kg.llm.linking import Linker, is_telling
from kg.llm.pieces import Stretch
from kg.llm.places import apart, places
from kg.model import Mention, Relation, Transcript, Understanding
from kg.ontology import STAND_FOR

_FAILED = "a piece of the talk got no answer of the form"
_NOWHERE = "a mention that the talk does not have"
_ANYWHERE = "a mention by words of every day that stand in several places"
_NAMELESS = "a name without letters"
_NO_QUOTE = "a quote that the talk does not have"
_LONG_QUOTE = f"a quote of more than {prompt.LONGEST} words"
_NO_ENDS = "a quote without the words of both ends"


def understood(
    transcript: Transcript, answers: Iterable[tuple[Stretch, Answer | None]], linker: Linker
) -> tuple[Understanding, Counter[str]]:
    """Return what a talk says by the answers about its pieces, and how much of these is not believed, by reason.

    What two pieces share, and both answers tell, counts once.
    """
    believer = _Believer(transcript.text, linker)
    mentions: list[Mention] = []
    relations: list[Relation] = []
    for piece, answer in answers:
        if answer is None:
            believer.dropped[_FAILED] += 1
        else:
            believer.dropped.update(answer.dropped)
            mentions += believer.mentions(piece, answer.mentions)
            relations += believer.relations(piece, answer.relations)
    told = {(*each.subject.place, each.type, *each.object.place, each.polarity): each for each in reversed(relations)}
    ends = chain.from_iterable((each.subject, each.object) for each in told.values())
    named = {each.place: each for each in (*mentions, *ends) if each.how not in STAND_FOR}
    ordered = sorted(named.values(), key=lambda each: (each.start, -each.end, each.entity.id))
    in_order = sorted(told.values(), key=lambda each: (each.start, each.end))
    return Understanding(transcript, tuple(ordered), tuple(in_order)), believer.dropped


class _Believer:
    """Find claims in a text."""

    def __init__(self, text: str, linker: Linker) -> None:
        self._text, self._linker = text, linker
        self.dropped: Counter[str] = Counter()

    def mentions(self, piece: Stretch, claims: Iterable[Claim]) -> Iterator[Mention]:
        """Yield the mentions at every place of their words; words of every day, which may mean else elsewhere, in one alone."""
        for claim in claims:
            found = list(places(self._text, piece, claim.words))
            if not found:
                self.dropped[_NOWHERE] += 1
            mentions = [mention for place in found if (mention := self._mention(place, claim))]
            if len(mentions) > 1 and not is_telling(claim.words, mentions[0].how):
                self.dropped[_ANYWHERE] += 1
            else:
                yield from mentions

    def relations(self, piece: Stretch, claims: Iterable[Related]) -> Iterator[Relation]:
        """Yield the relations whose quote stands in the piece and holds both ends."""
        for claim in claims:
            quote = next(places(self._text, piece, claim.quote), None)
            ends = quote and apart(self._text, quote, claim.subject.words, claim.object.words)
            if quote is None:
                self.dropped[_NO_QUOTE] += 1
            elif len(self._text[quote.start : quote.end].split()) > prompt.LONGEST:
                self.dropped[_LONG_QUOTE] += 1
            elif ends is None:
                self.dropped[_NO_ENDS] += 1
            else:
                subject, object_ = self._mention(ends[0], claim.subject), self._mention(ends[1], claim.object)
                if subject and object_:
                    yield Relation(subject, claim.type, object_, claim.polarity, claim.confidence, quote.start, quote.end)

    def _mention(self, place: Stretch, claim: Claim) -> Mention | None:
        surface = self._text[place.start : place.end]
        link = self._linker.link(Claim(surface, claim.name, claim.type))
        if link is None:
            self.dropped[_NAMELESS] += 1
            return None
        return Mention(place.start, place.end, surface, link.entity, link.how, link.score)
