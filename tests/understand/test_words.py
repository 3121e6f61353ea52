"""The words of a Doc."""

import pytest
import spacy

from kg.understand.words import has_stops, span_of, words_of

NLP = spacy.blank("en")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Open AI's paper", "open ai paper"),
        ("Jürgen’s work", "jurgen work"),
        ("we're sure they don't", "we sure they do"),
        ("state-of-the-art, (GPT-3)!", "state of the art gpt3"),
        ("C++ and f-r-i-d", "c++ and f r i d"),
        ("165 000", "165 000"),
        (" … ?! ", ""),
        ("", ""),
    ],
)
def test_words_are_folded_without_stops_and_clitics(text, folded):
    """What names are made of is left: no hyphen, no stop, no possessive, no short verb."""
    assert [word.folded for word in words_of(NLP.make_doc(text))] == folded.split()


def test_a_word_knows_its_token_its_frequency_and_its_capital():
    """Each word says where it stands, how ordinary it is and how it is written."""
    the, hinton, paper = words_of(NLP.make_doc("the  Hinton paper"))
    assert [word.at for word in (the, hinton, paper)] == [0, 2, 3]
    assert the.zipf > paper.zipf > hinton.zipf == 0
    assert [word.capital for word in (the, hinton, paper)] == [False, True, False]


@pytest.mark.parametrize(("word", "is_function"), [("the", True), ("with", True), ("really", True), ("gradient", False), ("hinton", False)])
def test_function_words_are_told_by_their_frequency(word, is_function):
    """Grammar is what everybody says all the time."""
    assert words_of(NLP.make_doc(word))[0].is_function is is_function


def test_a_span_covers_the_tokens_between_its_words():
    """A span of words holds the hyphens within, and nothing after its last word."""
    doc = NLP.make_doc("the state-of-the-art's end")
    assert span_of(doc, words_of(doc), 1, 5, "Concept").text == "state-of-the-art"
    assert span_of(doc, words_of(doc), 1, 5, "Concept").label_ == "Concept"


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("We read it. Did you? Yes!", True),
        ("so we read it and then did you yes 3.5 of them", False),
        ("We read it and then you did, too, and " * 9 + "so on.", False),
        ("", False),
    ],
)
def test_edited_talk_has_stops(text, stops):
    """A stop here and there, or one inside a number, ends no sentences."""
    assert has_stops(NLP.make_doc(text)) is stops
