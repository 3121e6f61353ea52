"""How two mentions near each other may be related, by what the encoder hears."""

import numpy as np
import pytest

from kg.ontology import SYMMETRIC, EntityType, RelationType, fits
from kg.understand import heads, relating
from kg.understand.claims import Place
from kg.understand.labels import RELATIONS
from kg.understand.pairs import End, Speech
from kg.understand.relating import heard_in, place_of

HINTON = End(0, 1, "Person", (0, 2))
BACKPROP = End(2, 3, "Method", (3, 4))
IMAGENET = End(4, 5, "Dataset", (5, 6))
HE = End(0, 1, "Person", (0, 1), "he")
SPEECH = Speech(["hinton", "invented", "backprop", "on", "imagenet"], [0, 0, 0, 1, 1], [0] * 5)
OUTPUTS = 1 + 2 * len(RELATIONS)
NOTHING = np.eye(1, OUTPUTS, dtype=np.float32)[0]


class Ear:
    """Hear of each pair how manieth it is, and remember what was asked."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self.asked = []

    def relate(self, pairs):
        """Return the outputs of the pair head."""
        self.asked.append(list(pairs))
        return np.arange(len(pairs) * OUTPUTS, dtype=np.float32).reshape(-1, OUTPUTS)


def place(one: str, other: str, heard: np.ndarray = NOTHING) -> Place:
    """Return the place where an entity a of one type is named before an entity b of another."""
    return place_of(SPEECH, [End(0, 1, one), End(2, 3, other)], (0, 1), heard, ("a", "b"), 1.0)


def test_pairs_are_asked_for_together_in_order():
    """The encoder is asked once, for tokens and types, a pronoun by its kind; each pair has what is heard of it."""
    ear = Ear()
    found = heard_in([HE, BACKPROP, IMAGENET], [(0, 1), (1, 2)], ear)
    assert ear.asked == [[((0, 1, "third"), (3, 4, "Method")), ((3, 4, "Method"), (5, 6, "Dataset"))]]
    assert [(pair, heard[0]) for pair, heard in found] == [((0, 1), 0), ((1, 2), OUTPUTS)]


def test_without_pairs_nothing_is_heard():
    """Nothing asked, nothing answered."""
    assert heard_in([], [], Ear()) == []


@pytest.mark.parametrize(
    ("one", "other", "some", "not_"),
    [
        ("Person", "Method", {("a", "INTRODUCED", "b")}, {("b", "INTRODUCED", "a"), ("a", "TRAINED_ON", "b")}),
        ("Method", "Person", {("b", "INTRODUCED", "a")}, {("a", "INTRODUCED", "b")}),
        ("Method", "Dataset", {("a", "TRAINED_ON", "b")}, {("b", "TRAINED_ON", "a"), ("a", "INTRODUCED", "b")}),
        ("Method", "Method", {("a", "USES", "b"), ("b", "USES", "a"), ("a", "IS_A", "b"), ("b", "IS_A", "a")}, {("a", "INTRODUCED", "b")}),
    ],
)
def test_types_allow_claims(one, other, some, not_):
    """The ontology says which relations may join two types, and in which direction."""
    assert some <= place(one, other).heard.keys()
    assert not_.isdisjoint(place(one, other).heard)


@pytest.mark.parametrize("one", EntityType)
@pytest.mark.parametrize("other", EntityType)
def test_all_that_the_types_allow_is_heard_and_nothing_else(one, other):
    """Each claim that fits, in either direction, has the chance of its own output."""
    heard = np.arange(OUTPUTS, dtype=np.float32)
    forth = {("a", type_, "b"): 1.0 + at for at, type_ in enumerate(RelationType) if fits(one, type_, other)}
    back = {
        ("b", type_, "a"): 1.0 + len(RelationType) + at
        for at, type_ in enumerate(RelationType)
        if fits(other, type_, one) and type_ not in SYMMETRIC
    }
    assert place(one, other, heard).heard == forth | back


def test_a_symmetric_claim_is_one_in_either_order():
    """Two people who work together do so whoever is named first."""
    heard = np.arange(OUTPUTS, dtype=np.float32)
    found = place_of(SPEECH, [End(0, 1, "Person"), End(2, 3, "Person")], (0, 1), heard, ("b", "a"), 1.0)
    assert found.heard["a", RelationType.COLLABORATED_WITH, "b"] == 1.0 + RELATIONS.index("COLLABORATED_WITH")
    assert ("b", RelationType.COLLABORATED_WITH, "a") not in found.heard


def test_a_place_says_where_it_stands():
    """Indexes, entities, links, distance, sentence end and what stands between are kept; a pronoun between is not counted."""
    heard = NOTHING * np.float32(0.5)
    ends = [HINTON, End(1, 2, "Person", (1, 2), "he"), BACKPROP, IMAGENET]
    found = place_of(SPEECH, ends, (0, 3), heard, ("hinton", "imagenet"), 0.75)
    assert (found.first, found.second, found.ends, found.none, found.linked) == (0, 3, ("hinton", "imagenet"), 0.5, 0.75)
    assert (found.gap, found.crossed, found.inside, found.pronoun) == (3, True, 1, False)


@pytest.mark.parametrize(("ends", "pronoun"), [((HINTON, BACKPROP), False), ((HE, BACKPROP), True), ((BACKPROP, HE), True)])
def test_a_place_says_whether_a_pronoun_is_an_end(ends, pronoun):
    """At either end."""
    found = place_of(SPEECH, ends, (0, 1), NOTHING, ("a", "b"), 1.0)
    assert (found.pronoun, found.crossed) == (pronoun, False)


def test_what_was_not_learned_is_not_heard(monkeypatch):
    """A relation that is new in the ontology waits for what is learned next; the others keep their places in what the heads say."""
    learned = [type_ for type_ in RelationType if type_ is not RelationType.AUTHORED]
    monkeypatch.setattr(heads.load(), "relations", learned)
    relating._ways.cache_clear()
    try:
        ways = dict(relating._ways("Person", "Paper"))
    finally:
        relating._ways.cache_clear()
    assert "AUTHORED>" not in ways
    assert ways["DISCUSSES>"] == 1 + learned.index(RelationType.DISCUSSES)
