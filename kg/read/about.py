"""What is known about a talk besides its words: from options, a row of a list, yt-dlp's file beside it, its header, its name."""

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from kg import links
from kg.errors import InputError
from kg.read.columns import KEYS
from kg.read.decode import decode, whole
from kg.read.files import content_of, inputs
from kg.read.person import named

_DAY = re.compile(r"((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)")
_NAMED = re.compile(
    rf"(?P<title>.*?)\s*\[(?P<id>{links.VIDEO_ID})\](?:\.[\w-]{{1,20}}){{0,3}}"
    rf"|(?P<alone>{links.VIDEO_ID})(?:\.[\w-]{{1,20}}){{1,3}}"
)


@dataclass(frozen=True, slots=True)
class About:
    """Say what is known about a talk; what is not known is empty."""

    title: str | None = None
    date: str | None = None
    url: str | None = None
    guests: tuple[str, ...] = ()
    host: str | None = None

    def over(self, other: "About") -> "About":
        """Return this, with what it does not know taken from another."""
        return About(*(getattr(self, each.name) or getattr(other, each.name) for each in fields(self)))


NOTHING = About()


def of_record(record: Mapping[str, Any]) -> About:
    """Take what a row of a list, a header or yt-dlp's file says; a date that is none and an address that is none are left out."""
    found = _found(record)
    return About(
        text_of(found["title"]), day(text_of(found["date"]) or ""), address(text_of(found["url"]) or ""),
        _people(found["guests"]), next(iter(_people(found["host"])), None),
    )  # fmt: skip


def given(record: Mapping[str, Any], paths: Sequence[Path], *, listed: Path | None = None) -> About:
    """Take what somebody says of the talks in paths.

    Raises:
        InputError: A date is none, an address is none, or what only one talk can have is said of several.
    """
    own = {field: value for field, value in record.items() if field in {"title", "date", "url"}}
    if any(own.values()) and len(inputs(paths, listed=listed, failed=lambda error: None)) > 1:
        raise InputError("several talks cannot have one title, date or address; list them in a file (--talks, or talks= in Python)")
    for note in left_out(own):
        raise InputError(note)
    return of_record(record)


def _people(value: object) -> tuple[str, ...]:
    """Return whom a field names, be it a text or a list of such."""
    fields = value if isinstance(value, list) else [value]
    return tuple(name for each in fields if (text := text_of(each)) for name in named(text))


def left_out(record: Mapping[str, Any]) -> Iterator[str]:
    """Say which date is none, and which address; an id may be of another kind."""
    found = _found({key: value for key, value in record.items() if str(key).strip().lower() != "id"})
    if (date := text_of(found["date"])) and not day(date):
        yield f"{date!r} is no day; write it as 2020-05-08"
    if (url := text_of(found["url"])) and not address(url):
        yield f"{url!r} is no address; write it as https://…"


def _found(record: Mapping[str, Any]) -> dict[str, Any]:
    folded = {str(key).strip().lower(): value for key, value in record.items() if value}
    return {field: next((folded[key] for key in keys if key in folded), None) for field, keys in KEYS.items()}


def day(text: str) -> str | None:
    """Return a date as "2020-05-08"; also of "20200508" and of what begins with either; None where no calendar has that day."""
    found = _DAY.match(text.strip())
    try:
        return date(*map(int, found.groups())).isoformat() if found else None
    except ValueError:
        return None


def address(text: str) -> str | None:
    """Return the address of a talk; the id of a YouTube video, or its address without scheme, stands for it."""
    if re.fullmatch(links.VIDEO_ID, text):
        return links.watch(text)
    if (video := links.video_of(text)) and not links.is_address(text):
        return links.watch(video)
    return text if links.is_address(text) else None


def of_name(path: Path) -> About:
    """Take title and video from a name that yt-dlp gave: "Title [id].en.vtt", "id.en.vtt"."""
    found = _NAMED.fullmatch(path.name)
    if found is None or not (found["id"] or links.looks_drawn(found["alone"])):
        return NOTHING
    return About(title=text_of(found["title"]), url=links.watch(found["id"] or found["alone"]))


def beside(path: Path) -> tuple[About, tuple[str, ...]]:
    """Take what yt-dlp wrote beside a file, "talk.info.json" for "talk.en.vtt", and say why what lies there cannot be used."""
    parts = path.name.split(".")
    places = (path.with_name(".".join(parts[:number]) + ".info.json") for number in range(len(parts) - 1, 0, -1))
    info = next((place for place in places if place != path and os.path.isfile(place)), None)
    if info is None:
        return NOTHING, ()
    try:
        record = _written(info)
    except InputError as error:
        return NOTHING, (f"{error}, or take it away",)
    return of_record(record), tuple(f"{info.name}: {note}" for note in left_out(record))


def _written(info: Path) -> Mapping[str, Any]:
    wanted = "what yt-dlp writes"
    try:
        record = json.loads(decode(content_of(info), info.name, wanted=wanted).text, parse_int=str)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{info.name}: broken JSON; give {wanted}") from error
    if not isinstance(record, dict):
        raise InputError(f"{info.name}: JSON that says nothing of a talk; give {wanted}")
    return record


def text_of(value: object) -> str | None:
    """Return a text in single spaces and whole characters; None for an empty one, and for what is none."""
    return (" ".join(whole(value).split()) or None) if isinstance(value, str) else None
