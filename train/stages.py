"""Stages of making: what each reads, what runs, what it writes. One is done again only when something of that has changed."""

import fcntl
import hashlib
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError
from kg.export.atomic import write_text

SIGN_OF_LIFE = 60.0
"""Seconds between two lines about a stage that runs."""

Say = Callable[[str], None]


class StageError(KgError):
    """Report a stage that cannot be done."""


@dataclass(frozen=True)
class Stage:
    """Say how something is made.

    Attributes:
        module: What runs. Its last argument is an empty folder to write to, or what it left there when it was killed.
        arguments: Its other arguments.
        reads: Files and folders of data that it needs.
        program: Files and folders of code that decide what it writes.
        folder: Where what it writes belongs.
        files: What it writes there; none named means that the whole folder is its own.
        minutes: How long it takes on two quiet cores.
    """

    name: str
    module: str
    arguments: tuple[Path, ...]
    reads: tuple[Path, ...]
    program: tuple[Path, ...]
    folder: Path
    files: tuple[str, ...] = ()
    minutes: int = 1

    def writes(self) -> list[Path]:
        """Return where what it writes lies in the end."""
        return [self.folder / name for name in self.files] or [self.folder]


def sums(paths: Iterable[Path]) -> str:
    """Return the SHA-256 of every file of some files and folders, as `sha256sum` prints them."""
    files = {file for path in paths for file in (path.rglob("*") if path.is_dir() else [path]) if file.is_file()}
    kept = sorted(file for file in files if "__pycache__" not in file.parts)
    return "".join(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file}\n" for file in kept)


@contextmanager
def alone(build: Path) -> Iterator[int]:
    """Keep others from making in the same folder, as long as this program or a stage that was handed the number lives.

    Raises:
        StageError: Another is at it.
    """
    build.mkdir(parents=True, exist_ok=True)
    with (build / "lock").open("w", encoding="utf-8") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StageError(f"{build}: something is being made here already; let it end, or end it") from error
        yield stream.fileno()


def make(stage: Stage, build: Path, lock: int, say: Say) -> None:
    """Do a stage, or go on with it, or find that nothing of it has changed since it was done.

    Raises:
        StageError: Something that it reads is not there, or it fails.
    """
    for path in (*stage.reads, *stage.program):
        if not path.exists():
            raise StageError(f"{path}: not there, and {stage.name} needs it; train/README.md says where it comes from")
    done, reads = build / "done" / stage.name, sums((*stage.reads, *stage.program))
    if _text(done) == reads + sums(stage.writes()):
        say("done already")
        return
    say(f"needs {' '.join(map(str, stage.reads))}; takes about {stage.minutes} min on two cores")
    making = _begun(stage, build, reads)
    _run(stage, making, lock, say)
    _put(stage, making)
    write_text(done, [reads, sums(stage.writes())])  # not before all is in its place
    shutil.rmtree(making)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _begun(stage: Stage, build: Path, reads: str) -> Path:
    """Return the folder that a stage writes to: empty, unless it was begun on the very same files."""
    making, begun = build / "making" / stage.name, build / "making" / f"{stage.name}.begun"
    if _text(begun) != reads:
        shutil.rmtree(making, ignore_errors=True)
        write_text(begun, [reads])
    making.mkdir(parents=True, exist_ok=True)
    return making


def _run(stage: Stage, making: Path, lock: int, say: Say) -> None:
    command = [sys.executable, "-m", stage.module, *map(str, stage.arguments), str(making)]
    begun = time.monotonic()
    with subprocess.Popen(command, stdout=sys.stderr, pass_fds=[lock]) as process:
        try:
            while process.poll() is None:
                try:
                    process.wait(SIGN_OF_LIFE)
                except subprocess.TimeoutExpired:
                    say(f"at it for {(time.monotonic() - begun) / 60:.0f} of about {stage.minutes} min")
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        how = "failed as told above; mend that" if process.returncode > 0 else f"was ended by signal {-process.returncode}"
        raise StageError(f"{stage.name}: {how}, and the same command goes on from here")


def _put(stage: Stage, making: Path) -> None:
    """Copy what was made to where it belongs: all of a folder, or file by file, and nothing by halves."""
    new = stage.folder.with_name(f".{stage.folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    shutil.copytree(making, new)
    if not stage.files:
        shutil.rmtree(stage.folder, ignore_errors=True)
        new.replace(stage.folder)
        return
    if sorted(path.name for path in new.iterdir()) != sorted(stage.files):
        raise StageError(f"{stage.name}: wrote other files than {', '.join(stage.files)}; name them in train/__main__.py")
    for name in stage.files:
        (new / name).replace(stage.folder / name)
    new.rmdir()
