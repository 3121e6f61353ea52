"""What a comparison found, as dictionaries ready for JSON."""

from collections.abc import Collection
from dataclasses import asdict
from typing import Any

from kg.evaluate.agreement import Agreement
from kg.evaluate.calibration import Claim, calibrate
from kg.evaluate.report import Report
from kg.evaluate.score import Score
from kg.evaluate.summary import Summary


def as_dict(report: Report) -> dict[str, Any]:
    """Return the totals by name, the figures by type and by confidence, then what was missed or is false."""
    entities, relations = report.entities, report.relations
    return {
        **_figures(report),
        "missed_entities": [{"name": entity.name, "type": entity.type} for entity in entities.missed],
        "false_entities": [asdict(entity) for entity in entities.false],
        "missed_relations": [asdict(statement) for statement in relations.missed],
        "wrong_relations": [asdict(statement) for statement in relations.wrong],
    }


def summary_as_dict(summary: Summary) -> dict[str, Any]:
    """Return the totals of each talk, the means, and the figures of all talks together; what was missed is told of a single graph."""
    return {
        "talks": [{"name": talk.name, "taught": talk.taught, **_totals(talk.report)} for talk in summary.talks],
        "mean_of_taught": summary.mean(taught=True),
        "mean_of_others": summary.mean(taught=False),
        "together": _figures(summary.together),
    }


def agreement_as_dict(agreement: Agreement) -> dict[str, Any]:
    """Return what two graphs have in common, with the F1 of each count."""
    overlaps = {"things": agreement.things, "relations": agreement.relations, "pairs": agreement.pairs}
    return asdict(agreement) | {name: {**asdict(overlap), "f1": overlap.f1} for name, overlap in overlaps.items()}


def _figures(report: Report) -> dict[str, Any]:
    entities, relations = report.entities, report.relations
    return {
        **_totals(report),
        "entity_types": {kind: _score(score) for kind, score in entities.by_type.items()},
        "relation_types": {kind: _score(score) for kind, score in relations.by_type.items()},
        "entity_calibration": _calibration(entities.claims),
        "relation_calibration": _calibration(relations.claims),
    }


def _totals(report: Report) -> dict[str, float]:
    entities, relations = report.entities, report.relations
    return {
        **report.headline,
        "required_entities": entities.total.required,
        "predicted_strict": entities.total.predicted,
        "concept_recall": entities.concepts.recall,
        "concept_precision": entities.concepts.precision,
        "predicted_concepts": entities.concepts.predicted,
        "relation_precision_pair": relations.pairs.precision,
        "relation_recall_pair": relations.pairs.recall,
        "required_pairs": relations.total.required,
        "predicted_relations": relations.total.predicted,
        "polarity": relations.polarity,
        "evidence_soundness": relations.soundness,
    }


def _score(score: Score) -> dict[str, float]:
    return {"precision": score.precision, "recall": score.recall, "f1": score.f1, **asdict(score)}


def _calibration(claims: Collection[Claim]) -> dict[str, Any]:
    calibration = calibrate(claims)
    return {"expected_error": calibration.error, "whole": asdict(calibration.whole), "bands": [asdict(band) for band in calibration.bands]}
