"""What speaks for a candidate and against it."""

import math
from collections import Counter

import pytest
import spacy

from kg.model import Entity
from kg.ontology import EntityType, How
from kg.understand.candidates import Candidate
from kg.understand.evidence import Talk, features, talk_of
from kg.understand.words import words_of

NLP = spacy.blank("en")
HINTON = Entity("geoffrey-hinton", "Geoffrey Hinton", EntityType.PERSON, organization="Google", related=("backpropagation",))
MCKAY = Entity("will-mckay", "Will McKay", EntityType.PERSON, known=False)
GOOGLE = Entity("google", "Google", EntityType.ORGANIZATION)
BACKPROP = Entity("backpropagation", "Backpropagation", EntityType.METHOD)
PAPER = Entity("forward-forward", "Forward Forward", EntityType.PAPER, authors=("Geoffrey Hinton",))
ADAM = Entity("adam", "Adam", EntityType.METHOD, needs_context=frozenset({"Adam"}))


def candidate(entity: Entity, start: int, end: int, how: How = How.EXACT, **more) -> Candidate:
    """Return a candidate by the entity's name."""
    return Candidate(start, end, entity, how, tuple(entity.name.lower().split()), **more)


def seen(text: str, *candidates: Candidate) -> dict[str, float]:
    """Return the features that hold of the first candidate in a talk of these words, among all of these candidates."""
    words = words_of(NLP.make_doc(text))
    return {name: value for name, value in features(candidates[0], talk_of(words, candidates)).items() if value}


@pytest.mark.parametrize(
    ("each", "kind", "group"),
    [
        (candidate(HINTON, 1, 3), "free", "sure"),
        (candidate(HINTON, 1, 3, How.JOINED), "free", "sure"),
        (candidate(HINTON, 1, 3, free=False), "context", "unsure"),
        (candidate(HINTON, 1, 3, How.SOUND, alike=0.9, bones=0.8), "sound", "unsure"),
        (candidate(MCKAY, 1, 3, How.UNKNOWN), "unknown", "unsure"),
    ],
)
def test_each_kind_has_features_of_its_own(each, kind, group):
    """Names free or in need of context, sounds and unknown people are weighed apart; the words around are pooled."""
    held = seen("so geoffrey hinton said it", each)
    assert {f"{kind}:", f"{kind}:type=Person", f"{kind}:words=2", f"{kind}:how={each.how}", f"{kind}:letters"} <= set(held)
    assert {name.partition(":")[0] for name in held} == {kind, group, "Person"}


def test_a_spelled_name_is_weighed_by_itself():
    """A name in the catalog has a weight of its own; a sound and an unknown person have none."""
    assert seen("geoffrey hinton", candidate(HINTON, 0, 2))["free:key=geoffreyhinton"] == 1
    for how in (How.SOUND, How.UNKNOWN):
        assert not [name for name in seen("geoffrey hinton", candidate(HINTON, 0, 2, how)) if "key=" in name]


def test_likeness_counts_for_sounds_alone():
    """How alike the phones and the consonants are speaks for a garbled name."""
    held = seen("jeffrey hidden", candidate(HINTON, 0, 2, How.SOUND, alike=0.9, bones=0.5))
    assert (held["sound:alike"], held["sound:bones"], held["sound:very alike"]) == pytest.approx((3.6, 2.0, 1.0))
    assert not [name for name in seen("jeffrey hidden", candidate(HINTON, 0, 2)) if "alike" in name or "bones" in name]


@pytest.mark.parametrize(
    ("heard", "first", "last"),
    [("geoffrey hidden", True, False), ("jeffrey hintons", False, True), ("jeffrey hidden", False, False), ("geoffrey hinton", True, True)],
)
def test_a_word_heard_right_speaks_for_a_garbled_name(heard, first, last):
    """The first word as it is spelled, and the last in singular or plural, are features."""
    held = seen(heard, candidate(HINTON, 0, 2, How.SOUND))
    assert ("sound:first same, person=True" in held, "sound:last same" in held) == (first, last)


def test_the_words_around_are_features():
    """Up to two words on either side stand there, alone and with the type; the edges of the talk are marked."""
    held = seen("and then hinton said", candidate(HINTON, 2, 3))
    around = {"sure:then _", "sure:and then _", "sure:_ said", "sure:then _ said", "Person:then _", "Person:_ said"}
    assert around == {name for name in held if "_" in name}
    assert {"sure:^ _", "sure:_ $", "sure:^ _ $"} <= set(seen("hinton", candidate(HINTON, 0, 1)))


@pytest.mark.parametrize(
    ("others", "times"), [((), 0), ((candidate(HINTON, 2, 4),), 1), ((candidate(HINTON, 2, 4), candidate(HINTON, 4, 5, How.ALIAS)), 2)]
)
def test_being_spelled_elsewhere_speaks_for_a_candidate(others, times):
    """A name heard is likelier where the talk spells it out somewhere else, the more often the better."""
    held = seen("jeff hinten geoffrey hinton hinton", candidate(HINTON, 0, 2, How.SOUND), *others)
    assert held.get("sound:spelled", 0) == pytest.approx(math.log1p(times))


def test_a_name_is_no_evidence_for_itself():
    """The place in question does not count as a place elsewhere; a name in need of context counts nowhere."""
    assert "free:spelled" not in seen("geoffrey hinton", candidate(HINTON, 0, 2))
    assert "context:spelled" not in seen("adam adam", candidate(ADAM, 0, 1, free=False), candidate(ADAM, 1, 2, free=False))


@pytest.mark.parametrize(
    ("entity", "other"),
    [
        (GOOGLE, HINTON),  # his organization
        (HINTON, PAPER),  # its author
        (BACKPROP, HINTON),  # what he is related to
        (HINTON, BACKPROP),  # the same from the other side
    ],
)
def test_company_speaks_for_a_candidate(entity, other):
    """Something spelled out in the talk that the catalog relates to the entity makes it likelier."""
    words = "one two three"
    assert "sound:company" in seen(words, candidate(entity, 0, 1, How.SOUND), candidate(other, 1, 2))
    assert "sound:company" not in seen(words, candidate(entity, 0, 1, How.SOUND), candidate(other, 1, 2, How.SOUND))
    assert "sound:company" not in seen(words, candidate(entity, 0, 1, How.SOUND), candidate(ADAM, 1, 2))


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("so geoffrey hinton said", set()),
        ("So Geoffrey Hinton said", {"cased", "capital", "some capital"}),
        ("So Geoffrey hinton said", {"cased", "some capital"}),
        ("So geoffrey hinton said", {"cased"}),
    ],
)
def test_capitals_count_where_the_talk_has_any(text, capitals):
    """In talk all lower case nothing is said of capitals."""
    held = seen(text, candidate(HINTON, 1, 3))
    assert {name.removeprefix("free:") for name in held if "cap" in name or "cased" in name} == capitals


def test_a_talk_sums_up_what_is_certain():
    """Names spelled out are counted by entity; what is heard or needs context is not."""
    words = words_of(NLP.make_doc("geoffrey hinton google adam jeff hinten"))
    found = [
        candidate(HINTON, 0, 2),
        candidate(GOOGLE, 2, 3),
        candidate(ADAM, 3, 4, free=False),
        candidate(HINTON, 4, 6, How.SOUND, alike=0.9),
    ]
    expected = Talk(words, False, Counter({"geoffrey-hinton": 1, "google": 1}), frozenset({"backpropagation", "google"}))
    assert talk_of(words, found) == expected
