"""Words of a talk are found as people write them."""

import pytest

from kg.corrections.spoken import Spoken


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("AlexNet", "so alexnet's layers, AlexNet, and alexnets", ["alexnet", "AlexNet", "alexnets"]),
        ("alex ned", "the alex-ned paper by alex, ned", ["alex-ned", "alex, ned"]),
        ("Müller", "muller and müller", ["muller", "müller"]),
        ("C++", "c++ and c", ["c++"]),
        ("AT&T", "at&t and att", ["at&t"]),
        ("net", "internet and nets", ["nets"]),
        ("don't", "i don't and i dont", ["don't", "dont"]),
        ("?", "what?", []),
    ],
)
def test_find(words, text, found):
    """Case, accents, hyphens, plurals and possessives make no difference; half a word is none."""
    assert [text[start:end] for start, end in Spoken(text).find(words)] == found
