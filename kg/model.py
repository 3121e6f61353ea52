"""The values that travel from stage to stage. All are frozen; none knows how it was made."""

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.ontology import EntityType, How, Polarity, RelationType


@dataclass(frozen=True, slots=True)
class Entity:
    """Describe a thing a talk may speak of: a catalog entry, or something heard and in no catalog.

    Attributes:
        id: Kebab-case, stable from build to build.
        known: Whether it stands in a catalog.
        sounds: Spoken respellings, where the spelling misleads ("luh koon").
        needs_context: The names among `name` and `aliases` that mean this only in the right company.
        year, authors, venue, organization, related: Background, used to choose between candidates, never an edge.
        corrected: What a person changed about it, in words.
    """

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    sounds: tuple[str, ...] = ()
    needs_context: frozenset[str] = frozenset()
    year: int | None = None
    authors: tuple[str, ...] = ()
    venue: str | None = None
    organization: str | None = None
    related: tuple[str, ...] = ()
    known: bool = True
    corrected: tuple[str, ...] = ()


class Piece(NamedTuple):
    """Place a stretch of a transcript's text that stands unbroken in the input file.

    Attributes:
        start: Character offset in `Transcript.text`.
        offset: Character offset of the same character in the decoded file.
        line: Line of the file, counted from 1.
        seconds: When it is spoken, where the file tells.
        speaker: Who speaks, where the file tells.
    """

    start: int
    offset: int
    line: int
    seconds: float | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Transcript:
    """Hold a talk: its words on one line, where each stands in the file, and what the file says about it.

    Attributes:
        text: The spoken words alone, one space between words, without header and footer.
        pieces: In order of `start`; the first starts at 0.
        lines: The lines of the file as they are, header and footer too.
        people: Names of host and guests as the file gives them, guests first; empty where it gives none.
        notes: What was noticed while reading ("decoded as Latin-1"), for the user.
    """

    id: str
    text: str
    pieces: tuple[Piece, ...]
    lines: tuple[str, ...] = ()
    title: str | None = None
    date: str | None = None
    url: str | None = None
    guests: tuple[str, ...] = ()
    host: str | None = None
    programme: str | None = None
    topic: str | None = None
    notes: tuple[str, ...] = ()
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(piece.start for piece in self.pieces))

    @property
    def people(self) -> tuple[str, ...]:
        """Return guests, then the host."""
        return (*self.guests, *([self.host] if self.host else []))

    def piece_at(self, index: int) -> Piece:
        """Return the piece that holds the character `text[index]`."""
        return self.pieces[bisect_right(self._starts, index) - 1]

    def line_at(self, index: int) -> int:
        """Return the line of the file in which `text[index]` stands."""
        return self.piece_at(index).line

    def offset_at(self, index: int) -> int:
        """Return the offset in the file of `text[index]`."""
        piece = self.piece_at(index)
        return piece.offset + index - piece.start

    def seconds_at(self, index: int) -> float | None:
        """Return when `text[index]` is spoken, where the file tells."""
        return self.piece_at(index).seconds


@dataclass(frozen=True, slots=True)
class Mention:
    """Say that `Transcript.text[start:end]` speaks of an entity, by what it was recognised, and how surely (0 to 1)."""

    start: int
    end: int
    surface: str
    entity: Entity
    how: How
    score: float


@dataclass(frozen=True, slots=True)
class Relation:
    """Say that the talk relates two mentions within `Transcript.text[start:end]`; `corrected` is what a person changed about it."""

    subject: Mention
    type: RelationType
    object: Mention
    polarity: Polarity
    confidence: float
    start: int
    end: int
    corrected: str | None = None


@dataclass(frozen=True, slots=True)
class Understanding:
    """Hold what one talk says: the mentions in order, the relations in order."""

    transcript: Transcript
    mentions: tuple[Mention, ...]
    relations: tuple[Relation, ...]
