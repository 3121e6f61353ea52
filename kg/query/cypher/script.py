"""A file of Cypher as Neo4j Browser takes it: comments, `:param` lines, a statement; and values as one types them in a shell."""

import json
import re
from typing import Any

from kg.errors import QueryError
from kg.query.cypher.lexer import Kind, tokens

_PARAMETER = re.compile(r"^:param[ \t]+(\w+)[ \t]*(?:=>|:)[ \t]*(.*?);?[ \t]*$", re.MULTILINE)
_NEEDS_SERVER = re.compile(r"^// needs a server: (.*)$", re.MULTILINE)


def script(text: str, name: str) -> tuple[str, dict[str, Any]]:
    """Return the statement of a file and the parameters that it sets; lines of parameters are left empty, so that places stay true.

    Raises:
        QueryError: It says that it needs a server, or sets a parameter to something that is no value.
    """
    if needed := _NEEDS_SERVER.search(text):
        raise QueryError(f"{name}: needs a server: {needed[1]}; load the graph with kg load, and ask there")
    given = {match[1]: _literal(match[2], f"{name}: parameter {match[1]}") for match in _PARAMETER.finditer(text)}
    return _PARAMETER.sub("", text), given


def parameter(given: str) -> tuple[str, Any]:
    """Return name and value of "name=value": a value that is JSON as JSON, all else as the text it is.

    Raises:
        ValueError: There is no name.
    """
    name, equals, value = given.partition("=")
    if not equals or not name.isidentifier():
        raise ValueError(f"{given!r} is not of the form name=value")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value


def _literal(text: str, place: str) -> Any:
    """Return the value that is written in Cypher's or JSON's way: a text in either quotes, a number, true, false, null, a list of these."""
    try:
        found = list(tokens(text))
        if len(found) == 1 and found[0].kind is Kind.TEXT:
            return found[0].value
        return json.loads(text)
    except (ValueError, QueryError) as error:
        raise QueryError(f"{place}: {text!r} is no value; write a text in quotes, a number, true, false, null, or a list") from error
