"""What tells where a sentence ends and who is speaking, as features of log-linear models."""

from collections.abc import Sequence
from itertools import pairwise

from kg.understand.linear import Features


def boundary(words: Sequence[str], at: int) -> Features:
    """Return the features of a cut before `words[at]`, all lower case."""
    two, one = words[at - 2] if at > 1 else "^", words[at - 1]
    now, then = words[at], words[at + 1] if at + 1 < len(words) else "$"
    names = (
        "", f"{one} |", f"| {now}", f"{two} {one} |", f"| {now} {then}", f"{one} | {now}", f"{one} | {now} {then}", f"{two} {one} | {now}",
    )  # fmt: skip
    return dict.fromkeys(names, 1.0)


def asks(words: Sequence[str]) -> Features:
    """Return the features of a sentence that tell whether the one who asks or the one who answers says it."""
    padded = ["^", *words, "$"]
    pairs = {f"{one} {two}": 1.0 for one, two in pairwise(padded)}
    return dict.fromkeys(words, 1.0) | pairs | {"": 1.0, f"words={min(len(words) // 4, 8)}": 1.0}
