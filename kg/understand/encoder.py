"""kg_encoder: one pass of a small transformer over the talk, a vector a token, and what its heads say of the words."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, starmap
from typing import TYPE_CHECKING, cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.learned import WEIGHTS
from kg.understand import heads, labels
from kg.understand.doc import register
from kg.understand.heads import Array, Index

if TYPE_CHECKING:
    from onnxruntime import InferenceSession  # type: ignore[import-untyped]
    from tokenizers import Tokenizer

_CLS, _SEP = 101, 102
_BODY = 190
"""Word pieces of a window, besides the two that mark its edges."""

_STRIDE = 158
_WIDTH = 384
_NONE: Array = np.eye(1, 1 + len(labels.TYPES), dtype=np.float32)[0]
"""What is known of a run too wide to be a mention."""

_ALNUM = re.compile(r"\w")

End = tuple[int, int, str]
"""A run of tokens, from the first to before the last, and what it is: an entity type or a kind of pronoun (`labels.KINDS`)."""


@dataclass(frozen=True)
class Reading:
    """Hold what the encoder makes of a talk.

    Attributes:
        word_of: Index of the word each token belongs to: [tokens]. Hyphens part words; clitics and stops belong to the word before.
        vectors: [words, width].
        cuts: How likely a sentence starts with the word, the speaker changes there, and the one who asks says it: [words, 3].
        spans: How likely the run of 1, 2, … words that opens with the word is a mention: [words, widths, none and types].
    """

    word_of: Index
    vectors: Array
    cuts: Array
    spans: Array

    def chances(self, start: int, end: int) -> Array:
        """Return how likely the tokens from `start` to before `end` are no mention, or one of each type (`labels.TYPES`)."""
        first, last = self.word_of[start], self.word_of[end - 1]
        return _NONE if last - first >= labels.WIDEST else np.asarray(self.spans[first, last - first])

    def mentions(self, least: float) -> Iterator[tuple[int, int, str, float]]:
        """Yield the likeliest runs of tokens that do not overlap and are mentions by at least this chance: start, end, type, chance."""
        tokens = np.searchsorted(self.word_of, np.arange(len(self.vectors) + 1))
        for first, last in sorted(_without_overlap(1 - self.spans[..., 0], least)):
            chances = self.spans[first, last - first - 1]
            yield int(tokens[first]), int(tokens[last]), labels.TYPES[int(chances[1:].argmax())], float(1 - chances[0])

    def relate(self, pairs: Sequence[tuple[End, End]]) -> Array:
        """Return how likely the ends of pairs, the earlier first, are related in each way (`Heads.pairs`)."""
        kinds = {kind: at for at, kind in enumerate(labels.KINDS)}
        table = [(*self._words(one), *self._words(other), kinds[one[2]], kinds[other[2]]) for one, other in pairs]
        return heads.load().pairs(self.vectors, np.array(table, dtype=np.int64).reshape(-1, 6))

    def _words(self, end: End) -> tuple[int, int]:
        return int(self.word_of[end[0]]), int(self.word_of[end[1] - 1]) + 1


def _without_overlap(some: Array, least: float) -> Iterator[tuple[int, int]]:
    first, width = np.nonzero(some >= least)
    taken: set[int] = set()
    for at in np.argsort(-some[first, width], kind="stable").tolist():
        run = range(first[at], first[at] + width[at] + 1)
        if taken.isdisjoint(run):
            taken.update(run)
            yield run.start, run.stop


def reading_of(doc: Doc, component: str) -> Reading:
    """Return what the encoder makes of `doc`, for `component`.

    Raises:
        ValueError: The encoder has not read it.
    """
    if doc._.reading is None:
        raise ValueError(f"{component} needs what kg_encoder sets; add kg_encoder before it")
    return cast(Reading, doc._.reading)


@Language.factory("kg_encoder", assigns=["doc.tensor", "doc._.reading"])
def make_encoder(nlp: Language, name: str) -> "Encoder":
    """Make the component."""
    return Encoder()


class Encoder:
    """Set the vectors of a Doc's tokens, and what the heads make of them."""

    def __init__(self) -> None:
        """Load nothing yet."""
        register()

    def __call__(self, doc: Doc) -> Doc:
        """Read `doc`."""
        ids, opens, word_of = _pieces(doc)
        vectors = _encode(ids, opens)
        own = heads.load()
        doc.tensor = vectors[word_of] if len(vectors) else np.zeros((len(doc), _WIDTH), np.float32)  # type: ignore[assignment]  # stub is narrower
        doc._.reading = Reading(word_of, vectors, own.cuts(vectors), own.spans(vectors))
        return doc


@cache
def _session() -> "InferenceSession":
    os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")  # else, when imported, it keeps an id in the home folder and reports to Microsoft
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    options.log_severity_level = 3
    path, slower = str(WEIGHTS / "encoder.onnx"), ["SkipLayerNormFusion"]  # its operator takes longer than the two that it stands for
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"], disabled_optimizers=slower)


@cache
def _tokenizer() -> "Tokenizer":
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))


def chunks(doc: Doc) -> Iterator[list[Token]]:
    """Yield the tokens of a Doc as white space parts them."""
    chunk: list[Token] = []
    for token in doc:
        chunk.append(token)
        if token.whitespace_:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _pieces(doc: Doc) -> tuple[Index, Index, Index]:
    """Return the word pieces of a Doc, the index of the piece with which each word opens, and the index of each token's word."""
    spoken = [(chunk, "".join([token.text for token in chunk])) for chunk in chunks(doc)]
    texts = sorted({text for _, text in spoken})
    encoded = {
        text: (pieces.ids, {offset: at for at, (offset, _) in reversed(list(enumerate(pieces.offsets)))})
        for text, pieces in zip(texts, _tokenizer().encode_batch(texts, add_special_tokens=False), strict=True)
    }
    ids: list[int] = []
    opens: list[int] = []
    word_of: list[int] = []
    for chunk, text in spoken:
        pieces, begins = encoded[text]
        for token in chunk:
            at = begins.get(token.idx - chunk[0].idx)
            if at is not None and (_ALNUM.match(token.text) or not opens):
                opens.append(len(ids) + at)
            word_of.append(max(0, len(opens) - 1))
        ids += pieces
    return np.array(ids, dtype=np.int64), np.array(opens, dtype=np.int64), np.array(word_of, dtype=np.int64)


def _encode(ids: Index, opens: Index) -> Array:
    """Return the vectors of the word pieces `opens`, in order, each from the window in which it stands farthest from an edge."""
    vectors: Array = np.zeros((len(opens), _WIDTH), np.float32)
    last = max(0, len(ids) - _BODY + _STRIDE - 1) // _STRIDE
    windows, firsts = np.unique(((opens - (_BODY - _STRIDE) // 2) // _STRIDE).clip(0, last), return_index=True)
    for start, words in zip((windows * _STRIDE).tolist(), starmap(slice, pairwise([*firsts.tolist(), len(opens)])), strict=True):
        vectors[words] = _run(ids[start : start + _BODY])[1 + opens[words] - start]
    return vectors.round(2, out=vectors)


def _run(window: Index) -> Array:
    """Return the vectors of a window [pieces, width], edges included."""
    return np.asarray(_session().run(None, {"input_ids": np.array([[_CLS, *window, _SEP]])})[0][0], dtype=np.float32)
