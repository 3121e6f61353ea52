"""The classes of the learned heads."""

from kg.understand import labels


def test_every_pronoun_is_of_a_kind_the_heads_know():
    """What a pronoun stands for, and every type, is a kind of end."""
    assert set(labels.PRONOUNS.values()) < set(labels.KINDS)
    assert set(labels.TYPES) < set(labels.KINDS)


def test_distances_fall_in_ever_larger_buckets():
    """Near distances are told apart one by one, far ones are not."""
    widths = [later - earlier for earlier, later in zip(labels.GAP_STARTS, labels.GAP_STARTS[1:], strict=False)]
    assert widths == sorted(widths)
    assert len(labels.GAP_STARTS) == labels.GAPS
