"""How firmly something is said, and whether it is praise."""

import pytest

from kg.ontology import Polarity, RelationType
from kg.understand.polarity import stance


@pytest.mark.parametrize(
    ("type_", "between", "after", "expected"),
    [
        ("SUPPORTS", "love", "a lot", ("SUPPORTS", "asserted")),
        ("SUPPORTS", "never believed in", "", ("SUPPORTS", "negated")),
        ("SUPPORTS", "think", "is overrated", ("CRITICIZES", "asserted")),
        ("SUPPORTS", "hate", "", ("CRITICIZES", "asserted")),
        ("SUPPORTS", "don't hate", "", ("SUPPORTS", "negated")),
        ("CRITICIZES", "do not believe that", "work", ("CRITICIZES", "asserted")),
        ("CRITICIZES", "never liked", "", ("CRITICIZES", "asserted")),
        ("CRITICIZES", "don't hate", "", ("CRITICIZES", "negated")),
        ("CRITICIZES", "might doubt", "", ("CRITICIZES", "hedged")),
        ("USES", "did not", "", ("USES", "negated")),
        ("USES", "don't know who uses", "", ("USES", "asserted")),
        ("USES", "is not just", "", ("USES", "asserted")),
        ("USES", "is not here because it runs", "", ("USES", "asserted")),
        ("USES", "may not have because it could run", "", ("USES", "hedged")),
        ("USES", "hated but used", "", ("USES", "asserted")),
    ],
)
def test_denial_and_dislike_tell_what_somebody_thinks(type_, between, after, expected):
    """To deny a thing its worth is to criticize it, to call it bad is not to support it; to deny dislike denies the criticism."""
    assert stance(RelationType(type_), between.split(), after.split()) == (RelationType(expected[0]), Polarity(expected[1]))


@pytest.mark.parametrize(
    ("type_", "between", "polarity"),
    [
        ("COMPARED_WITH", "is not like", "asserted"),
        ("COMPARED_WITH", "might be like", "hedged"),
        ("DISCUSSES", "am not an expert in", "asserted"),
        ("DISCUSSES", "could talk about", "asserted"),
    ],
)
def test_what_is_unlike_is_compared_and_what_is_doubted_is_spoken_of(type_, between, polarity):
    """To call two things unlike compares them, and who says "not" or "maybe" of a thing speaks of it."""
    assert stance(RelationType(type_), between.split(), []) == (RelationType(type_), Polarity(polarity))
