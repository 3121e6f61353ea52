"""Which edges the gold lists, and how well they cover what it requires."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.evaluate.entities import Matches, node_name
from kg.evaluate.gold import Gold, GoldRelation
from kg.evaluate.lines import Lines, judged, touches
from kg.evaluate.report import Fault, RelationReport, Score, Statement, WrongRelation, share
from kg.ontology import SYMMETRIC, Polarity, RelationType

if TYPE_CHECKING:
    import networkx as nx

# Edges that other builders add to say where things stand. They claim nothing about the world, so they are not judged.
STRUCTURAL = frozenset({
    "MENTIONS", "MENTIONED_IN", "MENTIONED_WITH", "CO_OCCURS_WITH", "COOCCURS_WITH", "SPOKE_IN", "NEXT", "HAS_SEGMENT", "APPEARS_IN",
})  # fmt: skip

Pair = frozenset[str]
Facts = Mapping[tuple[str, str, str], Polarity]


@dataclass(frozen=True, slots=True)
class _Verdict:
    """Say of an edge which gold pair it joins, what is wrong with it, and whether its polarity is that of the gold."""

    statement: Statement
    pair: Pair | None
    fault: Fault | None
    polarity: bool


def judge_relations(graph: "nx.MultiDiGraph", gold: Gold, matches: Matches, lines: Lines | None) -> RelationReport:
    """Judge the edges and required relations that stand in `lines`."""
    verdicts = _verdicts(graph, gold, matches, lines)
    required = [relation for relation in gold.relations if relation.required and touches(lines, relation.lines)]
    right = [verdict for verdict in verdicts if verdict.fault is None]
    found = {verdict.pair for verdict in right if verdict.pair}
    joined = [verdict.pair for verdict in verdicts if verdict.pair]
    return RelationReport(
        total=_score(len(right), len(verdicts), required, found),
        pairs=_score(len(joined), len(verdicts), required, set(joined)),
        by_type=_by_type(verdicts, required, found),
        polarity=share(sum(verdict.polarity for verdict in right), len(right), of_nothing=1.0),
        missed=_missed(gold, required, found),
        wrong=tuple(_wrong(verdict.statement, verdict.fault) for verdict in verdicts if verdict.fault),
    )


def _verdicts(graph: "nx.MultiDiGraph", gold: Gold, matches: Matches, lines: Lines | None) -> list[_Verdict]:
    facts, pairs = _facts(gold), {relation.pair for relation in gold.relations}
    verdicts = []
    for source, target, key, data in graph.edges(keys=True, data=True):
        kind = str(data.get("type") or key)
        if kind not in STRUCTURAL and judged(lines, data.get("evidence", [])):
            statement = Statement(node_name(graph, source), kind, node_name(graph, target))
            ends = tuple(matches[node].entity.id for node in (source, target) if node in matches)
            verdicts.append(_judge(statement, ends, data.get("polarity") or Polarity.ASSERTED, facts, pairs))
    return verdicts


def _facts(gold: Gold) -> Facts:
    """Return the polarity of each triple; where the gold lists one twice, the first counts."""
    facts: dict[tuple[str, str, str], Polarity] = {}
    for relation in gold.relations:
        facts.setdefault((relation.subject, relation.type, relation.object), relation.polarity)
        if relation.type in SYMMETRIC:
            facts.setdefault((relation.object, relation.type, relation.subject), relation.polarity)
    return facts


def _judge(statement: Statement, ends: Sequence[str], polarity: str, facts: Facts, pairs: Collection[Pair]) -> _Verdict:
    if len(ends) < 2:
        return _Verdict(statement, None, Fault.END, False)
    (subject, object_), pair = ends, frozenset(ends)
    if pair not in pairs:
        return _Verdict(statement, None, Fault.PAIR, False)
    stated = facts.get((subject, statement.type, object_))
    if stated is None:
        turned = (object_, statement.type, subject) in facts
        return _Verdict(statement, pair, Fault.DIRECTION if turned else Fault.TYPE, False)
    return _Verdict(statement, pair, None, polarity == stated)


def _score(correct: int, predicted: int, required: Sequence[GoldRelation], found: Collection[Pair]) -> Score:
    asked = {relation.pair for relation in required}
    return Score(correct, predicted, found=sum(pair in found for pair in asked), required=len(asked))


def _by_type(verdicts: Sequence[_Verdict], required: Sequence[GoldRelation], found: Collection[Pair]) -> dict[str, Score]:
    named = {verdict.statement.type for verdict in verdicts} | {relation.type.value for relation in required}
    scores = {}
    for kind in sorted(named, key=_rank):
        faults = [verdict.fault for verdict in verdicts if verdict.statement.type == kind]
        asked = [relation for relation in required if relation.type == kind]
        scores[kind] = _score(faults.count(None), len(faults), asked, found)
    return scores


def _rank(kind: str) -> tuple[int, str]:
    order: list[Any] = list(RelationType)
    return (order.index(kind) if kind in order else len(order), kind)


def _missed(gold: Gold, required: Sequence[GoldRelation], found: Collection[Pair]) -> tuple[Statement, ...]:
    names = {entity.id: entity.name for entity in gold.entities}
    return tuple(
        Statement(names[relation.subject], relation.type, names[relation.object])
        for relation in required if relation.pair not in found
    )  # fmt: skip


def _wrong(statement: Statement, fault: Fault) -> WrongRelation:
    return WrongRelation(statement.subject, statement.type, statement.object, fault)
