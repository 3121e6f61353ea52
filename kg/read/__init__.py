"""Files → transcripts.

`inputs` finds the files, `ids` names them, `given` takes what the user says of them, `abouts` gathers what is known, `opened` takes the
bytes of one, `transcript` reads them; `read` is both.
A format is known by its content, never by its name.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from pathlib import Path

from kg.errors import InputError
from kg.garbage import uncollected
from kg.model import Transcript
from kg.read import captions, dialogue, structured, timed_text
from kg.read.about import NOTHING, About, given, left_out, of_name, of_record
from kg.read.columns import head_a_list
from kg.read.decode import Decoded, decode
from kg.read.files import inputs
from kg.read.header import fields_of
from kg.read.language import is_foreign
from kg.read.lines import Span, spans
from kg.read.listed import abouts
from kg.read.naming import ids
from kg.read.opened import File, opened
from kg.read.page import recognise
from kg.read.sniff import foreign, form_of
from kg.read.spoken import Source, spoken
from kg.read.title import Title, parse

__all__ = ["NOTHING", "About", "File", "abouts", "given", "ids", "inputs", "opened", "read", "transcript"]

_Record = Mapping[str, str | None]


def read(path: Path, *, id: str | None = None, about: About = NOTHING) -> Transcript:
    """Read the transcript of one talk; `id` replaces the one made of the file's name, `about` outweighs what the file says.

    Raises:
        InputError: There is no such file, it may not be read, or it holds no talk.
    """
    return transcript(opened(path, id=id, about=about))


@uncollected()
def transcript(file: File) -> Transcript:
    """Read the transcript that a file holds.

    Raises:
        InputError: It holds no talk.
    """
    path = file.path
    decoded = decode(file.content, str(path))
    source, records = _source(decoded.text, path)
    words, pieces = spoken(source)
    if not words:
        raise InputError(f"{path}: no talk in it, only headings or stage directions; add the spoken lines")
    known = reduce(About.over, [file.about, *map(of_record, records), of_name(path)])
    title = parse(known.title) if known.title else Title()
    return Transcript(
        file.id, words, pieces, tuple(source.lines),
        known.title, known.date, known.url, guests=known.guests or title.guests, host=known.host or title.host,
        programme=title.programme, topic=title.topic,
        notes=(*file.notes, *(f"{path.name}: {note}" for note in _notes(decoded, records, words))),
    )  # fmt: skip


def _notes(decoded: Decoded, records: Sequence[_Record], words: str) -> Iterator[str]:
    if decoded.note:
        yield decoded.note
    for record in records:
        yield from left_out(record)
    if is_foreign(words):
        yield "does not look like English, the one language that is understood; little of what is found in it will be right"


def _source(text: str, path: Path) -> tuple[Source, Sequence[_Record]]:
    """Return what a file says, and what is said about it in the file, the surest first."""
    if form := foreign(text):
        raise InputError(f"{path}: {form}, which is not read; export it as VTT, SRT or plain text")
    if head_a_list(text):
        raise InputError(f"{path}: looks like a list of talks; give it with --talks, and the talks themselves beside it")
    kind = form_of(text)
    if kind == "json":
        return structured.read_json(text, str(path)), ()
    if kind == "xml":
        return timed_text.read_xml(text, str(path)), ()
    if kind == "captions":
        return captions.read_captions(text), ()
    return _written(text, spans(text))


def _written(text: str, lines: list[Span]) -> tuple[Source, Sequence[_Record]]:
    page = recognise(text, lines)
    fields, above = fields_of(text, lines)
    start = max(page.start, lines[above - 1][1] if above else 0)
    talk = [(max(begin, start), min(end, page.end)) for begin, end in lines if begin < page.end and end > start]
    regions, marks = dialogue.spoken_in(text, talk) or ([(start, page.end)], [])
    listing = {"title": page.title, "date": page.date, "url": page.url}
    return Source([text[begin:end] for begin, end in lines], text, regions, marks), (fields, listing)
