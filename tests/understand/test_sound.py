"""How alike sounds are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.catalog import fold
from kg.understand import phones, sound

SAID = st.text("aAIiOouU@eEYWQRTDSZNCJbdfghklmnprstvwyz", max_size=10)


def alike(one: str, other: str) -> float:
    """Compare two texts by their sound."""
    heard, name = (phones.of_words(fold.words(text)) for text in (one, other))
    return float(sound.similarity([heard], [name])[0])


@given(SAID, SAID)
def test_likeness_is_symmetric_and_between_0_and_1(one, other):
    """Heard and name may change places, and a likeness is a share."""
    there, back = sound.similarity([one, other], [other, one]).tolist()
    assert there == pytest.approx(back, abs=1e-5)
    assert 0 <= there <= 1


@given(SAID, SAID)
def test_only_the_same_sound_is_entirely_alike(one, other):
    """A likeness of 1 means that every phone is the same."""
    assert (sound.similarity([one], [other])[0] == 1) == (one == other)


@given(st.lists(st.tuples(SAID, SAID), max_size=6))
def test_a_pair_is_compared_as_if_it_were_alone(pairs):
    """What else is compared at the same time makes no difference."""
    together = sound.similarity([one for one, _ in pairs], [other for _, other in pairs])
    assert together.tolist() == pytest.approx([sound.similarity([one], [other])[0] for one, other in pairs], abs=1e-5)


def test_many_pairs_are_compared_in_order():
    """More pairs than fit in one block come back in the order they were given."""
    heard = [phones.of_word("hinton"), phones.of_word("cat")] * 2500
    scores = sound.similarity(heard, [phones.of_word("hinton")] * 5000)
    assert set(scores[::2].tolist()) == {1.0}
    assert max(scores[1::2].tolist()) < 0.5


@pytest.mark.parametrize(
    ("heard", "name", "stranger"),
    [
        ("fuka shima", "fukushima", "kurzweil"),
        ("pie torch", "pytorch", "python"),
        ("tensor flo", "tensorflow", "transformer"),
        ("hop field", "hopfield", "hinton"),
        ("joshua benge o", "yoshua bengio", "josh tenenbaum"),
        ("jan la coon", "yann lecun", "john lennon"),
        ("nor vig", "norvig", "nerf"),
        ("minski", "minsky", "mitchell"),
    ],
)
def test_a_garbled_name_is_nearer_to_the_name_than_to_another(heard, name, stranger):
    """What is heard for a name sounds more like it than like a name of similar looks."""
    assert alike(heard, name) > 0.7 > alike(heard, stranger)


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("ban", "pan", "san"),  # voice alone, against place and manner
        ("bit", "bet", "boot"),  # vowels: near in the mouth, against far
        ("vector", "fector", "kector"),
        ("lambda", "lamda", "lanta"),  # a phone lost, against two changed
    ],
)
def test_phones_made_alike_are_more_alike(word, near, far):
    """A change costs by how far apart the phones are made."""
    assert alike(word, near) > alike(word, far)


@pytest.mark.parametrize(("said", "bones"), [("krizhevsky", "KRSPSK"), ("hinton", "NTN"), ("aeiou", ""), ("gooda", "KT"), ("cuda", "KT")])
def test_a_skeleton_holds_classes_of_consonants(said, bones):
    """Vowels and breath are left out, and consonants made alike are one class."""
    assert sound.skeleton(phones.of_word(said)) == bones
