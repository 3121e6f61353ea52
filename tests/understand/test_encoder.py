"""One pass of the encoder over a talk."""

import os
import subprocess
import sys
from itertools import pairwise

import numpy as np
import pytest
import spacy

from kg.understand import encoder, labels
from kg.understand.encoder import Reading, make_encoder

TALK = "yann lecun doesn't work at google he's at facebook and he uses convolutional neural networks for computer vision"


@pytest.fixture(scope="module")
def read():
    """Return what reads a text."""
    nlp = spacy.blank("en")
    nlp.add_pipe("kg_encoder")
    return nlp


def test_every_token_has_a_vector(read):
    """`doc.tensor` has a row a token, and words differ from each other."""
    doc = read(TALK)
    assert doc.tensor.shape == (len(doc), 384)
    assert not np.array_equal(doc.tensor[0], doc.tensor[1])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("she doesn't know", [0, 1, 1, 2]),
        ("state-of-the-art, indeed.", [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]),
        ("im gonna try", [0, 0, 1, 1, 2]),
        ("two\nlines  here", [0, 0, 1, 1, 2]),
        ("", []),
        ("\n \n", [0]),
    ],
)
def test_tokens_belong_to_words(read, text, words):
    """Clitics, stops and white space belong to the word before; hyphens part words."""
    assert read(text)._.reading.word_of.tolist() == words


def test_words_after_many_stops_are_read(read):
    """Words after a long stretch without any have vectors of their own, and stops have that of the word before."""
    doc = read("hello " + ". " * 1000 + TALK)
    assert np.array_equal(doc.tensor[0], doc.tensor[1000])
    assert len({tuple(vector) for vector in doc.tensor[-5:]}) == 5


def test_tokens_of_one_word_share_its_vector(read):
    """A clitic has the vector of its word."""
    doc = read("she doesn't know")
    assert doc[2].text == "n't"
    assert np.array_equal(doc.tensor[1], doc.tensor[2])


def test_names_are_found_with_their_types(read):
    """What any reader would name stands among the mentions."""
    doc = read(TALK)
    found = {(doc[start:end].text, type_) for start, end, type_, _ in doc._.reading.mentions(0.5)}
    assert found >= {("yann lecun", "Person"), ("google", "Organization"), ("facebook", "Organization"), ("computer vision", "Field")}


def test_mentions_are_in_order_and_apart(read):
    """However low the bar, no token is in two mentions."""
    runs = [(start, end) for start, end, *_ in read(TALK)._.reading.mentions(0.05)]
    assert len(runs) > 4
    assert all(one[1] <= other[0] for one, other in pairwise(runs))


def test_chances_of_a_run_are_whole(read):
    """None and the types make 1; a run wider than any mention is none."""
    reading = read(TALK)._.reading
    assert reading.chances(0, 2).sum() == pytest.approx(1, abs=0.05)
    assert reading.chances(0, 9).tolist() == [1, *[0] * len(labels.TYPES)]


def test_who_works_where_is_related(read):
    """A plain statement is found, in its direction; two who are only near each other are not related."""
    doc = read("geoff hinton is a professor at the university of toronto")
    scores = doc._.reading.relate([((0, 2, "Person"), (6, 9, "Organization"))])
    assert labels.RELATIONS[int(scores[0].argmax()) - 1] == "AFFILIATED_WITH"


def test_a_pair_is_scored_alike_alone_and_among_others(read):
    """What else is asked makes no difference but to the last decimal."""
    reading = read(TALK)._.reading
    pairs = [
        ((0, 2, "Person"), (6, 7, "Organization")),
        ((7, 8, "third"), (10, 11, "Organization")),
        ((12, 13, "third"), (14, 17, "Method")),
    ]
    whole = reading.relate(pairs)
    for row, pair in enumerate(pairs):
        assert reading.relate([pair])[0] == pytest.approx(whole[row], abs=0.011)


def test_no_pairs_no_scores(read):
    """Nothing asked, nothing answered."""
    assert read(TALK)._.reading.relate([]).shape == (0, 1 + 2 * len(labels.RELATIONS))


def test_a_talk_longer_than_a_window_is_read_to_its_end(read):
    """A name past the first window is found, and a second reading gives the same bytes."""
    text = "so we went on and on about it " * 60 + TALK
    one, other = read(text), read(text)
    assert ("yann lecun", "Person") in {(one[start:end].text, type_) for start, end, type_, _ in one._.reading.mentions(0.5)}
    assert np.array_equal(one.tensor, other.tensor)
    assert np.array_equal(one._.reading.spans, other._.reading.spans)


def test_the_likelier_run_wins():
    """Of runs that overlap the likelier is a mention; of others each may be."""
    spans = np.zeros((4, labels.WIDEST, 1 + len(labels.TYPES)), np.float32)
    spans[..., 0] = 1
    for start, more, chance in ((0, 0, 0.6), (0, 1, 0.9), (1, 0, 0.8), (3, 0, 0.7)):
        spans[start, more, :2] = 1 - chance, chance
    reading = Reading(np.arange(4), np.zeros((4, 384), np.float32), np.zeros((4, 3), np.float32), spans)
    assert [(start, end, type_) for start, end, type_, _ in reading.mentions(0.5)] == [(0, 2, "Person"), (3, 4, "Person")]


def test_the_component_says_what_it_writes(read):
    """spaCy can tell what the component assigns."""
    assert make_encoder
    assert read.get_pipe_meta("kg_encoder").assigns == ["doc.tensor", "doc._.reading"]


@pytest.mark.parametrize("text", [TALK, "word", "so we went on and on " * 100])
def test_figures_have_two_decimals(read, text):
    """Vectors and chances are rounded, so that the last bits of a processor change nothing; chances lie between 0 and 1."""
    doc = read(text)
    reading = doc._.reading
    for table in (doc.tensor, reading.vectors, reading.cuts, reading.spans):
        assert table.dtype == np.float32
        assert np.allclose(table * 100, (table * 100).round(), atol=0.01)
    for chances in (reading.cuts, reading.spans):
        assert chances.min() >= 0
        assert chances.max() <= 1


def test_a_reading_has_a_row_a_word(read):
    """Whatever the tokens, vectors and chances stand by words, and a token has the vector of its word."""
    doc = read(TALK)
    reading = doc._.reading
    words = len(TALK.split())
    assert (reading.vectors.shape, reading.cuts.shape) == ((words, 384), (words, 3))
    assert reading.spans.shape == (words, labels.WIDEST, 1 + len(labels.TYPES))
    assert np.array_equal(doc.tensor, reading.vectors[reading.word_of])


def test_an_empty_doc_has_an_empty_reading(read):
    """Nothing said is nothing heard, in the same shapes."""
    doc = read("")
    assert (doc.tensor.shape, doc._.reading.spans.shape) == ((0, 384), (0, labels.WIDEST, 1 + len(labels.TYPES)))
    assert list(doc._.reading.mentions(0.0)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [("...", 1), ("... !!", 1), ("- -", 1), ("?", 1), ("\u2026 \u2014", 1), (" ", 0), ("\n \n", 0), ("\u200b", 0)],
)
def test_a_doc_without_letters_is_one_word_or_none(read, text, words):
    """Stops alone are one word and what cannot be seen is none; neither is a mention, and every token has a vector."""
    doc = read(text)
    reading = doc._.reading
    assert doc.tensor.shape == (len(doc), 384)
    assert reading.word_of.tolist() == [0] * len(doc)
    assert (len(reading.vectors), len(reading.cuts), len(reading.spans)) == (words, words, words)
    assert list(reading.mentions(0.5)) == []


@pytest.mark.parametrize("more", ["!", " ...", "\n", "  "])
def test_stops_at_the_end_are_no_word(read, more):
    """What follows the last word belongs to it."""
    assert len(read(f"so he said{more}")._.reading.vectors) == 3


def test_each_piece_is_read_far_from_the_edges_of_a_window(read, monkeypatch):
    """A long talk is read in windows that overlap, and each word where it has words on either side."""

    class Edges:
        """Give for each piece its distance from the nearer edge of its window, in hundredths."""

        def run(self, _, feeds):
            at = np.arange(feeds["input_ids"].size)
            return [np.repeat(np.minimum(at, at[::-1])[None, :, None] / 100, 384, 2)]

    monkeypatch.setattr("kg.understand.encoder._session", Edges)
    for words in (1, 10, 150, 189, 190, 191, 700, 2000):
        distances = (read(" ".join(["a"] * words)).tensor[:, 0] * 100).round()
        near = min(words, 16)
        assert distances[:near].tolist() == [min(at + 1, words - at) for at in range(near)]
        assert distances[-near:].tolist() == distances[:near].tolist()[::-1]
        assert words < 32 or distances[near:-near].min() > 16


def test_a_window_is_read_by_itself():
    """The encoder takes word pieces and no mask: what stands in other windows cannot count."""
    assert [each.name for each in encoder._session().get_inputs()] == ["input_ids"]


def test_talks_leave_nothing_behind(read):
    """What was read before changes nothing."""
    first = read(TALK)
    read("something else entirely")
    assert np.array_equal(read(TALK).tensor, first.tensor)


def test_vectors_say_what_stands_around(read):
    """One word has one vector in one sentence and another in another."""
    one, other = read("the apple fell from the tree"), read("the apple store sold phones")
    assert not np.allclose(one.tensor[1], other.tensor[1], atol=0.1)


def test_nothing_is_kept_or_told_elsewhere(tmp_path):
    """The library that runs the weights leaves no id of this machine in the home folder, as it does before it reports to its maker."""
    settings = {name: value for name, value in os.environ.items() if name not in {"ORT_DISABLE_TELEMETRY", "XDG_CACHE_HOME"}}
    program = "from kg.understand import encoder; encoder._session()"
    subprocess.run([sys.executable, "-c", program], check=True, env={**settings, "HOME": str(tmp_path)})
    assert list(tmp_path.rglob("*")) == []
