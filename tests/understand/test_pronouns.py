"""Whom pronouns mean."""

import pytest
from spacy.tokens import Doc, Span

from kg.understand.pronouns import pronouns


@pytest.fixture
def meant(mark, names):
    """Return what tells each pronoun of a talk with its person: turns as (label, words), mentions as (words, id)."""

    def pronouns_of(*turns: tuple[str, str], people=(), guest="geoffrey-hinton", host="lex-fridman", introduced=0) -> list[tuple[str, str]]:
        doc: Doc = mark(" ".join(text for _, text in turns), *((words, names.entities[id]) for words, id in people))
        doc._.guest, doc._.host = names.entities.get(guest), names.entities.get(host)
        start = 0
        doc.spans["turns"] = []
        for label, text in turns:
            doc.spans["turns"].append(Span(doc, start, start + len(text.split()), label=label))
            start += len(text.split())
        return [(span.text, span._.link.entity.id) for span in pronouns(doc, list(doc.spans["mentions"]), introduced)]

    return pronouns_of


@pytest.mark.parametrize(
    ("label", "word", "person"),
    [
        ("guest", "i", "geoffrey-hinton"),
        ("guest", "my", "geoffrey-hinton"),
        ("guest", "we", "geoffrey-hinton"),
        ("guest", "you", "geoffrey-hinton"),
        ("host", "i", "lex-fridman"),
        ("host", "our", "lex-fridman"),
        ("host", "you", "geoffrey-hinton"),
        ("host", "Your", "geoffrey-hinton"),
    ],
)
def test_i_and_you_mean_who_speaks_and_who_listens(meant, label, word, person):
    """In the guest's turn "I" is the guest, and "you" in any: where a turn is only heard, the host said it."""
    assert meant((label, f"so {word} said")) == [(word, person)]


@pytest.mark.parametrize(("guest", "host"), [(None, None), ("geoffrey-hinton", None)])
def test_nobody_is_meant_where_nobody_is_known(meant, guest, host):
    """Without a known host the host's "I" means nobody."""
    assert meant(("host", "i think"), guest=guest, host=host) == []


def test_he_means_whoever_was_named_last(meant):
    """The last person named before the word is meant; other things do not count."""
    people = [("hinton", "geoffrey-hinton"), ("lecun", "yann-lecun"), ("google", "google")]
    spoken = ("guest", "he saw hinton and he saw lecun at google and his desk")
    assert meant(spoken, people=people) == [("he", "geoffrey-hinton"), ("his", "yann-lecun")]


def test_he_means_nobody_long_after(meant):
    """A person named long ago is not meant any more."""
    gap = "word " * 70
    assert meant(("guest", f"hinton {gap}and he said"), people=[("hinton", "geoffrey-hinton")]) == []
    assert meant(("guest", "hinton word word and she said"), people=[("hinton", "geoffrey-hinton")]) == [("she", "geoffrey-hinton")]


@pytest.mark.parametrize(("introduced", "person"), [(0, []), (12, [("she", "geoffrey-hinton")]), (100, [])])
def test_who_speaks_calls_somebody_else_she(meant, introduced, person):
    """A host who was named last means who is about to be introduced, if anybody is."""
    text = "lex fridman here joining me is somebody she is a professor hinton"
    people = [("lex fridman", "lex-fridman"), ("hinton", "geoffrey-hinton")]
    assert [each for each in meant(("host", text), people=people, introduced=introduced) if each[0] == "she"] == person


def test_where_nobody_knows_who_answers_the_host_is_i_until_then(meant):
    """What is taken for the host's words afterwards may be theirs who answer; a guest's nod is no answer."""
    asked, nod, answer = ("host", "i ask"), ("guest", "yes"), ("guest", "well you " + "word " * 30 + "so")
    assert meant(asked, nod, asked, answer, asked, guest=None) == [("i", "lex-fridman")] * 2
    assert meant(asked, answer, asked).count(("i", "lex-fridman")) == 2


def test_a_person_may_be_named_in_another_turn(meant):
    """What the host names, the guest may call "him"."""
    turns = [("host", "do you know lecun"), ("guest", "yes i met him")]
    people = [("lecun", "yann-lecun")]
    assert meant(*turns, people=people) == [("you", "geoffrey-hinton"), ("i", "geoffrey-hinton"), ("him", "yann-lecun")]


def test_a_word_inside_a_name_is_no_pronoun(meant):
    """The "you" of a title means nobody."""
    people = [("attention is all you need", "attention-paper")]
    assert meant(("host", "attention is all you need you said"), people=people) == [("you", "geoffrey-hinton")]


def test_no_turns_no_pronouns(mark, names):
    """In a Doc that nobody cut into turns pronouns mean nobody."""
    doc = mark("hinton said i think he is", ("hinton", names.entities["geoffrey-hinton"]))
    assert list(pronouns(doc, list(doc.spans["mentions"]), 0)) == []


@pytest.mark.parametrize("call", ["if you enjoy it subscribe on youtube", "if you like support it on patreon", "thank you to our sponsors"])
def test_a_call_to_listeners_means_nobody(meant, call):
    """Who is asked to subscribe does not speak; who is asked long after does."""
    assert [each for each in meant(("host", call)) if each[0] == "you"] == []
    assert ("you", "geoffrey-hinton") in meant(("host", f"{call} {'so ' * 12} you said"))


def test_before_the_guest_is_introduced_you_listen(meant):
    """The host then speaks to those who listen, and the same word means the guest afterwards."""
    assert meant(("host", "i tell you of hinton so you said"), introduced=4) == [("i", "lex-fridman"), ("you", "geoffrey-hinton")]


def test_in_a_role_that_several_share_nobody_is_i(mark, names):
    """With two hosts, an "I" of theirs and a "you" to them tell nobody; a "you" of theirs and an "I" to them tell the guest."""
    doc: Doc = mark("i ask you i tell you")
    doc._.guest, doc._.host = names.entities["geoffrey-hinton"], names.entities["lex-fridman"]
    doc.spans["turns"] = [Span(doc, 0, 3, label="host"), Span(doc, 3, 6, label="guest")]
    found = [(span.start, span._.link.entity.id) for span in pronouns(doc, [], 0, frozenset({"host"}))]
    assert found == [(2, "geoffrey-hinton"), (3, "geoffrey-hinton")]
