"""Names are taken where spelling is sure, and nothing else is."""

import pytest

from kg.read.person import named, people


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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Lee; Bob Roy | Cy Day", ("Ann Lee", "Bob Roy", "Cy Day")),
        ("Bob Roy and Cy Day", ("Bob Roy", "Cy Day")),
        ("Lex & Joe", ("Lex", "Joe")),
        ("ilya sutskever, andrej karpathy", ("Ilya Sutskever", "Andrej Karpathy")),
        ("Ilya Sutskever, Bill Gates, and Prof. Fei-Fei Li", ("Ilya Sutskever", "Bill Gates", "Fei-Fei Li")),
        ("Ilya Sutskever, chief scientist of OpenAI", ("Ilya Sutskever",)),
        ("Ilya Sutskever, Co-Founder and Chief Scientist, OpenAI", ("Ilya Sutskever",)),
        ("Ilya Sutskever (OpenAI), Fei-Fei Li (Stanford)", ("Ilya Sutskever", "Fei-Fei Li")),
        ("Ann Lee, chief of research, and Bob Roy, Google Brain", ("Ann Lee", "Bob Roy")),
        ("Geoffrey Hinton, PhD", ("Geoffrey Hinton",)),
        ("Martin Luther King, Jr.", ("Martin Luther King, Jr.",)),
        ("Ilya Sutskever,Fei-Fei Li,", ("Ilya Sutskever", "Fei-Fei Li")),
        ("Sutskever, Ilya", ("Ilya Sutskever",)),
        ("van Rossum, Guido; Hinton, Geoffrey E.", ("Guido van Rossum", "Geoffrey E. Hinton")),
    ],
)
def test_a_field_names_people(text: str, names: tuple[str, ...]) -> None:
    """Its list of names is taken apart; what is said of them and whose is the family name are known where a name is known."""
    assert named(text) == names


@pytest.mark.parametrize(
    "text", ["Ilya", "dr. xanthor", "Ilya, Andrej", "Quillibrace, Xanthor", "head of research and engineering", "OpenAI, Google"]
)
def test_a_field_in_doubt_is_one_name(text: str) -> None:
    """Who or how many are meant is not guessed."""
    assert named(text) == (text,)


def test_an_empty_field_names_nobody() -> None:
    """Nor do separators alone."""
    assert named(" ; |") == ()
