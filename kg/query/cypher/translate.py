"""A statement written for Neo4j → the same for the engine; `patterns` and `expressions` say what is otherwise there."""

from collections.abc import Mapping, Sequence
from typing import Any

from kg.query.cypher import expressions, patterns
from kg.query.cypher.guard import one_statement
from kg.query.cypher.lexer import Token, tokens
from kg.query.cypher.tree import Clause, Items, at, clauses, end_of, grouped, is_sign, keyword, split, start_of
from kg.query.cypher.written import MADE_UP, Piece, Pieces, Writing, Written, joined, words


def translated(text: str, parameters: Mapping[str, Any]) -> Written:
    """Write a statement for the engine.

    Raises:
        QueryError: It is not understood, or may do more than read.
    """
    writing = Writing(text, parameters)
    items = one_statement(text, grouped(text, tokens(text)))
    pieces = _written(clauses(items)[1], writing)
    return Written(tuple(pieces), writing.columns)


def subquery(items: Items, writing: Writing) -> Pieces:
    """Write what stands in EXISTS { … } and COUNT { … }: clauses, or a pattern alone."""
    before, found = clauses(items)
    if before:
        demands = patterns.Demands()
        head = words(" MATCH ", patterns.pattern(before, writing, demands))
        return words(head, _where([], demands, found[0] if found else None, writing))
    return _written(found, writing)


def _written(found: Sequence[Clause], writing: Writing) -> Pieces:
    result: Pieces = []
    index = 0
    while index < len(found):
        clause = found[index]
        following = found[index + 1] if index + 1 < len(found) else None
        if clause.keyword in {"MATCH", "OPTIONAL MATCH"}:
            demands = patterns.Demands()
            test = following if following is not None and following.keyword == "WHERE" else None
            result += words(_begun(clause), " ", patterns.pattern(clause.items, writing, demands), _where([], demands, test, writing))
            index += 2 if test else 1
        else:
            result += words(_begun(clause), _rest(clause, writing))
            index += 1
    return result


def _begun(clause: Clause) -> Pieces:
    return [Piece(f" {clause.keyword}", clause.words[0].start)]


def _where(before: Pieces, demands: patterns.Demands, clause: Clause | None, writing: Writing) -> Pieces:
    """Write WHERE with the user's test and what must hold beside it."""
    own = words("(", expressions.expression(clause.items, writing), ")") if clause is not None else []
    parts = [part for part in (own, demands.written()) if part]
    return words(before, " WHERE ", joined(" AND ", parts)) if parts else before


def _rest(clause: Clause, writing: Writing) -> Pieces:
    if clause.keyword.startswith("RETURN"):
        return _returned([part for part in split(clause.items, ",") if part], writing)
    if clause.keyword != "ORDER BY":
        writing.aliases.clear()
    return expressions.expression(clause.items, writing)


def _returned(columns: Sequence[Items], writing: Writing) -> Pieces:
    """Write what is returned under names of our own, which mean nothing else; the answer has the user's, or what they wrote."""
    if any(is_sign(at(column, 0), "*") for column in columns):
        return joined(",", [expressions.expression(column, writing) for column in columns])
    named = [_named(column, writing) for column in columns]
    written = [words(expressions.expression(items, writing), f" AS `{MADE_UP}c{number}`") for number, (items, _) in enumerate(named)]
    writing.columns = tuple(name for _, name in named)
    writing.aliases.update({name: f"{MADE_UP}c{number}" for number, name in enumerate(writing.columns)})
    return joined(",", written)


def _named(column: Items, writing: Writing) -> tuple[Items, str]:
    """Return what a column holds, and what it is called: the name after AS, or as Neo4j has it, the very words."""
    last = column[-1]
    if len(column) > 2 and keyword(column[-2]) == "AS" and isinstance(last, Token):
        return column[:-2], last.value
    return column, writing.text[start_of(column[0]) : end_of(last)].replace("`", "")
