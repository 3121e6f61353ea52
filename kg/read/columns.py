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
    between = separator(first)
    names = _names(first, between)
    known = KNOWN.intersection(names)
    return len(known) > 1 and 2 * len(known) >= len(names) and bool(known & _OF_TALKS) and between in rest


def separator(head: str) -> str:
    """Return what stands between the columns that a line names: a comma, unless more of them are known as semicolons or tabs part them."""
    return max(",;\t", key=lambda between: len(KNOWN.intersection(_names(head, between))))


def _names(head: str, between: str) -> list[str]:
    return [name.strip(' "\r').lower() for name in head.split(between)]
