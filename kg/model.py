"""The values that travel from stage to stage. All are frozen; none knows how it was made."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
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
        kind: What sort of publication a Paper is, where it is no article: book, thesis or essay; of an Organization,
            conference, course or journal, where people are and papers appear, but nobody works.
        year, authors, venue, organization, related: Background, used to choose between candidates, never an edge.
        facts: How it relates to others: a relation type and the ids it is the subject for ("IS_A neural-network"); background, too.
        corrected: What a person changed about it, in words.
    """

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    sounds: tuple[str, ...] = ()
    needs_context: frozenset[str] = frozenset()
    kind: str | None = None
    year: int | None = None
    authors: tuple[str, ...] = ()
    venue: str | None = None
    organization: str | None = None
    related: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    known: bool = True
    corrected: tuple[str, ...] = ()


class Pieces(NamedTuple):
    """Place the stretches of a transcript's text that stand unbroken in the input file; without more said, the text begins the file.

    They are held by column, since there is one a word in some files.

    Attributes:
        starts: Character offsets in `Transcript.text`, in order; the first is 0.
        offsets: Character offsets of the same characters in the decoded file.
        lines: Lines of the file, counted from 1.
        seconds: When each is spoken, where the file tells.
        speakers: Who speaks, where the file tells.
    """

    starts: Sequence[int] = (0,)
    offsets: Sequence[int] = (0,)
    lines: Sequence[int] = (1,)
    seconds: Sequence[float | None] = (None,)
    speakers: Sequence[str | None] = (None,)


@dataclass(frozen=True, slots=True)
class Transcript:
    """Hold a talk: its words on one line, where each stands in the file, and what the file says about it.

    Attributes:
        text: The spoken words alone, one space between words, without header and footer.
        lines: The lines of the file as they are, header and footer too.
        people: Names of host and guests as the file gives them, guests first; empty where it gives none.
        notes: What was noticed while reading ("decoded as Latin-1"), for the user.
    """

    id: str
    text: str
    pieces: Pieces
    lines: tuple[str, ...] = ()
    title: str | None = None
    date: str | None = None
    url: str | None = None
    guests: tuple[str, ...] = ()
    host: str | None = None
    programme: str | None = None
    topic: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def people(self) -> tuple[str, ...]:
        """Return guests, then the host."""
        return (*self.guests, *([self.host] if self.host else []))

    @property
    def namesake(self) -> str:
        """Return the words of the id, where nothing else says who the guests are: "yann lecun" of "yann-lecun-36"."""
        words = (word.strip("0123456789") for word in self.id.split("-"))
        return "" if self.guests else " ".join(filter(None, words))

    def line_at(self, index: int) -> int:
        """Return the line of the file in which `text[index]` stands."""
        return self.pieces.lines[self._piece_at(index)]

    def offset_at(self, index: int) -> int:
        """Return the offset in the file of `text[index]`."""
        piece = self._piece_at(index)
        return self.pieces.offsets[piece] + index - self.pieces.starts[piece]

    def seconds_at(self, index: int) -> float | None:
        """Return when `text[index]` is spoken, where the file tells."""
        return self.pieces.seconds[self._piece_at(index)]

    def speaker_at(self, index: int) -> str | None:
        """Return who speaks `text[index]`, where the file tells."""
        return self.pieces.speakers[self._piece_at(index)]

    def _piece_at(self, index: int) -> int:
        return bisect_right(self.pieces.starts, index) - 1


@dataclass(frozen=True, slots=True)
class Link:
    """Say which entity some words speak of, by what it was recognised, and how surely (0 to 1)."""

    entity: Entity
    how: How
    score: float


Place = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Mention:
    """Say that `Transcript.text[start:end]` speaks of an entity, by what it was recognised, and how surely (0 to 1)."""

    start: int
    end: int
    surface: str
    entity: Entity
    how: How
    score: float

    @property
    def place(self) -> Place:
        """Return where it stands, and for the entity of which id."""
        return self.start, self.end, self.entity.id


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
    """Hold what one talk says: the mentions in order, the relations in order.

    Attributes:
        cast: The first mention of the guest and of the host, as far as they are known.
        notes: What was noticed while understanding, for the user.
    """

    transcript: Transcript
    mentions: tuple[Mention, ...]
    relations: tuple[Relation, ...]
    cast: tuple[Mention, ...] = ()
    notes: tuple[str, ...] = ()
