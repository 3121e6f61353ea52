"""How talk names what was published."""

import pytest

from kg.understand.hearing import Hearing
from kg.understand.titles import has_author, is_explained, is_nicknamed, is_titled, titles
from kg.understand.words import words_of


@pytest.fixture
def titled(hear):
    """Return what tells the titles in a text in which some words are heard, and sentences may start with these chances."""

    def titles_in(text: str, *heard: tuple[str, str, float], starts: dict[str, float] | None = None) -> list[str]:
        doc = hear(text, *heard, cuts=[((starts or {}).get(word, 0.0), 0.0, 0.0) for word in text.split()])
        words = words_of(doc)
        return [" ".join(word.text for word in words[start:end]) for start, end in titles(words, Hearing(doc, words))]

    return titles_in


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("she wrote a book called waiting for quellburg by a friend", ["waiting for quellburg"]),
        ("a paper on gardens entitled the quiet garden which came out", ["quiet garden"]),
        (
            "they published an article last spring called why gardens fail and how we mend them it says",
            ["why gardens fail and how we mend them"],
        ),
        ("she wrote a book called gardens in the she says", ["gardens"]),
        ("a gate called quellburg", []),  # no publication
        ("the book is called right now", []),
        ("the book was called but i forgot", []),
        ("the book called", []),
        ("the book called the", []),
        ("it is a paper so they called me back and said it", []),
        ("what you would have called a book by now", []),
        ("a book called " + "quiet garden " * 7, []),  # longer than titles are: nothing tells where it ends
    ],
)
def test_what_is_called_the_title_goes_on_to_where_a_sentence_would(titled, text, titles):
    """A publication stands not far before "called", and what follows is no mere grammar."""
    assert titled(text) == titles


def test_a_title_ends_where_a_sentence_starts(titled):
    """ "And" does so by less, since it also joins the words of a title."""
    assert titled("a book called quiet gardens people read it", starts={"people": 0.4}) == ["quiet gardens"]
    assert titled("a book called quiet gardens and people read it", starts={"and": 0.2}) == ["quiet gardens"]
    assert titled("a book called quiet gardens and people", starts={"people": 0.2}) == ["quiet gardens and people"]


def test_a_title_clearly_heard_ends_where_it_is_heard_to(titled):
    """But one that is heard as long as anything can be may go on."""
    assert titled("a book called quiet gardens primarily for you", ("quiet gardens", "Paper", 0.7)) == ["quiet gardens"]
    assert titled("a book called quiet gardens primarily it says", ("quiet gardens", "Paper", 0.5)) == ["quiet gardens primarily"]
    heard = ("quiet gardens under some old trees", "Paper", 0.9)
    assert titled("a book called quiet gardens under some old trees today it says", heard) == ["quiet gardens under some old trees today"]


def test_what_is_heard_as_something_else_is_no_title(titled):
    """A paper may be published "with a group called" something."""
    assert titled("a paper with a group called quell forum it says", ("quell forum", "Organization", 0.9)) == []


def test_plain_words_are_a_title_where_they_are_heard_as_one(titled):
    """Grammar alone is none else."""
    assert titled("a book called some of them so", ("some of them", "Paper", 0.4)) == ["some of them"]


@pytest.mark.parametrize(
    ("before", "title", "holds"),
    [
        ("she wrote the book", "drive", True),
        ("in the book the", "quiet garden", True),
        ("an essay of hers called", "drive", True),
        ("a car called", "drive", False),
        ("the book", "blog post", False),
        ("", "drive", False),
    ],
)
def test_a_publication_is_named_right_before_its_title(hear, before, title, holds):
    """Or a little before what calls it so."""
    words = words_of(hear(f"{before} {title}".strip()))
    assert is_titled(words, len(before.split()), len(words)) == holds


@pytest.mark.parametrize(
    ("text", "start", "holds"),
    [
        ("the quellnet paper", 1, True),
        ("our green quellnet paper", 1, True),
        ("quellnet paper", 0, True),
        ("a quellnet paper", 1, False),  # any of them
        ("this green paper", 1, False),  # no name
        ("the paper quellnet", 1, False),
        ("the quellnet thesis", 1, False),
    ],
)
def test_a_nickname_holds_a_name(hear, text, start, holds):
    """A paper or a book goes by a word that is no plain English."""
    words = words_of(hear(text))
    assert is_nicknamed(words, start, len(words)) == holds


@pytest.mark.parametrize(
    ("text", "end", "holds"),
    [
        ("quiet garden by maria quell", 2, True),
        ("quiet garden the book she wrote", 2, True),
        ("quiet garden and the book", 2, False),
        ("quiet garden", 2, False),
        ("blog posts by maria quell", 2, False),
    ],
)
def test_a_title_may_be_explained_behind_it(hear, text, end, holds):
    """By who wrote it, or by what it is."""
    assert is_explained(words_of(hear(text)), end) == holds


@pytest.mark.parametrize(
    ("text", "start", "holds"),
    [
        ("the author of quiet garden", 3, True),
        ("the authors of the quiet garden", 4, True),
        ("the author of a blog post", 4, False),
        ("the gate of quiet garden", 3, False),
        ("quiet garden", 0, False),
    ],
)
def test_what_somebody_is_the_author_of_is_a_title(hear, text, start, holds):
    """Unless it says only what it is."""
    words = words_of(hear(text))
    assert has_author(words, start, len(words)) == holds
