"""What the engine says when it refuses, as one line for the one who asked, with the place in their own words."""

import re

from kg.query.cypher.bundle import COLUMN
from kg.query.cypher.lexer import place, tokens
from kg.query.cypher.schema import PROPERTIES
from kg.query.cypher.written import Piece, Written

_INTERRUPTED = "Interrupted"
_NO_MEMORY = ("buffer pool is full", "Unable to allocate", "bad_alloc", "MemoryError")
_OFFSET = re.compile(r"\(line: 1, offset: (\d+)\)")
_CAUSE = re.compile(r"^(?:Parser|Binder|Catalog|Runtime|Buffer manager|Conversion|Overflow) exception: ", re.IGNORECASE)
_ABOUT = re.compile(r"\b(?:property|Variable|function|Table|order by) (\w+)|^(\S+) (?:does not take|takes) |^(\S+) is \S+, where ")
_LOST = re.compile(r"^Cannot find property (\w+) for \w+$")
_OF_BUNDLE = re.compile(rf"{COLUMN} for (\w+)")
_ALIKE = 0.7  # of two names, 1 where they are one; below it they have but letters in common
_CONVERT = "convert with toString(), toInteger() or toFloat()"
_SAID = (  # what is said otherwise, since what the engine says helps nobody
    (r"^Cannot match a built-in function for given function (\S+?)\((.*?)\)\..*", rf"\1 does not take \2; {_CONVERT}"),
    (r"^Function LIST_CONTAINS did .*Actual: +\(.*,(.*?)\) Expected.*", r"IN does not take \1; a list stands behind it, as [1, 2]"),
    (r"^Function LENGTH did .*", "length() is that of a path; of a text or a list it is size()"),
    (r"^Function (\S+) did .*Actual: +\(\) Expected.*", r"\1 takes a value; give it one"),
    (r"^Function (\S+) did .*Actual: +\((.*?)\) Expected.*", rf"\1 does not take \2; {_CONVERT}"),
    (r"^(?:Expression )?(.*) has data type (\S+) but expected (\S+)\. .*", rf"\1 is \2, where \3 is needed; {_CONVERT}"),
    (r"^(.*) has data type (\S+) but LIST was expected.*", r"\1 is \2, where a list is needed"),
    (r"^Cast failed\. Could not convert (.*) to (\w+).*", rf"\1 is no \2, and is compared with one or made one; {_CONVERT}"),
    (r"^Cast failed\. (.*) is not in (\S+) range.*", rf"\1 is no \2, and is compared with one or made one; {_CONVERT}"),
    (r"^Cannot evaluate expression with type AGGREGATE_FUNCTION.*", "count() and the like stand in WITH and RETURN alone"),
    (r"^(Variable \S+ is not in scope).*", r"\1; behind WITH, count() and DISTINCT only what they name is"),
    (r".*codec can't decode.*", "a text is parted within a character"),
    (r".*\bANY type\b.*", "null has no type by itself; leave it out here"),
)
_UNPARSED = {  # what the engine says of what it cannot read, where it knows why
    "Non-binary comparison": "comparisons are not chained here; write 1 < x AND x < 3",
    "Unknown operation '!='": "there is no !=; write <>",
}


def too_long(seconds: float) -> str:
    """Say that time is up."""
    return f"no answer within {seconds:g} s; ask for less (LIMIT, shorter paths), or give it longer with --timeout"


def no_regex(regex: Piece, statement: str) -> str:
    """Say that a text is no regular expression, which the engine itself does not tell."""
    cause = f"{regex.text!r:.60} is no regular expression here"
    return f"{place(statement, regex.at or 0)}: {cause}; (?=…), (?!…) and \\1 are not known, and a bracket itself is written [(]"


def told(message: str, statement: str, written: Written, seconds: float) -> str:
    """Say what the engine complains of, and where in the statement."""
    if _INTERRUPTED in message:
        return too_long(seconds)
    if any(words in message for words in _NO_MEMORY):
        return "no answer within the memory there is; ask for less (LIMIT, shorter paths)"
    cause, offset = _cause(_unbundled(message, statement, written)), _OFFSET.search(message)
    at = written.source(int(offset[1])) if offset else _named(cause, statement)
    if offset:
        cause = next((said for known, said in _UNPARSED.items() if known in message), "not understood here")
    return cause if at is None else f"{place(statement, at)}: {cause}"


def _unbundled(message: str, statement: str, written: Written) -> str:
    """Return what the engine says with the name of the list that was asked for, instead of the column that holds it."""
    of = _OF_BUNDLE.search(message)
    own = written.text.find(f"`{of[1]}`.`{COLUMN}`") if of else 0
    at = written.source(written.text.find(f"`{COLUMN}`", max(own, 0)))
    return message.replace(COLUMN, next((token.value for token in tokens(statement) if token.start == at), COLUMN))


def _cause(message: str) -> str:
    """Return what the engine says, on one line, in short, and with a remedy where there is one."""
    whole = " ".join(re.sub(r"kg__\w+", "…", _CAUSE.sub("", message.strip())).split())
    said = next((re.sub(known, said, whole) for known, said in _SAID if re.match(known, whole)), None)
    first = _CAUSE.sub("", message.strip()).splitlines()[0]
    return said or _with_near(re.sub(r"kg__\w+", "…", first).strip().rstrip(".:"))


def _with_near(cause: str) -> str:
    """Add to a complaint about a property what may be meant, or else what properties there are."""
    if not (lost := _LOST.match(cause)):
        return cause
    from difflib import get_close_matches  # only who mistypes needs it

    near = get_close_matches(lost[1], PROPERTIES, 1, _ALIKE)
    return f"{cause}; did you mean {near[0]}?" if near else f"{cause}; there are {', '.join(PROPERTIES)}; labels() and type() tell types"


def _named(cause: str, statement: str) -> int | None:
    """Return where in a statement that stands which a complaint is about; a variable is named before it is asked for in vain."""
    about = _ABOUT.search(cause)
    wanted = next(filter(None, about.groups()), "") if about else ""
    places = [token.start for token in tokens(statement) if token.value.casefold() == wanted.casefold()]
    if not wanted or not places:
        return statement.find(wanted) if "." in wanted and wanted in statement else None
    return places[-1 if cause.startswith("Variable") else 0]
