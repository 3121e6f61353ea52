"""Whether a talk is in English, the one language that is understood."""

from kg.catalog.english import zipf

_EVERYWHERE = 6.3
"""Zipf frequency of the hundred commonest words, such as "the" and "really"."""

_SHARE = 0.25
"""So many words of a talk in English are of these: 0.37 or more in 1,800 talks, 0.2 or less in other languages."""

_ENOUGH, _PLENTY = 100, 5_000
"""Words from which one can tell, and words of the opening that are looked at."""


def is_foreign(text: str) -> bool:
    """Tell whether a talk is surely not in English."""
    words = text.split(maxsplit=_PLENTY)[:_PLENTY]
    common = sum(zipf(word.lower()) >= _EVERYWHERE for word in words)
    return len(words) >= _ENOUGH and common < _SHARE * len(words)
