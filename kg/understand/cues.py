"""The words that tell how firmly something is stated (`polarity.tsv`), found among others."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.ontology import Polarity
from kg.understand import tables

STOP = "."
"""Stands among words where a sentence begins."""

END = "|"
"""Stands among words for an end of a relation."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Hold words of the table, from `start` to before `end`: the scope they have, and what they make of a statement."""

    scope: str
    polarity: Polarity | None
    start: int
    end: int


def parted(words: Sequence[str]) -> list[str]:
    """Return words parted from what is clipped onto them, with "not" in full: "didn't" is "did not"."""
    return " ".join(words).replace("n't", " not").replace("'", " '").split()


def cues(words: Sequence[str], *scopes: str) -> Iterator[Cue]:
    """Yield the words of these scopes among parted words, the longest at each place, none within another."""
    at = 0
    while at < len(words):
        cue = next((cue for cue in _at(words, at) if cue.scope in scopes), None)
        if cue:
            yield cue
        at = cue.end if cue else at + 1


def opening(sentence: Sequence[str], scope: str) -> Cue | None:
    """Return the words of a scope that a sentence begins with, or before which only such stand as may open it."""
    at = 0
    for cue in cues(sentence, scope, "opening"):
        if cue.start != at:
            return None
        if cue.scope == scope:
            return cue
        at = cue.end
    return None


def _at(words: Sequence[str], at: int) -> Iterator[Cue]:
    for scope, polarity, phrase in _table().get(words[at], ()):
        if _are(words[at : at + len(phrase)], phrase):
            yield Cue(scope, polarity, at, at + len(phrase))


def _are(words: Sequence[str], phrase: Sequence[str]) -> bool:
    """Tell whether words are a phrase, in which "*" is any word but an end."""
    return len(words) == len(phrase) and all(
        one == other or (one == "*" and other != END) for one, other in zip(phrase, words, strict=True)
    )


@cache
def _table() -> dict[str, list[tuple[str, Polarity | None, Sequence[str]]]]:
    """Return the rows of the table by their first word, the longest first."""
    found = defaultdict(list)
    for scope, polarity, phrase in tables.rows("polarity.tsv"):
        words = parted(phrase.split())
        found[words[0]].append((scope, Polarity(polarity) if polarity else None, words))
    return {word: sorted(rows, key=lambda row: -len(row[2])) for word, rows in found.items()}
