"""One talk after the other → one graph, the same in whatever pieces the talks come."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

import networkx as nx

from kg import __version__
from kg.graph import grounding, records
from kg.graph.records import Record
from kg.graph.share import EdgeKey, Share, Statement
from kg.model import Entity
from kg.ontology import STAND_FOR, Polarity

_AS_SURE = 0.05
"""Statements of which one is surer by this at most are equally sure: they are estimates."""


@dataclass(frozen=True)
class Report:
    """Count the mentions and statements that were left out of a graph, by reason; what a talk says three times counts three times."""

    dropped: Mapping[str, int]


class Builder:
    """Gather what talks say, by what they speak of, and draw the graph of it."""

    def __init__(self) -> None:
        """Begin with no talk."""
        self._sources: list[Record] = []
        self._entities: dict[str, Entity] = {}
        self._mentions: dict[str, list[Record]] = defaultdict(list)
        self._told: dict[EdgeKey, list[Statement]] = defaultdict(list)
        self._dropped: Counter[str] = Counter()

    def add(self, share: Share) -> None:
        """Add what the next talk says; its records become those of the graph."""
        self._sources.append(share.source)
        for entity in share.entities:
            self._entities[entity.id] = _better(entity, self._entities.get(entity.id))
        for id_, mentions in share.mentions.items():
            self._mentions[id_] += mentions
        for key, statement in share.told:
            self._told[key].append(statement)
        self._dropped.update(share.dropped)

    def build(self, *, catalog: str, weights: str | None = None, min_confidence: float = 0.0) -> "tuple[nx.MultiDiGraph[str], Report]":
        """Return the graph of all that was added, and what was left out; the graph takes over what is gathered here.

        Args:
            catalog: Digest of the catalog that names were recognised by.
            weights: Digest of the weights that heard the talks, or the name of the language model that read them.
            min_confidence: Leave out edges below it.
        """
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        graph.graph.update(sources=self._sources, kgVersion=__version__, catalog=catalog, weights=weights)
        for id_ in sorted(self._entities):
            graph.add_node(id_, **records.node(self._entities[id_], self._mentions[id_]))
        dropped = self._dropped + self._add_edges(graph, min_confidence)
        _set_salience(graph)
        return graph, Report(dict(sorted(dropped.items())))

    def _add_edges(self, graph: "nx.MultiDiGraph[str]", min_confidence: float) -> Counter[str]:
        """Add what is told of things that are named, in the order of their ids; return how much was dropped, by reason."""
        types = {id_: entity.type for id_, entity in self._entities.items()}
        dropped: Counter[str] = Counter()
        for key in sorted(self._told):
            statements = _most_convincing_first(self._told[key])
            confidence = round(max(each.confidence for each in statements), 2)
            if fault := grounding.fault_in_all(*key[:3], types):
                dropped[fault] += len(statements)
            elif confidence < min_confidence:
                dropped[f"a relation less sure than {min_confidence:g}"] += len(statements)
            else:
                _add_edge(graph, key, confidence, statements)
        return dropped


def _better(entity: Entity, earlier: Entity | None) -> Entity:
    """Return which of two entities with one id is described: a guess never displaces a catalog entry, and no correction is lost."""
    if earlier is None or entity is earlier or entity == earlier:
        return entity
    better = entity if entity.known and not earlier.known else earlier
    if entity.corrected == earlier.corrected:
        return better
    aliases = dict.fromkeys((*better.aliases, *earlier.aliases, *entity.aliases))
    return replace(better, aliases=tuple(aliases), corrected=tuple(dict.fromkeys((*earlier.corrected, *entity.corrected))))


def _most_convincing_first(statements: list[Statement]) -> list[Statement]:
    """Return statements, the surest first; of those equally sure with that, the one that names both ends, and in the fewest letters."""
    surest = max(each.confidence for each in statements)

    def rank(each: Statement) -> tuple[float, int, int]:
        if round(surest - each.confidence, 2) > _AS_SURE:
            return -each.confidence, 0, 0
        stand_ins = sum(each.evidence[end]["how"] in STAND_FOR for end in ("subject", "object"))
        return -surest, stand_ins, len(each.evidence["quote"])

    return sorted(statements, key=rank)  # else as they were told


def _add_edge(graph: "nx.MultiDiGraph[str]", key: EdgeKey, confidence: float, statements: list[Statement]) -> None:
    subject, type_, object_, polarity = key
    suffix = "" if polarity == Polarity.ASSERTED else f":{polarity}"
    corrected = "; ".join(dict.fromkeys(each.corrected for each in statements if each.corrected))
    graph.add_edge(
        subject,
        object_,
        key=f"{subject}:{type_}:{object_}{suffix}",
        type=str(type_),
        polarity=str(polarity),
        confidence=confidence,
        evidence=[each.evidence for each in statements],
        **({"corrected": corrected} if corrected else {}),
    )


def _set_salience(graph: "nx.MultiDiGraph[str]") -> None:
    """Rate each node by how often it is mentioned and how much it is related, 1 for the most salient."""
    raw = {name: math.log1p(len(node["mentions"])) + math.log1p(graph.degree(name)) for name, node in graph.nodes.items()}
    most = max(raw.values(), default=1.0)
    for name, value in raw.items():
        graph.nodes[name]["salience"] = round(value / most, 3)
