"""Rows in batches, each of one group: what one statement takes."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Row = TypeVar("Row")


def batches(rows: Iterable[Row], group_of: Callable[[Row], str], size: int) -> Iterator[list[Row]]:
    """Yield rows of one group together, at most `size` of them, holding no more than that of each group back."""
    waiting: dict[str, list[Row]] = {}
    for row in rows:
        group = waiting.setdefault(group_of(row), [])
        group.append(row)
        if len(group) == size:
            yield waiting.pop(group_of(row))
    yield from waiting.values()
