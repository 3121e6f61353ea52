"""What was understood, kept by what decides it: the talk's content, the catalog, code and weights."""

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from kg.export.atomic import write_text
from kg.model import Transcript

_UNUSED = 30 * 24 * 3600
"""Seconds after which what no build has used is removed."""


def digest_of(transcript: Transcript) -> str:
    """Return a digest of all that a talk is: of its name what may say who speaks, and nothing of what was noticed while reading."""
    content = repr(replace(transcript, id=transcript.namesake, notes=()))
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


class Cache:
    """Keep bytes in a folder, one piece a file, each written whole or not at all; without a folder keep nothing."""

    def __init__(self, folder: Path | None) -> None:
        """Use a folder, which need not be there yet."""
        self._folder = folder

    def get(self, key: str) -> bytes | None:
        """Return what is kept under a key; what is damaged counts as not there."""
        if self._folder is None:
            return None
        path = self._path(self._folder, key)
        try:
            digest, _, content = path.read_bytes().partition(b"\n")
            os.utime(path)
        except OSError:
            return None
        return content if digest == _digest(content) else None

    def put(self, key: str, content: bytes) -> None:
        """Keep bytes.

        Raises:
            OutputError: The folder cannot be written.
        """
        if self._folder is not None:
            write_text(self._path(self._folder, key), [_digest(content), b"\n", content])

    def tidy(self) -> None:
        """Remove what no build has used for a month."""
        oldest = time.time() - _UNUSED
        for path in self._files():
            with suppress(OSError):  # a build beside this one may be as tidy
                if path.stat().st_mtime < oldest:
                    path.unlink()

    def _files(self) -> Iterator[Path]:
        if self._folder is not None:
            with suppress(OSError):  # there is none yet, or it may not be listed
                yield from self._folder.iterdir()

    @staticmethod
    def _path(folder: Path, key: str) -> Path:
        return folder / f"{key}.json"


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()
