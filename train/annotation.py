"""Read a line of annotations, in the form that train/annotated/README.md tells, and refuse what is not in it."""

import re
from collections.abc import Collection, Mapping
from typing import Any

from kg.errors import KgError
from kg.ontology import EntityType, Polarity, RelationType, fits
from train.silver import strip

TYPES = {
    "P": EntityType.PERSON, "W": EntityType.PAPER, "M": EntityType.METHOD, "D": EntityType.DATASET,
    "O": EntityType.ORGANIZATION, "F": EntityType.FIELD, "C": EntityType.CONCEPT,
}  # fmt: skip
POLARITIES = {"": Polarity.ASSERTED, "~": Polarity.HEDGED, "!": Polarity.NEGATED}

_LINE = re.compile(r"(\d+) (?:\[(.+?)\] )?(.+)")
_MENTIONS = re.compile(r"% (\d+) (.+)")
_MENTION = re.compile(rf"(.+?):([{''.join(TYPES)}])(?:=(.+))?")
_CLAIM = re.compile(r"(\*?)([~!]?)([^*~!].*)")
_NUMBERS = re.compile(r"\d+(?:, ?\d+)*")

Piece = dict[str, Any]


class AnnotationError(KgError):
    """Report annotations that are not in the form."""


def take(line: str, piece: Piece | None) -> None:
    """Take a line of words, mentions or a relation into a piece.

    Raises:
        AnnotationError: It is none of these.
    """
    if piece is None:
        raise AnnotationError(f"{line!r} is in no piece; open one above it: '@ name'")
    if said := _LINE.fullmatch(line):
        _say(int(said[1]), said[2], said[3], piece)
    elif marked := _MENTIONS.fullmatch(line):
        piece["mentions"] += [_mention(int(marked[1]), item, piece) for item in marked[2].split("|")]
    elif line.startswith("> "):
        piece["relations"].append(_relation(line[2:], piece))
    else:
        raise AnnotationError(
            f"{line!r} is not understood; write '@ piece', '1 [speaker] words', '% 1 words:M=Name' or '> Name | USES | Name | 1 | words'"
        )


def _say(number: int, speaker: str | None, text: str, piece: Piece) -> None:
    lines = piece["lines"]
    if number != len(lines) + 1:
        raise AnnotationError(f"line {number} of the piece follows line {len(lines)}; count from 1, and leave none out")
    lines.append([speaker or (lines[-1][0] if lines else "?"), text])


def _mention(line: int, item: str, piece: Piece) -> list[Any]:
    mention = _MENTION.fullmatch(item)
    if not mention:
        raise AnnotationError(f"{item!r} is no mention; write 'words:M' or 'words:M=Name', with a type of {', '.join(TYPES)}")
    surface, type_, name = mention.groups()
    _check_lines([line], piece)
    text = piece["lines"][line - 1][1]
    if text and " ".join(strip(surface)) not in " ".join(strip(text)):
        raise AnnotationError(f"{surface!r} does not stand in line {line}, {text!r}; write its very words")
    return [line, surface, TYPES[type_], name or surface[0].upper() + surface[1:]]


def _relation(text: str, piece: Piece) -> list[Any]:
    cells = [part.strip() for part in text.split("|")]
    if len(cells) != 5 or not (claim := _CLAIM.fullmatch(cells[1])) or not _NUMBERS.fullmatch(cells[3]):
        raise AnnotationError(
            f"{text!r} is no relation; write '> Name | USES | Name | 1,3 | words', with nothing after the last | if no words say it"
        )
    subject, _, object_, numbers, trigger = cells
    lines = [int(number) for number in numbers.split(",")]
    _check_lines(lines, piece)
    type_ = relation_type(claim[3])
    kinds = {end: {EntityType(kind) for _, _, kind, name in piece["mentions"] if name == end} for end in (subject, object_)}
    if unmarked := [end for end, found in kinds.items() if not found]:
        raise AnnotationError(f"no mention above has the name {unmarked[0]!r}; mark where it is spoken of, or write its name as there")
    if not claim[1]:
        check_fit(subject, type_, object_, kinds)
    return [subject, type_, object_, POLARITIES[claim[2]], lines, trigger]


def _check_lines(numbers: Collection[int], piece: Piece) -> None:
    size = len(piece["lines"])
    if missing := [number for number in numbers if not 1 <= number <= size]:
        raise AnnotationError(f"there is no line {missing[0]} in this piece; it has {size}")


def entity_type(name: str) -> EntityType:
    """Return the entity type of that name.

    Raises:
        AnnotationError: There is none.
    """
    if name not in {*EntityType}:
        raise AnnotationError(f"unknown type {name!r}; known are {', '.join(EntityType)}")
    return EntityType(name)


def relation_type(name: str) -> RelationType:
    """Return the relation type of that name.

    Raises:
        AnnotationError: There is none.
    """
    if name not in {*RelationType}:
        raise AnnotationError(f"unknown relation type {name!r}; known are {', '.join(RelationType)}")
    return RelationType(name)


def check_fit(subject: str, type_: RelationType, object_: str, kinds: Mapping[str, Collection[EntityType]]) -> None:
    """Refuse a relation that may join no types that its ends have.

    Raises:
        AnnotationError: It may not.
    """
    if not any(fits(one, type_, other) for one in kinds[subject] for other in kinds[object_]):
        one, other = (f"{end!r} ({' or '.join(sorted(kinds[end]))})" for end in (subject, object_))
        raise AnnotationError(f"{one} and {other} are of no types that {type_} joins; mend a type or the relation, by kg/ontology.py")
