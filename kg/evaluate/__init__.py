"""Compare a graph with a gold graph: precision, recall and F1, in all and by type, calibration, and what was missed or is false.

A node counts as found when its *name* is a correct name of a gold entity (what the captions made of it does not count) and
its type is one that the gold allows. An edge counts as true when the gold lists it, required or merely acceptable.
Nobody is asked for what the gold does not require.

`evaluate` judges the graph of one talk, `summarise` sums up several; without a gold graph, `agree` sets two graphs side by side,
and `audit` one beside the text of its talks; whoever builds the graphs, the figures come from here.
"""

from typing import TYPE_CHECKING

from kg.evaluate.agreement import Agreement, Overlap, agree
from kg.evaluate.calibration import Band, Calibration, Claim, calibrate
from kg.evaluate.entities import judge_entities, match_nodes
from kg.evaluate.gold import Gold, GoldEntity, GoldRelation, load_gold
from kg.evaluate.grounded import Audit, Ungrounded, audit
from kg.evaluate.lines import Lines, parse_lines
from kg.evaluate.record import agreement_as_dict, as_dict, summary_as_dict
from kg.evaluate.relations import judge_relations
from kg.evaluate.report import EntityReport, FalseEntity, Fault, RelationReport, Report, Statement, WrongRelation
from kg.evaluate.score import Score
from kg.evaluate.suite import SuiteTalk, load_suite, taught
from kg.evaluate.summary import JudgedTalk, Summary, summarise

if TYPE_CHECKING:
    import networkx as nx

__all__ = [
    "Agreement",
    "Audit",
    "Band",
    "Calibration",
    "Claim",
    "EntityReport",
    "FalseEntity",
    "Fault",
    "Gold",
    "GoldEntity",
    "GoldRelation",
    "JudgedTalk",
    "Lines",
    "Overlap",
    "RelationReport",
    "Report",
    "Score",
    "Statement",
    "SuiteTalk",
    "Summary",
    "Ungrounded",
    "WrongRelation",
    "agree",
    "agreement_as_dict",
    "as_dict",
    "audit",
    "calibrate",
    "evaluate",
    "load_gold",
    "load_suite",
    "parse_lines",
    "summarise",
    "summary_as_dict",
    "taught",
]


def evaluate(graph: "nx.MultiDiGraph", gold: Gold, *, lines: Lines | None = None) -> Report:
    """Compare a graph with a gold graph, all of it or what stands in `lines` (first and last, both included)."""
    matches = match_nodes(graph, gold)
    return Report(judge_entities(graph, gold, matches, lines), judge_relations(graph, gold, matches, lines))
