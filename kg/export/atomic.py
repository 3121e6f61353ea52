"""The one way to write files: all of them whole, or the old ones stay."""

import errno
import os
import secrets
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from itertools import islice
from pathlib import Path

from kg.errors import OutputError

Chunk = str | bytes

_MANY = 100

_ABANDONED = 24 * 3600
"""Seconds after which nobody writes a file any more that has not taken its place."""

_REASONS = {
    errno.EACCES: "not writable; choose a folder you may write to",
    errno.EPERM: "not writable; choose a folder you may write to",
    errno.EROFS: "on a disk that is read-only; choose another place",
    errno.ENOSPC: "no space left on the disk; free some and try again",
    errno.EDQUOT: "your share of the disk is used up; free some and try again",
    errno.ENAMETOOLONG: "name too long; choose a shorter one",
    errno.EISDIR: "is a folder; give the name of a file",
    errno.ENOTDIR: "stands below a file, not a folder; remove that file, or choose another place",
    errno.EEXIST: "stands below a file, not a folder; remove that file, or choose another place",
}


def write_text(path: Path, chunks: Iterable[Chunk]) -> None:
    """Write the chunks, texts as UTF-8, with their own newlines; until all are written, an older file stays as it is.

    Raises:
        OutputError: The place cannot be written.
    """
    write_texts({path: chunks})


def write_texts(files: Mapping[Path, Iterable[Chunk]]) -> None:
    """Write several files; none takes its place before all are written.

    Raises:
        OutputError: A place cannot be written.
    """
    with ExitStack() as places:
        for path, chunks in files.items():
            with _told(path):
                places.enter_context(_written(path, chunks))


@contextmanager
def _written(path: Path, chunks: Iterable[Chunk]) -> Iterator[None]:
    """Write beside `path` and, unless an error comes meanwhile, put the new file in its place at the end."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not path.is_file():
        _write(path, "wb", chunks)  # a device or pipe cannot be replaced; a folder is refused here
        yield
        return
    target = Path(os.path.realpath(path))  # a link stays a link; Path.resolve raises where links go in a circle
    temporary = target.with_name(f".kg-{secrets.token_hex(8)}.tmp")
    try:
        _write(temporary, "xb", chunks)
        yield
        with _told(path):
            temporary.replace(target)
    except BaseException:
        with suppress(OSError):  # what went wrong may keep us from this, too
            temporary.unlink()
        raise
    _remove_leftovers(target.parent)


@cache
def _remove_leftovers(folder: Path) -> None:
    """Remove, once for all that is written there, what writers that were killed have left; what is younger may be of one that lives."""
    oldest = time.time() - _ABANDONED
    with suppress(OSError):  # what cannot be removed does no harm
        for path in folder.glob(".kg-*.tmp"):
            if path.stat().st_mtime < oldest:
                path.unlink()


def _write(path: Path, mode: str, chunks: Iterable[Chunk]) -> None:
    with path.open(mode, buffering=1 << 17) as stream:
        stream.writelines(_joined(chunks))
        stream.flush()
        if mode == "xb":
            os.fsync(stream.fileno())


def _joined(chunks: Iterable[Chunk]) -> Iterator[bytes]:
    """Yield many chunks as one, since most are short and there are millions."""
    left = iter(chunks)
    while some := [*islice(left, _MANY)]:
        yield b"".join([chunk if isinstance(chunk, bytes) else chunk.encode() for chunk in some])


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, f"cannot be written ({error.strerror}); choose another place")
        raise OutputError(f"{path}: {reason}") from error
