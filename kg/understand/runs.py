"""Where names may hide that captions have misheard."""

from collections.abc import Iterable, Iterator, Sequence

from kg.understand.candidates import Candidate
from kg.understand.hearing import Hearing, Run
from kg.understand.sound_index import LONGEST
from kg.understand.words import Word

_CLEARLY = 0.6
"""Chance from which a run of words is clearly heard as a mention."""

_LONGEST_PLAIN = 3
_RARE = 4.0


def misspelled(spelled: Iterable[Candidate], hearing: Hearing) -> set[Run]:
    """Return the runs that are heard as something of another type than what they spell ("you apply atom")."""
    likely: dict[Run, float] = {}
    for each in spelled:
        run = (each.start, each.end)
        likely[run] = max(likely.get(run, 0.0), hearing.chance(run, each.entity.type)[0])
    return {run for run, chance in likely.items() if chance < _CLEARLY / 2 and 1 - hearing.chances(run)[0] >= _CLEARLY}


def garbled_runs(words: Sequence[Word], taken: set[int]) -> Iterator[Run]:
    """Yield the runs with something rare in them, outside the names that are spelled freely."""
    for start in range(len(words)):
        for end in range(start + 1, min(start + LONGEST, len(words)) + 1):
            if end - 1 in taken:
                break
            if _may_be_garbled(words[start:end]):
                yield start, end


def plain_runs(words: Sequence[Word], taken: set[int]) -> Iterator[Run]:
    """Yield the runs with a content word in them, outside the names that are spelled freely."""
    for start in range(len(words)):
        for end in range(start + 1, min(start + _LONGEST_PLAIN, len(words)) + 1):
            if end - 1 in taken:
                break
            if not all(word.is_function for word in words[start:end]):
                yield start, end


def _may_be_garbled(run: Sequence[Word]) -> bool:
    """Tell whether a name may hide in a run: content words at both edges, and something in it that is rare English or none."""
    if run[0].is_function or run[-1].is_function:
        return False
    rarest = min(word.zipf for word in run)
    return rarest == 0.0 if len(run) == 1 else rarest < _RARE
