"""A file of a talk before it is read: its bytes, and what decides about reading them."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from kg.read.about import NOTHING, About, beside
from kg.read.files import content_of
from kg.read.naming import slug


@dataclass(frozen=True, slots=True)
class File:
    """Hold the bytes of a file, the id of its talk, and what is known about it from elsewhere.

    Attributes:
        about: What outweighs the file's own word.
        notes: What was noticed while it was gathered.
    """

    path: Path
    id: str
    about: About
    content: bytes
    notes: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """Return a digest of all that decides what is read."""
        whole = (self.path.name, self.id, self.about, self.notes, hashlib.sha256(self.content).hexdigest())
        return hashlib.sha256(repr(whole).encode("utf-8", "surrogatepass")).hexdigest()


def opened(path: Path, *, id: str | None = None, about: About = NOTHING) -> File:
    """Take the bytes of a file, and what lies beside it about the talk.

    Raises:
        InputError: There is no such file, or it may not be read.
    """
    content = content_of(path)
    told, notes = beside(path)
    return File(path, id or slug(path), about.over(told), content, notes)
