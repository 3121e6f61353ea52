"""What a talk claims of two entities."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ontology import EntityType, RelationType
from kg.understand.claims import COLUMNS, Claim, Known, Place, choose, claim_of, weighed

USES, IS_A, LIKE, WROTE = RelationType.USES, RelationType.IS_A, RelationType.COMPARED_WITH, RelationType.AUTHORED
AB, BA, IS, CD = ("a", USES, "b"), ("b", USES, "a"), ("a", IS_A, "b"), ("c", USES, "d")
TYPES = dict.fromkeys("abcd", EntityType.METHOD)


def place(heard: dict[Claim, float], at: int = 0, **more) -> Place:
    """Return a place that speaks of what it is heard to claim, the earlier mention first."""
    subject, _, object_ = next(iter(heard))
    facts = {"ends": (subject, object_), "none": 0.0, "linked": 1.0, "gap": 1, "crossed": False, "inside": 0, "pronoun": False}
    return Place(at, at + 1, heard=heard, **{**facts, **more})


def known(
    types: dict[str, EntityType] = TYPES,
    named: dict[str, int] | None = None,
    speakers: str = "",
    strange: str = "",
    tied=(),
    told=(),
    documented="",
) -> Known:
    """Return what is known of the entities of a talk; those not told otherwise are methods, and catalogued."""
    return Known(types, named or {}, frozenset(speakers), frozenset(strange), frozenset(tied), frozenset(told), frozenset(documented))


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


def test_a_claim_is_likely_as_it_is_heard_of_what_is_linked():
    """A claim about the wrong entities is none, and what is not heard has no chance."""
    assert place({AB: 0.5}, linked=0.8).likely(AB) == pytest.approx(0.4)
    assert place({AB: 0.5}).likely(BA) == 0.0


def test_claims_are_weighed_pair_by_pair():
    """The likeliest come first; each goes with all places of its pair, those that say it clearest first."""
    places = [place({CD: 0.9}, 5), place({AB: 0.3, BA: 0.1}, 0), place({AB: 0.5, BA: 0.2}, 2), place({AB: 0.1, BA: 0.8}, 4)]
    claims, rows = weighed(places, known())
    assert [(claim, [each.first for each in at]) for claim, at in claims] == [(BA, [4, 2, 0]), (AB, [2, 0, 4]), (CD, [5])]
    assert rows.shape == (3, len(COLUMNS))


def test_a_pair_is_one_whichever_is_named_first():
    """Two entities are a pair in either order."""
    claims, _ = weighed([place({AB: 0.5}), place({BA: 0.5}, 3)], known())
    assert {claim: len(at) for claim, at in claims} == {AB: 2, BA: 2}


def test_what_is_hardly_heard_is_not_weighed():
    """A faint claim, and those behind many likelier ones of the same pair, are left alone; so is a pair without any."""
    claims, _ = weighed([place({AB: 0.5, BA: 0.0}), place({CD: 0.001})], known())
    assert [claim for claim, _ in claims] == [AB]
    many = {("a", type_, "b"): 0.05 + at / 100 for at, type_ in enumerate(RelationType)}
    claims, _ = weighed([place(many)], known())
    assert [claim for claim, _ in claims] == sorted(many, key=many.get, reverse=True)[: len(claims)]
    assert 1 < len(claims) < len(many)


def test_without_places_nothing_is_weighed():
    """No pair, no claim."""
    claims, rows = weighed([], known())
    assert (claims, rows.shape) == ([], (0, len(COLUMNS)))


def row(claim: Claim, *places: Place, of: Known | None = None) -> dict[str, float]:
    """Return the row of a claim by its columns."""
    claims, rows = weighed(places, of or known())
    return dict(zip(COLUMNS, rows[[each for each, _ in claims].index(claim)].tolist(), strict=True))


def test_a_row_tells_what_is_claimed():
    """The relation, and the types of subject and object."""
    types = known({"p": EntityType.PERSON, "a": EntityType.PAPER})
    claim = ("p", WROTE, "a")
    ones = {name for name, value in row(claim, place({claim: 0.5}, ends=("a", "p")), of=types).items() if value == 1}
    assert {"AUTHORED", "subject Person", "object Paper"} <= ones
    assert ones.isdisjoint({*RelationType, *(f"{end} {type_}" for end in ("subject", "object") for type_ in EntityType)} - {
        "AUTHORED", "subject Person", "object Paper",
    })  # fmt: skip


def test_a_row_tells_how_clearly_it_is_said():
    """The clearest two places, what all of them make together, and the chance that the clearest says nothing."""
    found = row(AB, place({AB: 0.25}, 0, none=0.1), place({AB: 0.5}, 2, none=0.25, linked=0.5), place({AB: 0.125}, 4, none=0.3))
    assert (found["heard"], found["heard second"], found["heard none"]) == pytest.approx((0.5, 0.25, 0.1))
    assert (found["likely"], found["any"]) == pytest.approx((0.25, 1 - 0.75 * 0.75 * 0.875))
    assert row(AB, place({AB: 0.5}))["heard second"] == 0.0


def test_a_row_tells_what_else_may_be_meant():
    """How many likelier claims the pair has, and how far the claim is ahead of the best other one, or behind."""
    places = [place({AB: 0.5, BA: 0.1, IS: 0.2}), place({AB: 0.1, BA: 0.4, IS: 0.2}, 3), place({CD: 0.9}, 5)]
    rows = [row(claim, *places) for claim in (AB, BA, IS, CD)]
    assert [each["rank"] for each in rows] == [0, 1, 2, 0]
    assert [each["over best other"] for each in rows] == pytest.approx([0.1, -0.1, -0.3, 0.9])


def test_a_row_tells_of_how_many_places():
    """All places of the pair, and those that may say so."""
    found = row(AB, place({AB: 0.5, BA: 0.0}), place({AB: 0.2, BA: 0.0}, 2), place({AB: 0.0, BA: 0.3}, 4), place({IS: 0.3}, 6))
    assert (found["places"], found["places that say so"]) == pytest.approx((math.log(4), math.log1p(2)))


def test_a_row_tells_where_it_is_said_clearest():
    """Distance, sentence end, mentions between, pronoun, links and order of the ends are those of the clearest place."""
    names = ("gap", "crossed", "inside", "pronoun", "linked", "forward")
    best = place({AB: 0.9}, 4, ends=("b", "a"), gap=7, crossed=True, inside=2, pronoun=True, linked=0.75)
    found = row(AB, place({AB: 0.1}), best)
    assert [found[name] for name in names] == [7, 1, 2, 1, 0.75, 0]
    found = row(AB, place({AB: 0.9}, gap=3), best)
    assert [found[name] for name in names] == [3, 0, 0, 0, 1, 1]


def test_a_row_tells_who_the_ends_are():
    """How often each is named, whether it speaks, and whether it stands in a catalog."""
    found = row(AB, place({AB: 0.5, BA: 0.4}), of=known(named={"a": 3}, speakers="b", strange="a"))
    assert (found["subject named"], found["object named"]) == pytest.approx((math.log1p(3), 0.0))
    assert (found["subject speaks"], found["object speaks"]) == (0, 1)
    assert (found["subject known"], found["object known"]) == (0, 1)


def test_a_row_tells_what_is_claimed_of_the_ends_with_others():
    """By the likeliest claim of each other pair; what a pair claims of its own ends is left out."""
    ac, cb = ("a", USES, "c"), ("c", IS_A, "b")
    found = row(AB, place({AB: 0.9}), place({ac: 0.5}, 2), place({ac: 0.25}, 4), place({cb: 0.125}, 6), place({CD: 0.7}, 8))
    assert (found["subject elsewhere"], found["object elsewhere"]) == pytest.approx((math.log1p(0.5), math.log1p(0.125)))
    assert row(AB, place({AB: 0.9}))["subject elsewhere"] == 0.0


def test_a_row_tells_whether_the_catalog_relates_the_ends():
    """Whichever of the two is the subject."""
    told = [row(claim, place({AB: 0.5, BA: 0.4}), of=known(tied=[pair]))["tied"] for claim in (AB, BA) for pair in (("a", "b"), ("a", "c"))]
    assert told == [1, 0, 1, 0]


def test_a_row_tells_what_the_catalog_claims_of_the_ends():
    """Whether this very claim, and how many others of the same two; what it says of another pair is none of them."""
    of = known(told=[AB, IS, CD])
    rows = {claim: row(claim, place({AB: 0.5, BA: 0.4, IS: 0.3}), of=of) for claim in (AB, BA, IS)}
    assert {claim: (found["told"], found["told otherwise"]) for claim, found in rows.items()} == {AB: (1, 1), BA: (0, 2), IS: (1, 1)}


@pytest.mark.parametrize(("documented", "both"), [("ab", 1), ("a", 0), ("cd", 0), ("abcd", 1)])
def test_a_row_tells_whether_the_catalog_would_know(documented, both):
    """Where it tells facts of both ends, that it claims nothing of them means something."""
    assert row(AB, place({AB: 0.5}), of=known(documented=documented))["documented"] == both


@pytest.mark.parametrize(("heard", "told", "claims"), [(0.004, [BA], {AB, BA}), (0.004, [], {AB}), (0.0001, [BA], {AB})])
def test_what_the_catalog_claims_is_weighed_though_it_is_faint(heard, told, claims):
    """But not where nothing of it is heard."""
    found, _ = weighed([place({AB: 0.5, BA: heard})], known(told=told))
    assert {claim for claim, _ in found} == claims


@pytest.fixture
def chosen(plant):
    """Return what gives each claim chosen, with how likely it is and the places that make it, by trees that ask for few columns."""
    trees = plant(COLUMNS, 0.0, ("likely", 0.15, -2.0, 1.0), ("IS_A", 0.5, 0.0, 0.5))

    def choice(*places: Place, likely: float = 0.3, too: float = 2.0) -> dict[Claim, tuple[float, list[int]]]:
        found = choose(places, known(), trees, likely=likely, too=too)
        return {claim: (chance, [each.first for each in at]) for claim, chance, at in found}

    return choice


def chance(odds: float) -> float:
    """Return a chance, as figures are told, by the logarithm of its odds."""
    return round(1 / (1 + math.exp(-odds)), 2)


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([place({AB: 0.5, BA: 0.4})], {AB: (chance(1), [0])}),  # as likely to the trees: that which is heard clearer
        ([place({AB: 0.5, IS: 0.4})], {IS: (chance(1.5), [0])}),  # the trees decide
        ([place({AB: 0.1})], {}),  # not likely enough
        ([place({AB: 0.9}), place({CD: 0.9}, 4)], {AB: (chance(1), [0]), CD: (chance(1), [4])}),
        ([], {}),
    ],
)
def test_of_two_entities_the_likeliest_claim_is_chosen(chosen, places, expected):
    """For each pair, one claim, where it is likely enough, and how likely it is."""
    assert chosen(*places) == expected


def test_a_claim_is_told_from_its_threshold(chosen):
    """As likely as asked for is likely enough."""
    assert chosen(place({AB: 0.5}), likely=chance(1)).keys() == {AB}
    assert chosen(place({AB: 0.5}), likely=chance(1) + 0.01) == {}


@pytest.mark.parametrize(
    ("heard", "too", "claims"),
    [
        ({AB: 0.5, IS: 0.4}, chance(1), {IS, AB}),
        ({AB: 0.5, IS: 0.4}, chance(1) + 0.01, {IS}),
        ({AB: 0.5, BA: 0.4}, 0.3, {AB}),  # who used whom cannot be both
    ],
)
def test_two_entities_may_be_related_in_two_ways(chosen, heard, too, claims):
    """Where the second is as likely as is asked of it, and is not the first one turned round."""
    assert chosen(place(heard), too=too).keys() == claims


def test_what_hardly_says_so_is_no_evidence(chosen):
    """Places that make the claim go with it, the clearest first; one that makes it far fainter does not."""
    places = [place({AB: 0.4}), place({AB: 0.04}, 2), place({AB: 0.8}, 4), place({AB: 0.0}, 6)]
    assert chosen(*places) == {AB: (chance(1), [4, 0])}


CLAIMS = st.sampled_from([AB, BA, IS, CD, ("b", USES, "c")])


@given(st.lists(st.dictionaries(CLAIMS, st.sampled_from([0.0, 0.1, 0.2, 0.5, 0.9]), min_size=1), max_size=6), st.randoms())
def test_the_order_of_the_places_makes_no_difference(plant, drawn, chance: random.Random):
    """The same places give the same claims in the same order, whichever comes first."""
    trees = plant(COLUMNS, 0.0, ("likely", 0.15, -2.0, 1.0))
    places = [
        place({claim: figure}, number)
        for number, heard in enumerate(drawn)
        for claim, figure in heard.items()
    ]  # fmt: skip
    mixed = chance.sample(places, len(places))
    assert list(choose(places, known(), trees, likely=0.1, too=0.1)) == list(choose(mixed, known(), trees, likely=0.1, too=0.1))
