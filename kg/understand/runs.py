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
        likely[run] = max(likely.get(run, 0.0), hearing.chance(run, each.entity.type))
    return {run for run, chance in likely.items() if chance < _CLEARLY / 2 and hearing.chance(run) >= _CLEARLY}


def garbled_runs(words: Sequence[Word], taken: set[int]) -> Iterator[Run]:
    """Yield the runs with content words at both edges and something rare in them, outside the names that are spelled freely.

    A word by itself must be no ordinary English at all.
    """
    for start, first in enumerate(words):
        if first.is_function:
            continue
        rarest = first.zipf
        for end, last in enumerate(words[start : start + LONGEST], start + 1):
            if end - 1 in taken:
                break
            rarest = min(rarest, last.zipf)
            if not last.is_function and (rarest == 0.0 if last is first else rarest < _RARE):
                yield start, end


def plain_runs(words: Sequence[Word], taken: set[int]) -> Iterator[Run]:
    """Yield the runs with a content word in them, outside the names that are spelled freely."""
    for start in range(len(words)):
        has_content = False
        for end, last in enumerate(words[start : start + _LONGEST_PLAIN], start + 1):
            if end - 1 in taken:
                break
            has_content = has_content or not last.is_function
            if has_content:
                yield start, end
