"""The rows of a list find their files, wherever the list lies and however the files are given."""

import unicodedata
from pathlib import Path

import pytest

from kg.read.matching import Named, match

VIDEO = "13CZPWmke6A"


@pytest.fixture
def talks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder of talks, one of them named by a link too, and return it."""
    for name in ("talks/a.vtt", "talks/2019/ep1.vtt", "talks/2020/ep1.vtt", "lists/talks.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "link").symlink_to(tmp_path / "talks")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def rows_of(files: list[str | Path], rows: list[str], folder: str = ".") -> list[int | None]:
    """Return the number of the row that each file has of these."""
    return list(match([Path(file) for file in files], [Named(row, None) for row in rows], Path(folder)).rows)


@pytest.mark.parametrize("folder", [".", "lists", "talks", "/"])
@pytest.mark.parametrize("given", ["talks/a.vtt", "./talks/a.vtt", "{}/talks/a.vtt", "link/a.vtt", "lists/../talks/a.vtt"])
@pytest.mark.parametrize("row", ["talks/a.vtt", "./talks//a.vtt", "{}/talks/a.vtt", "link/a.vtt", "talks\\a.vtt", "a.vtt", "a"])
def test_a_path_is_one_however_it_is_written(talks: Path, row: str, given: str, folder: str) -> None:
    """Absolute or not, by way of a link or of the folder above: from where one stands, a row leads to its file."""
    assert rows_of([given.format(talks)], [row.format(talks)], folder) == [0]


def test_a_path_leads_on_from_the_list(talks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written in a list is meant from its folder, wherever one stands; there it goes before what lies here."""
    monkeypatch.chdir(talks / "lists")
    files = [talks / name for name in ("talks/a.vtt", "talks/2019/ep1.vtt", "talks/2020/ep1.vtt")]
    assert rows_of(files, ["../talks/2020/ep1.vtt", "../link/a.vtt"], "../lists") == [1, None, 0]
    assert rows_of(files, ["ep1.vtt"], "../talks/2019") == [None, 0, None]
    monkeypatch.chdir(talks / "talks" / "2020")
    assert rows_of(files, ["ep1.vtt"], "../2019") == [None, 0, None]
    assert rows_of(files, ["ep1.vtt"], "/") == [None, None, 0]


def test_the_end_of_a_path_is_enough(talks: Path) -> None:
    """As much of it as tells two files apart; a list may come from another machine, and another system writes its letters otherwise."""
    files = ["talks/2019/ep1.vtt", "talks/2020/ep1.vtt", f"talks/{unicodedata.normalize('NFD', 'Jürgen.vtt')}"]
    assert rows_of(files, ["2020/ep1.vtt", "2019/ep1", "J\u00fcrgen.vtt"], "/") == [1, 0, 2]


def test_a_name_that_talks_of_several_folders_bear_is_doubtful(talks: Path) -> None:
    """It is used for none of them, unless it leads to one."""
    files = [Path("talks/2019/ep1.vtt"), Path("talks/2020/ep1.vtt")]
    found = match(files, [Named("ep1.vtt", None)], Path("/"))
    assert (list(found.rows), set(found.doubtful)) == ([None, None], {0})
    assert list(match(files, [Named("ep1.vtt", None)], Path("talks/2020")).rows) == [None, 0]


def test_a_video_is_the_same_talk_in_every_folder(talks: Path) -> None:
    """A row that names it is about each file of it."""
    files = [Path(f"{folder}/A talk [{VIDEO}].{ending}") for folder, ending in (("x", "en.vtt"), ("y", "en-orig.vtt"))]
    assert list(match(files, [Named("b.vtt", None), Named("gone.vtt", VIDEO)], Path()).rows) == [1, 1]


def test_rows_about_no_file_have_a_reason(talks: Path) -> None:
    """One is about none that there is, one repeats another; a name that no file can have is missing as others are."""
    rows = [Named("talks/a.vtt", None), Named("link/a.vtt", None), Named("b.vtt", None), Named("a\0b", VIDEO), Named(None, None)]
    found = match([Path("talks/a.vtt")], rows, Path("lists"))
    assert (list(found.rows), set(found.again), set(found.missing), set(found.doubtful)) == ([0], {1}, {2, 3}, set())
