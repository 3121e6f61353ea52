"""A statement written for Neo4j → the same for the engine, clause by clause.

Below it, each knows what follows it alone: expressions → functions → lists → patterns → names.
"""

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any

from kg.query.cypher import matches
from kg.query.cypher.expressions import expression
from kg.query.cypher.guard import one_statement
from kg.query.cypher.lexer import Token, tokens
from kg.query.cypher.names import named
from kg.query.cypher.tree import Clause, Group, Items, at, clauses, end_of, grouped, is_group, is_sign, keyword, split, start_of
from kg.query.cypher.written import MADE_UP, Grammar, Piece, Pieces, Writing, Written, joined, words

_ALL = 2**63 - 1
"""More rows than there are."""


def translated(text: str, parameters: Mapping[str, Any]) -> Written:
    """Write a statement for the engine.

    Raises:
        QueryError: It is not understood, or may do more than read.
    """
    writing = Writing(text, parameters, Grammar(expression, _subquery))
    items = one_statement(text, grouped(text, tokens(text)))
    writing.counts = _counts(items)
    pieces = _written(clauses(items)[1], writing)
    return Written(tuple(pieces), writing.columns, tuple(writing.regexes))


def _counts(items: Items) -> bool:
    """Tell whether COUNT { … } stands somewhere."""
    inner = (item for item in items if isinstance(item, Group))
    return any(is_group(at(items, index), "{") and keyword(at(items, index - 1)) == "COUNT" for index in range(len(items))) or any(
        _counts(group.items) for group in inner
    )


def _subquery(items: Items, writing: Writing) -> Pieces:
    """Write what stands in EXISTS { … } and COUNT { … }: patterns, with or without MATCH before them, and what must hold of them."""
    before, found = clauses(items)
    for clause in found:
        if clause.keyword not in {"MATCH", "WHERE"}:
            writing.refuse(clause.words[0], "in EXISTS { … } and COUNT { … } stand MATCH and WHERE alone")
    if before:
        return words(" MATCH ", matches.written(before, found[0] if found else None, writing))
    return _written(found, writing)


def _written(found: Sequence[Clause], writing: Writing) -> Pieces:
    result: Pieces = []
    index = 0
    while index < len(found):
        clause, after = found[index], found[index + 1 :]
        if clause.keyword in {"MATCH", "OPTIONAL MATCH"}:
            test = after[0] if after and after[0].keyword == "WHERE" else None
            optional = clause.keyword == "OPTIONAL MATCH"
            result += words(_begun(clause), " ", matches.written(clause.items, test, writing, optional=optional))
            index += 2 if test else 1
        elif clause.keyword == "ORDER BY" and found[index - 1].keyword == "WITH":
            tail = list(takewhile(lambda each: each.keyword in {"SKIP", "LIMIT", "WHERE"}, after))
            result += _sorted(clause, tail, writing)
            index += 1 + len(tail)
        else:
            result += _plain(clause, writing)
            index += 1
    return result


def _sorted(clause: Clause, tail: Sequence[Clause], writing: Writing) -> Pieces:
    """Write how WITH sorts: the engine wants a limit, and forgets the order before count() and the like unless something stands between."""
    cut = [each for each in tail if each.keyword != "WHERE"]
    tests = [each for each in tail if each.keyword == "WHERE"]
    told = [_plain(each, writing) for each in (clause, *cut)]
    limit = "" if cut else f" LIMIT {_ALL}"
    return words(*told, limit, *(_plain(each, writing) for each in tests), f" UNWIND [0] AS `{writing.name()}`")


def _begun(clause: Clause) -> Pieces:
    told = "UNION" if clause.keyword == "UNION DISTINCT" else clause.keyword
    return [Piece(f" {told}", clause.words[0].start)]


def _plain(clause: Clause, writing: Writing) -> Pieces:
    if clause.keyword.startswith("RETURN"):
        return words(_begun(clause), _returned([part for part in split(clause.items, ",") if part], writing))
    if clause.keyword != "ORDER BY":
        writing.aliases.clear()
    if clause.keyword == "WITH":
        return words(_begun(clause), _handed_on(clause.items, writing))
    return words(_begun(clause), writing.expression(clause.items))


def _handed_on(items: Items, writing: Writing) -> Pieces:
    """Write what WITH hands on."""
    is_distinct = keyword(at(items, 0)) == "DISTINCT"
    parts = [part for part in split(items[is_distinct:], ",") if part]
    written = joined(",", [_value(part, writing) for part in parts])
    writing.several -= {name.value for part in parts if keyword(at(part, len(part) - 2)) == "AS" and isinstance(name := part[-1], Token)}
    return words(" DISTINCT" if is_distinct else "", written)


def _value(items: Items, writing: Writing) -> Pieces:
    """Write a value that is handed on or returned; a relation of several steps alone stays one, and is a list elsewhere."""
    only = items[0]
    if len(items) == 1 and isinstance(only, Token) and only.value in writing.several:
        return words(" ", named(only, writing))
    return writing.expression(items)


def _returned(columns: Sequence[Items], writing: Writing) -> Pieces:
    """Write what is returned under names of our own, which mean nothing else; the answer has the user's, or what they wrote."""
    if any(is_sign(at(column, 0), "*") for column in columns):
        return joined(",", [writing.expression(column) for column in columns])
    held = [_named(column, writing) for column in columns]
    called = [name for _, name in held]
    for number, name in enumerate(called):
        if name in called[:number]:
            writing.refuse(columns[number][-1], f"two columns are called {name}; give one another name with AS")
    if writing.columns not in (None, tuple(called)):
        writing.refuse(columns[0][0], f"UNION joins columns of the same names, {', '.join(writing.columns or ())}; name these so with AS")
    written = [words(_value(items, writing), f" AS `{MADE_UP}c{number}`") for number, (items, _) in enumerate(held)]
    writing.columns = tuple(called)
    writing.aliases.update({name: f"{MADE_UP}c{number}" for number, name in enumerate(called)})
    return joined(",", written)


def _named(column: Items, writing: Writing) -> tuple[Items, str]:
    """Return what a column holds, and what it is called: the name after AS, or as Neo4j has it, the very words."""
    last = column[-1]
    if len(column) > 2 and keyword(column[-2]) == "AS" and isinstance(last, Token):
        return column[:-2], last.value
    return column, writing.text[start_of(column[0]) : end_of(last)].replace("`", "")
