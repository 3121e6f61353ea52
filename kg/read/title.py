"""The title of a talk → who speaks, in which programme, about what."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Title:
    """Say what a title tells; what it does not surely tell is empty."""

    guests: tuple[str, ...] = ()
    host: str | None = None
    programme: str | None = None
    number: int | None = None
    topic: str | None = None


def parse(title: str) -> Title:
    """Take a title apart."""
    found = re.fullmatch(r"(?P<guest>[^:|]+): (?P<topic>[^|]+) \| (?P<programme>.+?)(?: #(?P<number>\d+))?", title)
    if not found:
        return Title()
    host = re.sub(r" Podcast$", "", found["programme"])
    number = int(found["number"]) if found["number"] else None
    return Title((found["guest"],), host, found["programme"], number, found["topic"])
