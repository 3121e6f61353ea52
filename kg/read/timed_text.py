"""Timed text in XML: YouTube's srv3 and the older srv1, and the TTML of the W3C."""

import html
from collections.abc import Mapping
from xml.parsers import expat

from kg.errors import InputError
from kg.read.laid_out import Said, Word, lay_out, seconds_of
from kg.read.spoken import Source

_UTTERANCES = ("p", "text")
_BEGINS = {"t": 0.001, "start": 1.0, "begin": 1.0}
"""Which attribute tells when an element begins, in srv3, srv1 and TTML, and how long its unit is in seconds."""


def read_xml(content: str, place: str) -> Source:
    """Lay out timed text.

    Raises:
        InputError: It is broken, declares entities, or is another kind of XML.
    """
    collected = _Collected()
    parser = expat.ParserCreate("utf-8")  # whatever the file declares: it is decoded already
    parser.buffer_text = True
    parser.StartElementHandler = collected.opened
    parser.EndElementHandler = collected.closed
    parser.CharacterDataHandler = collected.text
    parser.StartDoctypeDeclHandler = collected.declared
    try:
        parser.Parse(content.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        raise InputError(f"{place}: broken XML (line {error.lineno}); export the captions again") from error
    except _DeclaredError as error:
        raise InputError(f"{place}: XML with declarations of its own, which captions have not; export the captions again") from error
    source = lay_out(collected.said)
    if not source.content:
        raise InputError(f"{place}: XML or HTML without captions; give srv3, TTML, VTT, or the spoken lines alone")
    return source


class _DeclaredError(Exception):
    """Report declarations, by which a small file can stand for a huge one."""


class _Collected:
    """Collect the paragraphs of a file while it is parsed."""

    def __init__(self) -> None:
        self.said: list[Said] = []
        self._open: list[Word] | None = None
        self._begins: list[float | None] = [None]

    def declared(self, *_: object) -> None:
        raise _DeclaredError

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        self._begins.append(_begin(attributes, self._begins[-1]))
        if _local(name) in _UTTERANCES:
            self._open = []
        elif _local(name) == "br":
            self.text("\n")

    def text(self, text: str) -> None:
        if self._open is not None:
            self._open.append((html.unescape(text), self._begins[-1], None))

    def closed(self, name: str) -> None:
        begin = self._begins.pop()
        if _local(name) in _UTTERANCES and self._open is not None:
            self.said.append(Said("".join(text for text, _, _ in self._open), begin, None, self._open))
            self._open = None


def _local(name: str) -> str:
    """Return the name of an element without the prefix of its namespace."""
    return name.rpartition(":")[2]


def _begin(attributes: Mapping[str, str], around: float | None) -> float | None:
    """Return when an element begins: its time counts from where the element around it begins."""
    name = next((name for name in _BEGINS if name in attributes), None)
    if name is None:
        return around
    later = seconds_of(attributes[name], _BEGINS[name])
    return None if later is None else round((around or 0.0) + later, 3)
