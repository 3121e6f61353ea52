"""Tokens in their brackets, and a statement in its clauses."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kg.errors import QueryError
from kg.query.cypher.lexer import Kind, Token, place

DEEPEST = 50
"""Brackets that may stand in each other, lest Python run out of room for them."""

_CLOSING = {"(": ")", "[": "]", "{": "}"}


@dataclass(frozen=True)
class Group:
    """Hold what stands in a pair of brackets."""

    open: Token
    items: tuple["Item", ...]
    close: Token

    @property
    def bracket(self) -> str:
        """Return the opening bracket."""
        return self.open.value


Item: TypeAlias = Token | Group
Items: TypeAlias = Sequence[Item]


@dataclass(frozen=True)
class Clause:
    """Hold the words that begin a clause, as one keyword ("ORDER BY"), and what follows them."""

    keyword: str
    words: tuple[Token, ...]
    items: Items


_CLAUSES = (
    ("OPTIONAL", "MATCH"), ("MATCH",), ("UNWIND",), ("WITH",), ("RETURN", "DISTINCT"), ("RETURN",), ("WHERE",), ("ORDER", "BY"), ("SKIP",),
    ("LIMIT",), ("UNION", "ALL"), ("UNION", "DISTINCT"), ("UNION",),
)  # fmt: skip
BEGINNINGS = frozenset(word for words in _CLAUSES for word in words)
"""The words by which clauses begin."""


def grouped(text: str, found: Iterable[Token]) -> tuple[Item, ...]:
    """Return the tokens of a statement in their brackets.

    Raises:
        QueryError: A bracket is missing, or there are too many in each other.
    """
    waiting: list[tuple[Token | None, list[Item]]] = [(None, [])]
    for token in found:
        if token.kind is Kind.SIGN and token.value in _CLOSING:
            if len(waiting) > DEEPEST:
                raise QueryError(f"{place(text, token.start)}: brackets in more than {DEEPEST} others; ask for it in parts")
            waiting.append((token, []))
        elif token.kind is Kind.SIGN and token.value in _CLOSING.values():
            opened, items = waiting[-1]
            if opened is None or _CLOSING[opened.value] != token.value:
                raise QueryError(f"{place(text, token.start)}: {token.value!r} closes nothing")
            waiting.pop()
            waiting[-1][1].append(Group(opened, tuple(items), token))
        else:
            waiting[-1][1].append(token)
    opened, items = waiting[-1]
    if opened is not None:
        raise QueryError(f"{place(text, opened.start)}: {opened.value!r} is not closed")
    return tuple(items)


def clauses(items: Items) -> tuple[Items, Sequence[Clause]]:
    """Split what is no bracket of another into clauses; return what stands before the first, and these."""
    starts = [(at, words) for at in range(len(items)) if (words := _begun(items, at))]
    bounds = [*(at for at, _ in starts), len(items)]
    found = [
        Clause(" ".join(word.keyword for word in words), words, items[at + len(words) : end])
        for (at, words), end in zip(starts, bounds[1:], strict=True)
    ]
    return items[: bounds[0]], found


def split(items: Items, sign: str) -> list[Items]:
    """Split items at a sign."""
    parts: list[list[Item]] = [[]]
    for item in items:
        if is_sign(item, sign):
            parts.append([])
        else:
            parts[-1].append(item)
    return list(parts)


def is_sign(item: Item | None, *signs: str) -> bool:
    """Tell whether an item is one of the signs."""
    return isinstance(item, Token) and any(item.is_sign(sign) for sign in signs)


def is_group(item: Item | None, bracket: str) -> bool:
    """Tell whether an item is something in such brackets."""
    return isinstance(item, Group) and item.bracket == bracket


def keyword(item: Item | None) -> str:
    """Return a word in upper case; of anything else, nothing."""
    return item.keyword if isinstance(item, Token) else ""


def at(items: Items, index: int) -> Item | None:
    """Return the item at an index, None where there is none."""
    return items[index] if 0 <= index < len(items) else None


def start_of(item: Item) -> int:
    """Return where an item begins in the statement."""
    return item.open.start if isinstance(item, Group) else item.start


def end_of(item: Item) -> int:
    """Return where an item ends in the statement."""
    return item.close.end if isinstance(item, Group) else item.end


def _begun(items: Items, index: int) -> tuple[Token, ...]:
    """Return the words by which a clause begins at an index; a name after a dot or AS, or before a dot, begins none."""
    before = at(items, index - 1)
    if is_sign(before, ".", ",") or keyword(before) == "AS" or _is_second(items, index):
        return ()
    for words in _CLAUSES:
        here = items[index : index + len(words)]
        if tuple(map(keyword, here)) == words and not is_sign(at(items, index + len(words)), ".", ":"):
            return tuple(word for word in here if isinstance(word, Token))
    return ()


def _is_second(items: Items, index: int) -> bool:
    """Tell whether a word is the second of two: OPTIONAL MATCH, or STARTS WITH and ENDS WITH, where these are no names."""
    before, value = at(items, index - 1), at(items, index - 2)
    is_name = is_sign(value, ".", ",") or keyword(value) in {"AS", "BY", "DISTINCT", "RETURN", "UNWIND", "WITH"}
    return keyword(before) == "OPTIONAL" or (keyword(items[index]) == "WITH" and keyword(before) in {"ENDS", "STARTS"} and not is_name)
