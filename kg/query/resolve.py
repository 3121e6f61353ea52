"""Which thing a person means by what they type."""

from collections.abc import Sequence
from itertools import groupby

from kg.errors import QueryError
from kg.query.find import Match, find
from kg.query.stored import Stored

_ASKED_BACK = 5

_BESIDE = 0.05
"""What is so much less like the text than the best is not asked back; what has one like it among other words is less so yet."""


def resolve(graph: Stored, text: str) -> str:
    """Return the id of the thing that is meant: by its id or its very name, else by an alias, what was heard, or words of one name alone.

    Raises:
        QueryError: Nothing is called that, or several things are; the message asks back.
    """
    if text in graph.things:
        return text
    named = [node["id"] for node in graph.nodes if node["name"] == text]
    if len(named) == 1:
        return str(named[0])
    matches = find(graph, text, limit=_ASKED_BACK)
    if not matches:
        raise QueryError(f"nothing is called {text!r}, or anything like it; kg top lists what there is")
    best = [match for match in matches if match.by == matches[0].by and match.score == matches[0].score]
    if not best[0].is_literal:
        alike = [match for match in matches if match.score > best[0].score - _BESIDE]
        raise QueryError(f"nothing is called {text!r}; did you mean {_listed(alike)}?")
    if len(best) > 1:
        raise QueryError(f"{text!r} can mean {_listed(best)}; give the id that stands in brackets")
    return best[0].id


def meant(graph: Stored, text: str) -> Sequence[tuple[str, ...]]:
    """Return the ids of all things that may be meant, those called so most closely first, in a group those called so alike.

    Raises:
        QueryError: Nothing is called that.
    """
    if text in graph.things:
        return [(text,)]
    named = tuple(node["id"] for node in graph.nodes if node["name"] == text)
    matches = [match for match in find(graph, text, limit=len(graph.nodes)) if match.is_literal and match.id not in named]
    alike = [tuple(match.id for match in group) for _, group in groupby(matches, lambda match: (match.by, match.score))]
    return [named, *alike] if named else alike or [(resolve(graph, text),)]


def _listed(matches: Sequence[Match]) -> str:
    *first, last = [f"{match.name} ({match.id})" for match in matches]
    return f"{', '.join(first)} or {last}" if first else last
