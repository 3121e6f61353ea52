"""MATCH as the engine has it: its patterns, and what must hold of them beside what the user demands."""

from kg.query.cypher.lexer import Token
from kg.query.cypher.patterns import SHORTEST, Demands, pattern
from kg.query.cypher.tree import Clause, Group, Items, at, is_sign, keyword
from kg.query.cypher.written import Pieces, Writing, joined, words


def written(items: Items, test: Clause | None, writing: Writing, *, optional: bool = False) -> Pieces:
    """Write patterns and WHERE."""
    _demand_same_paths(items, test, writing, optional=optional)
    demands = Demands()
    head = pattern(items, writing, demands)
    own = words("(", writing.expression(test.items), ")") if test is not None else []
    parts = [part for part in (own, demands.written()) if part]
    return words(head, " WHERE ", joined(" AND ", parts)) if parts else head


def _demand_same_paths(items: Items, test: Clause | None, writing: Writing, *, optional: bool) -> None:
    """Refuse what the engine understands otherwise: a path that may be missing, and a test that chooses among the shortest."""
    for index, item in enumerate(items):
        if isinstance(item, Token) and is_sign(at(items, index + 1), "="):
            if optional:
                writing.refuse(item, "a path cannot be named in OPTIONAL MATCH here; name its things and relations")
            if keyword(at(items, index + 2)) in SHORTEST and test is not None and _speaks_of(test.items, item.value):
                reason = f"WHERE cannot choose among the ways of {item.value} here; write types and properties into its brackets"
                writing.refuse(test.words[0], reason)


def _speaks_of(items: Items, name: str) -> bool:
    return any(_speaks_of(item.items, name) if isinstance(item, Group) else item.value == name for item in items)
