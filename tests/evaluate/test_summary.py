"""Several talks together, worked out by hand."""

import pytest

from kg.evaluate import Score, calibrate, summarise

QUILLS = {
    # Mira, the network and the paper are right; seven are required.
    "entity_precision": 3 / 3, "entity_recall": 3 / 7, "entity_f1": 6 / 10,
    # The gold does not relate the network and ornithology; eight pairs are required.
    "relation_precision_typed": 2 / 3, "relation_recall": 2 / 8, "relation_f1": 4 / 11,
}  # fmt: skip
LANTERNS = {
    # Of the four nodes in the first four lines the data set is misheard, and missed.
    "entity_precision": 3 / 4, "entity_recall": 3 / 4, "entity_f1": 3 / 4,
    "relation_precision_typed": 2 / 3, "relation_recall": 2 / 3, "relation_f1": 2 / 3,
}  # fmt: skip
TOGETHER = {
    "entity_precision": 6 / 7, "entity_recall": 6 / 11, "entity_f1": 12 / 18,
    "relation_precision_typed": 4 / 6, "relation_recall": 4 / 11, "relation_f1": 8 / 17,
}  # fmt: skip


def test_figures_of_each_talk(reports):
    """Each talk has its own figures, in the order given."""
    first, second = summarise(reports).talks
    assert (first.name, first.report.headline) == ("quills", pytest.approx(QUILLS))
    assert (second.name, second.report.headline) == ("seed-lines-1-4", pytest.approx(LANTERNS))


def test_means_are_apart_for_those_that_taught(reports):
    """A talk that taught the weights never lifts the mean of the others; where there is none, there is no mean."""
    apart = summarise(reports, taught={"quills", "unheard"})
    assert apart.mean(taught=True) == pytest.approx(QUILLS)
    assert apart.mean(taught=False) == pytest.approx(LANTERNS)
    alike = summarise(reports)
    assert alike.mean(taught=True) is None
    assert alike.mean(taught=False) == pytest.approx({name: (QUILLS[name] + LANTERNS[name]) / 2 for name in QUILLS})


def test_all_talks_are_counted_together(reports):
    """Together, every node, edge and required thing counts the same, in whatever talk it stands; types are in the order of the ontology."""
    together = summarise(reports).together
    assert together.headline == pytest.approx(TOGETHER)
    assert together.entities.by_type == {
        "Person": Score(correct=2, predicted=2, found=2, required=3),
        "Paper": Score(correct=1, predicted=1, found=1, required=1),
        "Method": Score(correct=2, predicted=2, found=2, required=4),
        "Dataset": Score(correct=0, predicted=1, found=0, required=2),
        "Organization": Score(correct=1, predicted=1, found=1, required=1),
        "Field": Score(correct=1, predicted=1, found=1, required=2),
        "Concept": Score(correct=0, predicted=0, found=0, required=1),
    }
    by_type = together.relations.by_type
    assert by_type["INTRODUCED"] == Score(correct=2, predicted=2, found=2, required=2)
    assert by_type["TRAINED_ON"] == Score(correct=0, predicted=1, found=0, required=2)
    assert list(together.entities.by_type) == ["Person", "Paper", "Method", "Dataset", "Organization", "Field", "Concept"]
    assert list(by_type)[:4] == ["AUTHORED", "INTRODUCED", "AFFILIATED_WITH", "COLLABORATED_WITH"]
    assert [len(together.entities.false), len(together.relations.wrong)] == [1, 2]


def test_evidence_of_all_talks(reports):
    """One edge of three is unsound in each talk: half of one's quotes lacks an end, half a word is no end."""
    together = summarise(reports).together
    assert (together.relations.sound, together.relations.soundness) == (4, pytest.approx(4 / 6))


def test_calibration_of_all_talks(reports):
    """Edges are right when the gold lists them; nodes of strict types when they stand for a gold entity."""
    together = summarise(reports).together
    edges, nodes = calibrate(together.relations.claims), calibrate(together.entities.claims)
    assert [(band.low, band.number, band.right) for band in edges.bands] == [
        (0.2, 1, 0.0), (0.5, 1, 1.0), (0.6, 1, 0.0), (0.7, 1, 1.0), (0.8, 1, 1.0), (0.9, 1, 1.0),
    ]  # fmt: skip
    assert edges.error == pytest.approx((0.25 + 0.45 + 0.65 + 0.25 + 0.15 + 0.05) / 6)
    assert [(band.low, band.number, band.right) for band in nodes.bands] == [
        (0.4, 1, 0.0), (0.5, 1, 1.0), (0.6, 1, 1.0), (0.7, 1, 1.0), (0.8, 1, 1.0), (0.9, 2, 1.0),
    ]  # fmt: skip
    assert nodes.error == pytest.approx((0.4 + 0.5 + 0.4 + 0.3 + 0.2 + 2 * 0.1) / 7)
