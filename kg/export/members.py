"""Read the object in a JSON file: as a whole, or piece by piece where it may be larger than memory."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, NoReturn

CHUNK = 1 << 20  # bytes
_SPACE = re.compile(r"[ \t\n\r]*")


class NoObjectError(ValueError):
    """Say that a file is JSON, but no object."""


def whole(text: bytes) -> dict[str, Any]:
    """Return all members, names once in memory however often they stand there.

    Raises:
        NoObjectError: The text holds something else.
        ValueError: It is not JSON.
    """
    value = json.loads(text, parse_constant=_refuse_constant)
    if not isinstance(value, dict):
        raise NoObjectError
    return value


def members(stream: BinaryIO) -> Iterator[tuple[str, Any]]:
    """Yield name and value of each member; a list is an iterator, which the next member takes the rest of.

    Each call goes through the file from its start, whoever else does so meanwhile.

    Raises:
        NoObjectError: The file holds something else.
        ValueError: It is not JSON.
    """
    text = _Text(stream)
    if text.character() != "{":
        text.value()
        raise NoObjectError
    for _ in text.parts("{", "}"):
        name = text.name()
        value = text.items() if text.character() == "[" else text.value()
        yield name, value
        if isinstance(value, Iterator):
            for _ in value:
                pass
    if text.character():
        text.refuse("Extra data", text.at)


class _Text:
    """Hold the part of a text that is being read, and at which place of it."""

    def __init__(self, stream: BinaryIO) -> None:
        stream.seek(0)
        self._decoder = codecs.getincrementaldecoder(json.detect_encoding(stream.read(4)))("surrogatepass")
        self._decode = json.JSONDecoder(parse_constant=_refuse_constant).raw_decode
        self._stream, self._offset = stream, 0
        self._held, self.at = "", 0
        self._line, self._column = 1, 1  # of the first character that is held

    def character(self) -> str:
        """Step over spaces, and return what stands there; nothing does at the end."""
        while True:
            self.at = _SPACE.match(self._held, self.at).end()  # type: ignore[union-attr]
            if self.at < len(self._held) or not self._read_on():
                return self._held[self.at : self.at + 1]

    def parts(self, opening: str, closing: str) -> Iterator[None]:
        """Step from part to part of what stands between brackets."""
        self._take(opening)
        if self.character() != closing:
            yield
            while self.character() != closing:
                self._take(",")
                yield
        self._take(closing)

    def items(self) -> Iterator[Any]:
        """Yield what a list holds."""
        for _ in self.parts("[", "]"):
            yield self.value()

    def name(self) -> str:
        """Return the name of a member."""
        if self.character() != '"':
            self.refuse("Expecting property name enclosed in double quotes", self.at)
        name: str = self.value()
        self._take(":")
        return name

    def value(self) -> Any:
        """Return a value, and step over it."""
        self.character()
        while True:
            try:
                value, end = self._decode(self._held, self.at)
            except json.JSONDecodeError as error:
                if not self._read_on():  # it may have been cut off
                    self.refuse(error.msg, error.pos)
            else:
                if end < len(self._held) or not self._read_on():  # a number may have been
                    self.at = end
                    return value

    def refuse(self, why: str, at: int) -> NoReturn:
        """Tell why this is no JSON, and where."""
        line, column = self._place(at)
        raise ValueError(f"{why}: line {line} column {column}")

    def _take(self, character: str) -> None:
        if self.character() != character:
            self.refuse(f"Expecting {character!r}", self.at)
        self.at += 1

    def _read_on(self) -> bool:
        """Hold more of the text and let go of what was read, and tell whether there was more; twice as much where a value is long."""
        self._stream.seek(self._offset)
        read = self._stream.read(max(CHUNK, len(self._held) - self.at))
        self._offset += len(read)
        more = self._decoder.decode(read, final=not read)
        if read:
            self._line, self._column = self._place(self.at)
            self._held, self.at = self._held[self.at :] + more, 0
        return read != b""

    def _place(self, at: int) -> tuple[int, int]:
        """Return line and column of a place of the text."""
        lines = self._held.count("\n", 0, at)
        return self._line + lines, at - self._held.rfind("\n", 0, at) if lines else self._column + at


def _refuse_constant(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number of JSON")
