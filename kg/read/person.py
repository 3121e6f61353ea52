"""Whether words of a title are people's names, so far as spelling tells. In doubt they are not."""

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
_AND = re.compile(r",? and |,? & |, ")
_NO_FAMILY = re.compile(
    r"Awards?|Cent(?:er|re)|College|Course|Experience|Foundation|Institute|Labs?|Laborator(?:y|ies)|Lectures?|Machines?|Podcast"
    r"|Prize|Project|Radio|School|Seminar|Series|Show|Test|University"
)
"""Last words of what is named after a person."""


def people(text: str, *, expected: bool) -> tuple[str, ...]:
    """Return the names in "A", "A and B" or "A, B & C"; nothing unless each is surely a person's.

    `expected` says that a title has its guest here, so that a first name nobody else bears will do.
    """
    names = tuple(_TITLES.sub("", part.strip()) for part in _AND.split(re.sub(r"\s*\([^()]*\)$", "", text)))
    return names if all(_is_person(name, expected) for name in names) else ()


def _is_person(name: str, expected: bool) -> bool:
    words = name.split()
    if not 2 <= len(words) <= 4 or not all(map(_may_name, words)) or _NO_FAMILY.fullmatch(words[-1]):
        return False
    ordinary = [_is_ordinary(word) for word in words if word not in _PARTICLES and not _INITIAL.fullmatch(word)]
    if not ordinary or all(ordinary):
        return False
    return words[0] in _given_names() or (expected and not any(ordinary))


def _may_name(word: str) -> bool:
    return word in _PARTICLES or bool(_INITIAL.fullmatch(word) and len(word) <= 4) or bool(_NAME_WORD.fullmatch(word))


def _is_ordinary(word: str) -> bool:
    return any(zipf(part) > 0 for part in word.lower().split("-"))


@cache
def _given_names() -> frozenset[str]:
    records = (json.loads(line) for path in PEOPLE for line in path.read_text(encoding="utf-8").splitlines())
    return frozenset(record["name"].split()[0] for record in records if " " in record["name"])
