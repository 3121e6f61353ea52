"""How mentions relate."""

import dataclasses
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import graph
from kg.model import Entity, Link, Relation
from kg.ontology import EntityType, How, Polarity, RelationType, fits
from kg.understand.labels import RELATIONS
from kg.understand.relations import Relations, ends_in, known_of, linked, places_in, said_once, speech_in
from kg.understand.segmenter import spoken_words

NAMED = (
    "geoffrey hinton",
    "ilya sutskever",
    "alexnet",
    "the alexnet paper",
    "imagenet",
    "open ai",
    "google",
    "lstm",
    "transformer",
    "he",
    "i",
)
THINGS = ("neural network", "artificial intelligence", "overfitting", "the lex fridman podcast", "you")
SAID = (
    "invented",
    "was invented by",
    "works at",
    "founded",
    "is a",
    "versus",
    "and",
    "was trained on",
    "uses",
    "wrote",
    "not",
    "maybe",
    "so",
)
TURNS = ("what do you think about", "well i think", "my name is lex fridman", "a conversation with")


@given(st.lists(st.sampled_from(NAMED + THINGS + SAID + TURNS), min_size=2, max_size=16))
@settings(max_examples=60)
def test_relations_fit_and_are_grounded(small, say, spoken):
    """Whatever is said: types fit, the quote holds both ends by their words, and the graph drops nothing of it."""
    found = say(small, " ".join(spoken))
    text = found.transcript.text
    for each in found.relations:
        assert fits(each.subject.entity.type, each.type, each.object.entity.type)
        assert each.subject.entity.id != each.object.entity.id
        assert 0 < each.confidence <= 1
        for end in (each.subject, each.object):
            assert text[end.start : end.end] == end.surface
            assert each.start <= end.start < end.end <= each.end
    assert dict(graph.build([found], catalog="")[1].dropped) == {}


def relations(understanding) -> set[tuple[str, str, str]]:
    """Return subject, type and object of each relation."""
    return {(each.subject.entity.id, each.type.value, each.object.entity.id) for each in understanding.relations}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("sepp hochreiter invented the lstm", ("sepp-hochreiter", "INTRODUCED", "lstm")),
        ("the lstm was introduced by sepp hochreiter", ("sepp-hochreiter", "INTRODUCED", "lstm")),
        ("geoffrey hinton wrote attention is all you need", ("geoffrey-hinton", "AUTHORED", "attention-paper")),
        ("lex fridman works at deepmind", ("lex-fridman", "AFFILIATED_WITH", "deepmind")),
        ("alexnet was trained on imagenet", ("alexnet", "TRAINED_ON", "imagenet")),
        ("alexnet uses backpropagation", ("alexnet", "USES", "backpropagation")),
    ],
)
def test_a_relation_is_found_from_subject_to_object(small, say, line, expected):
    """Active or passive, the direction is that of what is meant, and the converse is not told."""
    subject, type_, object_ = expected
    found = relations(say(small, line))
    assert expected in found
    assert (object_, type_, subject) not in found


HINTON = Entity("geoffrey-hinton", "Geoffrey Hinton", EntityType.PERSON)
LECUN = Entity("yann-lecun", "Yann LeCun", EntityType.PERSON)
BACKPROP = Entity("backpropagation", "Backpropagation", EntityType.METHOD)
QUELL = Entity("quell", "Quell", EntityType.METHOD, known=False)
INVENTED = "introduced", 0.75
BY = "introduced by", 0.75


def outputs(said: str, chance: float, used: float = 0.0) -> np.ndarray:
    """Return the outputs of the pair head where one end introduced the other, or was introduced by it, or maybe uses it."""
    row = np.zeros(1 + 2 * len(RELATIONS), np.float32)
    row[1 + RELATIONS.index("INTRODUCED") + (len(RELATIONS) if said == "introduced by" else 0)] = chance
    row[1 + RELATIONS.index("USES")] = used
    row[0] = 1 - chance - used
    return row


class Ear:
    """Hear of pairs what it is told to hear."""

    def __init__(self, *said: tuple[str, float] | tuple[str, float, float]) -> None:
        """Keep what is heard of each pair in turn."""
        self.rows = np.array([outputs(*each) for each in said])

    def relate(self, pairs) -> np.ndarray:
        """Return what is heard of as many pairs."""
        assert len(pairs) == len(self.rows)
        return self.rows


@pytest.fixture
def told(monkeypatch, plant, mark):
    """Return what relates words that mean entities by what is heard of their pairs in turn, where the trees believe what is said."""
    monkeypatch.setattr("kg.understand.forest.load", lambda _, columns: plant(columns, 1.1, ("heard", 0.01, -9.0, 0.0)))

    def relations_of(text: str, *entities: tuple[str, Entity], said: list[tuple], begun: Sequence[int] = ()) -> list[Relation]:
        doc = mark(text, *entities)
        doc.spans["pronouns"] = []
        for at in begun:
            doc[at].is_sent_start = True
        doc._.reading = Ear(*said)
        return list(Relations()(doc)._.relations)

    return relations_of


@pytest.mark.parametrize(
    ("line", "polarity"),
    [
        ("geoffrey hinton invented backpropagation", Polarity.ASSERTED),
        ("geoffrey hinton didn't invent backpropagation", Polarity.NEGATED),
        ("geoffrey hinton did not invent backpropagation", Polarity.NEGATED),
        ("maybe geoffrey hinton introduced backpropagation", Polarity.HEDGED),
        ("it may be geoffrey hinton introduced backpropagation", Polarity.HEDGED),
        ("geoffrey hinton probably introduced backpropagation", Polarity.HEDGED),
        ("perhaps geoffrey hinton did not introduce backpropagation", Polarity.NEGATED),
        ("i don't think that geoffrey hinton introduced backpropagation", Polarity.NEGATED),
        ("did geoffrey hinton introduce backpropagation", Polarity.HEDGED),
        ("geoffrey hinton introduced backpropagation but i doubt it", Polarity.HEDGED),
        ("that is not what we wanted since geoffrey hinton invented backpropagation which is not bad", Polarity.ASSERTED),
        ("geoffrey hinton was not so sure at the time but then he invented backpropagation", Polarity.ASSERTED),
        (
            "geoffrey hinton not that he would have done anything else in his life invented backpropagation",
            Polarity.ASSERTED,
        ),
    ],
)
def test_polarity_says_how_firmly(told, line, polarity):
    """Words of denial or doubt around the ends tell, those farther off do not; denial outweighs doubt."""
    (found,) = told(line, ("geoffrey hinton", HINTON), ("backpropagation", BACKPROP), said=[INVENTED])
    assert found.polarity is polarity


@pytest.mark.parametrize(("begun", "polarity"), [((), Polarity.NEGATED), ((4,), Polarity.ASSERTED)])
def test_another_sentence_denies_nothing(told, begun, polarity):
    """What is denied before the sentence of the second end is not what it says."""
    line = "hinton was not wrong whoever invented backprop"
    (found,) = told(line, ("hinton", HINTON), ("backprop", BACKPROP), said=[INVENTED], begun=begun)
    assert found.polarity is polarity


def test_a_name_denies_nothing(told):
    """Words of a name are not said of it."""
    for line, said in (("hinton introduced no free lunch", INVENTED), ("no free lunch was introduced by hinton", BY)):
        ends = sorted([("hinton", HINTON), ("no free lunch", BACKPROP)], key=lambda end: line.index(end[0]))
        (found,) = told(line, *ends, said=[said])
        assert found.polarity is Polarity.ASSERTED


@pytest.mark.parametrize(
    ("line", "begun", "polarity"),
    [
        ("did hinton invent backprop no he did not", [4], Polarity.NEGATED),
        ("did hinton invent backprop yes he did", [4], Polarity.ASSERTED),
        ("well so did hinton invent backprop he did", [6], Polarity.ASSERTED),
        ("so it was did hinton invent backprop then", [3], Polarity.HEDGED),
        ("what a paper hinton invented backprop no he did not", [3, 6], Polarity.NEGATED),
    ],
)
def test_the_next_sentence_answers(told, line, begun, polarity):
    """What is asked is hedged until it is answered; what is stated may be taken back."""
    (found,) = told(line, ("hinton", HINTON), ("backprop", BACKPROP), said=[INVENTED], begun=begun)
    assert found.polarity is polarity


@pytest.mark.parametrize(
    ("line", "name", "polarity"),
    [
        ("no chomsky made backprop", "Noam Chomsky", "asserted"),
        ("may chomsky made backprop", "May Chomsky", "asserted"),
        ("no chomsky made backprop", "Avram Chomsky", "asserted"),
        ("may chomsky made backprop", "Noam Chomsky", "hedged"),
        ("not chomsky made backprop", "Noam Chomsky", "negated"),
    ],
)
def test_what_is_left_of_a_given_name_denies_nothing(told, line, name, polarity):
    """Captions make "no chomsky" of Noam Chomsky; of anybody else it is an answer, since there is no such thing as no person."""
    chomsky = Entity("chomsky", name, EntityType.PERSON)
    (found,) = told(line, ("chomsky", chomsky), ("backprop", BACKPROP), said=[INVENTED])
    assert found.polarity == polarity


@pytest.mark.parametrize(
    ("line", "types"),
    [("hinton did not invent backprop", {"INTRODUCED"}), ("hinton did invent backprop", {"INTRODUCED", "USES"})],
)
def test_what_is_denied_is_what_is_heard(told, line, types):
    """That somebody did not invent a thing does not say that they do not use it, however likely that is else."""
    assert {each.type for each in told(line, ("hinton", HINTON), ("backprop", BACKPROP), said=[("introduced", 0.5, 0.02)])} == types


def test_what_is_said_backwards_is_told_forwards(told):
    """Subject and object are those of the claim, whichever is named first; the trees say how likely it is."""
    (found,) = told(
        "backpropagation was never invented by geoffrey hinton", ("backpropagation", BACKPROP), ("geoffrey hinton", HINTON), said=[BY]
    )
    assert (found.subject.entity, found.type, found.object.entity) == (HINTON, "INTRODUCED", BACKPROP)
    assert (found.polarity, found.confidence) == (Polarity.NEGATED, 0.75)


TWICE = "hinton invented backprop and then as you all know hinton {} invent backprop"
ENDS = [("hinton", HINTON), ("backprop", BACKPROP)] * 2
FAINTLY = "introduced", 0.0


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (0.8, 0.4, [(Polarity.ASSERTED, 0.75)]),
        (0.4, 0.8, [(Polarity.NEGATED, 0.75)]),
    ],
)
def test_a_claim_is_told_in_the_polarity_that_outweighs(told, first, second, expected):
    """Where one place states what another denies, the clearer ones are believed."""
    said = [("introduced", first), FAINTLY, FAINTLY, ("introduced", second)]
    assert [(each.polarity, each.confidence) for each in told(TWICE.format("did not"), *ENDS, said=said)] == expected


def test_every_place_that_says_so_is_told(told):
    """The clearest place has the confidence of the claim, another as much less as it is fainter; they come in order."""
    said = [("introduced", 0.4), FAINTLY, FAINTLY, ("introduced", 0.8)]
    found = told(TWICE.format("did"), *ENDS, said=said)
    assert [(each.subject.start, each.object.start, each.confidence) for each in found] == [(0, 16, 0.38), (50, 68, 0.75)]


@pytest.mark.parametrize(
    ("line", "first", "starts"),
    [
        ("hinton hinton invented backprop", "hinton", [7]),
        ("jeff hinton hinton invented backprop", "jeff hinton", [12]),
    ],
)
def test_what_is_said_in_a_stammer_is_told_once(told, line, first, starts):
    """Of a name said again near by, however it is put, the clearest is told: a mention speaks for a claim once."""
    said = [("introduced", 0.4), ("introduced", 0.8)]
    found = told(line, (first, HINTON), ("hinton", HINTON), ("backprop", BACKPROP), said=said)
    assert [each.subject.start for each in found] == starts


def test_a_quote_holds_both_ends_and_some_words_around(told):
    """It reaches a few words beyond the ends and starts and ends with whole words."""
    line = " ".join(["word"] * 30) + " so geoffrey hinton's student invented backpropagation, " + " ".join(["word"] * 30)
    (found,) = told(line, ("geoffrey hinton", HINTON), ("backpropagation", BACKPROP), said=[INVENTED])
    quote = line[found.start : found.end]
    assert "geoffrey hinton's student invented backpropagation" in quote
    assert f" {quote} " in f" {line} "
    assert 6 < len(quote.split()) <= 6 + 2 * 10


def test_a_quote_ends_with_its_sentence(told, mark, monkeypatch):
    """Words of another sentence are no part of it."""
    line = "that was it then hinton invented backprop so what is next"
    monkeypatch.setattr("kg.understand.relations.speech_in", lambda doc, words: dataclasses.replace(
        speech_in(doc, words), sentence=[0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2],
    ))  # fmt: skip
    (found,) = told(line, ("hinton", HINTON), ("backprop", BACKPROP), said=[INVENTED])
    assert line[found.start : found.end] == "then hinton invented backprop"


def test_mentions_of_one_entity_are_no_pair(mark):
    """Only different entities are asked for, and how sure their links are goes with them."""
    doc = mark("hinton and hinton and lecun", ("hinton", HINTON), ("hinton", HINTON), ("lecun", LECUN))
    doc.spans["pronouns"] = []
    doc.spans["mentions"][0]._.link = Link(HINTON, How.SOUND, 0.5)
    doc.spans["mentions"][2]._.link = Link(LECUN, How.SOUND, 0.5)
    spans, words = linked(doc), spoken_words(doc)
    found = places_in(spans, speech_in(doc, words), ends_in(words, spans), Ear(INVENTED, INVENTED), ())
    assert [(each.first, each.second, each.ends, each.linked) for each in found] == [
        (0, 2, ("geoffrey-hinton", "yann-lecun"), 0.25),
        (1, 2, ("geoffrey-hinton", "yann-lecun"), 0.5),
    ]


def test_a_talk_sums_up_its_entities(mark):
    """Their types, how often each is named, who speaks, and which no catalog holds."""
    doc = mark("lecun said hinton and quell and hinton", ("lecun", LECUN), ("hinton", HINTON), ("quell", QUELL), ("hinton", HINTON))
    doc._.guest = LECUN
    known = known_of(doc, doc.spans["mentions"])
    assert known.types == {"yann-lecun": "Person", "geoffrey-hinton": "Person", "quell": "Method"}
    assert known.named == {"yann-lecun": 1, "geoffrey-hinton": 2, "quell": 1}
    assert (known.speakers, known.strange, known.tied) == ({"yann-lecun"}, {"quell"}, frozenset())


def test_pronouns_are_ends_beside_names(mark):
    """In words, in order, each with its tokens; a pronoun says that it is one, and names nobody."""
    doc = mark("geoffrey hinton's student he met lecun", ("geoffrey hinton", HINTON), ("lecun", LECUN))
    he = doc.char_span(26, 28, label="Person")
    he._.link = Link(HINTON, How.PRONOUN, 0.7)
    doc.spans["pronouns"] = [he]
    spans = linked(doc)
    assert [(end.start, end.end, end.type, end.tokens, end.pronoun) for end in ends_in(spoken_words(doc), spans)] == [
        (0, 2, "Person", (0, 2), ""),
        (3, 4, "Person", (4, 5), "he"),
        (5, 6, "Person", (6, 7), ""),
    ]
    assert known_of(doc, spans).named == {"geoffrey-hinton": 1, "yann-lecun": 1}


def test_a_name_spelled_as_a_pronoun_is_none(mark):
    """A method may be called HER."""
    doc = mark("geoffrey hinton invented her", ("geoffrey hinton", HINTON), ("her", Entity("her", "HER", EntityType.METHOD)))
    doc.spans["pronouns"] = []
    spans = linked(doc)
    assert [end.pronoun for end in ends_in(spoken_words(doc), spans)] == ["", ""]
    assert known_of(doc, spans).named == {"geoffrey-hinton": 1, "her": 1}


def test_words_know_their_sentence(mark):
    """Words are lower case, and count the sentence starts before them."""
    doc = mark("So it was. Then he said")
    for token in doc:
        token.is_sent_start = token.text in {"So", "Then"}
    speech = speech_in(doc, spoken_words(doc))
    assert (speech.words, speech.sentence) == (["so", "it", "was", "then", "he", "said"], [0, 0, 0, 1, 1, 1])


def test_what_is_said_twice_of_the_same_mentions_is_said_once(small, say):
    """With the better confidence; another relation of theirs, or the same of other mentions, is something else."""
    (sure, *_) = say(small, "alex krizhevsky invented alexnet").relations
    faint, other = (dataclasses.replace(sure, confidence=0.1), dataclasses.replace(sure, type=RelationType.DISCUSSES))
    moved = dataclasses.replace(sure, object=dataclasses.replace(sure.object, start=90))
    assert set(said_once([faint, sure, other, moved])) == {sure, other, moved}


def test_one_utterance_is_for_or_against(small, say):
    """Of what supports and what criticizes, said of the same mentions, the likelier is told."""
    (sure, *_) = say(small, "alex krizhevsky invented alexnet").relations
    likes = dataclasses.replace(sure, type=RelationType.SUPPORTS, confidence=0.7)
    hates = dataclasses.replace(sure, type=RelationType.CRITICIZES, confidence=0.4, polarity=Polarity.HEDGED)
    later = dataclasses.replace(hates, subject=dataclasses.replace(hates.subject, start=90))
    assert set(said_once([likes, hates, later, sure])) == {likes, later, sure}


def test_a_pronoun_is_an_end(small, say):
    """What "he" invented, the person named before invented, and the relation says so by the pronoun."""
    meanwhile = ("it was a long time ago and nobody believed that any of it would ever work as well as it does today",) * 2
    found = say(small, "this is a conversation with alex krizhevsky", *meanwhile, "at that time he invented alexnet")
    assert ("he", "alex-krizhevsky") in {(each.subject.surface, each.subject.entity.id) for each in found.relations}
    assert all(each.subject.how == "pronoun" for each in found.relations if each.subject.surface == "he")


@pytest.mark.parametrize("gap", [60, 200])
def test_what_stands_far_apart_is_not_related(small, say, gap):
    """Mentions out of each other's reach say nothing of each other."""
    found = say(small, "geoffrey hinton came in " + "and then we had a walk " * (gap // 6) + "and backpropagation was hard")
    assert ("geoffrey-hinton", "INTRODUCED", "backpropagation") not in relations(found)
    assert {each.entity.id for each in found.mentions} >= {"backpropagation"}


def test_who_was_at_a_conference_does_not_belong_to_it(full, say):
    """As one who worked somewhere does."""
    told = relations(say(full, "yoshua bengio was at neurips last year and yoshua bengio was at mila before that"))
    assert [each for each in told if each[1] == "AFFILIATED_WITH"] == [("yoshua-bengio", "AFFILIATED_WITH", "mila")]
