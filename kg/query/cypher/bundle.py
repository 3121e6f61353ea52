"""What is said of a relation, bundled: many parallel lists in one column of text, since the engine takes long over each column.

The bundle is made where tables are filled. Where a statement asks for one of the lists, the engine takes it out; where it returns
the relation as a whole, all are.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from kg.export.columns import ENTITY, EVIDENCE, GRAPH, MENTIONS, STAND_INS, TALK, Column, plain, reader
from kg.query.cypher.written import MADE_UP, Piece, Pieces, literal, words

COLUMN = f"{MADE_UP}bundle"
"""The column; what has it is a relation."""

LISTS: Mapping[str, str] = {
    column.name: column.type for column in (*EVIDENCE, *MENTIONS) if column.name not in {"quotes", *ENTITY, *TALK, *GRAPH}
}
"""The lists of a bundle, with the types of their items, in order.

A name that things have as well has a column of its own, and so have quotes, which are asked for most: to take a list out takes time.
"""

# None stands in a text that a property holds. The engine passes over what is empty between two of them.
_LIST, _ITEM, _EMPTY, _NONE = "\x1c", "\x1f", "\x1d", "\x18"


class _Kind(NamedTuple):
    """Say of items of a type how each is written, how it is read, and in what words the engine reads a list of them."""

    write: Callable[[Any], str]
    read: Callable[[str], Any]
    told: tuple[str, str]


_KINDS: Mapping[str, _Kind] = {
    "string": _Kind(
        lambda text: (text and plain(text)) or _EMPTY,
        lambda item: item.replace(_EMPTY, ""),
        ("list_transform(", f", {MADE_UP}item -> replace({MADE_UP}item, {literal(_EMPTY)}, ''))"),
    ),
    "long": _Kind(str, int, ("CAST(", " AS INT64[])")),
    "double": _Kind(lambda number: str(STAND_INS["double"] if number is None else float(number)), float, ("CAST(", " AS DOUBLE[])")),
}


def bundler(columns: Sequence[Column]) -> Callable[[Iterable[Mapping[str, Any]]], str]:
    """Return what makes a bundle of records that have such columns; a list that is null throughout is none."""
    named = {column.name: column for column in columns}
    held = [named[name] for name in LISTS if name in named]
    read, writers = reader(held), [_KINDS[column.type].write for column in held]
    nulls = [(place, {writers[place](None)}) for place, column in enumerate(held) if column.nullable]
    frame = _LIST.join("%s" if name in named else _NONE for name in LISTS)

    def bundled(records: Iterable[Mapping[str, Any]]) -> str:
        rows = [[write(value) for write, value in zip(writers, read(record), strict=True)] for record in records]
        lists = [*zip(*rows, strict=True)]
        for place, null in nulls:
            if null.issuperset(lists[place]):
                lists[place] = (_NONE,)
        return frame % tuple(map(_ITEM.join, lists))

    return bundled


def unbundled(bundle: str | None) -> dict[str, list[Any]]:
    """Return the lists that there are in a bundle."""
    texts = zip(LISTS.items(), bundle.split(_LIST), strict=True) if bundle else ()
    return {name: [*map(_KINDS[kind].read, text.split(_ITEM))] for (name, kind), text in texts if text != _NONE}


def taken(of: Pieces, name: str, at: int) -> Pieces:
    """Write what takes a list out of the bundle of a relation.

    Args:
        at: Where in the statement it is asked for.
    """
    before, behind = _KINDS[LISTS[name]].told
    text = words("string_split(", of, ".", [Piece(f"`{COLUMN}`", at)], f", {literal(_LIST)})[{[*LISTS].index(name) + 1}]")
    return words(f" {before}string_split(nullif(", text, f", {literal(_NONE)}), {literal(_ITEM)}){behind}")
