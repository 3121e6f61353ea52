"""Talks in, what they say out, in the order given."""

from pathlib import Path

import pytest

from kg import read
from kg.catalog import Catalog
from kg.corpus import Cache, Crew, Memory, form, heard, said_by, stamp
from kg.errors import InputError
from kg.model import Understanding

CATALOG = Catalog({}, "digest")


def talk(number: int, text: str = "well hello") -> read.File:
    """Return the file of a talk unlike the others."""
    return read.File(Path(f"talk-{number}.txt"), f"talk-{number}", read.NOTHING, f"{text} {number}\n".encode())


def hear(files, crew: Crew, memory: Memory, failed=None):
    """Return the talks and what they say."""
    return list(heard(files, memory, crew, failed or pytest.fail))


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
    talks = hear(map(talk, range(3)), recorder.crew, Memory(None, CATALOG))
    assert [(each.id, said.transcript.id) for each, said in talks] == [(name, name) for name in ("talk-0", "talk-1", "talk-2")]
    assert recorder.events == events


def test_only_what_is_not_kept_is_worked_on(tmp_path):
    """What was understood before keeps its place among the new, and is marked as such."""
    memory = Memory(tmp_path, CATALOG)
    hear([talk(1)], Recorder(0).crew, memory)
    recorder = Recorder(2)
    talks = hear(map(talk, range(3)), recorder.crew, memory)
    assert [each.words for each, _ in talks] == [3, 0, 3]
    assert [said_by(said, memory).transcript for _, said in talks] == [read.transcript(talk(number)) for number in range(3)]
    assert recorder.events == ["take 0", "take 2", "give 0", "give 2"]


def test_what_was_glanced_at_is_not_read(tmp_path, monkeypatch):
    """A talk that is known is not even read, and what a glance told comes back."""
    (first,) = hear([talk(1)], Recorder(0).crew, Memory(tmp_path, CATALOG))
    monkeypatch.setattr(read, "transcript", None)
    ((again, said),) = hear([talk(1)], Recorder(0).crew, Memory(tmp_path, CATALOG))
    assert (again.glance, said) == (first[0].glance, talk(1))


def test_what_cannot_be_read_is_left_out(tmp_path):
    """A file without a talk is told of, and no talk."""
    failed = []
    talks = hear([talk(0), talk(1, "\0"), talk(2)], Recorder(2).crew, Memory(tmp_path, CATALOG), failed.append)
    assert [each.id for each, _ in talks] == ["talk-0", "talk-2"]
    assert ["talk-1.txt" in str(error) for error in failed] == [True]


def test_what_is_taken_away_meanwhile_is_told(tmp_path):
    """Who empties the folder during a build is told which talk that concerns."""
    memory = Memory(tmp_path, CATALOG)
    hear([talk(1)], Recorder(0).crew, memory)
    ((_, said),) = hear([talk(1)], Recorder(0).crew, memory)
    for path in (tmp_path / "understood").iterdir():
        path.unlink()
    with pytest.raises(InputError, match=r"talk-1\.txt"):
        said_by(said, memory)


def test_another_catalog_another_kg_or_damage_is_work_anew(tmp_path, monkeypatch):
    """What is kept counts only for the same catalog, code, weights and libraries, and where it is in our form."""

    def anew(catalog: Catalog = CATALOG) -> bool:
        ((each, _),) = hear([talk(1)], Recorder(0).crew, Memory(tmp_path, catalog))
        return each.words > 0

    assert [anew(), anew(), anew(Catalog({}, "another")), anew()] == [True, False, True, False]
    with monkeypatch.context() as patch:
        patch.setattr(stamp, "parts", lambda: {"kg": "another"})
        assert [anew(), anew()] == [True, False]
    for folder in ("understood", "glances"):
        for path in (tmp_path / folder).iterdir():
            Cache(tmp_path / folder).put(path.stem, b"{}")
        assert [anew(), anew()] == [folder == "understood", False]


def test_what_is_done_is_kept_before_the_next_is_waited_for(tmp_path):
    """Who stops after a talk finds it kept."""
    stream = heard(map(talk, range(3)), Memory(tmp_path, CATALOG), Recorder(2).crew, pytest.fail)
    next(stream)
    assert len(list((tmp_path / "understood").iterdir())) == 1
