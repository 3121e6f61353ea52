"""The address of a talk → the address of one of its seconds, where players know such."""

import re
from urllib.parse import urlsplit

VIDEO_ID = r"[A-Za-z0-9_-]{11}"
_YOUTUBE = re.compile(
    rf"(?:https?://)?(?:(?:www\.|m\.|music\.)?youtube(?:-nocookie)?\.com/(?:watch\?(?:[^#\s]*&)?v=|embed/|shorts/|live/|v/)|youtu\.be/)({VIDEO_ID})(?![\w-])",
    re.IGNORECASE,
)

_NAMED = re.compile(r"(?:[A-Z][a-z]+|[a-z]{2,}|[A-Z]+(?![A-Za-z])|[\d_-]+(?:[a-z](?![A-Za-z]))?)+")
"""What people make names of: words, small or with a capital or all of capitals, numbers, "224n", and what stands between them."""


def video_of(address: str) -> str | None:
    """Return the id of the YouTube video at an address, None for any other."""
    found = _YOUTUBE.match(address)
    return found[1] if found else None


def looks_drawn(text: str) -> bool:
    """Tell whether a text can only be the id of a video: letters of both kinds and digits, as nobody would name a thing."""
    return (
        bool(re.fullmatch(VIDEO_ID, text))
        and all(re.search(kind, text) for kind in ("[a-z]", "[A-Z]", r"\d"))
        and not _NAMED.fullmatch(text)
    )


def watch(video: str) -> str:
    """Return the address of a YouTube video."""
    return f"https://www.youtube.com/watch?v={video}"


def is_address(text: str) -> bool:
    """Tell whether a text is the address of a page or file on the web, and holds nothing else."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s\x00-\x1f\x7f<>\"]", text)


def at(address: str | None, seconds: float | None) -> str | None:
    """Return the address at which a talk plays from a second on: YouTube's `t`, else a media fragment (W3C 2012)."""
    if address is None or seconds is None:
        return None
    whole = max(0, int(seconds))
    if video := video_of(address):
        return f"{watch(video)}&t={whole}s"
    return f"{address.partition('#')[0]}#t={whole}"
