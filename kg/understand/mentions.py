"""kg_mentions: the spans that speak of something, each with the entities it may mean and how likely each is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from kg import catalog
from kg.model import Transcript
from kg.ontology import How
from kg.understand import forest, verdict
from kg.understand.bylines import byline_of
from kg.understand.candidates import Candidate, kind_of
from kg.understand.company import talk_of
from kg.understand.doc import register
from kg.understand.hearing import ARTICLES, Hearing
from kg.understand.names import NameIndex
from kg.understand.proposer import Proposer
from kg.understand.setting import setting_of
from kg.understand.voices import people_given
from kg.understand.words import has_stops, span_of, words_of

_LONGER = 0.1
"""How much likelier a span counts for each word more of a known name: "the AlexNet paper" against "AlexNet", but no "ImageNet data"."""

_AS_HEARD = 0.3
"""How much likelier a span counts that the encoder hears as a mention from its first word to its last."""

_LIKELY = 0.4
"""Probability from which a span is a mention; fitted on talks not scored."""


@dataclass(frozen=True, slots=True)
class Scored:
    """Hold a candidate, how likely the talk speaks of it there, and how likely something is mentioned in just these words."""

    candidate: Candidate
    score: float
    heard: float = 0.0


@Language.factory(
    "kg_mentions",
    requires=["doc._.reading"],
    assigns=["doc.spans", "span._.candidates", "doc._.speakers", "doc._.namesake", "doc._.works"],
    default_config={"files": [], "builtin": True},
)
def make_mentions(nlp: Language, name: str, files: list[str], builtin: bool) -> "Mentions":
    """Make the component; `files` are catalogs to add to the built-in one."""
    return Mentions([Path(file) for file in files], builtin=builtin)


class Mentions:
    """Set the mentions of a Doc: spans that do not overlap, labelled with the type of what they likeliest mean."""

    def __init__(self, files: Sequence[Path], *, builtin: bool) -> None:
        """Remember which catalog to use; it is read when it is first needed."""
        register()
        self._files, self._builtin = files, builtin
        self._proposer: Proposer | None = None
        self._verdict = forest.load("verdicts", verdict.COLUMNS)

    def set_catalog(self, names: catalog.Catalog) -> None:
        """Recognise the entities of `names`."""
        self._proposer = Proposer(NameIndex(names.entities, names.own))

    def __call__(self, doc: Doc) -> Doc:
        """Find the mentions of `doc`."""
        if self._proposer is None:
            self.set_catalog(catalog.load(self._files, builtin=self._builtin))
        assert self._proposer is not None
        words = words_of(doc)
        hearing = Hearing(doc, words)
        transcript: Transcript | None = doc._.transcript
        people = people_given(transcript) if transcript else ()
        candidates = self._proposer.propose(words, hearing, people)
        talk = talk_of(words, candidates)
        doc._.works = self._proposer.works
        doc._.speakers = self._proposer.bearers(people)
        doc._.namesake = self._proposer.namesake(transcript.namesake, talk) if transcript else None
        setting = setting_of(talk, hearing, candidates, people, edited=talk.cased and has_stops(doc))
        chances = verdict.scores(candidates, setting, self._verdict).round(2).tolist()
        heard = {run: hearing.chance(run) for run in {(each.start, each.end) for each in candidates}}
        scored = [Scored(each, chance, heard[each.start, each.end]) for each, chance in zip(candidates, chances, strict=True)]
        doc.spans["mentions"] = []
        for group in _with_authors(_without_overlap(scored), [word.folded for word in words], self._proposer):
            first = group[0].candidate
            span = span_of(doc, words, first.start, first.end, first.entity.type.value)
            span._.candidates = group
            doc.spans["mentions"].append(span)
        return doc


def _with_authors(groups: Iterable[tuple[Scored, ...]], words: Sequence[str], proposer: Proposer) -> Iterator[tuple[Scored, ...]]:
    """Yield the people by whose names a publication is called before it, which has the words that are left."""
    for group in groups:
        first = group[0]
        if byline := byline_of(first.candidate, words):
            people = proposer.bearers(name for _, name in byline.authors)
            for (start, end), name in byline.authors:
                if name in people and people[name].known:
                    yield (replace(first, candidate=Candidate(start, end, people[name], How.ALIAS, tuple(words[start:end]))),)
            start, end = byline.work
            group = (replace(first, candidate=replace(first.candidate, start=start, end=end)),)
        yield group


def _without_overlap(scored: Iterable[Scored]) -> list[tuple[Scored, ...]]:
    """Return the candidates of the likeliest spans that do not overlap, in order; a span inside another must be clearly likelier."""
    likely = [group for group in _by_span(scored) if _any(group) >= _LIKELY]
    taken: set[int] = set()
    kept = []
    for group in sorted(_without_parts(likely), key=_rank):
        places = range(group[0].candidate.start, group[0].candidate.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(group)
    return sorted(kept, key=lambda each: each[0].candidate.start)


def _without_parts(likely: Sequence[tuple[Scored, ...]]) -> Iterator[tuple[Scored, ...]]:
    """Leave out names that stand in a longer one that is spelled as well: no "Lex Fridman" in "Lex Fridman Podcast"."""
    spelled = [group[0].candidate for group in likely if kind_of(group[0].candidate) == "free"]
    longest: dict[int, int] = {}
    for each in spelled:
        for at in range(each.start, each.end):
            longest[at] = max(longest.get(at, 0), each.end - each.start)
    for group in likely:
        one = group[0].candidate
        if not (kind_of(one) == "free" and one.end - one.start < min(longest[at] for at in range(one.start, one.end))):
            yield group


def _rank(group: Sequence[Scored]) -> tuple[float, int]:
    first = group[0].candidate
    words = first.end - first.start - (first.name[0] in ARTICLES) if first.entity.known else 0
    return -_any(group) - _LONGER * words - _AS_HEARD * group[0].heard, first.start


def _any(group: Sequence[Scored]) -> float:
    """Return how likely the span means one of its candidates: names spelled alike share it out, names that sound alike do not."""
    spelled = sum(each.score for each in group if each.candidate.how not in {How.SOUND, How.UNKNOWN})
    return min(1.0, max(spelled, group[0].score))


def _by_span(scored: Iterable[Scored]) -> Iterator[tuple[Scored, ...]]:
    """Yield the candidates of each span, likeliest first."""
    for _, group in groupby(scored, key=lambda each: (each.candidate.start, each.candidate.end)):
        yield tuple(sorted(group, key=lambda each: (-each.score, each.candidate.entity.id)))
