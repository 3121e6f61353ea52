"""When two names are one."""

import pytest

from kg.evaluate.names import name_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yann LeCun", "yann le cun"),
        ("Schrödinger", "Schrodinger"),
        ("ImageNet", "Image-Net"),
        ("The AlexNet paper", "AlexNet papers"),
        ("a neural network", "Neural Networks"),
        ("GANs", "GAN"),
    ],
)
def test_spellings_of_one_name(one, other):
    """Case, accents, punctuation, spaces, a leading article and a plural s make no difference."""
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Alex Krizhevsky", "Alex Krajewski"), ("loss", "los"), ("GPT-2", "GPT-3"), ("bus", "bu"), ("The", "A"), ("rose", "arose")],
)
def test_different_names(one, other):
    """Nothing else is forgiven: no misspelling, no short or double s, and an article alone is a name."""
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize("name", ["", "…", "東京"])
def test_name_without_latin_letters(name):
    """What holds no Latin letter and no digit has an empty key."""
    assert name_key(name) == ""
