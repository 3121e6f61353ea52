"""The form of corrections.toml: an array of tables for each kind, one table a correction; what does not hold to it is told by its line."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields
from typing import Any, NamedTuple

from kg.catalog import fold
from kg.corrections.kinds import KINDS, THINGS, Correction, Placed, Split
from kg.errors import CorrectionError
from kg.ontology import EntityType, Polarity, RelationType

_TEXTS = re.compile(r'"""(?:\\.|[^\\])*?"{3,5}|\'{3}.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*', re.DOTALL)
_HEADER = re.compile(r"^[ \t]*\[{1,2}[ \t]*([\w-]+)[ \t]*\]{1,2}", re.MULTILINE)
_MATCHED = frozenset({*THINGS, "words", "subject_words", "object_words"})  # what is looked for must have something to look for


class _Demand(NamedTuple):
    """Name what a value must be, and read it; what cannot be read raises ValueError."""

    name: str
    read: Callable[[Any], Any]


def parse(text: str, path: str) -> tuple[Placed, ...]:
    """Return the corrections of a file in their order; the messages begin with its path.

    Raises:
        CorrectionError: It is not TOML, or a table is no correction.
    """
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise CorrectionError(f"{path}: not TOML ({error}); mend that") from error
    lines = headers(text)
    found = [each for kind, tables in data.items() for each in _tables(kind, tables, lines.get(kind, []), path)]
    return tuple(sorted(found, key=lambda each: each.line))


def headers(text: str) -> dict[str, list[int]]:
    """Return on which lines, counted from 1, the tables of each kind begin."""
    bare = bared(text)
    found: dict[str, list[int]] = {}
    line, at = 1, 0
    for match in _HEADER.finditer(bare):
        line, at = line + bare.count("\n", at, match.start()), match.start()
        found.setdefault(match[1], []).append(line)
    return found


def bared(text: str) -> str:
    """Return TOML, line for line, without what its texts and comments say: what looks like a header there is none."""
    return _TEXTS.sub(lambda match: "#" if match[0][0] == "#" else "x" + "\nx" * match[0].count("\n"), text)


def _tables(kind: str, tables: Any, lines: list[int], path: str) -> Iterator[Placed]:
    first = f"{path}:{lines[0]}" if lines else path
    if kind not in KINDS:
        raise CorrectionError(f"{first}: unknown correction {kind!r}; there are {', '.join(KINDS)}")
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise CorrectionError(f"{first}: {kind} is no list of tables; write [[{kind}]] above each")
    if len(lines) != len(tables):  # written in another way, which TOML allows: then only the file is known
        raise CorrectionError(f"{first}: {kind} is written in another form; write [[{kind}]] above each")
    for line, table in zip(lines, tables, strict=True):
        yield Placed(path, line, _correction(kind, table, f"{path}:{line}"))


def _correction(kind: str, table: Mapping[str, Any], place: str) -> Correction:
    known = {field.name: field for field in fields(KINDS[kind])}
    for key in table:
        if key not in known:
            raise CorrectionError(f"{place}: {kind} has an unknown key {key!r}; known are {', '.join(known)}")
    for key, field in known.items():
        if key not in table and field.default is MISSING:
            raise CorrectionError(f"{place}: {kind} has no {key!r}; add it")
    correction = KINDS[kind](**{key: _value(key, value, f"{place}: {kind}") for key, value in table.items()})
    _demand_place(correction, place)
    return correction


def _value(key: str, value: Any, place: str) -> Any:
    demand = _DEMANDS.get(key, _TEXT)
    try:
        read = demand.read(value)
    except (ValueError, TypeError):
        raise CorrectionError(f"{place}: {key!r} is {value!r:.60}, not {demand.name}; mend it") from None
    if key in _MATCHED and not fold.words(read):
        raise CorrectionError(
            f"{place}: {key!r} is {value!r:.60}, without a letter or digit to go by; give the id, or a name in Latin letters"
        )
    return read


def _demand_place(correction: Correction, place: str) -> None:
    line, talk = getattr(correction, "line", None), getattr(correction, "talk", None)
    if line is not None and talk is None:
        raise CorrectionError(f"{place}: 'line' without 'talk'; say in which talk")
    if isinstance(correction, Split) and not (correction.words or talk):
        raise CorrectionError(f"{place}: split without 'words' or 'talk'; say what part of the thing is another, or rename it")


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    value.encode()  # what a terminal hands over may be no text, and no file could hold it
    return value


def _line(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError
    return value


_TEXT = _Demand("a text in UTF-8 with something in it", _text)
_DEMANDS: Mapping[str, _Demand] = {
    "type": _Demand(f"one of {', '.join(EntityType)}", EntityType),
    "relation": _Demand(f"one of {', '.join(RelationType)}", RelationType),
    "polarity": _Demand(f"one of {', '.join(Polarity)}", Polarity),
    "line": _Demand("a whole number from 1 on", _line),
}
