"""The lines of caption files that are for a reader: no times, no names of cues, no notes, and each row once."""

from collections.abc import Iterator, Sequence

from kg.cues import anew, are_captions, cues, untagged


def shown(lines: Sequence[str]) -> list[int] | None:
    """Return the numbers of the lines that a reader wants, counted from 1, or None where the lines are not those of captions."""
    if not are_captions("\n".join(lines)):
        return None
    return [number + 1 for _, rows in anew(_cued(lines)) for number, text in rows if text]


def readable(lines: Sequence[str]) -> dict[int, str]:
    """Return the lines that a reader wants by their numbers, those of captions without tags and entities."""
    import html  # and all its entities, which few answers need

    numbers = shown(lines)
    if numbers is None:
        return dict(enumerate(lines, start=1))
    return {number: html.unescape(untagged(lines[number - 1])).strip() for number in numbers}


def _cued(lines: Sequence[str]) -> Iterator[tuple[float, float, list[tuple[int, str]], list[str]]]:
    for start, end, numbers in cues(lines):
        rows = [(number, untagged(lines[number])) for number in numbers if not lines[number].isspace()]
        yield start, end, rows, [text for _, text in rows]
