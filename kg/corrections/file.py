"""corrections.toml as text: read, added to, and with some taken out; what a person wrote in it beside stays as it is."""

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields
from io import StringIO
from pathlib import Path

from kg.corrections.form import bared, headers, parse
from kg.corrections.kinds import NAMES, Correction, Placed
from kg.errors import CorrectionError

NAME = "corrections.toml"


def beside(folders: Iterable[Path]) -> list[Path]:
    """Return the files of corrections in folders, sorted."""
    return sorted(path for path in {folder / NAME for folder in folders} if os.path.isfile(path))


def overlooked(followed: Iterable[Path]) -> tuple[str, ...]:
    """Say that corrections lie here, where `kg correct` writes them unless told otherwise, but beside no talk: nobody follows them."""
    here = Path(NAME)
    if not os.path.isfile(here) or any(here.samefile(each) for each in followed):
        return ()
    return (f"{here}: not followed, for it lies beside no talk that is built; give --corrections {here}, or move it there",)


def load(paths: Iterable[Path]) -> tuple[Placed, ...]:
    """Read the corrections of several files.

    Raises:
        CorrectionError: One cannot be read, or is not in the form.
    """
    return tuple(placed for path in paths for placed in parse(read(path), str(path)))


def read(path: Path) -> str:
    """Return the text of a file of corrections.

    Raises:
        CorrectionError: It cannot be read.
    """
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise CorrectionError(f"{path}: cannot be read ({error.strerror}); give a file of corrections") from error
    except UnicodeDecodeError as error:
        raise CorrectionError(f"{path}: not UTF-8; save it as that") from error


def added(text: str, correction: Correction) -> str:
    """Return the text of a file with a correction at its end."""
    return f"{text.rstrip()}\n\n{written(correction)}".lstrip()


def written(correction: Correction) -> str:
    """Return a correction as its table."""
    import tomlkit

    values = {field.name: getattr(correction, field.name) for field in fields(correction)}
    said = {field.name: values[field.name] for field in fields(correction) if values[field.name] != field.default}
    return tomlkit.dumps({NAMES[type(correction)]: [{key: str(value) if isinstance(value, str) else value for key, value in said.items()}]})


def without(text: str, lines: Collection[int]) -> str:
    """Return the text of a file without the tables whose headers stand on these lines; comments above the next one stay."""
    starts = sorted(line for each in headers(text).values() for line in each)
    rows, bare = list(StringIO(text)), list(StringIO(bared(text)))  # which end at a newline alone, as in TOML
    gone: set[int] = set()
    for start, end in zip(starts, [*starts[1:], len(rows) + 1], strict=True):
        if start in lines:
            gone.update(range(start, _end(bare, start, end)))
    return "".join(row for number, row in enumerate(rows, start=1) if number not in gone)


def _end(bare: Sequence[str], start: int, following: int) -> int:
    """Return the line behind a table and behind the blank one after it; other blank lines and comments belong to what follows."""
    end = following
    while end - 1 > start and bare[end - 2].strip()[:1] in {"", "#"}:
        end -= 1
    return end + (end < following and not bare[end - 1].strip())
