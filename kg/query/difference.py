"""What changed from one graph to another: things by their ids, relations by their ends, type and polarity."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.ontology import canonical
from kg.query.stored import Record, Stored

Ends = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Named:
    """Name a thing that is in one of the graphs alone."""

    id: str
    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Told:
    """Name a relation that is in one of the graphs alone."""

    subject: str
    type: str
    object: str
    polarity: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Change:
    """Say what is otherwise: of which thing or relation, which of its values, and what it was and is."""

    of: str
    what: str
    before: Any
    after: Any

    def is_slight(self, least: float) -> bool:
        """Tell whether it is a shift of confidence by less than that."""
        return self.what == "confidence" and _shift(self.before, self.after) < least


@dataclass(frozen=True, slots=True)
class Difference:
    """Say what a newer graph has, has no more, and has otherwise, each in the order of ids.

    Attributes:
        slight: How many shifts of confidence are less than was asked for, and not among the changes.
        other_mentions: How many things in both are mentioned as often, but elsewhere or by other words.
        other_evidence: How many relations in both rest on other words or lines.
    """

    things_added: tuple[Named, ...]
    things_removed: tuple[Named, ...]
    things_changed: tuple[Change, ...]
    relations_added: tuple[Told, ...]
    relations_removed: tuple[Told, ...]
    relations_changed: tuple[Change, ...]
    slight: int
    other_mentions: int
    other_evidence: int

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing changed."""
        return not any((
            self.things_added, self.things_removed, self.things_changed,
            self.relations_added, self.relations_removed, self.relations_changed,
            self.slight, self.other_mentions, self.other_evidence,
        ))  # fmt: skip


def difference(old: Stored, new: Stored, *, min_change: float = 0.0) -> Difference:
    """Compare two graphs; shifts of confidence by less than `min_change` are only counted."""
    before, after = _relations(old), _relations(new)
    things, relations = tuple(_things_changed(old, new)), tuple(_relations_changed(new, before, after))
    return Difference(
        things_added=tuple(_named(new.things[id_]) for id_ in sorted(new.things.keys() - old.things.keys())),
        things_removed=tuple(_named(old.things[id_]) for id_ in sorted(old.things.keys() - new.things.keys())),
        things_changed=tuple(change for change in things if not change.is_slight(min_change)),
        relations_added=tuple(_told(new, edge) for ends in sorted(after.keys() - before.keys()) for edge in after[ends]),
        relations_removed=tuple(_told(old, edge) for ends in sorted(before.keys() - after.keys()) for edge in before[ends]),
        relations_changed=tuple(change for change in relations if not change.is_slight(min_change)),
        slight=sum(change.is_slight(min_change) for change in (*things, *relations)),
        other_mentions=sum(_mentioned_elsewhere(old.things[id_], new.things[id_]) for id_ in old.things.keys() & new.things.keys()),
        other_evidence=sum(_rests_on_other_words(old, before[ends], new, after[ends]) for ends in before.keys() & after.keys()),
    )


def _named(node: Record) -> Named:
    return Named(node["id"], node["name"], node["type"])


def _told(graph: Stored, edge: Record) -> Told:
    subject, object_ = (graph.things[edge[end]]["name"] for end in ("source", "target"))
    return Told(subject, edge["type"], object_, edge["polarity"], edge["confidence"])


def _relations(graph: Stored) -> Mapping[Ends, Sequence[Record]]:
    """Return the edges of each pair and type, sorted by polarity; there is one for each polarity."""
    found: dict[Ends, list[Record]] = {}
    for edge in graph.edges:
        found.setdefault(canonical(edge["source"], edge["type"], edge["target"]), []).append(edge)
    return {ends: sorted(edges, key=lambda edge: str(edge["polarity"])) for ends, edges in found.items()}


def _things_changed(old: Stored, new: Stored) -> Iterator[Change]:
    for id_ in sorted(old.things.keys() & new.things.keys()):
        one, other = old.things[id_], new.things[id_]
        for what in ("name", "type", "aliases", "known", "corrected", "confidence"):
            if one[what] != other[what]:
                yield Change(other["name"], what, one[what], other[what])
        if len(one["mentions"]) != len(other["mentions"]):
            yield Change(other["name"], "mentions", len(one["mentions"]), len(other["mentions"]))


def _relations_changed(graph: Stored, before: Mapping[Ends, Sequence[Record]], after: Mapping[Ends, Sequence[Record]]) -> Iterator[Change]:
    for ends in sorted(before.keys() & after.keys()):
        one, other = before[ends], after[ends]
        subject, kind, object_ = ends
        of = f"{graph.things[subject]['name']} {kind} {graph.things[object_]['name']}"
        for what in ("polarity", "confidence"):
            was, is_ = ([edge[what] for edge in edges] for edges in (one, other))
            if was != is_:
                yield Change(of, what, _single(was), _single(is_))


def _mentioned_elsewhere(one: Record, other: Record) -> bool:
    was, is_ = ([(each["source"], each["line"], each["surface"]) for each in node["mentions"]] for node in (one, other))
    return len(was) == len(is_) and was != is_


def _rests_on_other_words(old: Stored, before: Sequence[Record], new: Stored, after: Sequence[Record]) -> bool:
    if [edge["evidence"] for edge in before] == [edge["evidence"] for edge in after]:  # as it stands in the files, which takes no time
        return False
    return _quotes(old, before) != _quotes(new, after)


def _quotes(graph: Stored, edges: Sequence[Record]) -> list[tuple[str, int, str]]:
    return [(each["source"], each["line"], each["quote"]) for edge in edges for each in graph.evidence(edge)]


def _single(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _shift(before: Any, after: Any) -> float:
    """Return by how much a confidence shifted, or the most of several; without end where there are more or fewer than before."""
    one, other = (value if isinstance(value, list) else [value] for value in (before, after))
    return round(max(abs(was - is_) for was, is_ in zip(one, other, strict=True)), 9) if len(one) == len(other) else math.inf
