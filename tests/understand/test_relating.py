"""How likely two mentions are related, and how."""

import math

import numpy as np
import pytest

from kg.ontology import EntityType, fits
from kg.understand.heads import PairScores
from kg.understand.labels import RELATIONS
from kg.understand.linear import Binary, Choice
from kg.understand.pairs import End, Speech
from kg.understand.relating import Relater, by_class, classes_of, heard_end, verdict_features

HINTON = End(0, 1, "Person", (0, 2))
BACKPROP = End(2, 3, "Method", (3, 4))
HE = End(0, 1, "Person", (0, 1), "he")
SPEECH = Speech(["hinton", "invented", "backprop"], [0, 0, 0])


def heard(**chances: float) -> np.ndarray:
    """Return the outputs of the pair head: these classes ("INTRODUCED_forth", "INTRODUCED_back"), and none with the rest."""
    row = np.zeros(1 + 2 * len(RELATIONS), np.float32)
    for name, chance in chances.items():
        type_, _, way = name.rpartition("_")
        row[1 + RELATIONS.index(type_) + (len(RELATIONS) if way == "back" else 0)] = chance
    row[0] = 1 - row.sum()
    return row


class Ear:
    """Hear the same of every pair, and remember what was asked."""

    def __init__(self, row: np.ndarray) -> None:
        """Keep what is heard."""
        self.row, self.asked = row, []

    def relate(self, pairs):
        """Return the chances of pairs."""
        self.asked = list(pairs)
        return PairScores(np.array([self.row] * len(pairs)), np.zeros((len(pairs), 3), np.float32))


@pytest.fixture
def relater(monkeypatch):
    """Return what relates with the given models in place of those of the package: of being related, of classes, and of the verdict."""

    def made(*, related=None, classes=None, verdict=None) -> Relater:
        models = {"related": Binary(related or {}), "related_verdicts": Binary(verdict or {})}
        monkeypatch.setattr("kg.understand.linear.binary", models.__getitem__)
        names = ("AUTHORED<", "AUTHORED>", "INTRODUCED<", "INTRODUCED>", "USES<", "USES>")
        monkeypatch.setattr("kg.understand.linear.choice", lambda name: Choice(names, classes or {}))
        return Relater()

    return made


@pytest.mark.parametrize(
    ("one", "other", "some", "not_"),
    [
        ("Person", "Method", {"INTRODUCED>"}, {"INTRODUCED<", "TRAINED_ON>"}),
        ("Method", "Person", {"INTRODUCED<"}, {"INTRODUCED>"}),
        ("Method", "Dataset", {"TRAINED_ON>"}, {"TRAINED_ON<", "INTRODUCED>"}),
        ("Method", "Method", {"USES>", "USES<", "IS_A>", "IS_A<"}, {"INTRODUCED>"}),
    ],
)
def test_types_allow_classes(one, other, some, not_):
    """The ontology says which relations may join two types, and in which direction."""
    assert some <= classes_of(one, other)
    assert not_.isdisjoint(classes_of(one, other))


@pytest.mark.parametrize("one", EntityType)
@pytest.mark.parametrize("other", EntityType)
def test_the_converse_is_allowed_the_other_way_round(one, other):
    """What may be said of two ends may be said of them in the other order with the direction turned."""
    turned = {class_[:-1] + (">" if class_.endswith("<") else "<") for class_ in classes_of(one, other)}
    assert turned == classes_of(other, one)
    assert {class_ for class_ in classes_of(one, other) if class_.endswith(">")} == {
        f"{type_}>" for type_ in RELATIONS if fits(one, type_, other)
    }


def test_outputs_have_names():
    """Of the outputs of the head the first is none, then come the relations forth, then back."""
    found = by_class(heard(INTRODUCED_forth=0.5, USES_back=0.25))
    assert (found["INTRODUCED>"], found["USES<"]) == (0.5, 0.25)
    assert len(found) == 2 * len(RELATIONS)
    assert sum(found.values()) == 0.75


@pytest.mark.parametrize(("end", "asked"), [(HINTON, (0, 2, "Person")), (HE, (0, 1, "third"))])
def test_an_end_is_heard_by_its_tokens(end, asked):
    """The encoder is asked for tokens, and a pronoun by its kind."""
    assert heard_end(end) == asked


def test_a_verdict_weighs_odds():
    """The chance by words, that of any relation heard and that of those that the types allow are weighed as odds."""
    found = verdict_features(0.2, heard(INTRODUCED_forth=0.5, TRAINED_ON_forth=0.25), HINTON, BACKPROP)
    assert found == pytest.approx({
        "named": 1.0, "named words": math.log(0.25), "named heard": math.log(3), "named fitting": 0.0,
    })  # fmt: skip


@pytest.mark.parametrize(("one", "other", "kind"), [(HINTON, BACKPROP, "named"), (HE, BACKPROP, "pronoun"), (BACKPROP, HE, "pronoun")])
def test_pronouns_are_weighed_apart(one, other, kind):
    """Pairs with a pronoun have weights of their own."""
    assert {name.split()[0] for name in verdict_features(0.5, heard(), one, other)} == {kind}


@pytest.mark.parametrize("chance", [0.0, 1.0])
def test_nothing_is_certain(chance):
    """Odds are bounded, so that one voice never silences the others."""
    found = verdict_features(chance, heard(INTRODUCED_forth=chance), HINTON, BACKPROP)
    assert {abs(value) for name, value in found.items() if name != "named"} == {5.0}


def test_how_likely_two_are_related_is_the_verdict(relater):
    """The model of words gives a chance, which the verdict weighs with what is heard."""
    ear = Ear(heard(INTRODUCED_forth=0.75))
    (by_words,) = relater(related={"": 2.0}, verdict={"named words": 1.0}).chances(SPEECH, [HINTON, BACKPROP], [(0, 1)], ear)
    assert by_words.related == pytest.approx(1 / (1 + math.exp(-2.0)))
    (by_ear,) = relater(related={"": 2.0}, verdict={"named heard": 1.0}).chances(SPEECH, [HINTON, BACKPROP], [(0, 1)], ear)
    assert by_ear.related == pytest.approx(0.75)


def test_classes_are_what_both_say(relater):
    """The chance of a class is the geometric mean of both, and those that the types allow make 1."""
    (allowed,) = relater().chances(SPEECH, [HINTON, BACKPROP], [(0, 1)], Ear(heard(INTRODUCED_forth=0.5, AUTHORED_forth=0.4)))
    assert set(allowed.classes) == {"INTRODUCED>", "USES>"}
    assert sum(allowed.classes.values()) == pytest.approx(1)
    both = End(0, 1, "Method", (0, 1)), BACKPROP
    (weighed,) = relater(classes={"": {"USES<": math.log(4)}}).chances(SPEECH, both, [(0, 1)], Ear(heard(USES_forth=0.64, USES_back=0.04)))
    assert weighed.classes["USES>"] / weighed.classes["USES<"] == pytest.approx(math.sqrt(0.64 / 0.04 / 4))


def test_what_is_not_heard_at_all_is_unlikely_not_impossible(relater):
    """A class the encoder gives nothing keeps a faint chance."""
    both = End(0, 1, "Method", (0, 1)), BACKPROP
    (each,) = relater().chances(SPEECH, both, [(0, 1)], Ear(heard(USES_forth=0.9)))
    assert each.classes["USES<"] / each.classes["USES>"] == pytest.approx(math.sqrt(0.001 / 0.9))


def test_types_that_nothing_joins_have_no_class(relater):
    """Where the types allow none of the classes, no class has a chance."""
    (each,) = relater().chances(SPEECH, [End(0, 1, "Field"), End(2, 3, "Person")], [(0, 1)], Ear(heard()))
    assert each.classes == {}


def test_pairs_are_asked_together_in_order(relater):
    """The encoder is asked once for all pairs, and each pair has its chances."""
    ear = Ear(heard())
    ends = [HE, BACKPROP, End(4, 5, "Dataset", (5, 6))]
    talk = Speech(["he", "invented", "backprop", "on", "imagenet"], [0] * 5)
    found = relater().chances(talk, ends, [(0, 1), (1, 2)], ear)
    assert ear.asked == [((0, 1, "third"), (3, 4, "Method")), ((3, 4, "Method"), (5, 6, "Dataset"))]
    assert len(found) == 2


def test_no_pairs_no_chances(relater):
    """Nothing asked, nothing answered."""
    assert relater().chances(SPEECH, [], [], Ear(heard())) == []
