"""Talks understood in several processes."""

import os

import pytest

from kg import workers
from kg.catalog import Catalog
from kg.errors import KgError
from kg.model import Piece, Transcript


def test_a_process_that_is_killed_is_told(monkeypatch):
    """When a worker ends from outside, as when memory runs out, one line says what to do."""
    monkeypatch.setattr(workers, "_work", os._exit)
    with pytest.raises(KgError, match="fewer jobs"):
        list(workers.understand_all(Catalog({}, ""), [1, 2], jobs=2))


def test_who_stops_listening_ends_the_work():
    """Leaving after the first talk leaves no process at work."""
    talks = [Transcript(f"talk-{number}", "well hello there", (Piece(0, 0, 1),)) for number in range(4)]
    understood = workers.understand_all(Catalog({}, ""), talks, jobs=2)
    assert next(understood).transcript.id == "talk-0"
    understood.close()
    assert list(understood) == []
