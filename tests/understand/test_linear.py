"""Log-linear models."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.understand.linear import Binary, Choice, binary, choice

YES = Binary({"": -1.0, "good": 3.0, "bad": -2.0})
WAY = Choice(("left", "right", "straight"), {"": {"straight": 1.0}, "sign": {"left": 2.0, "right": -1.0}})
FEATURES = st.dictionaries(st.sampled_from(["", "good", "bad", "sign", "unheard of"]), st.floats(-1e6, 1e6))


@pytest.mark.parametrize(
    ("features", "total"),
    [
        ({}, 0.0),
        ({"": 1.0}, -1.0),
        ({"": 1.0, "good": 1.0}, 2.0),
        ({"": 1.0, "good": 0.5, "bad": 1.0}, -1.5),
        ({"": 1.0, "unheard of": 5.0}, -1.0),
    ],
)
def test_yes_is_as_likely_as_its_weights_add_up_to(features, total):
    """The logistic function of the weighted sum; a feature without a weight counts for nothing."""
    assert YES.probability(features) == pytest.approx(1 / (1 + math.exp(-total)))


@given(FEATURES)
def test_a_probability_is_never_certain(features):
    """However large the sum, nothing overflows and the logarithm of either answer can be taken."""
    assert 0 < YES.probability(features) < 1


@pytest.mark.parametrize(
    ("features", "allowed", "expected"),
    [
        ({}, {"left", "right"}, {"left": 0.5, "right": 0.5}),
        ({"": 1.0}, {"left", "straight"}, {"left": 1 / (1 + math.e), "straight": math.e / (1 + math.e)}),
        ({"sign": 1.0}, {"left", "right"}, {"left": math.e**3 / (1 + math.e**3), "right": 1 / (1 + math.e**3)}),
        ({"sign": 1.0}, {"right"}, {"right": 1.0}),
        ({"sign": 1.0}, {"back"}, {}),
        ({"sign": 1.0}, set(), {}),
    ],
)
def test_only_allowed_classes_share_the_probability(features, allowed, expected):
    """What the types forbid gets nothing, and the rest makes 1."""
    assert WAY.probabilities(features, allowed) == pytest.approx(expected)


@given(FEATURES, st.sets(st.sampled_from(WAY.classes), min_size=1))
def test_probabilities_make_one_in_the_order_of_the_classes(features, allowed):
    """Whatever the sums, the shares make 1 and come in a fixed order."""
    shares = WAY.probabilities(features, allowed)
    assert sum(shares.values()) == pytest.approx(1)
    assert list(shares) == [name for name in WAY.classes if name in allowed]


@pytest.mark.parametrize("name", ["mentions", "verdicts", "related", "related_verdicts"])
def test_the_weights_that_come_with_the_package_load(name):
    """Each model is a table of finite numbers, read once."""
    assert all(math.isfinite(weight) for weight in binary(name).weights.values())
    assert binary(name) is binary(name)


def test_the_classes_of_a_choice_come_from_its_weights():
    """The model of relations chooses among relations and their direction."""
    classes = choice("relations").classes
    assert {"AUTHORED>", "AUTHORED<"} <= set(classes)
    assert list(classes) == sorted(classes)
