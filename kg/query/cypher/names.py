"""What has a name: variables, properties, labels and types of relations, of which the last two must be known."""

from collections.abc import Iterable, Iterator
from typing import NoReturn, TypeAlias

from kg.ontology import EntityType
from kg.query.cypher import bundle
from kg.query.cypher.lexer import Kind, Token
from kg.query.cypher.schema import KIND, LABELS, RELATIONS
from kg.query.cypher.tree import BEGINNINGS, Group, Item, Items, at, is_group, is_sign, keyword, split
from kg.query.cypher.written import Piece, Pieces, Writing, joined, words

Pair: TypeAlias = tuple[Token, Items]
NAMES = (Kind.WORD, Kind.QUOTED)
QUANTIFIERS = frozenset({"ALL", "ANY", "NONE", "SINGLE"})
KEYWORDS = frozenset({
    "ALL", "AND", "ANY", "AS", "ASC", "ASCENDING", "CASE", "CONTAINS", "COUNT", "DESC", "DESCENDING", "DISTINCT", "ELSE", "END",
    "ENDS", "EXISTS", "FALSE", "IN", "IS", "NONE", "NOT", "NULL", "OR", "SINGLE", "STARTS", "THEN", "TRUE", "WHEN", "WHERE", "WITH", "XOR",
})  # fmt: skip
"""What means something in an expression, where it is no name."""
OPERANDS = frozenset({"END", "FALSE", "NULL", "TRUE"})
WITH_BRACKETS = QUANTIFIERS | {"COUNT", "EXISTS"}
_NAMES_TOO = WITH_BRACKETS | {"ASC", "ASCENDING", "CONTAINS", "DESC", "DESCENDING", "ENDS", "STARTS"}

_OTHERWISE = {
    "LIKE": "use CONTAINS, STARTS WITH, or =~ with a regular expression",
    "ILIKE": "use =~ with a regular expression that begins with (?i)",
    "GROUP": "leave it out: rows are grouped by all that RETURN and WITH do not count",
    "HAVING": "use WITH, and WHERE behind it",
    "USING": "leave it out: nothing is told how to look",
}
"""What is said in SQL, or to Neo4j alone."""


def named(token: Token, writing: Writing) -> Pieces:
    """Write a name, in backticks, since the engine keeps other words for itself than Neo4j does; it has none in names."""
    if "`" in token.value or not token.value:
        writing.refuse(token, f"{token.value!r} is no name")
    return [Piece(f"`{token.value}`", token.start)]


def is_name(items: Items, index: int) -> bool:
    """Tell whether a name stands at an index: a word that means something elsewhere is one where a value is due."""
    item, before, after = items[index], at(items, index - 1), at(items, index + 1)
    if not isinstance(item, Token) or item.kind not in NAMES:
        return False
    if item.kind is Kind.QUOTED or item.keyword not in KEYWORDS:
        return True
    is_due = before is None or (
        isinstance(before, Token)
        and (before.kind is Kind.SIGN or (before.keyword in KEYWORDS - OPERANDS and not is_name(items, index - 1)))
    )
    return item.keyword in _NAMES_TOO and is_due and not is_group(after, "(") and not is_group(after, "{")


def refuse_word(token: Token, writing: Writing) -> NoReturn:
    """Refuse a word where none may stand, with the one that is meant if it is almost that."""
    from difflib import get_close_matches  # only who mistypes needs it

    if token.keyword in _OTHERWISE:
        writing.refuse(token, f"there is no {token.keyword} here; {_OTHERWISE[token.keyword]}")
    near = [word for word in get_close_matches(token.keyword, sorted(KEYWORDS | BEGINNINGS), 1) if word != token.keyword]
    writing.refuse(token, f"{token.value!r} is not understood here" + (f"; did you mean {near[0]}?" if near else ""))


def variables(items: Items, *, keyed: bool = False) -> Iterator[str]:
    """Yield the variables that an expression takes from outside; before a colon stands one, unless it is that of a map."""
    for index, item in enumerate(items):
        before, after = at(items, index - 1) if index else None, at(items, index + 1)
        if isinstance(item, Group):
            own = bound_in(item, before)
            yield from (name for name in variables(item.items, keyed=item.bracket == "{") if own is None or name != own.value)
        elif is_name(items, index) and not (is_sign(before, ".", ":") or is_group(after, "(")):
            yield from () if keyed and is_sign(after, ":") else (item.value,)


def bound_in(group: Group, before: Item | None) -> Token | None:
    """Return the variable that goes through a list, as in [x IN list …] and any(x IN list …); None where there is none."""
    first = at(group.items, 0)
    if keyword(at(group.items, 1)) != "IN" or not isinstance(first, Token) or first.kind not in NAMES:
        return None
    return first if group.bracket == "[" or keyword(before) in QUANTIFIERS else None


def held(of: Pieces, name: Token, writing: Writing) -> Pieces:
    """Write what something holds by a name; a list of a relation is taken out of its bundle, unless it may be of a map."""
    variable = of[-1].text.strip("`")
    if name.value in bundle.LISTS and (name.value not in writing.keys or variable in writing.relations):
        return bundle.taken(of, name.value, name.start)
    return words(of, ".", named(name, writing))


def properties(group: Group, writing: Writing) -> Pieces:
    """Write a map."""
    found = pairs(group, writing)
    writing.keys.update(name.value for name, _ in found)
    return words(" {", told(found, writing), "}")


def pairs(group: Group, writing: Writing) -> list[Pair]:
    """Return the names and values of a map."""
    found: list[Pair] = []
    for part in split(group.items, ","):
        if part and not (isinstance(part[0], Token) and is_sign(at(part, 1), ":")):
            writing.refuse(part[0], "a map is written {name: value, …}")
        found += [(part[0], part[2:])] if part and isinstance(part[0], Token) else []
    return found


def told(found: Iterable[Pair], writing: Writing) -> Pieces:
    """Write names and values: names, colons, expressions."""
    return joined(", ", [words(named(name, writing), ":", writing.expression(value)) for name, value in found])


def labels(items: Items, index: int, writing: Writing) -> tuple[list[Token], set[str], int]:
    """Return the labels that follow an index, by which signs they are joined, and the index behind them."""
    found: list[Token] = []
    signs: set[str] = set()
    while is_sign(at(items, index), ":", "|", "&"):
        sign, label = items[index], at(items, index + 1)
        if not isinstance(label, Token) or label.kind not in NAMES:
            writing.refuse(items[index] if label is None else label, "here stands the name of a label; several are joined by : & or |")
        _demand_label(label, writing)
        signs |= {sign.value} if isinstance(sign, Token) and found else set()
        found.append(label)
        index += 2
    return found, signs, index


def label_test(of: Pieces, found: list[Token], signs: set[str]) -> Pieces:
    """Write what tells whether a thing has labels: all of them, or where | joins them, one."""
    return words("(", joined(" OR " if "|" in signs else " AND ", [_has(of, label.value) for label in found]), ")")


def demand_relation(kind: Token, writing: Writing) -> str:
    """Demand that the graph can have relations of that type, and return it."""
    if kind.value not in RELATIONS:
        writing.refuse(kind, f"there is no relation {kind.value}; there are {', '.join(RELATIONS)}")
    return kind.value


def _has(of: Pieces, label: str) -> Pieces:
    return words("label(", of, f") = '{label}'") if label in LABELS else words(of, f".`{KIND}` = '{label}'")


def _demand_label(label: Token, writing: Writing) -> None:
    if label.value not in (*LABELS, *EntityType):
        writing.refuse(label, f"there is no label {label.value}; there are {', '.join((*LABELS, *EntityType))}")
