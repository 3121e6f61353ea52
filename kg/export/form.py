"""What a graph file must hold for the rest of the program to rely on it, in the order in which it stands there."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Annotated, Any, Literal, NamedTuple

from msgspec import Meta

from kg.errors import GraphError
from kg.export.place import REMEDY
from kg.ontology import EntityType, How, Polarity, RelationType

_LIMIT = 2**63  # what a database holds


class _Demand(NamedTuple):
    """Name what a value must be, test it, and say the same as a type, for `checked` to read it by."""

    name: str
    holds: Callable[[Any], bool]
    type: Any


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _LIMIT


def _one_of(names: type[EntityType] | type[RelationType] | type[Polarity] | type[How]) -> _Demand:
    known = frozenset(names)
    literal: Any = Literal
    return _Demand(f"one of {', '.join(names)}", lambda value: isinstance(value, str) and value in known, literal[tuple(map(str, names))])


_TEXT = _Demand("a text", lambda value: isinstance(value, str), str)
_ID = _Demand("a text with something in it", lambda value: isinstance(value, str) and value != "", Annotated[str, Meta(min_length=1)])
_MAYBE_TEXT = _Demand("a text or null", lambda value: value is None or isinstance(value, str), str | None)
_TEXTS = _Demand("a list of texts", lambda value: isinstance(value, list) and all(isinstance(item, str) for item in value), list[str])
_COUNT = _Demand("a whole number, 0 or more", _is_count, Annotated[int, Meta(ge=0, le=_LIMIT - 1)])
_SECONDS = _Demand(
    "a number or null",
    lambda value: value is None or (_is_number(value) and abs(value) < _LIMIT),
    Annotated[int, Meta(gt=-_LIMIT, le=_LIMIT - 1)] | Annotated[float, Meta(gt=-float(_LIMIT), lt=float(_LIMIT))] | None,
)
_SHARE = _Demand(
    "a number from 0 to 1",
    lambda value: _is_number(value) and 0 <= value <= 1,
    Annotated[int, Meta(ge=0, le=1)] | Annotated[float, Meta(ge=0, le=1)],
)
_FLAG = _Demand("true or false", lambda value: isinstance(value, bool), bool)
_RECORDS = _Demand("a list of objects", lambda value: isinstance(value, list) and all(isinstance(item, dict) for item in value), list)
_SOME = _Demand(
    "a list of objects with something in it", lambda value: _RECORDS.holds(value) and value != [], Annotated[list, Meta(min_length=1)]
)
_PASSING = _Demand("a list of objects", lambda value: isinstance(value, list | Iterator), list)  # each is looked at when it comes
_RECORD = _Demand("an object", lambda value: isinstance(value, dict), dict)
_TRUE = _Demand("true", lambda value: value is True, bool)

Demands = Mapping[str, _Demand]

FILE: Demands = {"directed": _TRUE, "multigraph": _TRUE, "graph": _RECORD, "nodes": _PASSING, "edges": _PASSING}
GRAPH: Demands = {"sources": _RECORDS, "kgVersion": _MAYBE_TEXT, "catalog": _MAYBE_TEXT, "weights": _MAYBE_TEXT}
SOURCE: Demands = {
    "id": _ID,
    "title": _MAYBE_TEXT,
    "date": _MAYBE_TEXT,
    "url": _MAYBE_TEXT,
    "people": _TEXTS,
    "lines": _COUNT,
    "words": _COUNT,
}
TEXT: Demands = {"text": _TEXTS}  # of a source that was built with its text
NODE: Demands = {
    "id": _ID,
    "name": _TEXT,
    "type": _one_of(EntityType),
    "aliases": _TEXTS,
    "known": _FLAG,
    "corrected": _MAYBE_TEXT,  # what a person changed, in words: "renamed from Elias; merged with Ilya (the guest)"
    "salience": _SHARE,
    "confidence": _SHARE,
    "mentions": _SOME,
}
MENTION: Demands = {
    "source": _ID,
    "line": _COUNT,
    "start": _COUNT,
    "seconds": _SECONDS,
    "surface": _TEXT,
    "how": _one_of(How),
    "score": _SHARE,
}
EDGE: Demands = {
    "source": _ID,
    "target": _ID,
    "key": _ID,
    "type": _one_of(RelationType),
    "polarity": _one_of(Polarity),
    "confidence": _SHARE,
    "evidence": _SOME,
}
CORRECTED: Demands = {"corrected": _TEXT}  # of an edge that a person changed; it reads like that of a node
EVIDENCE: Demands = {
    "source": _ID,
    "line": _COUNT,
    "lineEnd": _COUNT,
    "start": _COUNT,
    "end": _COUNT,
    "seconds": _SECONDS,
    "url": _MAYBE_TEXT,
    "quote": _TEXT,
    "subject": _RECORD,
    "object": _RECORD,
}
END: Demands = {"surface": _TEXT, "start": _COUNT, "how": _one_of(How)}


def demand_form(members: Iterable[tuple[str, Any]], place: str) -> None:
    """Demand that the members of a JSON object are a graph of ours: keys, kinds of values, vocabulary, and that all that is named is there.

    They may stand in any order, and lists may be iterators, which are used up.

    Raises:
        GraphError: They are not; the message says where, why, and what to do.
    """
    graph = _Graph(place)
    parts = {"graph": graph.demand_whole, "nodes": graph.demand_nodes, "edges": graph.demand_edges}
    left = dict(FILE)
    for name, value in members:
        if name in FILE and name not in left:
            raise GraphError(f"{place}: {name!r} stands twice; take one out")
        if name in left:
            _demand({name: value}, {name: left.pop(name)}, place)
        if name in parts:
            parts[name](value)
    for name in left:
        raise GraphError(f"{place}: not a graph, for it has no {name!r}; {REMEDY}")
    graph.demand_named()


def demand_evidence(edge: str, said: dict[str, Any], talks: Iterable[str], place: str) -> None:
    """Demand of the evidence that is said of an edge by itself what `demand_form` demands of it.

    Raises:
        GraphError: It is not so; the message says where, why, and what to do.
    """
    graph, where = _Graph(place), f"{place}: edge {edge!r}"
    graph.talks.update(talks)
    _demand(said, {"evidence": EDGE["evidence"]}, where)
    graph.demand_evidence(said["evidence"], where)
    graph.demand_named()


class _Graph:
    """Hold the names of what was seen, and of what must be there, with the place that says so."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.talks, self.nodes, self.keys = set[str](), set[str](), set[str]()
        self.named_talks, self.named_nodes = dict[str, str](), dict[str, str]()

    def demand_whole(self, whole: dict[str, Any]) -> None:
        _demand(whole, GRAPH, f"{self.place}: graph")
        for number, source in enumerate(whole["sources"], start=1):
            _demand_record(source, SOURCE, f"{self.place}: talk {number}", "id", self.talks)
            if "text" in source:
                _demand(source, TEXT, f"{self.place}: talk {source['id']!r}")

    def demand_nodes(self, nodes: Iterable[Any]) -> None:
        for number, node in enumerate(nodes, start=1):
            _demand_record(node, NODE, f"{self.place}: node {number}", "id", self.nodes)
            self._demand_list(node["mentions"], MENTION, f"{self.place}: node {node['id']!r}: mention")

    def demand_edges(self, edges: Iterable[Any]) -> None:
        for number, edge in enumerate(edges, start=1):
            _demand_record(edge, EDGE, f"{self.place}: edge {number}", "key", self.keys)
            place = f"{self.place}: edge {edge['key']!r}"
            self.named_nodes.setdefault(edge["source"], place)
            self.named_nodes.setdefault(edge["target"], place)
            if "corrected" in edge:
                _demand(edge, CORRECTED, place)
            self.demand_evidence(edge["evidence"], place)

    def demand_evidence(self, records: list[dict[str, Any]], place: str) -> None:
        self._demand_list(records, EVIDENCE, f"{place}: evidence")
        for evidence in records:
            _demand(evidence["subject"], END, f"{place}: subject")
            _demand(evidence["object"], END, f"{place}: object")

    def demand_named(self) -> None:
        """Demand that all that is named is there."""
        for talk, place in self.named_talks.items():
            if talk not in self.talks:
                raise GraphError(f"{place}: no talk {talk!r}; add it to the sources")
        for node, place in self.named_nodes.items():
            if node not in self.nodes:
                raise GraphError(f"{place}: no node {node!r}; add it, or take the edge out")

    def _demand_list(self, records: list[dict[str, Any]], demands: Demands, place: str) -> None:
        for number, record in enumerate(records, start=1):
            _demand(record, demands, f"{place} {number}")
            if record["source"] not in self.named_talks:
                self.named_talks[record["source"]] = f"{place} {number}"


def _demand_record(record: Any, demands: Demands, place: str, name: str, names: set[str]) -> None:
    """Demand the form of a record, and that none before had its name."""
    if not isinstance(record, dict):
        raise GraphError(f"{place}: is {_short(record)}, not an object; mend it, or build again")
    _demand(record, demands, place)
    if record[name] in names:
        raise GraphError(f"{place}: {name} {record[name]!r} stands twice; rename one, or take it out")
    names.add(record[name])


def _demand(record: dict[str, Any], demands: Demands, place: str) -> None:
    for key, (name, holds, _) in demands.items():
        if key not in record:
            raise GraphError(f"{place}: no {key!r}; {REMEDY}")
        if not holds(record[key]):
            raise GraphError(f"{place}: {key!r} is {_short(record[key])}, not {name}; mend it, or build again")


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:39]}…"
