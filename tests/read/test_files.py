"""Files are found and opened, whatever they are called."""

import io
import os
import re
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.read.files import content_of, inputs


def tree(root: Path, *names: str) -> list[Path]:
    """Write a small file of each name."""
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("words")
    return [root / name for name in names]


def test_a_folder_stands_for_its_talks(tmp_path: Path) -> None:
    """Transcripts in and under a folder are found, sorted; hidden files, others and what yt-dlp writes beside them are not."""
    tree(tmp_path, "b.txt", "a.TXT", "sub/c.en.vtt", "sub/c.info.json", "sub/c.mp4", ".hidden.txt", ".git/d.txt")
    assert [file.relative_to(tmp_path).as_posix() for file in inputs([tmp_path])] == ["a.TXT", "b.txt", "sub/c.en.vtt"]


def test_what_a_folder_holds_besides_is_said(tmp_path: Path) -> None:
    """Files of other endings, links to folders, and the poorer of two forms of one talk are told as skipped; hidden ones are not."""
    tree(tmp_path, "a.vtt", "a.srt", "b.txt", "c.mp4", "sub/d.mp4", ".hidden", "sub/e.info.json", "sub/README")
    (tmp_path / "circle").symlink_to(tmp_path, target_is_directory=True)
    notes: list[str] = []
    assert [file.name for file in inputs([tmp_path], skipped=notes.append)] == ["a.vtt", "b.txt"]
    assert notes == [
        f"{tmp_path}: skipped what is no transcript by its name: 2 × .mp4, 1 × links to folders, 1 × no ending",
        f"{tmp_path / 'a.srt'}: skipped, it seems the same talk as a.vtt",
    ]


def test_what_a_build_writes_and_is_told_is_no_talk(tmp_path: Path) -> None:
    """Graphs in a folder of talks are left out, and told; the list of its talks is left out, by whatever way it is named."""
    tree(tmp_path, "a.txt", "b.json", "sub/talks.json")
    for name, text in {"output/graph.json": '{"directed": true, "multigraph"', "kept/b.JSON": '\n{\n  "directed": true,'}.items():
        tree(tmp_path, name)[0].write_text(text)
    notes: list[str] = []
    found = inputs([tmp_path], listed=tmp_path / "output" / ".." / "sub" / "talks.json", skipped=notes.append)
    assert [file.name for file in found] == ["a.txt", "b.json"]
    assert sorted(notes) == [f"{tmp_path / name}: skipped, it is no talk but a graph" for name in ("kept/b.JSON", "output/graph.json")]


def test_a_list_in_a_folder_is_told_where_it_is_not_used(tmp_path: Path) -> None:
    """Used, it is not skipped; not used, the line says how to."""
    tree(tmp_path, "a.txt", "b.csv")
    (tmp_path / "talks.csv").write_text("file,title\na.txt,A\n")
    notes: list[str] = []
    assert inputs([tmp_path], skipped=notes.append) == inputs([tmp_path], listed=tmp_path / "talks.csv") == [tmp_path / "a.txt"]
    others = f"{tmp_path}: skipped what is no transcript by its name: 1 × .csv"
    assert notes == [f"{tmp_path / 'talks.csv'}: skipped, it looks like a list of talks; give it with --talks", others]
    notes.clear()
    inputs([tmp_path], listed=tmp_path / "talks.csv", skipped=notes.append)
    assert notes == [others]


def test_a_folder_that_cannot_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are read all the same."""
    tree(tmp_path, "a.txt", "closed/b.txt")
    scan = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    notes: list[str] = []
    assert inputs([tmp_path], skipped=notes.append) == [tmp_path / "a.txt"]
    assert notes == [f"{tmp_path / 'closed'}: skipped, it cannot be read (Permission denied)"]


def test_a_folder_that_may_be_listed_but_not_entered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its talks are named as found, so that their reader says of each that it may not be read."""
    tree(tmp_path, "a.txt")

    def refuse(path: Path, **_: object) -> object:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "is_file", refuse)
        assert inputs([tmp_path]) == [tmp_path / "a.txt"]


def test_standard_input_is_a_talk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """ "-" names it, beside files too."""
    a = tree(tmp_path, "a.txt")[0]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"hello")))
    assert set(inputs([Path("-"), a])) == {Path("-"), a}
    assert content_of(Path("-")) == b"hello"


def test_what_might_never_end_is_refused(tmp_path: Path) -> None:
    """A pipe that nobody fills and a device are not read, and a folder's pipes are left out."""
    os.mkfifo(tmp_path / "pipe.txt")
    tree(tmp_path, "a.txt")
    assert inputs([tmp_path]) == [tmp_path / "a.txt"]
    for path in (tmp_path / "pipe.txt", Path("/dev/zero")):
        with pytest.raises(InputError, match=r"a pipe or a device; .* give - to read standard input"):
            content_of(path)


def test_order_and_repetition_make_no_difference(tmp_path: Path) -> None:
    """The same files in any order, named twice or by way of a folder or a link, give the same list."""
    a, b, c = tree(tmp_path, "a.txt", "sub/b.txt", "sub/c.captions")
    (tmp_path / "sub" / "z.txt").symlink_to(a)
    expected = [a, b, c]
    assert inputs([c, a, b]) == expected
    assert inputs([tmp_path, c, tmp_path / "sub", a]) == expected
    assert inputs([a, tmp_path / "sub" / "z.txt", c, b, c]) == expected


def test_a_link_that_sorts_first_keeps_its_place(tmp_path: Path) -> None:
    """Of two names of one file the first in order stays, in order."""
    (tmp_path / "a.txt").symlink_to(tree(tmp_path, "x.txt")[0])
    tree(tmp_path, "m.txt")
    assert [file.name for file in inputs([tmp_path])] == ["a.txt", "m.txt"]


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("absent.txt", "no such file"),
        ("dangling.txt", "a link that leads nowhere"),
        ("empty", "no transcript"),
        ("x" * 300, "too long"),
        ("empty/notes.mp4/a.txt", "Not a directory"),
    ],
)
def test_what_names_no_talk_is_refused(tmp_path: Path, name: str, cause: str) -> None:
    """A missing path, an impossible one and a folder without talks have their own causes; who wants to go on without is told them."""
    tree(tmp_path, "empty/notes.mp4", "a.txt")
    (tmp_path / "dangling.txt").symlink_to("nowhere")
    with pytest.raises(InputError, match=cause):
        inputs([tmp_path / name])
    failed: list[InputError] = []
    assert inputs([tmp_path / name, tmp_path / "a.txt", tmp_path / name], failed=failed.append) == [tmp_path / "a.txt"]
    (told,) = failed
    assert re.match(rf"{tmp_path / name}: .*{cause}", str(told))


def test_a_link_in_a_folder_that_leads_nowhere(tmp_path: Path) -> None:
    """It is named as found, so that its reader says so."""
    (tmp_path / "b.txt").symlink_to("nowhere")
    assert inputs([tmp_path]) == [tmp_path / "b.txt"]
    with pytest.raises(InputError, match=r"b\.txt: a link that leads nowhere; "):
        content_of(tmp_path / "b.txt")


@pytest.mark.parametrize(
    ("fault", "cause", "remedy"),
    [
        (PermissionError(13, "Permission denied"), "not permitted", "permissions"),
        (FileNotFoundError(2, "No such file"), "no such file", "check the name"),
        (IsADirectoryError(21, "Is a directory"), "a folder", "a file in it"),
        (OSError(36, "File name too long"), "File name too long", "check its path"),
    ],
)
def test_what_cannot_be_opened_says_why(monkeypatch: pytest.MonkeyPatch, fault: OSError, cause: str, remedy: str) -> None:
    """Each cause has its own words and remedy."""

    def fail(_: Path) -> object:
        raise fault

    monkeypatch.setattr(Path, "stat", fail)
    with pytest.raises(InputError, match=rf"^talk\.txt: .*{cause}.*; .*{remedy}"):
        content_of(Path("talk.txt"))


def test_a_real_folder_and_a_real_absence_are_told(tmp_path: Path) -> None:
    """The causes are those that the file system gives."""
    with pytest.raises(InputError, match="a folder"):
        content_of(tmp_path)
    with pytest.raises(InputError, match="no such file"):
        content_of(tmp_path / "absent.txt")
