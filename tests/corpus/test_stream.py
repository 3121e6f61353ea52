"""Talks in, what they say out, in the order given."""

import pytest

from kg.catalog import Catalog
from kg.corpus import Cache, Crew, form, stamp, understood
from kg.model import Pieces, Transcript, Understanding

CATALOG = Catalog({}, "digest")


def talk(number: int) -> Transcript:
    """Return a talk unlike the others."""
    return Transcript(f"talk-{number}", f"well hello {number}", Pieces())


class Recorder:
    """A crew that remembers what it was given and what was waited for, in order."""

    def __init__(self, ahead: int) -> None:
        self.events: list[str] = []
        self.crew = Crew(self._submit, ahead)

    def _submit(self, transcript):
        self.events.append(f"take {transcript.id[-1]}")

        def wait() -> str:
            self.events.append(f"give {transcript.id[-1]}")
            return form.encode(Understanding(transcript, (), ()), {})

        return wait


@pytest.mark.parametrize(
    ("ahead", "events"),
    [
        (0, ["take 0", "give 0", "take 1", "give 1", "take 2", "give 2"]),
        (1, ["take 0", "take 1", "give 0", "take 2", "give 1", "give 2"]),
        (9, ["take 0", "take 1", "take 2", "give 0", "give 1", "give 2"]),
    ],
)
def test_no_more_talks_are_read_than_are_worked_on(ahead, events):
    """Talks come out as they went in; so many are given away before the first is waited for."""
    recorder = Recorder(ahead)
    heard = list(understood(map(talk, range(3)), CATALOG, recorder.crew, Cache(None)))
    assert [each.understanding.transcript.id for each in heard] == ["talk-0", "talk-1", "talk-2"]
    assert recorder.events == events


def test_only_what_is_not_kept_is_worked_on(tmp_path):
    """What was understood before keeps its place among the new, and is marked as such."""
    cache = Cache(tmp_path)
    list(understood([talk(1)], CATALOG, Recorder(0).crew, cache))
    recorder = Recorder(2)
    heard = list(understood(map(talk, range(3)), CATALOG, recorder.crew, cache))
    assert [each.anew for each in heard] == [True, False, True]
    assert [each.understanding.transcript for each in heard] == [talk(0), talk(1), talk(2)]
    assert recorder.events == ["take 0", "take 2", "give 0", "give 2"]


def test_another_catalog_another_kg_or_damage_is_work_anew(tmp_path, monkeypatch):
    """What is kept counts only for the same catalog, code, weights and libraries, and where it is in our form."""
    cache = Cache(tmp_path)

    def anew(catalog: Catalog = CATALOG) -> bool:
        (heard,) = understood([talk(1)], catalog, Recorder(0).crew, cache)
        return heard.anew

    assert [anew(), anew(), anew(Catalog({}, "another")), anew()] == [True, False, True, False]
    with monkeypatch.context() as patch:
        patch.setattr(stamp, "parts", lambda: {"kg": "another"})
        assert [anew(), anew()] == [True, False]
    for path in tmp_path.iterdir():
        cache.put(path.stem, "{}")
    assert [anew(), anew()] == [True, False]


def test_what_is_done_is_kept_before_the_next_is_waited_for(tmp_path):
    """Who stops after a talk finds it kept."""
    cache = Cache(tmp_path)
    stream = understood(map(talk, range(3)), CATALOG, Recorder(2).crew, cache)
    next(stream)
    assert len(list(tmp_path.iterdir())) == 1
