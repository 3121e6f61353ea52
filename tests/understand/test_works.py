"""Publications that talk describes in place of their titles."""

import pytest

from kg.model import Entity, Link
from kg.ontology import EntityType, How
from kg.understand.works import publications, works_by_author

PAPER = EntityType.PAPER
HINTON = Entity("hinton", "Geoffrey Hinton", EntityType.PERSON, ("Hinton",))
LOVELACE = Entity("lovelace", "Ada Lovelace", EntityType.PERSON)
SEJNOWSKI = Entity("sejnowski", "Terrence Sejnowski", EntityType.PERSON)
NET = Entity("backprop", "Backpropagation", EntityType.METHOD)
THESIS = Entity("relaxation", "Relaxation and its role in vision", PAPER, kind="thesis", year=1977, authors=("Geoffrey Hinton",))
BOOK = Entity("unsupervised", "Unsupervised Learning", PAPER, kind="book", year=1999, authors=("Geoffrey Hinton", "Terrence Sejnowski"))
ERRORS = Entity("errors", "Learning by errors", PAPER, year=1986, authors=("Geoffrey Hinton",), related=("backprop",))
DIGITS = Entity("digits", "Reading digits with quiet machines", PAPER, year=1986, authors=("Geoffrey Hinton",))
CAPSULES = Entity("capsules", "Capsules", PAPER, year=2011, authors=("Geoffrey Hinton",))
NOTES = Entity("notes", "Notes", PAPER, kind="essay", year=1843, authors=("Ada Lovelace",))
SKETCH = Entity("sketch", "Sketch", PAPER, kind="book", authors=("Ada Lovelace",))
ENGINES = Entity("engines", "Engines", PAPER, kind="book", authors=("Ada Lovelace",))
WORKS = works_by_author([HINTON, THESIS, BOOK, ERRORS, DIGITS, CAPSULES, NOTES, SKETCH, ENGINES])
UNKNOWN = Entity("quiet-garden", "Quiet garden", PAPER, known=False)
PRONOUNS = {"my": HINTON, "i": HINTON, "he": LOVELACE, "her": LOVELACE}


@pytest.fixture
def meant(mark):
    """Return what tells each description of a text with what it means and how: "my", "i" are Hinton, "her" and "he" Lovelace."""

    def descriptions_in(text: str, *named: tuple[str, Entity]) -> list[tuple[str, str, How]]:
        doc = mark(text, *named)
        taken = {token.i for span in doc.spans["mentions"] for token in span}
        pronouns = [doc[token.i : token.i + 1] for token in doc if token.text in PRONOUNS and token.i not in taken]
        for span in pronouns:
            span._.link = Link(PRONOUNS[span.text], How.PRONOUN, 1.0)
        found = publications(doc, [*doc.spans["mentions"], *pronouns], WORKS)
        return [(span.text, span._.link.entity.id, span._.link.how) for span in found]

    return descriptions_in


@pytest.mark.parametrize(
    ("text", "named", "said", "work"),
    [
        ("that was my 1977 thesis", [], "1977 thesis", "relaxation"),
        ("that was my thesis", [], "thesis", "relaxation"),  # of kinds but articles the only one is meant
        ("so my dissertation", [], "dissertation", "relaxation"),
        ("with my 2011 paper", [], "2011 paper", "capsules"),
        ("hinton's 2011 paper", [("hinton", HINTON)], "2011 paper", "capsules"),
        ("the hinton book", [("hinton", HINTON)], "book", "unsupervised"),
        ("a 2011 paper by hinton", [("hinton", HINTON)], "2011 paper", "capsules"),
        ("in this 2011 paper that i wrote", [], "2011 paper", "capsules"),
        ("this 2011 paper i wrote", [], "2011 paper", "capsules"),
        ("hinton had it all in this thesis", [("hinton", HINTON)], "thesis", "relaxation"),
        ("my 1986 backprop paper", [("backprop", NET)], "paper", "errors"),  # what it is about stands beside it
        ("how machines read digits in my paper", [], "paper", "digits"),  # so do two words of its title
        ("my book with sejnowski", [("sejnowski", SEJNOWSKI)], "book", "unsupervised"),
        ("her 1843 essay", [], "1843 essay", "notes"),
    ],
)
def test_author_year_and_kind_tell_a_publication(meant, text, named, said, work):
    """It is recognised by context: by the words that describe it."""
    assert meant(text, *named) == [(said, work, How.CONTEXT)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("my paper", []),  # one of many
        ("my 1986 paper", []),  # one of two
        ("my 1955 paper", []),
        ("my 2011 book", []),  # no book
        ("her book", []),  # one of two
        ("her thesis", []),
        ("my first book", []),  # nobody knows all that he wrote
        ("the 2011 paper", []),  # nobody's
        ("a paper", []),
        ("paper", []),
        ("the paper i read", []),
        ("i went to book", []),
        ("my notes and thesis", []),
        ("my paper or thesis", []),
        ("my comic book", []),
        ("my two thousand and eleven thesis", []),
        ("my nineteen eighty thesis", []),
        ("the thesis that i have", []),
        ("the 2011 paper i wrote him", []),
        ("a book by", []),
        ("his 2011 paper", []),  # whose, nobody knows
        ("with hinton on a long and 2011 paper", [("hinton", HINTON)]),
        ("hinton wrote the 2011 paper", [("hinton", HINTON)]),
        ("this thesis", []),
        ("hinton " + "so " * 40 + "this thesis", [("hinton", HINTON)]),
        ("my thesis", [("thesis", NET)]),  # inside a mention
        ("my thesis advisor", []),
        ("my book with ada", [("ada", LOVELACE)]),  # she wrote none with him
        ("my 2011 paper learning by errors", [("learning by errors", ERRORS)]),  # which is named
    ],
)
def test_a_description_that_fits_none_or_several_is_none(meant, text, named):
    """Not known is an answer."""
    assert meant(text, *named) == []


@pytest.mark.parametrize("text", ["the paper", "that paper", "this same paper", "my 1986 paper", "my paper", "the essay"])
def test_what_was_named_before_is_meant_again(meant, text):
    """The words stand for it, as a pronoun does; a possessive must fit its authors, and a year its own."""
    said = text.partition(" ")[2]
    assert meant(f"learning by errors so {text}", ("learning by errors", ERRORS)) == [(said, "errors", How.ROLE)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("errors and the book", ERRORS),  # no book
        ("errors and the long paper", ERRORS),  # may be another
        ("errors and another paper and the paper", ERRORS),  # the other one
        ("errors and her paper", ERRORS),  # not hers
        ("errors " + "so " * 150 + "the paper", ERRORS),
        ("errors and the paper", NET),  # no publication
    ],
)
def test_what_was_named_before_is_not_meant_by_other_words(meant, text, named):
    """Of another kind, of another author, or far away."""
    assert How.ROLE not in {how for *_, how in meant(text, ("errors", named))}


def test_what_no_catalog_has_is_meant_again_too(meant):
    """Nobody knows of which kind it is."""
    assert meant("quiet garden is the book", ("quiet garden", UNKNOWN)) == [("book", "quiet-garden", How.ROLE)]


def test_a_description_is_named_for_those_after_it(meant):
    """What is described once is meant by "the paper" later."""
    assert meant("my 2011 paper and then the paper") == [("2011 paper", "capsules", How.CONTEXT), ("paper", "capsules", How.ROLE)]


def test_nothing_is_described_across_sentences(mark):
    """Neither whose it is nor who wrote it."""
    for text in ("so it is my thesis it is", "so it is my thesis it is a book by hinton it is"):
        for start, expected in ((4, 0), (0, 1)):
            doc = mark(text, *([("hinton", HINTON)] if "hinton" in text else []))
            doc[3:4]._.link = Link(HINTON, How.PRONOUN, 1.0)
            doc[start].is_sent_start = True
            found = [span for span in publications(doc, [*doc.spans["mentions"], doc[3:4]], WORKS) if span.text == "thesis"]
            assert len(found) == expected


def test_names_without_latin_letters_are_nobody_s():
    """They have nothing in common."""
    assert works_by_author([Entity("book", "Book", PAPER, authors=("王", ""))]) == {}


def test_an_author_may_be_named_in_another_way(meant):
    """By an alias of the catalog."""
    book = Entity("nets", "Nets", PAPER, authors=("Hinton",))
    assert meant("nets and my paper", ("nets", book)) == [("paper", "nets", How.ROLE)]
