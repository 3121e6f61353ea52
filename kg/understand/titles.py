"""How talk names what was published: "a book called waiting for godot by", "the book drive", "the green ai paper"."""

from collections.abc import Iterator, Sequence

from kg.catalog import fold
from kg.ontology import EntityType
from kg.understand.hearing import ARTICLES, Hearing, Run
from kg.understand.labels import TYPES, WIDEST
from kg.understand.publications import BEFORE_TITLES, ENTITLED, NICKNAMED
from kg.understand.words import Word

CALLED = frozenset({"called", "entitled", "named", "titled"})
_VAGUE = frozenset({"a", "an", "another", "any", "every", "no"})
_GOES_ON = frozenset(
    {"because", "but", "by", "he", "his", "i", "it", "its", "my", "our", "she", "so", "that", "there", "they"}
    | {"was", "well", "where", "which", "while", "who", "yeah"}
)
"""Words with which a sentence goes on behind a title."""

_DANGLING = frozenset({"a", "an", "and", "as", "at", "for", "from", "in", "is", "of", "on", "or", "the", "to", "with"})
"""Words with which no title ends."""

_WHOM = frozenset({"her", "him", "me", "them", "us", "you"})
"""Words of those who are called by telephone."""

_REACH = 7
"""Words before "called" among which the publication stands ("an article in the atlantic called")."""

_LONGEST = 12
_CLEARLY = 0.65
"""Chance of its type from which the encoder hears clearly where a title ends."""

_SOMEWHAT = 0.25
_BREAK, _BREAK_AT_AND = 0.35, 0.15
"""Chance that a sentence starts from which no title goes on, and the same of "and"."""


def titles(words: Sequence[Word], hearing: Hearing) -> Iterator[Run]:
    """Yield the runs that are called the title of a publication, as long as the encoder hears them, or else up to where a title ends."""
    for at, word in enumerate(words[:-1], 1):
        if word.folded in CALLED:
            start = at + (words[at].folded in ARTICLES)
            end = _end(words, start, hearing)
            if start < end and is_titled(words, start, end) and _may_be_title(words, (start, end), hearing):
                yield start, end


def is_titled(words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether the words just before a run say that it is the title of a publication."""
    before = [word.folded for word in words[max(0, start - _REACH - 2) : start]]
    if before and before[-1] in ARTICLES:
        before.pop()
    if not before or _is_kind(words[end - 1]):
        return False
    return before[-1] in BEFORE_TITLES or (before[-1] in CALLED and not ENTITLED.isdisjoint(before[:-1]))


def has_author(words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether a run is what somebody is said to be the author of."""
    before = [word.folded for word in words[max(0, start - 3) : start] if word.folded not in ARTICLES]
    return before[-2:] in (["author", "of"], ["authors", "of"]) and not _is_kind(words[end - 1])


def is_explained(words: Sequence[Word], end: int) -> bool:
    """Tell whether the words just behind a run tell of a publication: who wrote it, or that it is one ("garden science, the book")."""
    after = [word.folded for word in words[end : end + 2]]
    told = after[:1] == ["by"] or (len(after) > 1 and after[0] in ARTICLES and after[1] in BEFORE_TITLES)
    return told and not _is_kind(words[end - 1])


def _is_kind(word: Word) -> bool:
    return fold.singular(word.folded) in ENTITLED


def is_nicknamed(words: Sequence[Word], start: int, end: int) -> bool:
    """Tell whether a run names one publication by what it is about or whose it is ("green ai paper"), and not a kind ("a cvpr paper")."""
    named = any(word.zipf == 0.0 for word in words[start : end - 1])
    return named and words[end - 1].folded in NICKNAMED and not (start and words[start - 1].folded in _VAGUE)


def _end(words: Sequence[Word], start: int, hearing: Hearing) -> int:
    """Return where a title ends; where it starts, if nothing tells."""
    chances = {end: hearing.chance((start, end), EntityType.PAPER) for end in range(start + 1, min(start + WIDEST, len(words)) + 1)}
    heard = max(chances, key=chances.__getitem__, default=start)
    end = start
    while end < len(words) and words[end].folded not in _GOES_ON and (end == start or not _breaks(words, end, hearing)):
        end += 1
    while end > start and words[end - 1].folded in _DANGLING:
        end -= 1
    if chances.get(heard, 0.0) > _CLEARLY and not heard - start == WIDEST < end - start <= _LONGEST:
        return heard
    return end if end - start <= _LONGEST else start


def _breaks(words: Sequence[Word], at: int, hearing: Hearing) -> bool:
    return hearing.starts(at) >= (_BREAK_AT_AND if words[at].folded == "and" else _BREAK)


def _may_be_title(words: Sequence[Word], run: Run, hearing: Hearing) -> bool:
    """Refuse what is only grammar ("it's called right now") and not heard as a title, and what the encoder hears as something else."""
    if words[run[0]].folded in _WHOM or any(hearing.chance(run, type_) > 1 / 2 for type_ in TYPES if type_ is not EntityType.PAPER):
        return False
    return not all(word.is_function for word in words[slice(*run)]) or hearing.chance(run, EntityType.PAPER) > _SOMEWHAT
