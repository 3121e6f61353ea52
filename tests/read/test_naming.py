"""A file's id is harmless, its own, and in one folder the same whatever other files it holds."""

import os
import re
from pathlib import Path

import pytest

from kg.read.naming import ids, slug

TALKS = Path("talks")


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("000_92e80a022930c7d6.txt", "000-92e80a022930c7d6"),
        ("Ilya Sutskever: Deep  Learning.en.txt", "ilya-sutskever-deep-learning-en"),
        ("Jürgen.txt", "jurgen"),
        ("-rf.txt", "rf"),
        ("..", "talk"),
        ("<script>.txt", "script"),
        ("話.txt", "talk"),
        (os.fsdecode(b"caf\xe9.txt"), "caf"),
    ],
)
def test_an_id_is_harmless(name: str, id: str) -> None:
    """An id has letters, digits and single hyphens alone."""
    assert slug(Path("folder") / name) == id
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id)
    assert ids([Path("folder") / name]) == [id]


@pytest.mark.parametrize("folder", [Path("talks"), Path("/far/away/talks"), Path("../talks"), Path()])
def test_an_id_is_the_path_below_the_folder_given(folder: Path) -> None:
    """Where that folder lies makes no difference, nor that one in it is named, too."""
    files = [folder / name for name in ("ep1.txt", "2019/ep1.txt", "2020/ep1.txt", "2020/Summer Talks/ep 2.vtt", "話/話.txt")]
    expected = ["ep1", "2019-ep1", "2020-ep1", "2020-summer-talks-ep-2", "talk"]
    assert ids(files, [folder]) == ids(files, [folder / "2020", folder, files[1]]) == expected


def test_ids_stay_when_files_come_and_go() -> None:
    """Whatever is added to a folder, earlier, later or of the same name, has no say in what the others are called."""
    names = [f"{year}/ep{number}.txt" for year in (2019, 2020, 2021) for number in (1, 2, 10)]
    all_of_them = dict(zip(names, ids([TALKS / name for name in names], [TALKS]), strict=True))
    for left_out in names:
        others = [name for name in names if name != left_out]
        assert ids([TALKS / name for name in others], [TALKS]) == [all_of_them[name] for name in others]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["a", "b"], ["a", "b"]),
        (["x/a", "y/a", "z/A"], ["x-a", "y-a", "z-a"]),
        (["x/a", "y/a", "x-a"], ["talks-x-a", "y-a", "x-a"]),
        (["p/x/a", "q/x/a", "y/a", "b"], ["p-x-a", "q-x-a", "y-a", "b"]),
        (["a b", "a-b", "x/a b"], ["a-b-cd6c4a05", "a-b-427978a4", "x-a-b"]),
    ],
)
def test_ids_are_distinct_without_a_common_folder(names: list[str], expected: list[str]) -> None:
    """Files of one name take as many folders as tell them apart, or else a digest of the name, in whatever order they come."""
    files = [TALKS / f"{name}.txt" for name in names]
    assert ids(files) == expected
    assert ids(files[::-1]) == expected[::-1]


def test_an_id_that_others_change_is_told() -> None:
    """Corrections that name a talk apply no more once one of its name is given from another folder; where one folder holds both they do."""
    notes: list[str] = []
    files = [TALKS / "a" / "ep1.txt", TALKS / "b" / "ep1.txt", TALKS / "c.txt"]
    assert ids(files, [TALKS / "a", TALKS / "b"], noticed=notes.append) == ["a-ep1", "b-ep1", "c"]
    assert notes == [
        "talks/a/ep1.txt: its id is a-ep1, since another talk would be ep1 as well (and 1 more so);"
        " give one folder that holds both, or rename one, and ids stay when talks are added"
    ]
    assert ids(files, [TALKS], noticed=notes.append) == [*ids(files[:1], [TALKS]), "b-ep1", "c"]
    assert len(notes) == 1


def test_a_name_that_is_taken_is_not_taken_again() -> None:
    """A file's own name goes before one that another needs its folder for."""
    assert ids([Path(name) for name in ("x/a.txt", "y/a.txt", "z/x-a.txt")])[1:] == ["y-a", "x-a"]


def test_files_that_nothing_but_a_lost_letter_tells_apart() -> None:
    """Their ids differ all the same, and do not depend on where the folder lies."""
    one, other = ([folder / name for name in ("話.txt", "音.txt")] for folder in (TALKS, Path("/else/where")))
    assert ids(one, [TALKS]) == ids(other, [Path("/else/where")])
    assert len(set(ids([Path("x y/話.txt"), Path("x-y/話.txt")]))) == 2
