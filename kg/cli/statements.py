"""How relations are printed with the words that say them."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kg.cli import console
from kg.ontology import stated

if TYPE_CHECKING:
    from kg.query import Evidence, Statement

QUOTES = 3  # of a relation that is said more often, the rest is counted


def print_statements(statements: "Iterable[Statement]", *, several: bool) -> None:
    """Print each relation and its words; where there are several talks, which one says it."""
    for statement in statements:
        kind = stated(statement.type, statement.polarity)
        console.paragraph(f"{statement.subject_name} {kind} {statement.object_name}  {statement.confidence:.2f}")
        for evidence in statement.evidence[:QUOTES]:
            console.paragraph(f"{_place(evidence, several=several)}: “{evidence.shortened}”", indent=4)
        if (more := len(statement.evidence) - QUOTES) > 0:
            console.paragraph(f"and {more:,} more", indent=4)


def print_sources(statements: "Iterable[Statement]") -> None:
    """Print the talks that relations are told in, with their links."""
    talks = {(each.talk, each.url) for statement in statements for each in statement.evidence if each.seconds is None}
    print_talks(sorted(talks, key=str))


def print_talks(talks: Sequence[tuple[str, str | None]]) -> None:
    """Print names of talks with their links."""
    if talks:
        console.say()
    for talk, url in talks:
        console.paragraph(f"{talk}  {url or ''}".rstrip())


def clock(seconds: float) -> str:
    """Return a time as one reads it: "1:02:03"."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _place(evidence: "Evidence", *, several: bool) -> str:
    when = [] if evidence.seconds is None else [clock(evidence.seconds), *([evidence.url] if evidence.url else [])]
    return ", ".join([*([evidence.talk] if several else []), _lines(evidence), *when])


def _lines(evidence: "Evidence") -> str:
    return f"line {evidence.line}" if evidence.line == evidence.line_end else f"lines {evidence.line}-{evidence.line_end}"
