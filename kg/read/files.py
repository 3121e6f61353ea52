"""Which files to read, and their bytes."""

import os
import re
import stat
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from kg.errors import InputError
from kg.read.columns import head_a_list

STDIN = Path("-")
SUFFIXES = (".json3", ".srv3", ".srv1", ".vtt", ".json", ".ttml", ".srt", ".xml", ".md", ".txt", ".text")
"""Endings of what a folder is searched for, those that tell most about a talk first; what a file is, its content says."""

_BESIDE = (".info.json", "corrections.toml")
"""Endings of files about talks, which are used elsewhere."""
_GRAPH = re.compile(rb'\s*\{\s*"directed"\s*:')
"""How a graph of ours begins, and every other in node-link JSON."""
_OF_SHELLS = (Path("/dev/fd"), Path("/proc/self/fd"))
"""Where a shell puts the pipe of `<(command)`."""


def _raised(error: InputError) -> None:
    raise error


def inputs(
    paths: Sequence[Path],
    *,
    listed: Path | None = None,
    skipped: Callable[[str], None] = lambda note: None,
    failed: Callable[[InputError], None] = _raised,
) -> list[Path]:
    """Return the files that `paths` name, sorted, each once; a folder stands for the transcripts in and under it, "-" for standard input.

    Args:
        listed: A list of talks, which is none itself where it lies in one of the folders.
        skipped: Called with a line for the user about each folder of which something is left out.
        failed: Called with why a path names nothing to read; unless it is told to go on without, that is raised.

    Raises:
        InputError: A path does not exist, or a folder holds no transcript.
    """
    found: set[Path] = set()
    for path in dict.fromkeys(paths):
        try:
            found.update(_files(path, listed, skipped))
        except InputError as error:
            failed(error)
    first_name: dict[str, Path] = {}
    for file in sorted(found, key=Path.as_posix):
        first_name.setdefault(os.path.realpath(file), file)
    return list(first_name.values())


def content_of(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        InputError: There is no such file, or it may not be read.
    """
    if path == STDIN:
        return sys.stdin.buffer.read()
    try:
        mode = path.stat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or path.parent in _OF_SHELLS):
            raise InputError(f"{path}: no file but a pipe or a device; write what it gives to a file, or give - to read standard input")
        return path.read_bytes()
    except OSError as error:
        raise _refusal(path, error) from error


def _refusal(path: Path, error: OSError) -> InputError:
    if isinstance(error, FileNotFoundError) and os.path.islink(path):
        return InputError(f"{path}: a link that leads nowhere; put back what it leads to, or take it away")
    if isinstance(error, FileNotFoundError):
        return InputError(f"{path}: no such file; check the name")
    if isinstance(error, IsADirectoryError):
        return InputError(f"{path}: a folder, not a file; give a file in it")
    if isinstance(error, PermissionError):
        return InputError(f"{path}: reading it is not permitted; change its permissions")
    return InputError(f"{path}: cannot be read ({error.strerror}); check its path and its disk")


def _files(path: Path, listed: Path | None, skipped: Callable[[str], None]) -> list[Path]:
    try:
        if path == STDIN or not stat.S_ISDIR(path.stat().st_mode):
            return [path]
        os.scandir(path).close()
    except OSError as error:
        raise _refusal(path, error) from error
    talks = _without_twins(_without_graphs(_walked(path, listed, skipped), skipped), skipped)
    if not talks:
        raise InputError(f"{path}: no transcript in this folder ({', '.join(SUFFIXES)}); put some there or name the files")
    return talks


def _walked(folder: Path, listed: Path | None, skipped: Callable[[str], None]) -> list[Path]:
    """Return the transcripts in and under a folder; links to folders are not followed, so that no walk goes round in a circle."""
    used = listed and os.path.realpath(listed)
    found: list[Path] = []
    left: Counter[str] = Counter()

    def refused(error: OSError) -> None:
        skipped(f"{error.filename}: skipped, it cannot be read ({error.strerror})")

    for place, folders, names in os.walk(folder, onerror=refused):
        here = Path(place)
        left["links to folders"] += sum(os.path.islink(here / name) for name in folders)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            file = here / name
            if name.startswith(".") or name.endswith(_BESIDE) or (used and os.path.realpath(file) == used):
                continue
            if file.suffix.lower() in SUFFIXES and _is_file(file):
                found.append(file)
            elif file.suffix.lower() == ".csv" and _is_file(file) and _is_list(file):
                skipped(f"{file}: skipped, it looks like a list of talks; give it with --talks")
            else:
                left[file.suffix.lower() or "no ending"] += 1
    if told := ", ".join(f"{number:,} × {kind}" for kind, number in sorted(left.items()) if number):
        skipped(f"{folder}: skipped what is no transcript by its name: {told}")
    return found


def _is_file(path: Path) -> bool:
    try:
        return path.is_file() or _leads_nowhere(path)
    except OSError:
        return True  # for its reader to complain of


def _leads_nowhere(path: Path) -> bool:
    return os.path.islink(path) and not os.path.exists(path)


def _without_graphs(talks: Sequence[Path], skipped: Callable[[str], None]) -> list[Path]:
    """Keep what no build has written: the output folder may lie in the folder of talks."""
    graphs = {talk: None for talk in talks if talk.suffix.lower() == ".json" and _is_graph(talk)}
    for graph in graphs:
        skipped(f"{graph}: skipped, it is no talk but a graph")
    return [talk for talk in talks if talk not in graphs]


def _is_graph(path: Path) -> bool:
    return _GRAPH.match(_beginning(path)) is not None


def _is_list(path: Path) -> bool:
    return head_a_list(_beginning(path).decode("utf-8", "replace"))


def _beginning(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(1000)
    except OSError:
        return b""  # for its reader to complain of


def _without_twins(talks: Sequence[Path], skipped: Callable[[str], None]) -> list[Path]:
    """Keep one of the files that have one name but for the ending: the form that tells most."""
    kept: dict[Path, Path] = {}
    for talk in sorted(talks, key=lambda path: SUFFIXES.index(path.suffix.lower())):
        other = kept.setdefault(talk.with_suffix(""), talk)
        if other != talk:
            skipped(f"{talk}: skipped, it seems the same talk as {other.name}")
    return list(kept.values())
