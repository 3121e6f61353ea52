"""What a graph file must hold for the rest of the program to rely on it."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from kg.errors import GraphError
from kg.ontology import EntityType, How, Polarity, RelationType

_LIMIT = 2**63  # what a database holds


class _Demand(NamedTuple):
    """Name what a value must be, and test it."""

    name: str
    holds: Callable[[Any], bool]


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _LIMIT


def _one_of(names: type[EntityType] | type[RelationType] | type[Polarity] | type[How]) -> _Demand:
    known = frozenset(names)
    return _Demand(f"one of {', '.join(names)}", lambda value: isinstance(value, str) and value in known)


_TEXT = _Demand("a text", lambda value: isinstance(value, str))
_ID = _Demand("a text with something in it", lambda value: isinstance(value, str) and value != "")
_MAYBE_TEXT = _Demand("a text or null", lambda value: value is None or isinstance(value, str))
_TEXTS = _Demand("a list of texts", lambda value: isinstance(value, list) and all(isinstance(item, str) for item in value))
_COUNT = _Demand("a whole number, 0 or more", _is_count)
_SECONDS = _Demand("a number or null", lambda value: value is None or (_is_number(value) and abs(value) < _LIMIT))
_SHARE = _Demand("a number from 0 to 1", lambda value: _is_number(value) and 0 <= value <= 1)
_FLAG = _Demand("true or false", lambda value: isinstance(value, bool))
_RECORDS = _Demand("a list of objects", lambda value: isinstance(value, list) and all(isinstance(item, dict) for item in value))
_SOME = _Demand("a list of objects with something in it", lambda value: _RECORDS.holds(value) and value != [])
_RECORD = _Demand("an object", lambda value: isinstance(value, dict))
_TRUE = _Demand("true", lambda value: value is True)

Demands = Mapping[str, _Demand]

FILE: Demands = {"directed": _TRUE, "multigraph": _TRUE, "graph": _RECORD, "nodes": _RECORDS, "edges": _RECORDS}
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


def demand_form(data: Any, place: str) -> None:
    """Demand that parsed JSON is a graph of ours: keys, kinds of values, the vocabulary, and that all that is named is there.

    Raises:
        GraphError: It is not; the message says where, why, and what to do.
    """
    if not isinstance(data, dict):
        raise GraphError(f"{place}: not a graph; give the graph.json of a build")
    _demand(data, FILE, place)
    _demand(data["graph"], GRAPH, f"{place}: graph")
    talks = _demand_records(data["graph"]["sources"], SOURCE, f"{place}: talk")
    for source in data["graph"]["sources"]:
        if "text" in source:
            _demand(source, TEXT, f"{place}: talk {source['id']!r}")
    nodes = _demand_records(data["nodes"], NODE, f"{place}: node")
    _demand_records(data["edges"], EDGE, f"{place}: edge", name="key")
    for node in data["nodes"]:
        _demand_list(node["mentions"], MENTION, f"{place}: node {node['id']!r}: mention", talks)
    for edge in data["edges"]:
        _demand_edge(edge, f"{place}: edge {edge['key']!r}", nodes, talks)


def has_keys(data: Mapping[str, Any]) -> bool:
    """Tell whether a graph, its things and its relations have the keys they must have, whatever stands there; this is quick."""
    try:
        groups = ((FILE, [data]), (SOURCE, data["graph"]["sources"]), (NODE, data["nodes"]), (EDGE, data["edges"]))
        return all(record.keys() >= demands.keys() for demands, records in groups for record in records)
    except (AttributeError, KeyError, TypeError):
        return False


def _demand_edge(edge: dict[str, Any], place: str, nodes: AbstractSet[str], talks: AbstractSet[str]) -> None:
    for end in ("source", "target"):
        if edge[end] not in nodes:
            raise GraphError(f"{place}: no node {edge[end]!r}; add it, or take the edge out")
    if "corrected" in edge:
        _demand(edge, CORRECTED, place)
    _demand_list(edge["evidence"], EVIDENCE, f"{place}: evidence", talks)
    for evidence in edge["evidence"]:
        for end in ("subject", "object"):
            _demand(evidence[end], END, f"{place}: {end}")


def _demand_records(records: list[dict[str, Any]], demands: Demands, place: str, *, name: str = "id") -> AbstractSet[str]:
    """Demand the form of each record and that no two have one name; return the names."""
    names: set[str] = set()
    for number, record in enumerate(records, start=1):
        _demand(record, demands, f"{place} {number}")
        if record[name] in names:
            raise GraphError(f"{place} {number}: {name} {record[name]!r} stands twice; rename one, or take it out")
        names.add(record[name])
    return names


def _demand_list(records: list[dict[str, Any]], demands: Demands, place: str, talks: AbstractSet[str]) -> None:
    for number, record in enumerate(records, start=1):
        _demand(record, demands, f"{place} {number}")
        if record["source"] not in talks:
            raise GraphError(f"{place} {number}: no talk {record['source']!r}; add it to the sources")


def _demand(record: dict[str, Any], demands: Demands, place: str) -> None:
    for key, demand in demands.items():
        if key not in record:
            raise GraphError(f"{place}: no {key!r}; give the graph.json of a build")
        if not demand.holds(record[key]):
            raise GraphError(f"{place}: {key!r} is {_short(record[key])}, not {demand.name}; mend it, or build again")


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:39]}…"
