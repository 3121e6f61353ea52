"""kg_segmenter: where sentences end, where the speaker changes, and who asks and who answers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.understand.doc import register
from kg.understand.encoder import Reading, chunks, reading_of
from kg.understand.heads import Array
from kg.understand.voices import speakers_of, who_asks

if TYPE_CHECKING:
    from thinc.types import Ints2d

_START_FROM = 0.5
"""Chance from which a sentence starts."""

_FAINT = 0.02
"""Nearest to sure that a chance of a change or of a role is taken to be."""

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
    return [Spoken(chunk[0].i, chunk[-1].i + 1, *_heard("".join([token.text for token in chunk]))) for chunk in chunks(doc)]


@lru_cache(maxsize=1 << 16)
def _heard(text: str) -> tuple[str, bool]:
    """Return a word in lower case without its edges, and whether a sentence stops with it."""
    return _EDGES.sub("", text.lower().replace("’", "'")), bool(_STOP.search(text))


@Language.factory("kg_segmenter", requires=["doc._.reading"], assigns=["token.is_sent_start", "doc.spans"])
def make_segmenter(nlp: Language, name: str) -> "Segmenter":
    """Make the component."""
    return Segmenter()


class Segmenter:
    """Set sentence starts and the turns of who asks (label "host") and who answers (label "guest")."""

    def __init__(self) -> None:
        """Add our extensions."""
        register()

    def __call__(self, doc: Doc) -> Doc:
        """Cut `doc`.

        Raises:
            ValueError: The encoder has not read `doc`.
        """
        words = spoken_words(doc)
        cuts = _cuts(reading_of(doc, "kg_segmenter"), words)
        speakers = speakers_of(doc, [word.start for word in words])
        changes = [at for at in range(1, len(speakers)) if speakers[at] != speakers[at - 1]]
        starts = sorted({*_sentence_starts(words, cuts[:, 0].tolist()), *changes})
        marks = np.full(len(doc), -1, np.int64)
        marks[[words[at].start for at in starts]] = 1
        doc.from_array(["SENT_START"], cast("Ints2d", marks.astype(np.uint64)[:, None]))  # token by token is a hundred times slower
        if speakers:
            doc.spans["turns"] = _told_turns(doc, words, [0, *changes], speakers, who_asks(doc._.transcript, speakers, cuts[:, 2]))
        else:
            doc.spans["turns"] = _turns(doc, words, starts, _who_speaks(cuts[:, 1], cuts[:, 2], starts))
        return doc


def _cuts(reading: Reading, words: Sequence[Spoken]) -> Array:
    """Return what the encoder makes of spoken words [words, 3]; it makes nothing of white space alone."""
    if not len(reading.cuts):
        return np.zeros((len(words), 3), np.float32)
    return np.asarray(reading.cuts[reading.word_of[[word.start for word in words]]])


def _sentence_starts(words: Sequence[Spoken], chances: Sequence[float]) -> list[int]:
    """Return the indexes of the words that open a sentence."""
    if not words:
        return []
    if sum(word.stops for word in words) > _STOPS_FROM * len(words):
        return [0, *(at for at in range(1, len(words)) if words[at - 1].stops)]
    starts = [0, *(at for at in range(1, len(words)) if chances[at] >= _START_FROM)]
    return sorted({*starts, *_forced(starts, chances)})


def _told_turns(
    doc: Doc, words: Sequence[Spoken], starts: Sequence[int], speakers: Sequence[str | None], asking: Mapping[str | None, bool]
) -> list[Span]:
    """Return the turns that the file tells, each with its speaker."""
    spans = []
    for start, end in pairwise([*starts, len(words)]):
        turn = Span(doc, words[start].start, words[end - 1].end, label="host" if asking[speakers[start]] else "guest")
        turn._.speaker = speakers[start]
        spans.append(turn)
    return spans


def _turns(doc: Doc, words: Sequence[Spoken], starts: Sequence[int], asking: Sequence[bool]) -> list[Span]:
    spans: list[Span] = []
    for (start, end), asks in zip(pairwise([*starts, len(words)]), asking, strict=True):
        label = "host" if asks else "guest"
        first, last = words[start].start, words[end - 1].end
        if spans and spans[-1].label_ == label:
            first = spans.pop().start
        spans.append(Span(doc, first, last, label=label))
    return spans


def _who_speaks(changes: NDArray[np.float32], asks: NDArray[np.float32], starts: Sequence[int]) -> list[bool]:
    """Return for each sentence whether the one who asks says it (Viterbi 1967 over two states)."""
    if not starts:
        return []
    change = changes[list(starts)].clip(_FAINT, 1 - _FAINT)
    host = np.array([asks[start:end].mean() for start, end in pairwise([*starts, len(asks)])]).clip(_FAINT, 1 - _FAINT)
    score, back = np.log([1 - host[0], host[0]]), []
    for chance, hosting in zip(change[1:], host[1:], strict=True):
        ways = score[:, None] + np.log([[1 - chance, chance], [chance, 1 - chance]])
        back.append(ways.argmax(axis=0))
        score = ways.max(axis=0) + np.log([1 - hosting, hosting])
    path = [int(score.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
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
