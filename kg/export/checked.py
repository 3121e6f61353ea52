"""A graph file read and checked in one go, which takes a third of the time that reading alone takes the standard library.

The evidence, more than half of the file, is left as it stands there until somebody asks for that of an edge.
"""

from collections.abc import Container
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Annotated, Any, NotRequired, TypedDict

import msgspec
from msgspec import Meta

from kg.export import form
from kg.export.form import Demands

Record = dict[str, Any]
_ID, _KEY, _SOURCE, _TARGET = map(attrgetter, ("id", "key", "source", "target"))
_MENTIONS = attrgetter("mentions")
_FAULTS = msgspec.MsgspecError, UnicodeDecodeError, RecursionError


class Slots(msgspec.Struct):
    """Hold a record of which there are many: its values in slots take a third of the room, and less time, and are asked for by name."""

    __getitem__ = object.__getattribute__  # said so, no function of Python's is called, millions of times

    def get(self, name: str) -> Any:
        """Return a value, None where there is none."""
        return getattr(self, name, None)


def checked(text: bytes) -> Record | None:
    """Return the graph that a text holds, of each record what a graph of ours has; things and relations as `Slots`.

    Returns:
        None where it is no graph that `form.demand_form` lets pass, or not written as one usually is; that tells why.
        Only what is wrong with evidence is not seen before `evidence` reads it.
    """
    try:
        graph: Record = _decoder().decode(text)
    except _FAULTS:
        return None
    return graph if graph["directed"] and graph["multigraph"] and _is_closed(graph) else None


def evidence(text: msgspec.Raw, talks: Container[str]) -> list[Any] | None:
    """Return the evidence that an edge of a `checked` graph holds as text, each piece as `Slots`.

    Returns:
        None where `form.demand_evidence` does not let it pass, or it is not written as it usually is.
    """
    try:
        records: list[Any] = _evidence_decoder().decode(text)
    except _FAULTS:
        return None
    return records if all(record["source"] in talks for record in records) else None


@cache
def _evidence_decoder() -> msgspec.json.Decoder[Any]:
    end = _slots(form.END)
    return msgspec.json.Decoder(_some(_slots(form.EVIDENCE, subject=end, object=end)))


@cache
def _decoder() -> msgspec.json.Decoder[Any]:
    """Return what decodes a graph in the form that is demanded."""
    node = _slots(form.NODE, mentions=_some(_slots(form.MENTION)))
    edge = _slots(form.EDGE, form.CORRECTED, evidence=msgspec.Raw)
    about = _record(form.GRAPH, sources=_list(_record(form.SOURCE, form.TEXT)))
    return msgspec.json.Decoder(_record(form.FILE, graph=about, nodes=_list(node), edges=_list(edge)))


def _record(needed: Demands, possible: Demands | None = None, **parts: Any) -> Any:
    """Return the type of a record: what stands in it, what may, and the types of the records within."""
    fields = {key: parts.get(key, demand.type) for key, demand in needed.items()}
    fields |= {key: NotRequired[demand.type] for key, demand in (possible or {}).items()}
    return TypedDict("Record", fields)  # type: ignore[operator]


def _slots(needed: Demands, possible: Demands | None = None, **parts: Any) -> Any:
    """Return the same of a record of which there are many."""
    fields = [(key, parts.get(key, demand.type)) for key, demand in needed.items()]
    missing = [(key, demand.type, None) for key, demand in (possible or {}).items()]
    return msgspec.defstruct("Record", [*fields, *missing], bases=(Slots,), gc=False, omit_defaults=True)


def _list(record: Any) -> Any:
    return list[record]


def _some(record: Any) -> Any:
    return Annotated[list[record], Meta(min_length=1)]


def _is_closed(graph: Record) -> bool:
    """Tell whether no name stands twice, and all that is named is there."""
    talks, nodes, edges = graph["graph"]["sources"], graph["nodes"], graph["edges"]
    talk_ids, node_ids = {talk["id"] for talk in talks}, set(map(_ID, nodes))
    mentions = chain.from_iterable(map(_MENTIONS, nodes))
    return (
        (len(talk_ids), len(node_ids), len(set(map(_KEY, edges)))) == (len(talks), len(nodes), len(edges))
        and node_ids.issuperset(map(_SOURCE, edges))
        and node_ids.issuperset(map(_TARGET, edges))
        and talk_ids.issuperset(map(_SOURCE, mentions))
    )
