"""Whom the words of a title or of a field such as "Guest:" name, so far as spelling tells."""

import json
import re
from functools import cache

from kg.catalog import PEOPLE
from kg.catalog.english import zipf

_INITIAL = re.compile(r"(?:[A-Z]\.?-?)+")
_PARTICLES = frozenset(
    {"van", "von", "der", "den", "de", "da", "di", "del", "della", "la", "le", "du", "dos", "bin", "ibn", "al", "el", "ter", "ten"}
)
_PREFIX = r"(?:Mc|Mac|Fitz|[LD]e|[LD]a|D[iu]|Van|Von|Al|[OD]['’])?"
_CAPITALISED = rf"{_PREFIX}[^\W\d_a-z][^\W\d_A-Z]+"
_NAME_WORD = re.compile(rf"{_CAPITALISED}(?:[-'’]{_CAPITALISED}|-[^\W\d_A-Z]+)*")
_TITLES = re.compile(r"^(?:(?:Dr|Prof|Professor|Sir|Dame|Rev|Mr|Mrs|Ms)\b\.? )+|,? Ph\.?D\.?$")
_AND = re.compile(r",? and |,? & |, ?+(?![JS]r\b)")
_ASIDE = re.compile(r"\s*\([^()]*\)")
_NO_FAMILY = re.compile(
    r"Awards?|Cent(?:er|re)|College|Course|Experience|Foundation|Institute|Labs?|Laborator(?:y|ies)|Lectures?|Machines?|Podcast"
    r"|Prize|Project|Radio|School|Seminar|Series|Show|Test|University"
)
"""Last words of what is named after a person."""


def people(text: str, *, expected: bool) -> tuple[str, ...]:
    """Return the names in "A", "A and B" or "A, B & C"; nothing unless each is surely a person's.

    `expected` says that a title has its guest here, so that a first name nobody else bears will do.
    """
    names = _parts(re.sub(rf"{_ASIDE.pattern}$", "", text))
    return names if all(_is_person(name, expected) for name in names) else ()


def named(text: str) -> tuple[str, ...]:
    """Return whom a field names: "A; B", "A and B", "A, B & C", "A, chief of B" or "Family, Given"; what is in doubt is one name."""
    return tuple(name for part in re.split("[;|]", text) if part.strip() for name in _named(part.strip()))


def _named(text: str) -> tuple[str, ...]:
    names = _parts(_ASIDE.sub("", text.title() if text.islower() else text))
    if len(names) == 1:
        return (_ASIDE.sub("", text) or text,)
    if "," not in text:
        return names if all(map(_may_name, " ".join(names).split())) else (text,)
    if turned := _turned(*names):
        return turned
    return tuple(filter(_is_guest, names)) if _is_guest(names[0]) else (text,)


def _turned(family: str, given: str, *more: str) -> tuple[str, ...]:
    """Return the name that is written "Family, Given"; nothing where it may be two people."""
    surname = [word for word in family.split() if word not in _PARTICLES]
    first, *initials = given.split() or [""]
    sure = len(surname) == 1 and first in _given_names() and surname[0] not in _given_names() and all(map(_INITIAL.fullmatch, initials))
    return (f"{given} {family}",) if sure and not more and _is_spelt(f"{first} {family}") else ()


def _parts(text: str) -> tuple[str, ...]:
    return tuple(_TITLES.sub("", part.strip()) for part in _AND.split(text))


def _is_guest(name: str) -> bool:
    return _is_person(name, expected=True) or (_is_spelt(name) and name.split()[0] in _given_names())


def _is_person(name: str, expected: bool) -> bool:
    words = name.split()
    ordinary = [_is_ordinary(word) for word in words if word not in _PARTICLES and not _INITIAL.fullmatch(word)]
    if not _is_spelt(name) or not ordinary or all(ordinary):
        return False
    return words[0] in _given_names() or (expected and not any(ordinary))


def _is_spelt(name: str) -> bool:
    words = name.split()
    return 2 <= len(words) <= 4 and all(map(_may_name, words)) and not _NO_FAMILY.fullmatch(words[-1])


def _may_name(word: str) -> bool:
    return word in _PARTICLES or bool(_INITIAL.fullmatch(word) and len(word) <= 4) or bool(_NAME_WORD.fullmatch(word))


def _is_ordinary(word: str) -> bool:
    return any(zipf(part) > 0 for part in word.lower().split("-"))


@cache
def _given_names() -> frozenset[str]:
    records = (json.loads(line) for path in PEOPLE for line in path.read_text(encoding="utf-8").splitlines())
    return frozenset(record["name"].split()[0] for record in records if " " in record["name"])
