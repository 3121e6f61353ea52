"""Whether confidence means what it says."""

import pytest

from kg.evaluate import Band, Claim, calibrate, evaluate


def _claims(*told):
    return [Claim(confidence, right) for confidence, right in told]


def test_claims_are_summed_up_in_bands():
    """A band holds the claims from its lower bound up to the next; the last one holds 1, too, and empty bands are left out."""
    calibration = calibrate(_claims((1.0, True), (0.9, False), (0.89, True), (0.3, False), (0.0, False)))
    assert [(band.low, band.high, band.number) for band in calibration.bands] == [
        (0.0, 0.1, 1), (0.3, 0.4, 1), (0.8, 0.9, 1), (0.9, 1.0, 2),
    ]  # fmt: skip
    assert calibration.bands[-1] == Band(0.9, 1.0, number=2, confidence=0.95, right=0.5)
    assert (calibration.whole.number, calibration.whole.confidence, calibration.whole.right) == (5, pytest.approx(0.618), 0.4)


@pytest.mark.parametrize("tenth", range(10))
def test_lower_bound_is_in_its_band(tenth):
    """A confidence of a whole tenth begins a band, however the computer rounds it."""
    (band,) = calibrate(_claims((round(tenth / 10, 2), True))).bands
    assert band.low == tenth / 10


@pytest.mark.parametrize(
    ("claims", "error"),
    [
        ([], 0.0),
        ([(0.8, True)] * 8 + [(0.8, False)] * 2, 0.0),
        ([(1.0, False), (1.0, False)], 1.0),
        ([(0.75, True), (0.75, False), (0.25, False)], 0.25),
        ([(0.5, True), (0.5, True), (0.5, True), (0.1, False)], 0.4),  # three times 0.5 and once 0.1, of four
    ],
)
def test_error_is_weighted_by_number(claims, error):
    """The expected calibration error is how far confidence is from the share right, each band counting by its claims."""
    assert calibrate(_claims(*claims)).error == pytest.approx(error)


def test_what_says_no_confidence_claims_nothing(graph, gold):
    """A graph of another builder may hold nodes and edges that do not say how sure they are."""
    report = evaluate(graph, gold)
    assert (report.entities.claims, report.relations.claims) == ((), ())
