"""How easily one phone is taken for another, learned from what is heard of names."""

import pytest

from kg.understand import sound
from train import confusions
from train.confusions import NOTHING, aligned, costs_of, first_costs

PAIRS = [*([("kAta", "gAta")] * 40), *([("mAsa", "mAsa")] * 40), *([("mAsan", "mAsa")] * 40)]


def test_the_cheapest_way_is_found():
    """Phones that are alike stand opposite each other, and what is lost stands opposite nothing."""
    assert aligned("kAtan", "gAta", first_costs())[::-1] == [("k", "g"), ("A", "A"), ("t", "t"), ("a", "a"), ("n", NOTHING)]
    assert aligned("", "a", first_costs()) == [(NOTHING, "a")]
    assert aligned("", "", first_costs()) == []


def test_what_is_often_heard_for_a_phone_costs_little():
    """A phone that turns into another or is lost in every example costs less than one that never does; both ways cost the same."""
    costs = costs_of(PAIRS)
    assert costs["k", "g"] == costs["g", "k"] < costs["k", "m"]
    assert costs["n", NOTHING] == costs[NOTHING, "n"] < costs["m", NOTHING]
    assert all(costs[phone, phone] == 0 for phone in sound.PHONES)


def test_what_cannot_be_said_is_left_out():
    """Texts without a phone on one side teach nothing."""
    assert confusions.heard_of([("!", "quill"), ("quill", "quilt")]) == [("kwIl", "kwIlt")]


@pytest.mark.parametrize(("one", "near", "far"), [("t", "d", "m"), ("s", "z", "g"), ("i", "I", "k")])
def test_the_table_knows_what_ears_know(one, near, far):
    """In the table that comes with the package, phones made alike cost less than others, and all cost the same in both directions."""
    turned, lost = sound._costs()
    assert turned[ord(one), ord(near)] < turned[ord(one), ord(far)]
    places = [ord(phone) for phone in sound.PHONES]
    assert (turned == turned.T).all()
    assert (lost[places] > 0).all()
