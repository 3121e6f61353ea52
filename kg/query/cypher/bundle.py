"""What is said of a relation, bundled: many parallel lists in one column of text, since the engine takes long over each column.

The bundle is made where tables are filled. Where a statement asks for one of the lists, the engine takes it out; where it returns
the relation as a whole, all are.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, NamedTuple

from kg.export.columns import ENTITY, EVIDENCE, GRAPH, MENTIONS, STAND_INS, TALK, Column, plains
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
    """Say of items of a type how all of a column are written, how one is read, and in what words the engine reads a list of them."""

    write: Callable[[Sequence[Any]], Iterable[str]]
    read: Callable[[str], Any]
    told: tuple[str, str]


_KINDS: Mapping[str, _Kind] = {
    "string": _Kind(
        lambda texts: [text or _EMPTY for text in plains([text or "" for text in texts])],
        lambda item: item.replace(_EMPTY, ""),
        ("list_transform(", f", {MADE_UP}item -> replace({MADE_UP}item, {literal(_EMPTY)}, ''))"),
    ),
    "long": _Kind(lambda numbers: map(str, numbers), int, ("CAST(", " AS INT64[])")),
    "double": _Kind(
        lambda numbers: [str(STAND_INS["double"] if number is None else float(number)) for number in numbers],
        float,
        ("CAST(", " AS DOUBLE[])"),
    ),
}


def bundles(columns: Iterable[Column], said: Sequence[Sequence[Mapping[str, Any]]]) -> Iterator[str]:
    """Yield the bundle of each list of records that have such columns; a list that is null throughout is none."""
    named = {column.name: column for column in columns}
    held = [named[name] for name in LISTS if name in named]
    frame = _LIST.join("%s" if name in named else _NONE for name in LISTS)
    records = [*chain.from_iterable(said)]
    rows = zip(*(_KINDS[column.type].write(column.of(records)) for column in held), strict=True)
    nulls = [(place, null) for place, column in enumerate(held) if column.nullable for null in _KINDS[column.type].write([None])]
    for size in map(len, said):
        lists = [_ITEM.join(items) for items in zip(*islice(rows, size), strict=True)]
        for place, null in nulls:
            if lists[place] == _ITEM.join([null] * size):
                lists[place] = _NONE
        yield frame % tuple(lists)


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
