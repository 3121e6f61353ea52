"""What is known about a talk besides its words: from options, a list of talks, yt-dlp's file beside it, its header, its name."""

import csv
import io
import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from kg import links
from kg.errors import InputError
from kg.read.decode import decode
from kg.read.files import content_of

_DAY = re.compile(r"((?:19|20)\d\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(?!\d)")
_NAMED = re.compile(
    rf"(?P<title>.*?)\s*\[(?P<id>{links.VIDEO_ID})\](?:\.[\w-]{{1,20}}){{0,3}}"
    rf"|(?P<alone>(?=.{{0,10}}[\d_]){links.VIDEO_ID})(?:\.[\w-]{{1,20}}){{1,3}}"
)
_AND = re.compile(r"\s*[;|]\s*|,? and |,? & |, ")
_KEYS = {
    "title": ("title", "name"), "date": ("date", "published", "upload_date"), "url": ("url", "link", "webpage_url", "video", "id"),
    "guests": ("guests", "guest", "people"), "host": ("host", "hosts"),
}  # fmt: skip
"""Names of columns and of header lines, the first that is filled counts."""

_FILE = ("file", "filename", "path", "transcript")


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


def abouts(paths: Sequence[Path], *, listed: Path | None = None, given: About = NOTHING) -> list[About]:
    """Return what is known about each file beforehand: `given` about all of them, then what the list says.

    Raises:
        InputError: The list cannot be read.
    """
    return [given.over(each) for each in (_listed(listed, paths) if listed else [NOTHING] * len(paths))]


def of_record(record: Mapping[str, Any]) -> About:
    """Take what a row of a list, a header or yt-dlp's file says; a date that is none and an address that is none are left out."""
    folded = {str(key).strip().lower(): value for key, value in record.items() if value}
    found = {field: next((folded[key] for key in keys if folded.get(key)), None) for field, keys in _KEYS.items()}
    guests = found["guests"] if isinstance(found["guests"], list) else _AND.split(_text(found["guests"]) or "")
    return About(
        _text(found["title"]), day(_text(found["date"]) or ""), address(_text(found["url"]) or ""),
        tuple(name for each in guests if (name := _text(each))), _text(found["host"]),
    )  # fmt: skip


def day(text: str) -> str | None:
    """Return a date as "2020-05-08"; also of "20200508" and of what begins with either."""
    found = _DAY.match(text.strip())
    return "-".join(found.groups()) if found else None


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
    video = found and (found["id"] or found["alone"])
    return About(title=_text(found["title"]) if found else None, url=links.watch(video) if video else None)


def beside(path: Path) -> About:
    """Take what yt-dlp wrote beside a file: "talk.info.json" for "talk.en.vtt"; nothing where there is none to be read."""
    parts = path.name.split(".")
    for number in range(len(parts) - 1, 0, -1):
        info = path.with_name(".".join(parts[:number]) + ".info.json")
        if info != path and os.path.isfile(info):
            record = _json(decode(content_of(info), str(info)).text, info)
            return of_record(record) if isinstance(record, dict) else About()
    return About()


def _listed(file: Path, paths: Sequence[Path]) -> list[About]:
    """Return what a list of talks (CSV with a header, or JSON) says about each path.

    Raises:
        InputError: It cannot be read, or has no column that names files or videos.
    """
    text = decode(content_of(file), str(file)).text
    rows = _rows(text, file)
    known: dict[str, About] = {}
    for row in rows:
        about = of_record(row)
        for key in _keys(row, about):
            known.setdefault(key, about)
    if not known:
        raise InputError(f"{file}: no talk in it; give a list with a column file or url, and title, date, guest, host")
    return [next((known[key] for key in _names(path) if key in known), About()) for path in paths]


def _rows(text: str, file: Path) -> Iterable[Mapping[str, Any]]:
    if text.lstrip()[:1] in "[{":
        whole = _json(text, file)
        records = [{"file": key, **row} for key, row in whole.items() if isinstance(row, dict)] if isinstance(whole, dict) else whole
        return [row for row in records if isinstance(row, dict)] if isinstance(records, list) else []
    try:
        return list(csv.DictReader(io.StringIO(text), restkey="rest"))
    except csv.Error as error:
        raise InputError(f"{file}: not a list of talks ({error}); give CSV with a header, or JSON") from error


def _json(text: str, file: Path) -> Any:
    try:
        return json.loads(text, parse_int=str)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{file}: broken JSON; mend it or take it away") from error


def _keys(row: Mapping[str, Any], about: About) -> Iterable[str]:
    folded = {str(key).strip().lower(): value for key, value in row.items()}
    named = next((name for key in _FILE if (name := _text(folded.get(key)))), None)
    video = links.video_of(about.url) if about.url else None
    return [*([named.replace("\\", "/")] if named else []), *([video] if video else [])]


def _names(path: Path) -> Iterable[str]:
    """Return by what a list may name a file, the surest first."""
    video = re.search(rf"(?:^|[-_\[])({links.VIDEO_ID})(?=\]?(?:\.|$))", path.name)
    return [path.as_posix(), path.name, path.stem, path.name.partition(".")[0], *([video[1]] if video else [])]


def _text(value: object) -> str | None:
    return (" ".join(value.split()) or None) if isinstance(value, str) else None
