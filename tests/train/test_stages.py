"""Making in stages: what is done, what is not done again, and what is left of a stage that fails."""

import hashlib
import re
from pathlib import Path

import pytest

from train.stages import Stage, StageError, alone, make, sums

MAKER = """
import os
import signal
import sys
from pathlib import Path

source, folder = map(Path, sys.argv[1:])
with (source.parent / "runs").open("a") as log:
    log.write(",".join(sorted(path.name for path in folder.iterdir())) + ";")  # what it finds there
for name in source.read_text().split():
    if name == "fail":
        sys.exit(1)
    if name == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    (folder / name).write_text(f"made of {source.name}")
"""


@pytest.fixture
def place(tmp_path, monkeypatch) -> Path:
    """Return a folder with a source, beside a module `maker` that makes an empty file of every word in it."""
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "maker.py").write_text(MAKER, encoding="utf-8")
    (tmp_path / "source").write_text("one two", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "code"))
    return tmp_path


def stage(place: Path, *files: str) -> Stage:
    """Return a stage that makes files of the source: a folder of its own, or these files in one."""
    source = place / "source"
    return Stage("things", "maker", (source,), (source,), (place / "code" / "maker.py",), place / "things", files)


def done(place: Path, *files: str) -> list[str]:
    """Do the stage, and return what it said."""
    said: list[str] = []
    with alone(place / "build") as lock:
        make(stage(place, *files), place / "build", lock, said.append)
    return said


def made(place: Path) -> list[str]:
    """Return what lies where the stage's work belongs."""
    return sorted(path.name for path in (place / "things").iterdir())


def runs(place: Path) -> list[str]:
    """Return what the stage found in its folder, each time that it ran."""
    return (place / "runs").read_text(encoding="utf-8").split(";")[:-1]


def test_sums_are_those_of_sha256sum(tmp_path):
    """A line holds the sum and the path of a file, in order of paths; what Python leaves is passed over."""
    for name in ("b", "a/c", "a/__pycache__/d"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    expected = [f"{hashlib.sha256(name.encode()).hexdigest()}  {tmp_path / name}" for name in ("a/c", "b")]
    assert expected == sums([tmp_path / "b", tmp_path]).splitlines()


def test_a_stage_says_what_it_needs_and_is_done_once(place):
    """The first call makes, the second finds that nothing has changed."""
    first, second = done(place), done(place)
    assert first == [f"needs {place / 'source'}; takes about 1 min on two cores"]
    assert second == ["done already"]
    assert (made(place), runs(place)) == (["one", "two"], [""])


@pytest.mark.parametrize("changed", ["source", "code/maker.py", "things/one"])
def test_what_has_changed_is_made_again(place, changed):
    """Other data, another program, or another hand in what was made: the stage is done again, from nothing."""
    done(place)
    with (place / changed).open("a", encoding="utf-8") as stream:
        stream.write("\n")
    done(place)
    assert runs(place) == ["", ""]
    assert (place / "things" / "one").read_text(encoding="utf-8") == "made of source"


def test_nothing_old_stays_in_a_folder(place):
    """A folder that is a stage's own holds what the last run made, and no more."""
    done(place)
    (place / "source").write_text("two three", encoding="utf-8")
    done(place)
    assert made(place) == ["three", "two"]


def test_files_of_others_stay_in_a_shared_folder(place):
    """Where files are named, only they are replaced."""
    (place / "things").mkdir()
    (place / "things" / "other").write_text("theirs", encoding="utf-8")
    done(place, "one", "two")
    assert made(place) == ["one", "other", "two"]


def test_a_stage_that_failed_goes_on(place):
    """It leaves the old as it was, is told of in one line, and finds what it had made when the same is called again."""
    done(place)
    (place / "source").write_text("three fail", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(StageError, match=r"^things: failed as told above; mend that"):
            done(place)
    assert (made(place), runs(place)) == (["one", "two"], ["", "", "three"])
    (place / "source").write_text("four", encoding="utf-8")  # other data: what lies there is of no use
    done(place)
    assert (made(place), runs(place)[-1]) == (["four"], "")


def test_a_stage_that_was_killed_is_told_of(place):
    """Then nothing stands above: the line says what ended it."""
    (place / "source").write_text("one die", encoding="utf-8")
    with pytest.raises(StageError, match=r"^things: was ended by signal 9, and the same command goes on from here$"):
        done(place)


def test_a_stage_asks_for_what_it_needs(place):
    """What is not there is named."""
    (place / "source").unlink()
    with pytest.raises(StageError, match=re.escape(f"{place / 'source'}: not there, and things needs it")):
        done(place)


def test_a_stage_writes_what_it_says(place):
    """Files that are not named are not lost in silence."""
    with pytest.raises(StageError, match="wrote other files than one"):
        done(place, "one")


def test_two_do_not_make_the_same(place):
    """Who comes second is told so, and may when the first has ended."""
    with alone(place), pytest.raises(StageError, match="being made here already"), alone(place):
        pass
    with alone(place):
        pass
