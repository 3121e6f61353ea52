"""What Ctrl-C leaves of a build, as far as it is told."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kg.cli import console

Reached = tuple[int, int, int]


@contextmanager
def told_where_stopped(*, kept: bool, answers: bool, shown: bool) -> Iterator[Callable[[int, int, int], Reached]]:
    """Give a function that takes, and hands on, how far a build is; say it upon Ctrl-C, and what the next build need not do again.

    Args:
        kept: Whether anything is kept.
        answers: Whether that is answers of a language model, and not talks.
    """
    at = (0, 0, 0)

    def reached(done: int, total: int, words: int) -> Reached:
        nonlocal at
        at = done, total, words
        return at

    try:
        yield reached
    except KeyboardInterrupt:
        if shown:
            console.warn(_told(at[0], at[1], kept=kept, answers=answers))
        raise


def _told(done: int, total: int, *, kept: bool, answers: bool) -> str:
    if not kept:
        return "stopped; nothing is kept"
    if answers:
        return "stopped; what the model answered is kept, the same command goes on from there"
    if not done:
        return "stopped before a talk was understood; nothing is kept yet"
    return f"stopped; {done:,} of {console.count(total, 'talk')} {'is' if done == 1 else 'are'} kept, the same command goes on from there"
