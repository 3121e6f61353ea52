"""Which files to read, what each is called, and their bytes."""

import re
import stat
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from kg.errors import InputError


def inputs(paths: Sequence[Path]) -> list[Path]:
    """Return the files that `paths` name, sorted, each once; a folder stands for the .txt files in and under it.

    Raises:
        InputError: A path does not exist, or a folder holds no .txt file.
    """
    found = sorted({file for path in paths for file in _files(path)}, key=Path.as_posix)
    first_name: dict[Path, Path] = {}
    for file in found:
        first_name.setdefault(file.resolve(), file)
    return list(first_name.values())


def ids(paths: Sequence[Path]) -> list[str]:
    """Return an id for each file, in order: its slug, with "-2", "-3" … where an earlier file has that already."""
    taken: list[str] = []
    slugs = {slug(path) for path in paths}
    for path in paths:
        name = slug(path)
        if name in taken:
            name = next(f"{name}-{n}" for n in range(2, len(paths) + 2) if f"{name}-{n}" not in slugs.union(taken))
        taken.append(name)
    return taken


def slug(path: Path) -> str:
    """Return the file's name without its ending in a to z, 0 to 9 and single hyphens; "talk" where nothing is left."""
    plain = unicodedata.normalize("NFKD", path.stem).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "talk"


def content_of(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        InputError: There is no such file, or it may not be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise _refusal(path, error) from error


def _refusal(path: Path, error: OSError) -> InputError:
    if isinstance(error, FileNotFoundError):
        return InputError(f"{path}: no such file; check the name")
    if isinstance(error, IsADirectoryError):
        return InputError(f"{path}: a folder, not a file; give the files in it")
    if isinstance(error, PermissionError):
        return InputError(f"{path}: reading it is not permitted; change its permissions")
    return InputError(f"{path}: cannot be read ({error.strerror}); give the captions of a talk")


def _files(path: Path) -> list[Path]:
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
        talks = [file for file in path.rglob("*") if _is_talk(file, path)] if is_folder else [path]
    except OSError as error:
        raise _refusal(path, error) from error
    if not talks:
        raise InputError(f"{path}: no .txt file in this folder; put captions there or name the files")
    return talks


def _is_talk(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return file.suffix.lower() == ".txt" and not hidden and file.is_file()
