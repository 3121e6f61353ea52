"""The ordinary words of spoken English and how often they are used, so that no name is seen where none is said."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

COMMON = 3.0
"""Zipf frequency (log10 of uses per thousand million words) from which a word is plain English."""

FUNCTION = 5.6
"""Zipf frequency from which a word is grammar rather than content ("with", "like", "really")."""

_NUMBERS = frozenset(
    {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen"}
    | {"fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty"}
    | {"ninety", "hundred", "thousand", "million", "billion", "trillion"}
)
_PRONOUN_I = {"i", "i'm", "i've", "i'd", "i'll", "im", "ive"}


@cache
def frequencies() -> dict[str, float]:
    """Return the Zipf frequency of every ordinary word."""
    lines = (Path(__file__).parent / "words.tsv").read_text(encoding="utf-8").splitlines()
    table = {word: float(zipf) for word, zipf in (line.split("\t") for line in lines)}
    return table | {word.replace("'", ""): zipf for word, zipf in table.items() if "'" in word} | dict.fromkeys(_PRONOUN_I, 7.0)


def zipf(word: str) -> float:
    """Return the Zipf frequency of a lower-case word, 0 for one that is not ordinary English."""
    return frequencies().get(word, 0.0)


def is_plain(word: str) -> bool:
    """Tell whether a lower-case word is a plain English one."""
    return zipf(word) >= COMMON


def is_function(word: str) -> bool:
    """Tell whether a lower-case word is grammar rather than content."""
    return zipf(word) >= FUNCTION


def is_bare(word: str) -> bool:
    """Tell whether a lower-case word is grammar or a number."""
    return word in _NUMBERS or word.isdigit() or is_function(word)


def is_telling(words: Sequence[str]) -> bool:
    """Tell whether lower-case words are a name wherever they stand: several, or one that is neither a letter nor plain English."""
    return len(words) > 1 or any(len(word) > 1 and not is_plain(word) for word in words)
