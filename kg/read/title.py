"""The title of a talk → who speaks, in which programme, about what."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from kg.read.person import people

_SEPARATOR = re.compile(r"\s*\|\s*|\s+[-–—•·]\s+")
_COUNT = r"[(\[]?(?:#\s*|\b(?:Ep|Episode|No|Lecture|Lesson)\b\.?\s*#?)(\d{1,5})\b[)\]]?"
_NUMBER = re.compile(rf"^{_COUNT}|{_COUNT}$", re.IGNORECASE)
_SHOW = r"(?:Podcast|Show|Experience)"
_WITH = rf"(?:{_SHOW}|Conversations|Talks) with"
_PROGRAMME = re.compile(rf".*\b(?:{_SHOW}|Lectures?|Course|Series|Seminar|Radio|Talks)|{_WITH} .+", re.IGNORECASE)
_OF_HOST = re.compile(rf"{_WITH} (?P<with>.+)|(?P<owner>.+?)['’]s .+|(?:The )?(?P<show>.+?) {_SHOW}", re.IGNORECASE)
_GUEST_FIRST = re.compile(r"(?P<names>.+?)(?:: | on | about )(?P<topic>.+)")
_GUEST_LAST = re.compile(r"(?P<topic>.+)(?:: | with | w/ | by | featuring | feat\. | ft\. | \()(?P<names>[^()]+?)\)?")


@dataclass(frozen=True, slots=True)
class Title:
    """Say what a title tells; what it does not surely tell is empty."""

    guests: tuple[str, ...] = ()
    host: str | None = None
    programme: str | None = None
    number: int | None = None
    topic: str | None = None


def parse(title: str) -> Title:
    """Take a title apart: segments between bars and dashes, one of them the programme, the others guests and topic."""
    segments = _segments(title)
    number = next((int(found[1] or found[2]) for segment in segments if (found := _NUMBER.search(segment))), None)
    programme = _programme(segments, barred="|" in title)
    rest = [_without_number(segment) for segment in segments if segment != programme]
    name = _without_number(programme) if programme else None
    guests, topics = _guests_and_topics([segment for segment in rest if segment], expected=name is not None or number is not None)
    return Title(guests, _host(name) if name else None, name, number, topics[0] if topics else None)


def _segments(title: str) -> list[str]:
    found: list[str] = []
    for segment in _SEPARATOR.split(title.strip()):
        head, colon, tail = segment.partition(": ")
        found += [head, tail] if colon and (_is_programme(head) or _NUMBER.fullmatch(head)) else [segment]
    return [segment.strip() for segment in found if segment.strip()]


def _without_number(segment: str) -> str:
    return _NUMBER.sub("", segment).strip(" ,:")


def _is_programme(segment: str) -> bool:
    name = _without_number(segment)
    return bool(name) and not people(name, expected=False) and bool(_PROGRAMME.fullmatch(name) or _NUMBER.search(segment))


def _programme(segments: list[str], *, barred: bool) -> str | None:
    """Return the segment that names the programme: numbered, called a show, or the last behind a bar."""
    kinds: tuple[Callable[[str], bool], ...] = (lambda each: bool(_NUMBER.search(each)), lambda each: True)
    for kind in kinds:
        if found := next((each for each in reversed(segments) if kind(each) and _is_programme(each)), None):
            return found
    last = segments[-1] if len(segments) > 1 and barred else None
    return last if last and not people(last, expected=True) and not _NUMBER.fullmatch(last) else None


def _host(programme: str) -> str | None:
    found = _OF_HOST.fullmatch(programme)
    named = people(found["show"] or found["owner"] or found["with"], expected=True) if found else ()
    return named[0] if named else None


def _guests_and_topics(segments: list[str], *, expected: bool) -> tuple[tuple[str, ...], list[str]]:
    guests: list[str] = []
    topics: list[str] = []
    for segment in segments:
        names, topic = _split(segment, expected)
        guests += [name for name in names if name not in guests]
        topics += [topic] if topic else []
    return tuple(guests), topics


def _split(segment: str, expected: bool) -> tuple[tuple[str, ...], str | None]:
    if names := people(segment, expected=expected):
        return names, None
    for form in (_GUEST_FIRST, _GUEST_LAST):
        found = form.fullmatch(segment)
        if found and (names := people(found["names"], expected=expected)):
            return names, found["topic"]
    return (), segment
