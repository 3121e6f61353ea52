"""What the engine says when it refuses, as one line for the one who asked, with the place in their own words."""

import re

from kg.query.cypher.bundle import COLUMN
from kg.query.cypher.lexer import place, tokens
from kg.query.cypher.written import Written

_INTERRUPTED = "Interrupted"
_NO_MEMORY = ("buffer pool is full", "Unable to allocate", "bad_alloc", "MemoryError")
_OFFSET = re.compile(r"\(line: 1, offset: (\d+)\)")
_CAUSE = re.compile(r"^(?:Parser|Binder|Catalog|Runtime|Buffer manager|Conversion|Overflow) exception: ", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:property|Variable|function|Function|Table|order by) (\w+)")
_OF_BUNDLE = re.compile(rf"{COLUMN} for (\w+)")
_CONVERT = "convert with toString(), toInteger() or toFloat()"
_SAID = {  # what is said otherwise, since what the engine says helps nobody
    re.compile(r"^Cannot match a built-in function for given function (\S+?)\((.*?)\)\..*"): rf"\1 does not take \2; {_CONVERT}",
    re.compile(r"^Cast failed\. Could not convert (.*) to (\w+).*"): rf"\1 is no \2, and is compared with one or made one; {_CONVERT}",
    re.compile(r".*\bANY type\b.*"): "null has no type by itself; leave it out here",
}


def too_long(seconds: float) -> str:
    """Say that time is up."""
    return f"no answer within {seconds:g} s; ask for less (LIMIT, shorter paths), or give it longer with --timeout"


def told(message: str, statement: str, written: Written, seconds: float) -> str:
    """Say what the engine complains of, and where in the statement."""
    if _INTERRUPTED in message:
        return too_long(seconds)
    if any(words in message for words in _NO_MEMORY):
        return "no answer within the memory there is; ask for less (LIMIT, shorter paths)"
    cause, offset = _cause(_unbundled(message, statement, written)), _OFFSET.search(message)
    at = written.source(int(offset[1])) if offset else _named(cause, statement)
    if offset:
        cause = "not understood here"
    return cause if at is None else f"{place(statement, at)}: {cause}"


def _unbundled(message: str, statement: str, written: Written) -> str:
    """Return what the engine says with the name of the list that was asked for, instead of the column that holds it."""
    of = _OF_BUNDLE.search(message)
    own = written.text.find(f"`{of[1]}`.`{COLUMN}`") if of else 0
    at = written.source(written.text.find(f"`{COLUMN}`", max(own, 0)))
    return message.replace(COLUMN, next((token.value for token in tokens(statement) if token.start == at), COLUMN))


def _cause(message: str) -> str:
    """Return what the engine says, on one line, in short."""
    first = re.sub(r"kg__\w+", "…", _CAUSE.sub("", message.strip()).splitlines()[0]).strip().rstrip(".:")
    for known, said in _SAID.items():
        first = known.sub(said, first)
    return first


def _named(cause: str, statement: str) -> int | None:
    """Return where in a statement the name stands that a complaint is about."""
    about = _ABOUT.search(cause)
    wanted = about[1].casefold() if about else ""
    return next((token.start for token in tokens(statement) if token.value.casefold() == wanted), None)
