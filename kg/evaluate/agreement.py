"""How far two graphs of the same talks agree: two builds, two extractors, or what two readers drew."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.evaluate.entities import node_name
from kg.evaluate.names import name_key
from kg.evaluate.score import share
from kg.ontology import Polarity, canonical

if TYPE_CHECKING:
    import networkx as nx

Same = Mapping[Any, Any]
Fact = tuple[Any, str, Any]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Count what two graphs have in common, and what there is in each."""

    both: int
    one: int
    other: int

    @property
    def f1(self) -> float:
        """Return the F1 of either judged by the other, which is the same both ways; 1 where there is nothing in both."""
        return share(2 * self.both, self.one + self.other, of_nothing=1.0)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Say how far two graphs agree.

    Attributes:
        things: Of the same id, or else called the same.
        types: How many of the things in both have the same type in both.
        relations: Of the same ends, type and direction.
        pairs: Two things that are related in any way.
        polarities: How many of the relations in both have the same polarities in both.
    """

    things: Overlap
    types: int
    relations: Overlap
    pairs: Overlap
    polarities: int


def agree(one: "nx.MultiDiGraph", other: "nx.MultiDiGraph") -> Agreement:
    """Compare two graphs, neither of which is held to be right."""
    same = _same(one, other)
    facts, others = _facts(one, same), _facts(other, {node: node for node in other})
    common = facts.keys() & others.keys()
    pairs, other_pairs = _pairs(facts), _pairs(others)
    return Agreement(
        things=Overlap(len(same), len(one), len(other)),
        types=sum(one.nodes[node].get("type") == other.nodes[twin].get("type") for node, twin in same.items()),
        relations=Overlap(len(common), len(facts), len(others)),
        pairs=Overlap(len(pairs & other_pairs), len(pairs), len(other_pairs)),
        polarities=sum(facts[fact] == others[fact] for fact in common),
    )


def _same(one: "nx.MultiDiGraph", other: "nx.MultiDiGraph") -> Same:
    """Return which thing of the other graph a thing is; each is at most one."""
    found = {node: node for node in one if node in other}
    left: dict[str, list[Any]] = {}
    for node in other:
        if node not in found:
            left.setdefault(name_key(node_name(other, node)), []).append(node)
    for node in one:
        twins = left.get(name_key(node_name(one, node)), []) if node not in found else []
        if twins:
            found[node] = twins.pop(0)
    return found


def _facts(graph: "nx.MultiDiGraph", same: Same) -> Mapping[Fact, Counter[str]]:
    """Return the polarities of what is related to what and how, in the names of the other graph; what it lacks keeps a name of its own."""
    facts: dict[Fact, Counter[str]] = {}
    for source, target, key, data in graph.edges(keys=True, data=True):
        kind = str(data.get("type") or key)
        subject, object_ = ((node in same, str(same.get(node, node))) for node in (source, target))
        facts.setdefault(canonical(subject, kind, object_), Counter())[data.get("polarity") or Polarity.ASSERTED] += 1
    return facts


def _pairs(facts: Iterable[Fact]) -> frozenset[frozenset[Any]]:
    return frozenset(frozenset((subject, object_)) for subject, _, object_ in facts)
