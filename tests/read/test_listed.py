"""A list of talks says what is known about each, and what in it says nothing is told."""

import json
import os
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.read import About, abouts, read
from kg.read.columns import head_a_list

VIDEO = "https://www.youtube.com/watch?v=13CZPWmke6A"
WHOLE = About("A talk", "2020-05-08", VIDEO, ("Ann Lee",), "Bob Roy")
CSV = "File,Title,Date,Guest,Host,URL\ntalks/a.vtt,A talk,2020-05-08,Ann Lee,Bob Roy,13CZPWmke6A\n"
JSON = json.dumps([{"file": "talks\\a.vtt", "title": "A talk", "date": "20200508", "guests": ["Ann Lee"], "host": "Bob Roy", "url": VIDEO}])
BY_NAME = json.dumps({"a": {"title": "A talk", "date": "2020-05-08", "guest": "Ann Lee", "host": "Bob Roy", "url": VIDEO}})


SEMICOLONS, TABS = (CSV.replace(",", between) for between in ";\t")


@pytest.mark.parametrize("content", [CSV, SEMICOLONS, TABS, JSON, BY_NAME])
def test_a_list_tells_about_its_talks(tmp_path: Path, content: str) -> None:
    """CSV, by whatever it is parted, and JSON say the same; what is not in the list has nothing from it."""
    (tmp_path / "list").write_text(content, encoding="utf-8")
    assert abouts([Path("talks/a.vtt"), Path("talks/b.vtt")], listed=tmp_path / "list") == [WHOLE, About()]


def test_a_list_finds_talks_by_their_video(tmp_path: Path) -> None:
    """A list of addresses needs no names of files."""
    (tmp_path / "list.csv").write_text(f"url,guest\n{VIDEO},Ann Lee\n", encoding="utf-8")
    (about,) = abouts([Path("Some talk [13CZPWmke6A].en.vtt")], listed=tmp_path / "list.csv")
    assert (about.guests, about.url) == (("Ann Lee",), VIDEO)


@pytest.mark.parametrize("content", ["a,b\n1,2\n", "[]", "[1]", "{}"])
def test_a_list_without_talks_is_refused(tmp_path: Path, content: str) -> None:
    """The line says which columns there must be."""
    (tmp_path / "list").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"list: no talk in it; give a list with a column file or url"):
        abouts([Path("a.vtt")], listed=tmp_path / "list")


@pytest.mark.parametrize(
    ("content", "cause"),
    [(b"", "empty file"), (b"file\0", "binary, not text"), (b"[{", "not a list of talks"), (b"[" * 100_000, "not a list of talks")],
)
def test_what_is_no_list_is_refused(tmp_path: Path, content: bytes, cause: str) -> None:
    """The remedy is that of a list, and not that of a talk."""
    (tmp_path / "list").write_bytes(content)
    with pytest.raises(InputError, match=rf"list: {cause}.*; give CSV with a header, or JSON"):
        abouts([Path("a.vtt")], listed=tmp_path / "list")


def test_an_encoding_that_is_guessed_is_told(tmp_path: Path) -> None:
    """Names with accents may be wrong, as in a talk."""
    (tmp_path / "list.csv").write_bytes("file,guest\na.txt,José\n".encode("cp1252"))
    notes: list[str] = []
    abouts([Path("a.txt")], listed=tmp_path / "list.csv", noticed=notes.append)
    assert notes == [f"{tmp_path / 'list.csv'}: decoded as Latin-1, which may garble accents; save it as UTF-8"]


def notes_of(place: Path, content: str, *talks: str) -> list[str]:
    """Return what is told of a list that is used for these talks, without the folder it lies in."""
    place.write_text(content, encoding="utf-8")
    notes: list[str] = []
    abouts([Path(talk) for talk in talks], listed=place, noticed=notes.append)
    return [note.removeprefix(f"{place.parent}/") for note in notes]


def test_what_a_list_says_in_vain_is_told(tmp_path: Path) -> None:
    """A column that is not known, a row of no talk, a date that is none: each is a line with its place; what is used is not told."""
    rows = "file,title,date,speaker,id\na.txt,A,2020-05-08,,7\nb.txt,B,May 8,Ann,8\nc.txt,C,,,9\n,D,,,10\n"
    assert notes_of(tmp_path / "list.csv", rows, "talks/a.txt", "talks/b.txt") == [
        "list.csv:1: not used: speaker; columns are file, title, date, url, guest, host",
        "list.csv:3: 'May 8' is no day; write it as 2020-05-08",
        "list.csv:4: no talk here is called 'c.txt'; check the name",
        "list.csv:5: names neither file nor video",
    ]


def test_rows_that_are_used_for_nothing_are_told(tmp_path: Path) -> None:
    """A row of a talk that another tells of more surely, and one that may mean several, are lines of their own."""
    rows = "file,title\na.txt,A\ntalks/a.txt,B\nb.txt,C\n"
    assert notes_of(tmp_path / "list.csv", rows, "talks/a.txt", "x/b.txt", "y/b.txt") == [
        "list.csv:2: another row tells of 'a.txt'; take one away",
        "list.csv:4: several talks here are called 'b.txt'; name the folder, too",
    ]


def test_a_row_with_too_many_cells_is_told(tmp_path: Path) -> None:
    """A comma in a title that is not in quotes moves all that follows."""
    (note,) = notes_of(tmp_path / "list.csv", "file,title\na.txt,One, two\n", "a.txt")
    assert note.startswith("list.csv:1: not used: cells beyond the last column;")


def test_an_entry_of_json_is_told_by_its_number(tmp_path: Path) -> None:
    """JSON has no lines to go by."""
    rows = json.dumps([{"file": "a.txt"}, {"file": "b.txt"}])
    assert notes_of(tmp_path / "list.json", rows, "a.txt") == ["list.json, entry 2: no talk here is called 'b.txt'; check the name"]


def test_of_many_vain_rows_the_first_are_told(tmp_path: Path) -> None:
    """A list of all talks may be used for one of them."""
    notes = notes_of(tmp_path / "list.csv", "file,title\n" + "".join(f"{number}.txt,T\n" for number in range(100)), "0.txt")
    assert len(notes) == 11
    assert notes[-1] == "list.csv: and 89 more such rows"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("file,title,date\na.txt,A,\n", True),
        ("file;title;date\na.txt;A;\n", True),
        ('\ufeff"Title","URL"\r\n"A","https://example.org"\r\n', True),
        ("file,title,one,two,three,four\na,b,c,d,e,f\n", False),
        ("title,date\nA,2020\n", False),
        ("so the path, the video\nand more, much more\n", False),
        ("name, date, and place\n", False),
        ("", False),
    ],
)
def test_a_list_is_known_by_its_first_line(text: str, expected: bool) -> None:
    """Most of it are columns that are known, one of them says which talk, and rows follow."""
    assert head_a_list(text) is expected


def test_a_list_is_no_talk(tmp_path: Path) -> None:
    """Given as one it is refused, with what to do."""
    (tmp_path / "list.csv").write_text(CSV, encoding="utf-8")
    with pytest.raises(InputError, match=r"list\.csv: looks like a list of talks; give it with --talks"):
        read(tmp_path / "list.csv")


def test_a_file_is_named_as_it_is(tmp_path: Path) -> None:
    """Spaces in a row, and bytes that are no text as Python's JSON has them, are those of the file; what is no name is none."""
    names = ["a  b.txt", os.fsdecode(b"caf\xe9.txt")]
    rows = [{"transcript": ["words"], "file": name, "title": "T\udce9"} for name in names]
    (tmp_path / "list.json").write_text(json.dumps(rows), encoding="utf-8")
    assert [each.title for each in abouts([Path("talks") / name for name in names], listed=tmp_path / "list.json")] == ["T\ufffd"] * 2
