import errno
import os
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.export.atomic import write_text, write_texts


def failing(error: BaseException) -> Iterator[str]:
    yield "half"
    raise error


def test_writes_utf8_with_newlines_as_they_are(tmp_path: Path) -> None:
    """The bytes are the UTF-8 of the chunks; no newline is changed."""
    write_text(tmp_path / "a.txt", ["é 😀\n", "b\r\n"])
    assert (tmp_path / "a.txt").read_bytes() == "é 😀\nb\r\n".encode()


def test_makes_missing_folders(tmp_path: Path) -> None:
    """A folder that is missing is made."""
    write_text(tmp_path / "x" / "y" / "a.txt", ["a"])
    assert (tmp_path / "x" / "y" / "a.txt").read_text() == "a"


@pytest.mark.parametrize("error", [KeyboardInterrupt(), ValueError(), OSError(errno.EIO, "broken")])
def test_keeps_the_old_file_when_an_error_comes(tmp_path: Path, error: BaseException) -> None:
    """Whatever happens midway, Ctrl-C too: the old file stays and no other is left behind."""
    (tmp_path / "a.txt").write_text("old")
    with pytest.raises((KeyboardInterrupt, ValueError, OutputError)):
        write_text(tmp_path / "a.txt", failing(error))
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_text() == "old"


def test_replaces_no_file_before_all_are_written(tmp_path: Path) -> None:
    """Of several files none is replaced when one cannot be made."""
    (tmp_path / "a.txt").write_text("old")
    with pytest.raises(ValueError, match="b"):
        write_texts({tmp_path / "a.txt": ["new"], tmp_path / "b.txt": failing(ValueError("b"))})
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_text() == "old"


def test_a_disk_that_takes_nothing_any_more_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the new file can neither take its place nor be taken away, it is told why it cannot take its place."""

    def refuse(*path: Path, missing_ok: bool = False) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(OutputError, match="read-only"):
        write_text(tmp_path / "a.txt", ["a"])


def test_what_killed_writers_left_is_removed(tmp_path: Path) -> None:
    """The next file that is written there takes away what is older than a day, and nothing that a living writer or another program has."""
    left, young, foreign = (tmp_path / name for name in (".kg-0123456789abcdef.tmp", ".kg-fedcba9876543210.tmp", ".0123456789abcdef.tmp"))
    for path in (left, young, foreign):
        path.write_text("half")
    long_ago = time.time() - 2 * 24 * 3600
    for path in (left, foreign):
        os.utime(path, (long_ago, long_ago))
    with pytest.raises(ValueError, match="broken"):
        write_text(tmp_path / "a.txt", failing(ValueError("broken")))
    assert left.exists()
    write_text(tmp_path / "a.txt", ["a"])
    assert sorted(tmp_path.iterdir()) == sorted([young, foreign, tmp_path / "a.txt"])


def test_a_killed_writer_leaves_what_the_next_one_knows(tmp_path: Path) -> None:
    """What a process leaves that is killed as it writes has a name by which it is removed later."""
    script = "import os, sys; from pathlib import Path; from kg.export.atomic import write_text\n"
    script += "write_text(Path(sys.argv[1]), (os.kill(os.getpid(), 9) or 'a' for _ in 'a'))"
    subprocess.run([sys.executable, "-c", script, str(tmp_path / "a.txt")], check=False)
    (left,) = tmp_path.iterdir()
    os.utime(left, (0, 0))
    write_text(tmp_path / "a.txt", ["a"])
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_the_file_has_the_usual_rights(tmp_path: Path) -> None:
    """The umask decides who may read the file, as for any other."""
    old = os.umask(0o022)
    try:
        write_text(tmp_path / "a.txt", ["a"])
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o644


def test_writes_through_a_link(tmp_path: Path) -> None:
    """A link stays a link; the file it names is replaced."""
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_text(tmp_path / "link.txt", ["new"])
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"


def test_links_in_a_circle_are_replaced(tmp_path: Path) -> None:
    """A link that leads to itself leads to no file that could be written, so the file takes its place."""
    (tmp_path / "circle").symlink_to("circle")
    write_text(tmp_path / "circle", ["a"])
    assert (tmp_path / "circle").read_text() == "a"


def test_a_device_is_written_not_replaced() -> None:
    """What is neither file nor folder takes the text and stays what it is."""
    write_text(Path(os.devnull), ["a"])
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    """A path that is a folder gives one line that says so."""
    with pytest.raises(OutputError, match=r"^[^\n]*: is a folder; give the name of a file$"):
        write_text(tmp_path, ["a"])


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    """A path that runs through a file gives one line that says so."""
    (tmp_path / "a").write_text("")
    with pytest.raises(OutputError, match=r"stands below a file, not a folder; remove that file, or choose"):
        write_text(tmp_path / "a" / "b.txt", ["a"])
    with pytest.raises(OutputError, match=r"stands below a file, not a folder; remove that file, or choose"):
        write_text(tmp_path / "a" / "c" / "b.txt", ["a"])


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "not writable"),
        (errno.EROFS, "read-only"),
        (errno.ENOSPC, "no space left"),
        (errno.EDQUOT, "your share of the disk"),
        (errno.EIO, "cannot be written"),
    ],
)
def test_each_cause_has_its_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str) -> None:
    """The message names place, cause and remedy in one line."""

    def refuse(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OutputError) as caught:
        write_text(tmp_path / "a.txt", ["a"])
    message = str(caught.value)
    assert message.startswith(f"{tmp_path / 'a.txt'}: ")
    assert words in message
    assert "; " in message
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_rights_is_told(tmp_path: Path) -> None:
    """A folder that one may not write to gives one line that says so."""
    tmp_path.chmod(0o555)
    with pytest.raises(OutputError, match="not writable; choose a folder"):
        write_text(tmp_path / "a.txt", ["a"])


def test_a_long_name_is_told(tmp_path: Path) -> None:
    """A name that the disk cannot hold gives one line that says so."""
    with pytest.raises(OutputError, match="name too long; choose a shorter one"):
        write_text(tmp_path / ("a" * 300), ["a"])
