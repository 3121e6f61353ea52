"""How the figures of `kg eval` are printed: one graph, or the talks of a suite."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.cli import console

if TYPE_CHECKING:
    from kg.evaluate import Agreement, Band, Claim, Report, Score, Statement, Summary

SCORES = ("type", "precision", "recall", "F1", "right", "predicted", "found", "required")
TALKS = ("talk", "taught the weights", *(f"{what} {figure}" for what in ("entity", "relation") for figure in ("precision", "recall", "F1")))
BANDS = ("confidence", "number", "mean", "right")


def print_report(report: "Report") -> None:
    """Print precision, recall and F1 by type and in all, and how sound the evidence is."""
    entities, relations = report.entities, report.relations
    totals = {"all but Field and Concept": entities.total, "Field and Concept": entities.concepts}
    console.table("Entities", SCORES, _scores({**entities.by_type, **totals}))
    console.table("Relations", SCORES, _scores({**relations.by_type, "all": relations.total, "all, by pair alone": relations.pairs}))
    console.say(
        f"Evidence: every quote holds the words of both ends in {relations.sound:,} of "
        f"{console.count(relations.total.predicted, 'relation')}, {relations.soundness:.3f}"
    )
    console.say()


def print_summary(summary: "Summary") -> None:
    """Print a line for each talk, the means, and the figures of all talks together."""
    rows = [(talk.name, "yes" if talk.taught else "no", *_told(talk.report.headline)) for talk in summary.talks]
    for title, taught in (("mean of those that taught", True), ("mean of the others", False)):
        if mean := summary.mean(taught=taught):
            rows.append((title, "", *_told(mean)))
    console.table("Talks", TALKS, rows)
    print_report(summary.together)


def print_agreement(agreement: "Agreement") -> None:
    """Print what two graphs have in common."""
    overlaps = {"things": agreement.things, "relations": agreement.relations, "relations, by pair alone": agreement.pairs}
    rows = [(what, *(f"{number:,}" for number in (each.both, each.one, each.other)), f"{each.f1:.2f}") for what, each in overlaps.items()]
    console.table("Agreement", ("what", "in both", "in the one", "in the other", "F1"), rows)
    console.say(f"Of the things in both, {agreement.types:,} have the same type in both;")
    console.say(f"of the relations in both, {agreement.polarities:,} the same polarity.")


def print_calibration(report: "Report") -> None:
    """Print how often claims are right beside how sure they are."""
    _print_claims("relations", "all", report.relations.claims)
    _print_claims("entities", "all but Field and Concept", report.entities.claims)


def print_misses(report: "Report") -> None:
    """Print what is missing and what is wrong."""
    entities, relations = report.entities, report.relations
    console.table("Missing entities", ("what",), [(f"{each.name} ({each.type})",) for each in entities.missed])
    console.table("Missing relations", ("what",), [(_statement(each),) for each in relations.missed])
    console.table("Wrong entities", ("what", "fault"), [(f"{each.name} ({each.type})", "not in the gold") for each in entities.false])
    console.table("Wrong relations", ("what", "fault"), [(_statement(each), each.reason) for each in relations.wrong])


def _print_claims(of: str, all_: str, claims: "Collection[Claim]") -> None:
    from kg.evaluate import calibrate

    calibration = calibrate(claims)
    rows = [(f"{band.low:.1f} to {band.high:.1f}", *_band(band)) for band in calibration.bands]
    console.table(f"Confidence of {of}", BANDS, [*rows, (all_, *_band(calibration.whole))])
    console.say(f"Expected calibration error of {of}: {calibration.error:.3f}")
    console.say()


def _band(band: "Band") -> Sequence[str]:
    return (f"{band.number:,}", f"{band.confidence:.2f}", f"{band.right:.2f}")


def _told(figures: Mapping[str, float]) -> list[str]:
    return [f"{value:.2f}" for value in figures.values()]


def _statement(statement: "Statement") -> str:
    return f"{statement.subject} {statement.type} {statement.object}"


def _scores(scores: "Mapping[str, Score]") -> list[Sequence[str]]:
    return [
        (
            kind, *_told({"precision": score.precision, "recall": score.recall, "F1": score.f1}),
            *(f"{number:,}" for number in (score.correct, score.predicted, score.found, score.required)),
        )
        for kind, score in scores.items()
    ]  # fmt: skip
