"""Names are taken where spelling is sure, and nothing else is."""

import pytest

from kg.read.person import people


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ilya Sutskever", ("Ilya Sutskever",)),
        ("David Silver", ("David Silver",)),
        ("Guido van Rossum", ("Guido van Rossum",)),
        ("Michael I. Jordan", ("Michael I. Jordan",)),
        ("Yann LeCun and Fei-Fei Li", ("Yann LeCun", "Fei-Fei Li")),
        ("Jürgen Schmidhuber, Sepp Hochreiter & Alex Graves", ("Jürgen Schmidhuber", "Sepp Hochreiter", "Alex Graves")),
        ("Dr. Andrew Ng (Stanford)", ("Andrew Ng",)),
        ("Prof. Geoffrey Hinton PhD", ("Geoffrey Hinton",)),
    ],
)
def test_names_are_taken(text: str, names: tuple[str, ...]) -> None:
    """Two to four capitalised words that begin with a first name are a person."""
    assert people(text, expected=False) == names


@pytest.mark.parametrize(
    "text",
    [
        "Deep Learning", "Turing Test", "Hopfield Networks", "Alan Turing Institute", "Meta-Learning Systems",
        "OpenAI Codex", "GPT-4 Turbo", "Practical AI", "ilya sutskever", "Ilya",
        "Ilya Sutskever and Deep Learning", "Max Pooling", "The Mind of Ilya Sutskever Today", "", ",",
    ],
)  # fmt: skip
def test_other_words_are_no_names(text: str) -> None:
    """Ordinary English, brands, single words and lists with one stranger name nobody."""
    assert people(text, expected=True) == ()


def test_an_unheard_first_name_needs_a_place_for_a_guest() -> None:
    """Words that no dictionary has are a name only where a name is expected."""
    assert people("Xanthor Quillibrace", expected=False) == ()
    assert people("Xanthor Quillibrace", expected=True) == ("Xanthor Quillibrace",)
