"""Whether a talk is in English, the one language that is understood."""

from kg.catalog.english import zipf

_EVERYWHERE = 6.3
"""Zipf frequency of the hundred commonest words, such as "the" and "really"."""

_SHARE = 0.25
"""Share that is in English: 0.34 or more in each of 1,800 podcasts, 0.12 or less in sentences of eight other languages."""

_ENOUGH, _PLENTY = 100, 5_000
"""Words from which one can tell, and words of the opening that are looked at."""


def is_foreign(text: str) -> bool:
    """Tell whether a talk is surely not in English."""
    words = text.split(maxsplit=_PLENTY)[:_PLENTY]
    common = sum(zipf(word.lower()) >= _EVERYWHERE for word in words)
    return len(words) >= _ENOUGH and common < _SHARE * len(words)
