"""The digest of a large file, noted, so that a file that has not changed since need not be read again."""

import hashlib
import os
import time
from contextlib import suppress
from pathlib import Path

from kg.export.atomic import write_text

SUFFIX = ".digest"
"""Of the notes, one for each path."""

SETTLED = 2.0
"""Seconds after its last change from which on a file that changes again shows it: file systems count time in steps."""


def digest(path: Path, notes: Path) -> str:
    """Return the SHA-256 of what a file holds, from the note in a folder where the file is still as it was when that was taken.

    Raises:
        OSError: The file cannot be read.
        OutputError: The note cannot be written.
    """
    note = notes / f"{hashlib.sha256(os.fsencode(path.absolute())).hexdigest()[:32]}{SUFFIX}"
    with path.open("rb") as stream:
        state = _state(os.fstat(stream.fileno()))
        if (noted := _noted(note, state)) is not None:
            return noted
        age = time.time() - os.fstat(stream.fileno()).st_ctime
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    if age > SETTLED:
        write_text(note, [f"{state}\n{found}\n"])
    return found


def _state(status: os.stat_result) -> str:
    """Return which file it is, how long, and when it changed; nobody can set the time of the last change but by a change."""
    return f"{status.st_dev} {status.st_ino} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"


def _noted(note: Path, state: str) -> str | None:
    with suppress(OSError, ValueError):
        then, found = note.read_text(encoding="ascii").split("\n")[:2]
        return found if then == state else None
    return None
