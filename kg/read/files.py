"""Which files to read, what each is called, and their bytes."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
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
    except FileNotFoundError as error:
        raise _missing(path) from error
    except IsADirectoryError as error:
        raise InputError(f"{path}: a folder, not a file; give the files in it") from error
    except PermissionError as error:
        raise InputError(f"{path}: reading it is not permitted; change its permissions") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); give the captions of a talk") from error


def _files(path: Path) -> Iterator[Path]:
    if not path.exists():
        raise _missing(path)
    if not path.is_dir():
        yield path
        return
    talks = [file for file in path.rglob("*") if file.suffix.lower() == ".txt" and _is_shown(file.relative_to(path)) and file.is_file()]
    if not talks:
        raise InputError(f"{path}: no .txt file in this folder; put captions there or name the files")
    yield from talks


def _is_shown(path: Path) -> bool:
    return not any(part.startswith(".") for part in path.parts)


def _missing(path: Path) -> InputError:
    return InputError(f"{path}: no such file; check the name")
