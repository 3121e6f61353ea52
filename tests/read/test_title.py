"""Titles of many shapes give guests, host, programme, number and topic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.title import Title, parse

ILYA = ("Ilya Sutskever",)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Ilya Sutskever: Deep Learning | Lex Fridman Podcast #94", Title(ILYA, "Lex Fridman", "Lex Fridman Podcast", 94, "Deep Learning")),
        ("Ilya Sutskever - Deep Learning | Practical AI #12", Title(ILYA, None, "Practical AI", 12, "Deep Learning")),
        ("Practical AI Ep. 12: Deep Learning with Ilya Sutskever", Title(ILYA, None, "Practical AI", 12, "Deep Learning")),
        ("#94 – Ilya Sutskever: Deep Learning", Title(ILYA, None, None, 94, "Deep Learning")),
        ("#94: Ilya Sutskever: Deep Learning", Title(ILYA, None, None, 94, "Deep Learning")),
        ("Lex Fridman Podcast #94: Ilya Sutskever", Title(ILYA, "Lex Fridman", "Lex Fridman Podcast", 94, None)),
        ("Scaling with Jared Kaplan and Sam McCandlish", Title(("Jared Kaplan", "Sam McCandlish"), topic="Scaling")),
        ("Ilya Sutskever on Deep Learning | Talking Machines", Title(ILYA, None, "Talking Machines", None, "Deep Learning")),
        ("Deep Learning | Ilya Sutskever", Title(ILYA, topic="Deep Learning")),
        ("Deep Learning (Ilya Sutskever)", Title(ILYA, topic="Deep Learning")),
        ("Deep Learning on Graphs with Petar Veličković", Title(("Petar Veličković",), topic="Deep Learning on Graphs")),
        ("Ilya Sutskever", Title(ILYA)),
        ("Ilya Sutskever (chief scientist) - AGI | A Podcast", Title(ILYA, None, "A Podcast", None, "AGI")),
        ("Joe Rogan Experience #1554 - Sean Carroll", Title(("Sean Carroll",), "Joe Rogan", "Joe Rogan Experience", 1554, None)),
        ("Time | Sean Carroll's Mindscape (#7)", Title((), "Sean Carroll", "Sean Carroll's Mindscape", 7, "Time")),
        ("Time | Conversations with Sean Carroll", Title((), "Sean Carroll", "Conversations with Sean Carroll", None, "Time")),
        ("Chips, and More | Lex Fridman Podcast #459", Title((), "Lex Fridman", "Lex Fridman Podcast", 459, "Chips, and More")),
        ("Deep Learning: State of the Art | MIT Series", Title(programme="MIT Series", topic="Deep Learning: State of the Art")),
        ("CS231n Lecture 4: Backpropagation", Title(programme="CS231n", number=4, topic="Backpropagation")),
        ("Deep Learning with Python", Title(topic="Deep Learning with Python")),
        ("Deep Learning,", Title(topic="Deep Learning")),
        ("#12", Title(number=12)),
        (" | ", Title()),
    ],
)  # fmt: skip
def test_titles_are_taken_apart(title: str, expected: Title) -> None:
    """What the title surely tells is found, and nothing else."""
    assert parse(title) == expected


@given(st.text(st.sampled_from("AaBb 1#|:-–()'.,&") | st.characters(exclude_categories=["Cs"]), max_size=80))
def test_no_title_is_too_odd(title: str) -> None:
    """Any text is a title, and its guests stand in it."""
    assert all(guest in title for guest in parse(title).guests)
