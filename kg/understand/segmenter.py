"""kg_segmenter: where sentences end, where the speaker changes, and who asks and who answers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.understand import linear
from kg.understand.cuts import asks, boundary
from kg.understand.doc import register

END_FROM = 0.4
"""Probability from which a sentence ends; fitted on episodes kept for measuring."""

_LONGEST = 60
"""Words after which a sentence is cut at its likeliest place, since captions can run on for pages."""

_STOPS_FROM = 1 / 60
"""Full stops a word from which the text is taken to be punctuated."""

_STOP = re.compile(r"[.?!…][\"')\]”’]*$")
_EDGES = re.compile(r"^[^\w]+|[^\w]+$")


@dataclass(frozen=True, slots=True)
class Spoken:
    """Hold a word as it was spoken: its tokens from `start` to before `end`, without edges of punctuation."""

    start: int
    end: int
    lower: str
    stops: bool


def spoken_words(doc: Doc) -> list[Spoken]:
    """Return the words of a Doc as white space parts them."""
    starts = [0, *(token.i + 1 for token in doc if token.whitespace_ and token.i + 1 < len(doc))] if len(doc) else []
    spoken = []
    for start, end in pairwise([*starts, len(doc)]):
        text = doc[start:end].text
        spoken.append(Spoken(start, end, _EDGES.sub("", text.lower().replace("’", "'")), bool(_STOP.search(text))))
    return spoken


@Language.factory("kg_segmenter", assigns=["token.is_sent_start", "doc.spans"])
def make_segmenter(nlp: Language, name: str) -> "Segmenter":
    """Make the component."""
    return Segmenter()


class Segmenter:
    """Set sentence starts and the turns of who asks (label "host") and who answers (label "guest")."""

    def __init__(self) -> None:
        """Load the models."""
        register()
        self._sentences, self._turns, self._roles = map(linear.binary, ("sentences", "turns", "roles"))

    def __call__(self, doc: Doc) -> Doc:
        """Cut `doc`."""
        words = spoken_words(doc)
        starts = self._sentence_starts(words)
        for token in doc:
            token.is_sent_start = False
        for at in starts:
            doc[words[at].start].is_sent_start = True
        doc.spans["turns"] = self._turn_spans(doc, words, starts)
        return doc

    def _sentence_starts(self, words: Sequence[Spoken]) -> list[int]:
        """Return the indexes of the words that open a sentence."""
        if not words:
            return []
        if sum(word.stops for word in words) > _STOPS_FROM * len(words):
            return [0, *(at for at in range(1, len(words)) if words[at - 1].stops)]
        lower = [word.lower for word in words]
        chances = [1.0, *(self._sentences.probability(boundary(lower, at)) for at in range(1, len(lower)))]
        starts = [at for at, chance in enumerate(chances) if chance >= END_FROM]
        return sorted({*starts, *_forced(starts, chances)})

    def _turn_spans(self, doc: Doc, words: Sequence[Spoken], starts: Sequence[int]) -> list[Span]:
        lower = [word.lower for word in words]
        roles = self._who_speaks(lower, starts)
        spans: list[Span] = []
        for (start, end), asking in zip(pairwise([*starts, len(words)]), roles, strict=True):
            label = "host" if asking else "guest"
            first, last = words[start].start, words[end - 1].end
            if spans and spans[-1].label_ == label:
                first = spans.pop().start
            spans.append(Span(doc, first, last, label=label))
        return spans

    def _who_speaks(self, lower: Sequence[str], starts: Sequence[int]) -> list[bool]:
        """Return for each sentence whether the one who asks says it (Viterbi 1967 over two states)."""
        if not starts:
            return []
        change = [0.5, *(self._turns.probability(boundary(lower, at)) for at in starts[1:])]
        host = [self._roles.probability(asks(lower[start:end])) for start, end in pairwise([*starts, len(lower)])]
        score, back = np.log([1 - host[0], host[0]]), []
        for chance, hosting in zip(change[1:], host[1:], strict=True):
            move = np.log([[1 - chance, chance * 0.5], [chance * 0.5, 1 - chance]])
            ways = score[:, None] + move
            back.append(ways.argmax(axis=0))
            score = ways.max(axis=0) + np.log([1 - hosting, hosting])
        state = int(score.argmax())
        path = [state]
        for step in reversed(back):
            state = int(step[state])
            path.append(state)
        return [bool(each) for each in reversed(path)]


def _forced(starts: Sequence[int], chances: Sequence[float]) -> list[int]:
    """Return where to cut sentences that are too long."""
    cuts = []
    for start, end in pairwise([*starts, len(chances)]):
        while end - start > _LONGEST:
            at = max(range(start + _LONGEST // 3, start + _LONGEST), key=lambda index: chances[index])
            cuts.append(at)
            start = at
    return cuts
