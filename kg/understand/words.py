"""The words of a Doc that names are made of: folded, with how ordinary each is."""

import re
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Span

from kg.catalog import english, fold

_STOPS = frozenset(".?!")
_STOPPED = 0.02
"""Share of tokens that are stops from which somebody set them."""

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_CLITIC = re.compile(r"['’](?:s|re|ve|ll|d|m|t)$|^n['’]t$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """Hold a word of a Doc.

    Attributes:
        at: Index of its token.
        text: Its spelling in the talk.
        folded: Its spelling for look-up (`kg.catalog.fold`).
        zipf: How often ordinary English uses it; 0 for a name or an unheard-of word.
        capital: Whether it opens with a capital.
    """

    at: int
    text: str
    folded: str
    zipf: float
    capital: bool

    @property
    def is_function(self) -> bool:
        """Tell whether it is grammar rather than content."""
        return self.zipf >= english.FUNCTION


def words_of(doc: Doc | Span) -> list[Word]:
    """Return the words of `doc`; hyphens, stops and clitics ("'s") are not words."""
    return [Word(token.i, text, *known) for token in doc if (known := _known(text := token.text))[0]]


@lru_cache(maxsize=1 << 16)
def _known(text: str) -> tuple[str, float, bool]:
    """Return what there is to know of a word by its spelling, in the order of a `Word`; nothing folded of what is none."""
    return "" if _CLITIC.search(text) else fold.word_key(text), english.zipf(text.lower()), text[0].isupper()


def is_possessive(span: Span) -> bool:
    """Tell whether an "'s" stands behind words, by which what follows is theirs, or "is" is short."""
    return span.doc[span.end : span.end + 1].text in _POSSESSIVE


def has_stops(doc: Doc) -> bool:
    """Tell whether the sentences of `doc` end with stops, as in what was edited, or written by a recogniser that knows names."""
    return sum(token.text in _STOPS for token in doc) > _STOPPED * len(doc)


def span_of(doc: Doc, words: list[Word], start: int, end: int, label: str) -> Span:
    """Return the span of `doc` from the word `start` to the word before `end`."""
    return Span(doc, words[start].at, words[end - 1].at + 1, label=label)
