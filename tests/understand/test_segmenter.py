"""Sentences and turns."""

from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.understand.segmenter import Segmenter, spoken_words

NLP = spacy.blank("en")
NLP.add_pipe("kg_encoder")
NLP.add_pipe("kg_segmenter")


def cut(text: str) -> Doc:
    """Return a text, read and cut."""
    return NLP(text)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [sentence.text for sentence in cut(text).sents]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("so it's 'fine', isn't it?", ["so", "it's", "fine", "isn't", "it"]),
        ("I’m (well) IN", ["i'm", "well", "in"]),
        ("state-of-the-art  is", ["state-of-the-art", "is"]),
        ("so - well", ["so", "", "well"]),
        ("...", [""]),
        ("", []),
    ],
)
def test_words_are_what_white_space_parts(text, words):
    """A spoken word is lower case and without stops at its edges."""
    assert [word.lower for word in spoken_words(NLP.make_doc(text))] == words


@given(st.text("ab ,.?'\n", max_size=40))
def test_every_token_belongs_to_one_word(text):
    """Words follow each other without gap or overlap and cover the Doc."""
    doc = NLP.make_doc(text)
    assert [at for word in spoken_words(doc) for at in range(word.start, word.end)] == list(range(len(doc)))


@pytest.mark.parametrize(
    "expected",
    [
        ["Hello there.", "How are you?", "I am fine!"],
        ['He said "no."', "Then he left (at last.)", "Why?"],
        ["It was in 2012…", "Nobody knew."],
        ["One sentence alone."],
    ],
)
def test_punctuated_text_splits_at_its_stops(expected):
    """Where there are full stops, they alone say where sentences end."""
    assert sentences(" ".join(expected)) == expected


def test_a_few_stops_do_not_make_a_text_punctuated():
    """One stop in pages of captions does not make one sentence of them."""
    assert max(len(sentence.split()) for sentence in sentences("the dog ran and then it was home again you know " * 40 + "Mr. Smith")) <= 60


def test_captions_are_cut_where_a_sentence_is_likely_to_end():
    """Without any stop, the words around tell."""
    text = "so that was the end of it thank you so much for being here what do you think about the future well i think it will be great"
    assert 3 <= len(sentences(text)) <= 6
    assert any(sentence.startswith(("what do you think", "well i think")) for sentence in sentences(text))


@pytest.mark.parametrize("word", ["a", "the", "network"])
def test_a_long_run_is_cut(word):
    """No sentence of unpunctuated words grows beyond sixty."""
    found = sentences(" ".join([word] * 500))
    assert max(len(sentence.split()) for sentence in found) <= 60
    assert " ".join(found).split() == [word] * 500


@pytest.mark.parametrize("text", ["", " ", "word", "...", "\n \n", "a b"])
def test_the_smallest_texts_are_cut(text):
    """A Doc of nothing, of white space or of one word is no error."""
    doc = cut(text)
    assert sum(len(sentence) for sentence in doc.sents) == sum(len(turn) for turn in doc.spans["turns"]) == len(doc)


@given(st.lists(st.sampled_from(("so", "what", "do", "you", "think", "well", "i", "know", "right.", "yes?", "and")), max_size=60))
def test_sentences_and_turns_cover_the_doc_and_turns_alternate(spoken):
    """Every token is in one sentence and one turn, no turn ends within a sentence, and host and guest take turns."""
    doc = cut(" ".join(spoken))
    turns = list(doc.spans["turns"])
    assert (
        [token.i for turn in turns for token in turn] == [token.i for sentence in doc.sents for token in sentence] == list(range(len(doc)))
    )
    assert {turn.start for turn in turns} <= {sentence.start for sentence in doc.sents}
    assert all(one.label_ != other.label_ for one, other in pairwise(turns))
    assert {turn.label_ for turn in turns} <= {"host", "guest"}


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (
            "do you remember your first computer",
            "oh yeah i do my father brought it home from work and it had no screen so we connected it to the television and i wrote games "
            "for my brother who was always complaining that they were too hard",
        ),
        (
            "can you tell us what you are working on now",
            "yeah so right now we are building a machine that reads maps and the hard part is that maps are drawn by hand so every one of "
            "them is different and we had to collect a lot of them before it worked at all",
        ),
        (
            "how did you end up in geology",
            "well my grandfather had a farm on a volcano and when i was six it broke out and we had to leave and since then i wanted to "
            "know why",
        ),
    ],
)
def test_questions_are_the_hosts_and_answers_the_guests(question, answer):
    """In a talk of two, who asks is the host, and who tells is the guest."""
    doc = cut(f"{question} {answer}")
    assert [(turn.label_, turn.text) for turn in doc.spans["turns"]] == [("host", question), ("guest", answer)]


def test_earlier_cuts_are_forgotten():
    """Sentence starts that another component set are replaced."""
    doc = NLP.make_doc("One is here. Two is there.")
    doc[2].is_sent_start = True
    assert [sentence.text for sentence in NLP(doc).sents] == ["One is here.", "Two is there."]


def test_without_a_reading_it_says_what_is_missing():
    """The error names the component to add."""
    with pytest.raises(ValueError, match=r"kg_segmenter needs .* add kg_encoder before it"):
        Segmenter()(NLP.make_doc("hello there"))


def cut_by(hear, *cuts: tuple[float, float, float]) -> Doc:
    """Return a Doc of as many words as there are chances of a start, of a change and of who asks, cut by these."""
    return Segmenter()(hear(" ".join("abcdefghijkl"[: len(cuts)]), cuts=list(cuts)))


@pytest.mark.parametrize(
    ("chances", "starts"),
    [((0.0, 0.4, 0.5, 0.49), [0, 2]), ((0.9, 0.1, 0.1, 0.9), [0, 3]), ((0.0, 0.0, 0.0, 0.0), [0]), ((0.6, 0.6, 0.6, 0.6), [0, 1, 2, 3])],
)
def test_a_sentence_starts_where_that_is_as_likely_as_not(hear, chances, starts):
    """The first word always starts one."""
    doc = cut_by(hear, *((chance, 0.0, 0.0) for chance in chances))
    assert [sentence.start for sentence in doc.sents] == starts


def test_a_long_run_is_cut_where_a_start_is_likeliest(hear):
    """Of a run without a likely start the likeliest word after the first third opens a sentence, however unlikely."""
    chances = [0.4 if at == 10 else 0.3 if at == 33 else 0.1 for at in range(80)]
    doc = Segmenter()(hear(" ".join(["a"] * 80), cuts=[(chance, 0.0, 0.0) for chance in chances]))
    assert [sentence.start for sentence in doc.sents] == [0, 33]


@pytest.mark.parametrize(
    ("cuts", "turns"),
    [
        ([(1, 0.9, 0.9), (1, 0.9, 0.1)], [("host", "a"), ("guest", "b")]),
        ([(1, 0.9, 0.1), (0, 0.0, 0.1), (1, 0.1, 0.2)], [("guest", "a b c")]),
        ([(1, 0.0, 0.9), (1, 0.0, 0.4), (1, 0.0, 0.9)], [("host", "a b c")]),  # no sign of a change
        ([(1, 0.0, 0.9), (1, 0.9, 0.4), (1, 0.9, 0.9)], [("host", "a"), ("guest", "b"), ("host", "c")]),
        ([(1, 0.0, 0.9), (0, 0.9, 0.0), (0, 0.9, 0.9)], [("host", "a b c")]),  # within a sentence nobody changes
        ([(1, 0.0, 0.9), (0, 0.0, 0.0), (0, 0.0, 0.1)], [("guest", "a b c")]),  # of a sentence all words say who speaks
        ([(1, 0.0, 1.0), (1, 0.0, 0.0), (1, 1.0, 1.0)], [("host", "a"), ("guest", "b"), ("host", "c")]),  # nothing is certain
    ],
)
def test_who_speaks_is_the_likeliest_way_through_the_talk(hear, cuts, turns):
    """Who asks and where the speaker changes are weighed together, sentence by sentence."""
    doc = cut_by(hear, *cuts)
    assert [(turn.label_, turn.text) for turn in doc.spans["turns"]] == turns
