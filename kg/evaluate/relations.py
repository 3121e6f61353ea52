"""Which edges the gold lists, and how well they cover what it requires."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.evaluate.calibration import Claim
from kg.evaluate.entities import Matches, node_name
from kg.evaluate.evidence import is_sound
from kg.evaluate.gold import Gold, GoldRelation
from kg.evaluate.lines import Lines, judged, touches
from kg.evaluate.report import Fault, RelationReport, Statement, WrongRelation
from kg.evaluate.score import Score, rank
from kg.ontology import SYMMETRIC, Polarity

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
    """Say of an edge which gold pair it joins, what is wrong with it, whether polarity and evidence are right, and how sure it is."""

    statement: Statement
    pair: Pair | None
    fault: Fault | None
    agrees: bool
    sound: bool
    confidence: float | None


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
        agreeing=sum(verdict.agrees for verdict in verdicts),
        sound=sum(verdict.sound for verdict in verdicts),
        claims=tuple(Claim(verdict.confidence, verdict.fault is None) for verdict in verdicts if verdict.confidence is not None),
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
            verdicts.append(_judge(statement, ends, data, facts, pairs))
    return verdicts


def _facts(gold: Gold) -> Facts:
    """Return the polarity of each triple; where the gold lists one twice, the first counts."""
    facts: dict[tuple[str, str, str], Polarity] = {}
    for relation in gold.relations:
        facts.setdefault((relation.subject, relation.type, relation.object), relation.polarity)
        if relation.type in SYMMETRIC:
            facts.setdefault((relation.object, relation.type, relation.subject), relation.polarity)
    return facts


def _judge(statement: Statement, ends: Sequence[str], data: Mapping[str, Any], facts: Facts, pairs: Collection[Pair]) -> _Verdict:
    pair, fault, stated = _looked_up(statement.type, ends, facts, pairs)
    agrees = stated == (data.get("polarity") or Polarity.ASSERTED)
    return _Verdict(statement, pair, fault, agrees, is_sound(data.get("evidence", [])), data.get("confidence"))


def _looked_up(kind: str, ends: Sequence[str], facts: Facts, pairs: Collection[Pair]) -> tuple[Pair | None, Fault | None, Polarity | None]:
    """Return the gold pair that an edge of this type joins, what is wrong with it, and the polarity of the gold."""
    if len(ends) < 2:
        return None, Fault.END, None
    (subject, object_), pair = ends, frozenset(ends)
    if pair not in pairs:
        return None, Fault.PAIR, None
    stated = facts.get((subject, kind, object_))
    if stated is None:
        return pair, Fault.DIRECTION if (object_, kind, subject) in facts else Fault.TYPE, None
    return pair, None, stated


def _score(correct: int, predicted: int, required: Sequence[GoldRelation], found: Collection[Pair]) -> Score:
    asked = {relation.pair for relation in required}
    return Score(correct, predicted, found=sum(pair in found for pair in asked), required=len(asked))


def _by_type(verdicts: Sequence[_Verdict], required: Sequence[GoldRelation], found: Collection[Pair]) -> dict[str, Score]:
    named = {verdict.statement.type for verdict in verdicts} | {relation.type.value for relation in required}
    scores = {}
    for kind in sorted(named, key=rank):
        faults = [verdict.fault for verdict in verdicts if verdict.statement.type == kind]
        asked = [relation for relation in required if relation.type == kind]
        scores[kind] = _score(faults.count(None), len(faults), asked, found)
    return scores


def _missed(gold: Gold, required: Sequence[GoldRelation], found: Collection[Pair]) -> tuple[Statement, ...]:
    names = {entity.id: entity.name for entity in gold.entities}
    return tuple(
        Statement(names[relation.subject], relation.type, names[relation.object])
        for relation in required if relation.pair not in found
    )  # fmt: skip


def _wrong(statement: Statement, fault: Fault) -> WrongRelation:
    return WrongRelation(statement.subject, statement.type, statement.object, fault)
