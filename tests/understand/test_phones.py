"""How words sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.catalog import fold
from kg.understand import phones, sound


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("hinton", "hInt@n"),
        ("nature", "naCR"),
        ("phone", "fon"),
        ("knife", "nYf"),
        ("night", "nYt"),
        ("unique", "yunIkw"),
        ("kernel", "kRnEl"),
        ("gan", "gan"),
        ("bloch", "blAk"),
        ("pooch", "puC"),
        ("adamw", "adamd@b@lyu"),
    ],
)
def test_a_word_sounds_by_its_letters(word, said):
    """Letters become phones by the first rule that fits their neighbours."""
    assert phones.of_word(word) == said


@pytest.mark.parametrize(("word", "letters"), [("sgd", "s g d"), ("lstm", "l s t m"), ("b", "b"), ("3", "3"), ("2d", "2 d")])
def test_a_word_without_a_vowel_is_spelled_out(word, letters):
    """An acronym sounds like its letters and digits said one by one."""
    assert phones.of_word(word) == "".join(phones.of_word(letter) for letter in letters.split())
    assert len(phones.of_word(word)) >= 2


def test_a_phone_said_twice_in_a_row_is_one():
    """Where one word ends as the next begins, one phone is heard."""
    assert phones.of_words(["deep", "paul"]) == phones.of_word("deep") + phones.of_word("paul")[1:]


def test_no_words_make_no_sound():
    """Nothing said is nothing heard."""
    assert phones.of_words([]) == phones.of_word("") == ""


@given(st.text(max_size=12))
def test_every_folded_word_becomes_phones_that_can_be_compared(text):
    """No spelling, however odd, gives a phone that has no place in the mouth."""
    said = phones.of_words(fold.words(text))
    assert sound.similarity([said], [said]).tolist() == [1.0]
    assert set(said) <= set("aAIiOouU@eEYWQRTDSZNCJbdfghklmnprstvwyzpk")
