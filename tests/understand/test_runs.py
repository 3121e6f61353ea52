"""Where misheard names may hide."""

import pytest

from kg.understand.runs import garbled_runs, plain_runs
from kg.understand.words import words_of


@pytest.fixture
def runs_of(hear):
    """Return what gives the runs of a text as words, some of which are taken."""

    def runs(find, text: str, *taken: int) -> list[str]:
        words = words_of(hear(text))
        return [" ".join(word.folded for word in words[start:end]) for start, end in find(words, set(taken))]

    return runs


def test_a_garbled_name_has_something_rare_in_it(runs_of):
    """Grammar stands at neither edge, plain words alone are none, and what is taken ends a run."""
    assert runs_of(garbled_runs, "with zork castle of") == ["zork", "zork castle"]
    assert runs_of(garbled_runs, "with zork castle of", 2) == ["zork"]
    assert runs_of(garbled_runs, "with the house of") == []


def test_plain_runs_are_short_and_more_than_grammar(runs_of):
    """Three words at most, of which one at least says something."""
    assert runs_of(plain_runs, "with the castle of") == ["with the castle", "the castle", "the castle of", "castle", "castle of"]
    assert runs_of(plain_runs, "with the castle of", 2) == []
