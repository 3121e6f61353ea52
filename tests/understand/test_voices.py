"""Where a file says who speaks, turns, roles and pronouns follow it."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from spacy.tokens import Doc

from kg import graph
from kg.model import Pieces, Transcript
from kg.ontology import How
from kg.understand import understand
from kg.understand.doc import doc_of
from kg.understand.voices import is_name, people_given, who_asks

TURNS = (
    ("Ann Lee", "Welcome to the show. Today I am talking to Geoffrey Hinton. Jeff, when did you start?"),
    ("Geoffrey Hinton", "I invented backpropagation at Google. Yann LeCun was with me."),
    ("Ann Lee", "What did you do then?"),
    ("Yann LeCun", "Well, I wrote the code, and you, Geoffrey, did the rest."),
)


def told(*turns: tuple[str | None, str], **about: object) -> Transcript:
    """Return a talk whose file says who speaks."""
    lines = tuple(text for _, text in turns)
    starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    pieces = Pieces(starts, starts, range(1, len(lines) + 1), [None] * len(lines), [speaker for speaker, _ in turns])
    return Transcript("talk", " ".join(lines), pieces, lines, **about)


@pytest.fixture
def heard(small) -> Callable[..., Doc]:
    """Return what runs the pipeline over turns of (speaker, words)."""
    return lambda *turns, **about: small(doc_of(small, told(*turns, **about)))


def test_turns_are_those_of_the_file(heard) -> None:
    """Each has its speaker and opens a sentence; who asks is the host."""
    doc = heard(*TURNS)
    assert [(turn._.speaker, turn.text) for turn in doc.spans["turns"]] == list(TURNS)
    assert [turn.label_ for turn in doc.spans["turns"]] == ["host", "guest", "host", "guest"]
    assert {turn.start for turn in doc.spans["turns"]} <= {sentence.start for sentence in doc.sents}


def test_i_is_who_speaks_and_you_is_who_is_spoken_to(heard) -> None:
    """A host whom only the label names speaks to whoever answers; of two guests each is "I" in their own turns."""
    doc = heard(*TURNS)
    meant = [(span.text, span._.link.entity.id) for span in doc.spans["pronouns"]]
    assert ("I", "geoffrey-hinton") in meant
    assert ("me", "geoffrey-hinton") in meant
    assert [each for each in meant if each[0] == "you"] == [("you", "geoffrey-hinton"), ("you", "yann-lecun"), ("you", "ann-lee")]
    assert ("I", "yann-lecun") in meant


def test_names_of_the_file_decide_who_asks(heard) -> None:
    """A host that the file names is the host, however they speak."""
    doc = heard(*TURNS, host="Geoffrey Hinton", guests=("Ann Lee",))
    assert [turn.label_ for turn in doc.spans["turns"]][:3] == ["guest", "host", "guest"]
    assert (doc._.host.id, doc._.guest.id) == ("geoffrey-hinton", "ann-lee")


def test_numbered_speakers_are_host_and_guest(heard) -> None:
    """A number is no name: its "I" is whoever has that role."""
    turns = [(f"SPEAKER_0{number % 2}", text) for number, (_, text) in enumerate(TURNS[:3])]
    doc = heard(*turns, guests=("Geoffrey Hinton",))
    assert ("I", "geoffrey-hinton") in [(span.text, span._.link.entity.id) for span in doc.spans["pronouns"]]


def test_an_introduction_moves_no_turn_of_the_file(heard) -> None:
    """What the file tells is not guessed anew."""
    turns = [("Geoffrey Hinton", "I am here."), ("Ann Lee", "Welcome Geoffrey Hinton. Who are you?")]
    doc = heard(*turns)
    assert [turn.text for turn in doc.spans["turns"]] == [text for _, text in turns]


def test_a_talk_without_speakers_has_turns_without_them(heard) -> None:
    """Who speaks is then guessed."""
    doc = heard((None, TURNS[0][1]))
    assert {turn._.speaker for turn in doc.spans["turns"]} == {None}


@pytest.mark.parametrize(
    ("chances", "asking"),
    [
        ({"a b": 0.9, "c d": 0.1}, {"a b"}),
        ({"a b": 0.4, "c d": 0.2}, {"a b"}),  # somebody asks
        ({"a b": 0.9, "c d": 0.8, "e f": 0.6}, {"a b", "c d"}),  # two hosts
        ({"a b": 0.1}, set()),  # a lecture
        ({"Host": 0.1, "c d": 0.4}, {"Host"}),
        ({"Lex Fridman": 0.1, "c d": 0.4}, {"Lex Fridman"}),
        ({"A": 0.9, "Q": 0.1}, {"Q"}),
    ],
)
def test_who_asks_is_told_or_heard(chances, asking) -> None:
    """Names and roles of the file come first, then what the encoder hears."""
    talk = told(*((speaker, "word") for speaker in chances), host="Lex Fridman")
    found = who_asks(talk, list(chances), np.array(list(chances.values()), np.float32))
    assert {speaker for speaker, asks in found.items() if asks} == asking


@pytest.mark.parametrize(
    "speaker", ["SPEAKER_00", "Speaker 1", "spk_2", "S1", "speaker A", "Host", "interviewer", "Q", "A", "LF", "Unknown Speaker", "1", None]
)
def test_a_role_or_a_number_is_no_name(speaker) -> None:
    """Programs that tell voices apart do not know who they are."""
    assert not is_name(speaker)


@pytest.mark.parametrize(
    "speaker", ["Ann Lee", "Divya", "Lex", "Sam", "bo li", "Man Ray", "Voice Lee", "Dr. Smith", "sam boyer", "Guestrin"]
)
def test_a_name_is_one(speaker) -> None:
    """A name may be short, and may begin like a role."""
    assert is_name(speaker)


@pytest.mark.parametrize(("speakers", "guests"), [(("Ann Lee", "Jeff Hinten"), ()), (("Speaker 1", None), ("Jeff Hinten",))])
def test_whom_the_file_names_is_nobody_of_a_like_name(heard, speakers, guests) -> None:
    """A speaker or guest of no catalog is who bears just that name, also by the first name alone, whoever's name sounds like it."""
    ann, jeff = speakers
    doc = heard((ann, "With me is Jeff Hinten of Google. Hello, Jeff."), (jeff, "I invented backpropagation."), guests=guests)
    people = [(span.text, span._.link.entity.name, span._.link.entity.known) for span in doc.spans["mentions"] if span.label_ == "Person"]
    assert people == [("Jeff Hinten", "Jeff Hinten", False), ("Jeff", "Jeff Hinten", False)]


def test_names_are_given_once_and_numbers_are_none() -> None:
    """Guests and host come first, then speakers in the order in which they speak."""
    talk = told(("Ann Lee", "a"), ("Speaker 2", "b"), ("Bob Roy", "c"), (None, "d"), ("Ann Lee", "e"), host="Bob Roy")
    assert people_given(talk) == ("Bob Roy", "Ann Lee")


def test_a_first_name_is_enough_for_whom_the_file_names(heard) -> None:
    """Whom nobody calls by the whole name is known by the first, unless two share it or it is a plain word."""
    turns = [("Ann Lee", "With me is Jeff of Google, Will and Bob."), ("Jeff Hinten", "I am."), ("Will Moor", "So am I.")]
    doc = heard(*turns, ("Bob Roy", "Yes."), ("Bob Day", "No."))
    people = [(span.text, span._.link.entity.name, span._.link.how) for span in doc.spans["mentions"] if span.label_ == "Person"]
    assert people == [("Jeff", "Jeff Hinten", "firstName")]
    assert ("I", "Jeff Hinten") in [(span.text, span._.link.entity.name) for span in doc.spans["pronouns"]]


def test_whom_the_title_names_is_found_however_misheard(heard) -> None:
    """A guest of no catalog has the spelling of the title, and not that of the captions."""
    doc = heard((None, "the following is a conversation with maria quell hurst a professor at google"), guests=("Maria Quellhorst",))
    people = [(span.text, span._.link.entity.name, span._.link.how) for span in doc.spans["mentions"] if span.label_ == "Person"]
    assert people == [("maria quell hurst", "Maria Quellhorst", "sound")]
    assert doc._.guest.name == "Maria Quellhorst"


LABELLED = (
    ("Ann Lee", "Hello. My guest is Bob Stone."),
    ("Bob Stone", "Thank you. We trained AlexNet on ImageNet."),
    ("Ann Lee", "I work at Google."),
    ("Bob Stone", "I love backpropagation."),
)


def test_who_is_named_by_the_label_alone_is_somebody(small) -> None:
    """Their first "I" is what speaks of them, and the graph takes it; nobody has what another says of themself."""
    found = understand(small, told(*LABELLED))
    (ann,) = (each for each in found.mentions if each.entity.name == "Ann Lee")
    assert (ann.surface, ann.how, found.transcript.line_at(ann.start)) == ("My", How.PRONOUN, 1)
    drawn, report = graph.build([found], catalog="")
    assert drawn.nodes["ann-lee"]["name"] == "Ann Lee"
    assert dict(report.dropped) == {}
    ends = {(each.subject.entity.id, each.object.entity.id) for each in found.relations}
    assert ("ann-lee", "google") in ends
    assert not ends & {("bob-stone", "google"), ("ann-lee", "backpropagation"), ("ann-lee", "alexnet")}


def test_a_host_of_a_label_is_the_host(heard) -> None:
    """Nobody needs to say the name."""
    assert heard(*LABELLED, host="Ann Lee")._.host.name == "Ann Lee"


UNNAMED = (
    "so when did you first believe in neural networks",
    "well i invented backpropagation and i love it and i work at google and we trained alexnet on imagenet",
    "and what do you think of convolutional networks",
    "i think they are wonderful",
)


@pytest.mark.parametrize("name", ["Geoffrey Hinton", "Maria Quellhorst"])
def test_a_guest_who_is_never_named_is_somebody(small, name) -> None:
    """Whom file or user give as the guest of a talk without an introduction is who says "I" there, and the graph takes it."""
    found = understand(small, told(*((None, line) for line in UNNAMED), guests=(name,)))
    (guest,) = (each for each in found.mentions if each.entity.name == name)
    assert (guest.surface, guest.how) == ("i", How.PRONOUN)
    drawn, report = graph.build([found], catalog="")
    assert {drawn.nodes[end]["name"] for end, *_ in drawn.edges(keys=True) if drawn.nodes[end]["type"] == "Person"} == {name}
    assert dict(report.dropped) == {}


@pytest.mark.parametrize(
    ("id_", "guest"),
    [("hinton12", "Geoffrey Hinton"), ("geoffrey-hinton", "Geoffrey Hinton"), ("hinton-lecture", None), ("google", None), ("7", None)],
)
def test_a_file_may_be_named_after_the_guest(full, id_, guest) -> None:
    """Where nothing else says who answers, and the talk speaks of what somebody of that very name is known for."""
    talk = replace(told(*((None, line) for line in (*UNNAMED, "boltzmann machines and dropout and capsule networks"))), id=id_)
    found = understand(full, talk)
    people = {each.entity.name for each in found.mentions if each.entity.type == "Person"}
    assert people == ({guest} if guest else set())
    assert set(graph.build([found], catalog="")[0]) >= ({"geoffrey-hinton"} if guest else set())


def test_a_talk_about_whom_its_file_is_named_after_is_not_theirs(full) -> None:
    """Then it names them over and over."""
    lines = (
        "geoffrey hinton was born in london",
        "hinton invented boltzmann machines",
        "so hinton and dropout",
        "hinton liked it and i do",
    )
    found = understand(full, replace(told(*((None, line) for line in lines)), id="hinton"))
    assert {each.how for each in found.mentions if each.entity.id == "geoffrey-hinton"} == {How.EXACT, How.ALIAS}
    assert How.PRONOUN not in {end.how for each in found.relations for end in (each.subject, each.object)}


def test_whom_the_talk_introduces_outweighs_the_name_of_its_file(full) -> None:
    """A file may be named after what it is about."""
    lines = ("today i am talking to yann lecun about boltzmann machines and dropout", "thank you i work at facebook")
    found = understand(full, replace(told(*((None, line) for line in lines)), id="hinton"))
    assert {each.entity.id for each in found.mentions if each.entity.type == "Person"} == {"yann-lecun"}


def test_nobody_is_the_guest_of_whom_nothing_tells(small) -> None:
    """Then no word speaks of a person."""
    found = understand(small, told(*((None, line) for line in UNNAMED)))
    assert [each for each in found.mentions if each.entity.type == "Person"] == []
