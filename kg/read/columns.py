"""What the columns of a list of talks are called; so are the fields of a header and of yt-dlp's file."""

FILE = ("file", "filename", "path", "transcript")
KEYS = {
    "title": ("title", "name"), "date": ("date", "published", "upload_date"), "url": ("webpage_url", "url", "link", "video", "id"),
    "guests": ("guests", "guest", "people"), "host": ("host", "hosts"),
}  # fmt: skip
"""Of each, the first that is filled counts: what yt-dlp calls "url" may be that of a file, good for hours."""

KNOWN = frozenset(FILE).union(*KEYS.values())
_OF_TALKS = frozenset({*FILE, *KEYS["url"]})


def head_a_list(text: str) -> bool:
    """Tell whether a text begins as a list of talks in CSV: its first line names columns, most of them known, one for files or videos."""
    first, _, rest = text.lstrip("\ufeff \t\r\n")[:1000].partition("\n")
    names = [name.strip(' "\r').lower() for name in first.split(",")]
    known = KNOWN.intersection(names)
    return len(known) > 1 and 2 * len(known) >= len(names) and bool(known & _OF_TALKS) and "," in rest
