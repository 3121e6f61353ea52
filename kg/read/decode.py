"""The bytes of a file → its characters, and a word to the user where the encoding was a guess or a surprise."""

import codecs
from dataclasses import dataclass

from kg.errors import InputError

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS = bytes(code for code in (*range(32), 127) if code not in b"\t\n\v\f\r\x1b")
_CONTROL_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class Decoded:
    """Hold the characters of a file, without byte order mark, and what to tell the user about how they were found."""

    text: str
    note: str | None = None


def decode(data: bytes, place: str, *, wanted: str = "the captions of a talk") -> Decoded:
    """Decode UTF-8, UTF-16 with a byte order mark, or else Latin-1, in the wider form that Windows writes.

    Args:
        wanted: What to give instead of a file that holds no text.

    Raises:
        InputError: `data` is empty, binary or broken UTF-16.
    """
    decoded = _utf16(data, place) if data.startswith(_UTF16) else _single_bytes(data)
    if _is_binary(decoded.text.encode()):
        raise InputError(f"{place}: binary, not text; give {wanted}, saved as UTF-8")
    if not decoded.text.strip():
        raise InputError(f"{place}: empty file; give {wanted}")
    return decoded


def _utf16(data: bytes, place: str) -> Decoded:
    try:
        return Decoded(data.decode("utf-16"), "decoded as UTF-16")
    except UnicodeDecodeError as error:
        raise InputError(f"{place}: broken UTF-16 at byte {error.start}; save it as UTF-8") from error


def _single_bytes(data: bytes) -> Decoded:
    try:
        marked = data.startswith(codecs.BOM_UTF8)
        return Decoded(data.decode("utf-8-sig"), "decoded as UTF-8 with a byte order mark" if marked else None)
    except UnicodeDecodeError:
        return Decoded(_latin(data), "decoded as Latin-1, which may garble accents; save it as UTF-8")


def _latin(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _is_binary(data: bytes) -> bool:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return b"\0" in data or controls > _CONTROL_SHARE * len(data)


def whole(text: str) -> str:
    """Mend halves of characters, which no file can be written with: JSON has such, and names of files whose bytes are no text."""
    return text if text.isascii() else text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
