"""Several things done at a time."""

import time
from threading import Event

import pytest

from kg.llm.threads import together


def test_results_come_in_the_order_of_what_was_given():
    """However long each takes, and however many are done at a time."""
    second = Event()

    def do(number: int) -> int:
        if number == 0:
            assert second.wait(50)
        second.set()
        return -number

    assert together(do, range(5), 2) == [0, -1, -2, -3, -4]
    assert together(do, [], 2) == []


def test_where_one_fails_what_is_under_way_is_finished():
    """Nothing further is begun, what was begun comes to its end, and the error is raised."""
    begun, finished = [], []
    both = Event()

    def do(number: int) -> None:
        begun.append(number)
        if len(begun) == 2:
            both.set()
        assert both.wait(50)
        if number == 0:
            raise ValueError("no")
        time.sleep(0.01)  # as what takes its time
        finished.append(number)

    with pytest.raises(ValueError, match="no"):
        together(do, range(1000), 2)
    assert sorted(begun) == [*range(len(begun))]
    assert sorted([0, *finished]) == sorted(begun)
    assert len(begun) < 1000
