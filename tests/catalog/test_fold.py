"""Names fold to one key whatever their case, spaces, hyphens, plural or possessive."""

import pytest

from kg.catalog.fold import key, singular, slug, word_key, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AlexNet", "alex net"),
        ("back-propagation", "backpropagation"),
        ("Neural Networks", "neural network"),
        ("Gaussian processes", "gaussian process"),
        ("policies", "policy"),
        ("Bayes' rule", "bayes rule"),
        ("Moore\u2019s law", "moore law"),
        ("Schölkopf", "scholkopf"),
        ("LSTMs", "ls tms"),
        ("GPT-4", "gpt 4"),
        ("bounding boxes", "bounding box"),
        ("confusion matrices", "confusion matrix"),
    ],
)
def test_spellings_of_one_name_share_a_key(one, other):
    """Two spellings of one name have one key."""
    assert key(one) == key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C", "C++"),
        ("C", "C#"),
        ("GPT-3", "GPT-4"),
        ("bias", "bia"),
        ("Adam", "Ada"),
        ("ASUS", "ASU"),
        ("Model S", "model"),
        ("modern as", "Moderna"),
    ],
)
def test_different_names_keep_different_keys(one, other):
    """What tells two names apart survives folding."""
    assert key(one) != key(other)


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("gans", "gan"),
        ("losses", "loss"),
        ("batches", "batch"),
        ("indices", "index"),
        ("biases", "bias"),
        ("caches", "cache"),
        ("databases", "database"),
        ("cpus", "cpu"),
        ("apis", "api"),
    ],
)
def test_plural_ending_comes_off(plural, one):
    """The plural of an English word folds to its singular."""
    assert singular(plural) == one


@pytest.mark.parametrize("word", ["bias", "process", "analysis", "basis", "corpus", "virus", "gas", "bus", "cnn"])
def test_singular_word_stays(word):
    """A word that only looks like a plural stays as it is."""
    assert singular(word) == word


def test_words_part_at_every_separator():
    """Spaces, hyphens, dashes and stops part words; what folds to nothing is left out."""
    assert words("Q-learning \u2013 (Deep) A/B, J.R. …") == ["q", "learning", "deep", "a", "b", "j", "r"]


def test_only_the_last_word_is_made_singular():
    """A plural inside a name tells names apart."""
    assert key("systems biology") == "systemsbiology"


def test_nothing_to_match_gives_an_empty_key():
    """A name without Latin letters or digits has no key."""
    assert key("…") == key("") == ""
    assert word_key("—") == ""


@pytest.mark.parametrize(
    ("name", "id_"),
    [("Nora Vale", "nora-vale"), ("C# for J. R.", "c-for-j-r"), ("A* + Q*", "a-q"), ("***", "name"), ("Hinton", "hinton-heard")],
)
def test_what_no_catalog_has_gets_an_id_of_its_own(name, id_):
    """Letters and digits of its words make it; what stands in a catalog is another thing."""
    assert slug(words(name), {"hinton"}) == id_
