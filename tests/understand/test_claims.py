"""What a talk claims of two entities."""

import pytest

from kg.ontology import RelationType
from kg.understand.claims import Place, choose, claim_of

USES, IS_A, LIKE = RelationType.USES, RelationType.IS_A, RelationType.COMPARED_WITH


@pytest.mark.parametrize(
    ("class_", "claim"),
    [
        ("USES>", ("b", USES, "a")),
        ("USES<", ("a", USES, "b")),
        ("COMPARED_WITH>", ("a", LIKE, "b")),
        ("COMPARED_WITH<", ("a", LIKE, "b")),
    ],
)
def test_a_class_is_a_claim_about_the_entities_in_the_order_named(class_, claim):
    """ ">" is from the earlier to the later and "<" the other way round; a symmetric claim has one order."""
    assert claim_of(class_, "b", "a") == claim


def chosen(*chances: dict, likely: float = 0.3) -> dict:
    """Return each claim chosen with the indexes of the places that make it."""
    places = [Place(at, at, each) for at, each in enumerate(chances)]
    return {claim: [place.first for place in at] for claim, at in choose(places, likely=likely)}


AB, BA, IS = ("a", USES, "b"), ("b", USES, "a"), ("a", IS_A, "b")


@pytest.mark.parametrize(
    ("chances", "expected"),
    [
        ([{AB: 0.5, BA: 0.2}], {AB: [0]}),
        ([{AB: 0.2, BA: 0.1}], {}),  # not likely enough
        ([{AB: 0.2, BA: 0.0}, {AB: 0.2, BA: 0.0}], {AB: [0, 1]}),  # two weak places make a likely one
        ([{AB: 0.5, BA: 0.0}, {AB: 0.01, BA: 0.4}], {AB: [0]}),  # what hardly says so is no evidence
        ([{AB: 0.3, IS: 0.4}, {AB: 0.3, IS: 0.0}], {AB: [0, 1]}),  # all places together decide
        ([{IS: 0.5}, {("a", IS_A, "c"): 0.5}], {IS: [0], ("a", IS_A, "c"): [1]}),
        ([{AB: 0.1}] * 9, {}),  # many weak places are not endless evidence
        ([], {}),
    ],
)
def test_of_two_entities_the_likeliest_claim_is_chosen(chances, expected):
    """For each pair, one claim, with the places that make it, where these together are likely enough."""
    assert chosen(*chances) == expected


def test_claims_come_in_the_order_of_their_entities():
    """The order does not depend on which pair is spoken of first."""
    places = [{("c", USES, "d"): 0.9}, {AB: 0.9}]
    assert list(chosen(*places)) == list(chosen(*reversed(places))) == [AB, ("c", USES, "d")]


def test_equally_likely_claims_are_settled_by_name():
    """The same figures give the same claim in whatever order they come."""
    assert chosen({AB: 0.4, BA: 0.4}) == chosen({BA: 0.4, AB: 0.4}) == {AB: [0]}


@pytest.mark.parametrize(("bold", "modest", "chosen"), [(0.4, 0.38, "DISCUSSES"), (0.4, 0.3, "INTRODUCED")])
def test_no_more_is_claimed_than_is_heard(bold, modest, chosen):
    """Where a bolder claim is hardly likelier, somebody only speaks of the thing."""
    chances = {("vladimir", RelationType.INTRODUCED, "mnist"): bold, ("vladimir", RelationType.DISCUSSES, "mnist"): modest}
    (((_, type_, _), _),) = choose([Place(0, 1, chances)], likely=0.1)
    assert type_ == chosen
