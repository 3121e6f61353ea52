"""What a person may correct: a value for each kind, whose fields are the keys of its table in corrections.toml.

A thing is named by its id, or by its name. `talk` confines a correction to one talk, `line` to a line of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.ontology import EntityType, Polarity, RelationType


@dataclass(frozen=True, slots=True)
class Merge:
    """Say that a thing is another one.

    Attributes:
        type: What `into` is, where no catalog knows it; else it is what `thing` was taken for.
    """

    thing: str
    into: str
    type: EntityType | None = None
    talk: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """Say that a thing, where it is called by these words or in this place, is another one; `type` is that of `Merge`."""

    thing: str
    into: str
    type: EntityType | None = None
    words: str | None = None
    talk: str | None = None
    line: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Rename:
    """Give a thing another name; its id stays."""

    thing: str
    name: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Retype:
    """Give a thing another type."""

    thing: str
    type: EntityType
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Alias:
    """Say that words mean a thing wherever they are spoken; `type` is what that is, where neither talk nor catalog knows it."""

    thing: str
    words: str
    type: EntityType | None = None
    talk: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Forbid:
    """Say that words never mean a thing."""

    thing: str
    words: str
    talk: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Apart:
    """Say that two things are never one; a merge that would join them is refused."""

    thing: str
    other: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class AddRelation:
    """Say how two things relate, in which talk, from which line on, and by what words.

    Attributes:
        subject_words, object_words: What stands for the end among the words, where that is none of its names ("he").
    """

    subject: str
    relation: RelationType
    object: str
    talk: str
    line: int
    words: str
    polarity: Polarity = Polarity.ASSERTED
    subject_words: str | None = None
    object_words: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class RemoveRelation:
    """Say that two things do not relate so."""

    subject: str
    relation: RelationType
    object: str
    talk: str | None = None
    line: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class SetPolarity:
    """Say how firmly a relation is stated."""

    subject: str
    relation: RelationType
    object: str
    polarity: Polarity
    talk: str | None = None
    line: int | None = None
    reason: str | None = None


Correction = Merge | Split | Rename | Retype | Alias | Forbid | Apart | AddRelation | RemoveRelation | SetPolarity

KINDS: Mapping[str, type[Correction]] = {
    "merge": Merge,
    "split": Split,
    "rename": Rename,
    "retype": Retype,
    "alias": Alias,
    "forbid": Forbid,
    "apart": Apart,
    "add-relation": AddRelation,
    "remove-relation": RemoveRelation,
    "set-polarity": SetPolarity,
}
NAMES: Mapping[type[Correction], str] = {kind: name for name, kind in KINDS.items()}
THINGS = ("thing", "into", "other", "subject", "object")
"""The fields that name a thing."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Hold a correction, the path of its file, and the line on which it begins there."""

    path: str
    line: int
    correction: Correction

    @property
    def place(self) -> str:
        """Return where it stands, for messages."""
        return f"{self.path}:{self.line}"

    def says(self, other: Correction) -> bool:
        """Tell whether another says the same, for whatever reason."""
        return replace(self.correction, reason=None) == replace(other, reason=None)


def describe(correction: Correction) -> str:
    """Return a correction in a few words."""
    match correction:
        case Merge() | Split():
            what = f"{correction.thing!r} into {correction.into!r}"
        case Rename():
            what = f"{correction.thing!r} to {correction.name!r}"
        case Retype():
            what = f"{correction.thing!r} to {correction.type}"
        case Alias() | Forbid():
            what = f"{correction.words!r} for {correction.thing!r}"
        case Apart():
            what = f"{correction.thing!r} and {correction.other!r}"
        case AddRelation() | RemoveRelation():
            what = f"{correction.subject!r} {correction.relation} {correction.object!r}"
        case SetPolarity():
            what = f"{correction.subject!r} {correction.relation} {correction.object!r} to {correction.polarity}"
    return f"{NAMES[type(correction)]} of {what}"
