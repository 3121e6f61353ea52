"""By whose names a publication is called ("the russell and norvig book"): then its authors are named there, too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.catalog import fold
from kg.ontology import EntityType, How
from kg.understand.candidates import Candidate
from kg.understand.hearing import Run
from kg.understand.publications import BEFORE_TITLES, DESCRIBED

_HEADS = BEFORE_TITLES | DESCRIBED.keys()
_JOINING = frozenset({"al", "and", "et"})


@dataclass(frozen=True, slots=True)
class Byline:
    """Hold where authors are named, each with the whole name, and which words are left to name what they wrote."""

    authors: Sequence[tuple[Run, str]]
    work: Run


def byline_of(candidate: Candidate, words: Sequence[str]) -> Byline | None:
    """Return the byline with which a publication's name opens, or None where it opens otherwise or all of it is a title.

    Args:
        words: The folded words of the talk; behind names alone the next may say that they mean a publication ("the hodgkin huxley paper").
    """
    if candidate.entity.type is not EntityType.PAPER or candidate.how is How.SOUND:
        return None
    authors = list(_opening(candidate, words))
    start = authors[-1][0][1] if authors else candidate.start
    while start < candidate.end and words[start] in _JOINING:
        start += 1
    end = max(candidate.end, start + 1)
    is_work = words[end - 1 : end] and (words[end - 1] in _HEADS or fold.join(words[start:end]) == fold.key(candidate.entity.name))
    return Byline(authors, (start, end)) if authors and is_work else None


def _opening(candidate: Candidate, words: Sequence[str]) -> Iterator[tuple[Run, str]]:
    """Yield where authors are named one after the other from the first word on, by surname or more, each with the whole name."""
    at = candidate.start
    while at < candidate.end:
        named = [(size, name) for name in candidate.entity.authors if (size := _named(fold.words(name), words[at : candidate.end]))]
        if named:
            size, name = max(named)
            yield (at, at + size), name
        elif words[at] not in _JOINING:
            return
        at += max(named)[0] if named else 1


def _named(author: Sequence[str], words: Sequence[str]) -> int:
    """Return how many of the words an author's name is, from some word of it to the last; 0 if none."""
    return next((len(author) - at for at in range(len(author)) if list(words[: len(author) - at]) == list(author[at:])), 0)
