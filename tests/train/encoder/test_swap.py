"""What the encoder's talk has in place of the names that were said."""

import random

from kg.model import Entity
from train.encoder.annotated import End, Talk, split
from train.encoder.swap import Swapper, garbled
from train.garble import Garbler
from train.swap import heard

HEARD = {("ilya", "sutskever"): ["iliya suits kever"]}


def talk(text: str, *names: list[str]) -> Talk:
    """Return a line of talk with these persons in it."""
    words, stops, capitals = split(text)
    ends = [End(words.index(said[0]), words.index(said[0]) + len(said), "Person", frozenset({" ".join(said)}), True) for said in names]
    return Talk("show/1", words, stops, capitals, [0], ["Ann"], ends, [])


def test_split_keeps_stops_and_capitals_aside():
    """Words are as captions have them; what is written after each and its capital are told beside it."""
    assert split("Well, GPT-4 is here.") == (["well", "gpt", "4", "is", "here"], [",", "-", "", "", "."], [True, True, False, False, False])


def test_a_name_is_garbled_as_it_is_known_to_be():
    """What was heard of a name stands in its place, and the mention covers all of it."""
    said = talk("I met Ilya Sutskever there.", ["ilya", "sutskever"])
    chance = random.Random(0)
    ways = [garbled(said, Garbler(0), chance, HEARD) for _ in range(20)]
    known = [each for each in ways if each.words == ["i", "met", "iliya", "suits", "kever", "there"]]
    assert 10 <= len(known) < 20
    assert {(end.start, end.end) for each in known for end in each.ends} == {(2, 5)}
    assert known[0].capitals == [True, False, True, True, True, False]


def test_names_known_to_be_misheard_come_often():
    """Half of the names swapped in are such as something is known to be heard of."""
    names = ["Ilya Sutskever", *(f"Person{letter} Name{letter}" for letter in "abcdefgh")]
    swapper = Swapper(0, [Entity(id=name, type="Person", name=name) for name in names], HEARD)
    said = [swapper.swap(talk("I met Ann Smith there.", ["ann", "smith"]), 1.0).words[2:4] for _ in range(200)]
    assert 70 <= said.count(["ilya", "sutskever"]) <= 140


def test_what_is_known_to_be_heard_is_read_by_words():
    """The tables of mishearings tell of many names, none of them heard as a single common word."""
    table = heard()
    assert len(table) > 2000
    assert "are" not in {text for texts in table.values() for text in texts}
