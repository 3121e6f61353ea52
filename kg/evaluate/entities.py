"""Which gold entity a node stands for, and how well the nodes cover the gold."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.evaluate.calibration import Claim
from kg.evaluate.gold import Gold, GoldEntity
from kg.evaluate.lines import Lines, judged, touches
from kg.evaluate.names import name_key
from kg.evaluate.report import EntityReport, FalseEntity
from kg.evaluate.score import NOTHING, Score
from kg.ontology import EntityType

if TYPE_CHECKING:
    import networkx as nx

LENIENT = frozenset({EntityType.FIELD, EntityType.CONCEPT})
STRICT = frozenset(EntityType) - LENIENT

# Readers differ on which of these three a thing is: mistaking one for another links the node but does not find the entity.
_CONFUSABLE = LENIENT | {EntityType.METHOD}


@dataclass(frozen=True, slots=True)
class Match:
    """Say which gold entity a node stands for, and whether under a type that the gold allows."""

    entity: GoldEntity
    typed: bool


Matches = Mapping[Any, Match]


def match_nodes(graph: "nx.MultiDiGraph", gold: Gold) -> dict[Any, Match]:
    """Return, for each node that stands for a gold entity, which one."""
    index = _by_name(gold)
    matches = {}
    for node, data in graph.nodes(data=True):
        if match := _choose(index.get(name_key(node_name(graph, node)), []), data.get("type")):
            matches[node] = match
    return matches


def node_name(graph: "nx.MultiDiGraph", node: Any) -> str:
    """Return a node's name, or its id where it has none."""
    return graph.nodes[node].get("name") or str(node)


def judge_entities(graph: "nx.MultiDiGraph", gold: Gold, matches: Matches, lines: Lines | None) -> EntityReport:
    """Judge the nodes and required entities that stand in `lines`."""
    nodes = [(node, data.get("type")) for node, data in graph.nodes(data=True) if judged(lines, data.get("mentions", []))]
    required = [entity for entity in gold.entities if entity.required and touches(lines, entity.lines)]
    found = {match.entity.id for match in matches.values() if match.typed}
    sure = [(graph.nodes[node].get("confidence"), node in matches) for node, kind in nodes if kind in STRICT]
    by_type = {kind: _score(kind, nodes, required, matches, found) for kind in EntityType}
    return EntityReport(
        total=sum((by_type[kind] for kind in STRICT), NOTHING),
        concepts=sum((by_type[kind] for kind in LENIENT), NOTHING),
        by_type={kind.value: score for kind, score in by_type.items() if score.predicted or score.required},
        claims=tuple(Claim(confidence, right) for confidence, right in sure if confidence is not None),
        missed=tuple(entity for entity in required if entity.id not in found),
        false=tuple(FalseEntity(node_name(graph, node), kind) for node, kind in nodes if kind in STRICT and node not in matches),
    )


def _by_name(gold: Gold) -> dict[str, list[GoldEntity]]:
    index = defaultdict(list)
    for entity in gold.entities:
        for name in entity.names:
            index[name_key(name)].append(entity)
    return index


def _choose(candidates: Sequence[GoldEntity], kind: str | None) -> Match | None:
    for entity in candidates:
        if entity.admits(kind):
            return Match(entity, typed=True)
    if candidates and kind in _CONFUSABLE and candidates[0].type in _CONFUSABLE:
        return Match(candidates[0], typed=False)
    return None


def _score(
    kind: EntityType, nodes: Sequence[tuple[Any, str | None]], required: Sequence[GoldEntity], matches: Matches, found: Collection[str]
) -> Score:
    predicted = [node for node, its in nodes if its == kind]
    asked = [entity for entity in required if entity.type == kind]
    return Score(
        correct=sum(node in matches for node in predicted),
        predicted=len(predicted),
        found=sum(entity.id in found for entity in asked),
        required=len(asked),
    )
