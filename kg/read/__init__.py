"""Files → transcripts.

`inputs` finds the files, `ids` names them, `read` reads one. A format is known by its content, never by its name.
"""

from pathlib import Path

from kg.errors import InputError
from kg.model import Transcript
from kg.read.decode import Decoded, decode
from kg.read.files import content_of, ids, inputs, slug
from kg.read.lines import spans
from kg.read.page import recognise
from kg.read.plain import spoken
from kg.read.sniff import foreign
from kg.read.title import Title, parse

__all__ = ["ids", "inputs", "read"]


def read(path: Path, *, id: str | None = None) -> Transcript:
    """Read the captions of one talk; `id` replaces the one made of the file's name.

    Raises:
        InputError: There is no such file, it may not be read, or it holds no talk.
    """
    decoded = decode(content_of(path), str(path))
    if form := foreign(decoded.text):
        raise InputError(f"{path}: {form}; only plain caption text is read so far: keep the spoken lines, without times, numbers and tags")
    return _plain(path, decoded, id or slug(path))


def _plain(path: Path, decoded: Decoded, id: str) -> Transcript:
    text = decoded.text
    places = spans(text)
    page = recognise(text, places)
    words, pieces = spoken(text, page.start, page.end)
    if not words:
        raise InputError(f"{path}: no talk in it, only headings or stage directions; add the spoken lines")
    title = parse(page.title) if page.title else Title()
    return Transcript(
        id, words, pieces, tuple(text[start:end] for start, end in places), page.title, page.date, page.url,
        guests=title.guests, host=title.host, programme=title.programme, topic=title.topic,
        notes=(f"{path.name}: {decoded.note}",) if decoded.note else (),
    )  # fmt: skip
