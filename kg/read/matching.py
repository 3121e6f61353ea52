"""Which row of a list is about which file."""

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from kg import links

_VIDEO = re.compile(rf"(?:^|[-_\[])({links.VIDEO_ID})(?=\]?(?:\.|$))")


class Named(NamedTuple):
    """Hold how a row names its talk: by a file, by the id of a video, by both, or not at all."""

    file: str | None
    video: str | None


@dataclass(frozen=True)
class Matches:
    """Say for each file the number of the row that is about it, and why others are about none.

    Attributes:
        doubtful: Their name is that of files in several folders.
        again: They are about a talk that another row is about.
        missing: They are about no file there is.
    """

    rows: Sequence[int | None]
    doubtful: AbstractSet[int]
    again: AbstractSet[int]
    missing: AbstractSet[int]


def match(paths: Sequence[Path], rows: Sequence[Named], folder: Path) -> Matches:
    """Find the row of each file: the one that leads there from the list's folder or from here, else one whose name its path ends with."""
    files = {os.path.realpath(path) for path in paths}
    keys = [tuple(_keys(row, folder, files)) for row in rows]
    first: dict[str, int] = {}
    for number, each in enumerate(keys):
        for key in each:
            first.setdefault(key, number)
    names = [tuple(_names(path)) for path in paths]
    used = [next((key for key in each if key in first), None) for each in names]
    doubtful = _in_several_folders(paths, used) - {row.video for row in rows if row.video}
    found = [None if key is None or key in doubtful else first[key] for key in used]
    unused = {number for number, each in enumerate(keys) if each} - {*found, *(first[key] for key in doubtful)}
    called = {name for each in names for name in each}
    again = {number for number in unused if not called.isdisjoint(keys[number])}
    return Matches(found, {first[key] for key in doubtful}, again, unused - again)


def _keys(row: Named, folder: Path, files: Container[str]) -> Iterator[str]:
    """Yield by what a row is found: the file that it leads to, or else its name; and its video."""
    if row.file:
        name = row.file.replace("\\", "/")
        yield next((place for place in _places(name, folder) if place in files), _folded(PurePosixPath(name)))
    if row.video:
        yield row.video


def _places(name: str, folder: Path) -> Iterator[str]:
    for start in (folder, Path()):
        try:
            yield os.path.realpath(start / name)
        except ValueError:  # no file can be called so
            return


def _names(path: Path) -> Iterator[str]:
    """Yield by what a row may name a file, the surest first; a list may leave the ending out."""
    yield os.path.realpath(path)
    folders = path.absolute().parent.parts
    for name in dict.fromkeys((path.name, path.stem, path.name.partition(".")[0])):
        yield from (_folded(PurePosixPath(*folders[start:], name)) for start in range(len(folders) + 1))
    if video := _VIDEO.search(path.name):
        yield video[1]


def _folded(path: PurePosixPath) -> str:
    return unicodedata.normalize("NFC", path.as_posix())  # as some systems write letters with marks, and others do not


def _in_several_folders(paths: Sequence[Path], used: Sequence[str | None]) -> set[str]:
    folders: dict[str, set[Path]] = defaultdict(set)
    for path, key in zip(paths, used, strict=True):
        if key is not None:
            folders[key].add(path.parent)
    return {key for key, those in folders.items() if len(those) > 1}
