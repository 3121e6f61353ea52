"""Find things by what they are called: names, aliases, and what the captions made of them; as spelt, nearly so, or by sound."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from kg.query.spellings import is_longer, nearest, spelt
from kg.query.stored import Record, Stored

_LEAST = 0.7
"""How alike a form must be, to be told."""

_PART = 0.9
"""What it is worth when all that was typed stands in a longer name."""

_BY_SOUND = 0.95
"""What the same sound is worth beside the same spelling."""


class By(StrEnum):
    """Say what agreed: all of the name, an alias, what was heard, words of one of these; or only nearly, in spelling or in sound."""

    NAME = "name"
    ALIAS = "alias"
    HEARD = "heard"
    WORDS = "words"
    SPELLING = "spelling"
    SOUND = "sound"


_WHOLE = (By.NAME, By.ALIAS, By.HEARD)


@dataclass(frozen=True, slots=True)
class Match:
    """Say that a thing is called something like what was asked for.

    Attributes:
        called: The name, alias or words heard that are most alike.
        by: What agreed.
        score: How much, from 0 to 1.
    """

    id: str
    name: str
    type: str
    called: str
    by: By
    score: float
    mentions: int

    @property
    def is_whole(self) -> bool:
        """Tell whether what was asked for is all of what the thing is called."""
        return self.by in _WHOLE

    @property
    def is_literal(self) -> bool:
        """Tell whether what was asked for stands there as it was typed."""
        return self.is_whole or self.by is By.WORDS


class _Form(NamedTuple):
    """Hold one way a thing is written, and what it is: name, alias or heard."""

    node: Record
    text: str
    kind: By


def find(graph: Stored, text: str, *, limit: int = 10) -> tuple[Match, ...]:
    """Return the things that are called something like the text, the most alike first."""
    from kg.catalog import fold

    if is_longer(graph, text) or not (words := fold.words(text)):
        return ()
    best: dict[str, Match] = {}
    for form in _near(graph, " ".join(words)):
        by, score = _likeness(words, form)
        if score >= _LEAST:
            match = _match(form, by, score)
            best[match.id] = min(best.get(match.id, match), match, key=_rank)
    return tuple(sorted(best.values(), key=_rank)[:limit])


def _rank(match: Match) -> tuple[bool, float, int, int, str]:
    return not match.is_literal, -match.score, list(By).index(match.by), -match.mentions, match.id


def _match(form: _Form, by: By, score: float) -> Match:
    node = form.node
    return Match(node["id"], node["name"], node["type"], form.text, by, round(score, 3), len(node["mentions"]))


def _near(graph: Stored, text: str) -> Iterator[_Form]:
    """Yield the forms to look at closely."""
    for number, group in groupby(nearest(graph, text), itemgetter(0)):
        yield from _forms(graph.nodes[number], {spelling for _, spelling in group})


def _forms(node: Record, wanted: set[str]) -> Iterator[_Form]:
    """Yield of each spelling that is wanted what first has it."""
    ways = [(By.NAME, node["name"]), *((By.ALIAS, alias) for alias in node["aliases"])]
    ways += [(By.HEARD, mention["surface"]) for mention in node["mentions"]]
    for (kind, text), spelling in zip(ways, spelt([text for _, text in ways]), strict=True):
        if spelling in wanted:
            wanted.remove(spelling)
            yield _Form(node, text, kind)


def _likeness(words: Sequence[str], form: _Form) -> tuple[By, float]:
    """Return how much a form is like the words, from 0 to 1, and what of it agrees."""
    from kg.catalog import fold

    written = fold.words(form.text)
    if not written:
        return form.kind, 0.0
    if fold.join(words) == fold.join(written):
        return form.kind, 1.0
    if set(words) <= set(written):
        return By.WORDS, _PART
    from rapidfuzz.distance import Indel, Levenshtein

    from kg.understand import phones

    joined, other = "".join(words), "".join(written)
    spelling = max(Indel.normalized_similarity(joined, other), _PART * _word_by_word(words, written))
    sound = _BY_SOUND * Levenshtein.normalized_similarity(phones.of_words(words), phones.of_words(written))
    return (By.SPELLING, spelling) if spelling >= sound else (By.SOUND, sound)


def _word_by_word(words: Sequence[str], written: Sequence[str]) -> float:
    """Return how alike each word is to the nearest in the form, on average."""
    from rapidfuzz.distance import Indel

    return sum(max(Indel.normalized_similarity(word, other) for other in written) for word in words) / len(words)
