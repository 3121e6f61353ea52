"""Finding things by what they are called."""

import time

import pytest
from msgspec.structs import replace as changed

from kg.query import Stored, find, spellings
from kg.query.find import By


@pytest.mark.parametrize(
    ("text", "id_", "by"),
    [
        ("Alex Krizhevsky", "alex-krizhevsky", By.NAME),
        ("alex  krizhevsky", "alex-krizhevsky", By.NAME),
        ("krizhevsky", "alex-krizhevsky", By.ALIAS),
        ("alex kaczowski", "alex-krizhevsky", By.HEARD),
        ("jeff", "geoffrey-hinton", By.WORDS),
        ("hinton geoffrey", "geoffrey-hinton", By.WORDS),
        ("geofrey hintn", "geoffrey-hinton", By.SPELLING),
        ("krisevski", "alex-krizhevsky", By.SOUND),
        ("drop outs", "dropout", By.NAME),
    ],
)
def test_what_is_found(stored, text, id_, by):
    """A thing is found by its name, alias, what was heard, some words of it, nearly its spelling, or its sound, and it is said by which."""
    first = find(stored, text)[0]
    assert (first.id, first.by) == (id_, by)
    assert first.is_literal == (by not in {By.SPELLING, By.SOUND})


@pytest.mark.parametrize("text", ["xyzzy", "", "...", "\x00"])
def test_what_is_not_found(stored, text):
    """What is like nothing finds nothing."""
    assert find(stored, text) == ()


def test_the_most_alike_comes_first(stored):
    """What is called exactly that stands before what has it in its name, and the limit cuts after it."""
    assert [match.id for match in find(stored, "alex")] == ["alex-krizhevsky", "alexnet-paper"]
    assert [match.id for match in find(stored, "alex", limit=1)] == ["alex-krizhevsky"]


def test_many_things_are_found_alike(stored, monkeypatch):
    """Where there are too many names to look at each closely, those with the nearest spelling are."""
    monkeypatch.setattr(spellings, "_NEAR", 2)
    assert find(stored, "krisevski")[0].id == "alex-krizhevsky"
    assert find(stored, "geofrey hintn")[0].id == "geoffrey-hinton"


def test_in_nothing_nothing_is_found(stored):
    """A graph without things has nothing to be found, and whatever characters a name holds, it is found by it."""
    assert find(Stored({}, [], [], [], "g"), "alex") == ()
    odd = changed(stored.things["dropout"], id="odd", name="odd\0name\n of it\0")
    assert find(Stored({}, [], [odd, *stored.nodes], [], "g"), "odd name of it")[0].id == "odd"
    assert find(Stored({}, [], [odd, *stored.nodes], [], "g"), "alex")[0].id == "alex-krizhevsky"


@pytest.mark.parametrize("text", ["x" * 1_000_000, "hinton " * 200_000])
def test_a_text_longer_than_all_names_is_like_none(stored, text):
    """Whoever asks for a page of text is answered at once."""
    started = time.process_time()
    assert find(stored, text) == ()
    assert time.process_time() - started < 1
