"""YouTube's timed text in XML: srv3, and the older srv1."""

import html
from collections.abc import Mapping
from xml.parsers import expat

from kg.errors import InputError
from kg.read.laid_out import Said, Word, lay_out, number
from kg.read.spoken import Source


def read_xml(content: str, place: str) -> Source:
    """Lay out timed text.

    Raises:
        InputError: It is broken, declares entities, or is another kind of XML.
    """
    collected = _Collected()
    parser = expat.ParserCreate("utf-8")  # whatever the file declares: it is decoded already
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
        raise InputError(f"{place}: XML or HTML without captions; give srv3, VTT, or the spoken lines alone")
    return source


class _DeclaredError(Exception):
    """Report declarations, by which a small file can stand for a huge one."""


class _Collected:
    """Collect the paragraphs of a file while it is parsed."""

    def __init__(self) -> None:
        self.said: list[Said] = []
        self._open: list[Word] | None = None
        self._start: float | None = None

    def declared(self, *_: object) -> None:
        raise _DeclaredError

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in ("p", "text"):
            self._start = number(attributes["t"], 0.001) if "t" in attributes else number(attributes.get("start"))
            self._open = [("", self._start, None)]
        elif name == "s" and self._open is not None:
            later = number(attributes.get("t", "0"), 0.001)
            self._open.append(("", None if later is None or self._start is None else round(self._start + later, 3), None))

    def text(self, text: str) -> None:
        if self._open is not None:
            before, seconds, speaker = self._open[-1]
            self._open[-1] = (before + text, seconds, speaker)

    def closed(self, name: str) -> None:
        if name in ("p", "text") and self._open is not None:
            words = [(html.unescape(text), seconds, speaker) for text, seconds, speaker in self._open]
            self.said.append(Said("".join(text for text, _, _ in words), self._start, None, words))
            self._open = None
