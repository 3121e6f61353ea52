"""Nothing but reading: one statement, of clauses that read, in which no word stands by which others begin."""

from kg.errors import QueryError
from kg.query.cypher.lexer import Token, place
from kg.query.cypher.tree import Group, Items, clauses, is_sign, start_of

_FIRST = ("MATCH", "OPTIONAL MATCH", "UNWIND", "WITH", "RETURN", "RETURN DISTINCT")
_REFUSED = frozenset({
    "ALTER", "ATTACH", "BEGIN", "CALL", "CHECKPOINT", "COMMENT", "COMMIT", "COPY", "CREATE", "DELETE", "DETACH", "DROP", "EXPLAIN",
    "EXPORT", "FOREACH", "IMPORT", "INSERT", "INSTALL", "LOAD", "MERGE", "PROFILE", "PROJECT", "REMOVE", "ROLLBACK", "SET", "UNINSTALL",
    "UPDATE", "USE",
})  # fmt: skip
"""What something other than reading begins with, in Neo4j or in the engine."""
_INSTEAD = {
    "CALL": "CALL is not known here; for a subquery use WITH, OPTIONAL MATCH or COUNT { … }, for a procedure MATCH, or kg find",
    "EXPLAIN": "EXPLAIN is not known here, where no plan is shown; leave it out",
    "PROFILE": "PROFILE is not known here, where no plan is shown; leave it out",
    "LOAD": "LOAD is not known here, where nothing but the graph is read; give values with --param",
    "FOREACH": "FOREACH is not known here; use UNWIND",
}
"""What is said of those that read, or may."""


def one_statement(text: str, items: Items) -> Items:
    """Return the one statement that items are, without the semicolon at its end.

    Raises:
        QueryError: There is none, or a second, or one that may do more than read.
    """
    if items and is_sign(items[-1], ";"):
        items = items[:-1]
    if not items:
        raise QueryError("no statement; write one like MATCH (p:Person) RETURN p.name")
    for item in items:
        if is_sign(item, ";"):
            raise QueryError(f"{place(text, start_of(item))}: one statement at a time; ask them one by one")
    _demand_reading(text, items)
    before, found = clauses(items)
    if before or not found or found[0].keyword not in _FIRST:
        raise QueryError(f"{place(text, start_of(items[0]))}: a statement begins with MATCH, OPTIONAL MATCH, UNWIND, WITH or RETURN")
    return items


def _demand_reading(text: str, items: Items) -> None:
    """Demand that nowhere a word stands by which something is done; a property may be called so, and what stands in backticks."""
    for number, item in enumerate(items):
        if isinstance(item, Group):
            _demand_reading(text, item.items)
        elif item.keyword in _REFUSED and not (number and is_sign(items[number - 1], ".")):
            raise QueryError(f"{place(text, item.start)}: {_said(item)}")


def _said(word: Token) -> str:
    said = _INSTEAD.get(word.keyword, f"{word.keyword} is refused, since kg query only reads")
    return f"{said}; if it is a name, put it in backticks: `{word.value}`"
