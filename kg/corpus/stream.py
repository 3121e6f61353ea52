"""Files in, what their talks say out, in the order given; no more talks are held at a time than there are hands to work on them."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from kg import read
from kg.corpus.cache import digest_of
from kg.corpus.crew import Crew
from kg.corpus.kept import Glance
from kg.corpus.memory import Memory
from kg.errors import InputError
from kg.model import Transcript, Understanding

Said = Understanding | read.File
"""What a talk says, or where that is kept the file that it stands in."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Hold what is known of a talk once it is heard.

    Attributes:
        file: Digest of the file.
        words: How many had to be understood for this.
    """

    id: str
    file: str
    glance: Glance
    words: int = 0


def heard(files: Iterable[read.File], memory: Memory, crew: Crew, failed: Callable[[InputError], None]) -> Iterator[tuple[Heard, Said]]:
    """Yield each talk: from memory, where it was understood before, else understood by the crew, and then that is kept.

    Args:
        failed: Called with why a file is left out.

    Raises:
        OutputError: The memory cannot be written.
    """
    waiting: deque[Callable[[], tuple[Heard, Said]]] = deque()
    for file in files:
        try:
            waiting.append(_begun(file, memory, crew))
        except InputError as error:
            failed(error)
        if len(waiting) > crew.ahead:
            yield waiting.popleft()()
    while waiting:
        yield waiting.popleft()()


def said_by(said: Said, memory: Memory) -> Understanding:
    """Return what a talk says that was heard."""
    if isinstance(said, Understanding):
        return said
    transcript = read.transcript(said)
    text = memory.text(digest_of(transcript))
    if text is None:
        raise InputError(f"{said.path}: what was understood of it was taken away meanwhile; build again")
    return memory.understanding(text, transcript)


def _begun(file: read.File, memory: Memory, crew: Crew) -> Callable[[], tuple[Heard, Said]]:
    """Begin to hear a talk, and return what waits for the end of it.

    Raises:
        InputError: There is no talk in the file.
    """
    if (glance := memory.glance(file)) is not None:
        return partial(_known, Heard(file.id, file.digest, glance), file)
    transcript = read.transcript(file)
    digest = digest_of(transcript)
    text = memory.text(digest)
    kept = None if text is None else _kept(text, transcript, memory)
    if text is not None and kept is not None:
        return partial(_known, Heard(file.id, file.digest, memory.glance_at(file, digest, text, kept)), kept)
    return partial(_finished, crew.submit(transcript), file, transcript, digest, memory)


def _kept(text: bytes, transcript: Transcript, memory: Memory) -> Understanding | None:
    """Return what was kept of a talk, where it is in our form."""
    try:
        return memory.understanding(text, transcript)
    except (ValueError, KeyError, TypeError, IndexError, RecursionError):
        return None


def _known(heard: Heard, said: Said) -> tuple[Heard, Said]:
    return heard, said


def _finished(wait: Callable[[], str], file: read.File, transcript: Transcript, digest: str, memory: Memory) -> tuple[Heard, Said]:
    text = wait().encode()
    memory.keep_text(digest, text)
    understanding = memory.understanding(text, transcript)
    glance = memory.glance_at(file, digest, text, understanding)
    return Heard(file.id, file.digest, glance, len(transcript.text.split())), understanding
