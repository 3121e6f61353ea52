"""The classes of the learned heads."""

import pytest

from kg.understand import labels


@pytest.mark.parametrize(("gap", "bucket"), [(0, 0), (6, 6), (7, 6), (8, 7), (9, 7), (10, 8), (31, 12), (32, 13), (500, 13)])
def test_a_distance_falls_in_the_bucket_that_starts_last_before_it(gap, bucket):
    """Near distances are told apart one by one, far ones in ever larger buckets."""
    assert labels.gap_bucket(gap) == bucket < labels.GAPS


def test_every_type_has_two_tags():
    """A word is outside, at the beginning of or inside a mention of a type."""
    assert len(labels.TAGS) == len(set(labels.TAGS)) == 1 + 2 * len(labels.TYPES)
    assert set(labels.PRONOUNS.values()) < set(labels.KINDS)
