"""What the encoder hears, in the words that names are made of."""

import dataclasses

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.ontology import EntityType
from kg.understand.doc import register
from kg.understand.encoder import Reading
from kg.understand.hearing import Heard, Hearing
from kg.understand.labels import TYPES, WIDEST
from kg.understand.words import words_of

PERSON, METHOD, ORGANIZATION = EntityType.PERSON, EntityType.METHOD, EntityType.ORGANIZATION


@pytest.fixture
def hearing(hear):
    """Return what makes the hearing of a text in which these words are heard, each of a type with a chance."""

    def hearing_of(text: str, *heard: tuple[str, str, float]) -> Hearing:
        doc = hear(text, *heard)
        return Hearing(doc, words_of(doc))

    return hearing_of


def test_who_has_read_nothing_hears_nothing():
    """Without a reading the error names the component that is missing."""
    register()
    doc = spacy.blank("en").make_doc("hello")
    with pytest.raises(ValueError, match="add kg_encoder before it"):
        Hearing(doc, words_of(doc))


@pytest.mark.parametrize(("chance", "mentions"), [(0.9, (Heard(1, 3, PERSON, pytest.approx(0.9)),)), (0.25, 1), (0.24, ())])
def test_likely_runs_are_mentions(hearing, chance, mentions):
    """A run heard with at least a quarter of a chance is a mention, with its type and that chance."""
    found = hearing("so geoffrey hinton said", ("geoffrey hinton", "Person", chance)).mentions
    assert len(found) == mentions if isinstance(mentions, int) else found == mentions


def test_words_are_counted_as_names_count_them(hearing):
    """Clitics, hyphens and stops, which are tokens, are no words of a run."""
    found = hearing("he's, well, at google's self-driving team", ("self-driving", "Field", 0.9), ("google", "Organization", 0.8))
    assert [(each.start, each.end, each.type) for each in found.mentions] == [
        (3, 4, EntityType.ORGANIZATION),
        (4, 6, EntityType.FIELD),
    ]


def test_a_mention_without_a_word_is_none(hearing):
    """A stop heard as a mention is no run of words."""
    assert hearing("well ! so", ("!", "Person", 0.9)).mentions == ()


@pytest.mark.parametrize(
    ("run", "type_", "chances"),
    [
        ((1, 3), PERSON, (0.8, 0.8)),
        ((1, 3), METHOD, (0.0, 0.8)),
        ((1, 2), PERSON, (0.0, 0.0)),
        ((0, 4), PERSON, (0.0, 0.0)),
    ],
)
def test_a_run_has_a_chance_by_type_and_at_all(hearing, run, type_, chances):
    """The chance of a type is that of the exact run."""
    found = hearing("so geoffrey hinton said", ("geoffrey hinton", "Person", 0.8))
    assert (found.chance(run, type_), found.chance(run)) == pytest.approx(chances)


@pytest.mark.parametrize(
    ("text", "run", "chance"),
    [("the transformer paper", (0, 3), 0.8), ("A transformer paper", (0, 3), 0.8), ("our transformer paper", (0, 3), 0.0)],
)
def test_an_article_is_no_part_of_a_mention(hearing, text, run, chance):
    """A name that opens with an article is heard without it."""
    assert hearing(text, ("transformer paper", "Paper", 0.8)).chance(run, EntityType.PAPER) == pytest.approx(chance)


def test_an_article_alone_is_a_run(hearing):
    """Of a run of one word nothing is left out."""
    assert hearing("plus a", ("a", "Concept", 0.6)).chance((1, 2), EntityType.CONCEPT) == pytest.approx(0.6)


def test_a_run_wider_than_any_mention_is_none(hearing):
    """What is longer than what the encoder scores has no chance."""
    assert hearing("one two three four five six seven").chance((0, WIDEST + 1)) == 0.0


def test_runs_may_overlap(hearing):
    """Every run that may be a mention is among them, the unlikelier of two that overlap as well; faint ones are not."""
    found = hearing(
        "geoffrey hinton of google brain",
        ("geoffrey hinton", "Person", 0.9),
        ("hinton", "Person", 0.3),
        ("google", "Organization", 0.05),
        ("google brain", "Organization", 0.5),
    )
    assert found.runs() == {(0, 2), (1, 2), (3, 5)}
    assert [(each.start, each.end) for each in found.mentions] == [(0, 2), (3, 5)]


def test_chances_of_all_types_make_a_run():
    """A run that is one thing or another, neither likely, may be a mention all the same."""
    register()
    doc = spacy.blank("en").make_doc("quell")
    spans = np.zeros((1, WIDEST, 1 + len(TYPES)), np.float32)
    spans[..., 0] = 1
    spans[0, 0, :3] = 0.7, 0.15, 0.15
    doc._.reading = Reading(np.arange(1), np.zeros((1, 384), np.float32), np.zeros((1, 3), np.float32), spans)
    found = Hearing(doc, words_of(doc))
    assert found.runs() == {(0, 1)}
    assert found.mentions[0].chance == pytest.approx(0.3)


def test_a_run_has_a_chance_of_each_type(hearing):
    """First comes that of no mention, then those of the types; they make 1."""
    found = hearing("so geoffrey hinton said", ("geoffrey hinton", "Organization", 0.75)).chances((1, 3))
    assert dict(zip(("", *TYPES), found, strict=True)) == {"": 0.25, **dict.fromkeys(TYPES, 0.0), "Organization": 0.75}


@pytest.mark.parametrize(
    ("run", "over"),
    [
        ((1, 3), 0.0),  # the run itself
        ((2, 3), 0.75),
        ((3, 4), 0.0),  # beside it
        ((2, 6), 0.75),  # two of them: the likelier
        ((4, 6), 0.5),
        ((5, 7), 0.0),  # the run itself, with its article
        ((5, 8), 0.6),
    ],
)
def test_what_overlaps_a_run_counts_as_it_is(hearing, run, over):
    """How likely the likeliest mention is that shares a word with a run and is another."""
    heard = ("geoffrey hinton", "Person", 0.75), ("google", "Organization", 0.5), ("transformer", "Method", 0.6)
    found = hearing("so geoffrey hinton met google a transformer people", *heard)
    assert found.over(run) == pytest.approx(over)


@pytest.mark.parametrize(
    ("run", "type_", "others"),
    [
        ((1, 3), PERSON, (0.0, 0.0)),  # the run itself
        ((2, 3), PERSON, (0.4, 0.0)),  # half of it shared
        ((2, 3), METHOD, (0.0, 0.4)),
        ((2, 4), PERSON, (0.8 / 3, 0.0)),
        ((3, 4), PERSON, (0.0, 0.0)),  # beside it
        ((2, 6), PERSON, (0.8 / 5, 0.6 / 4)),  # two of them
    ],
)
def test_others_are_weighed_by_what_they_share(hearing, run, type_, others):
    """Mentions that overlap a run count by their chance and the share of the words that both hold."""
    found = hearing("so geoffrey hinton met google people", ("geoffrey hinton", "Person", 0.8), ("google", "Organization", 0.6))
    assert found.others(run, type_) == pytest.approx(others)


def test_a_run_with_its_article_is_no_other(hearing):
    """The mention without the article is the run itself."""
    assert hearing("the transformer", ("transformer", "Method", 0.8)).others((0, 2), METHOD) == (0.0, 0.0)


def joined(hear, words: list[str], word_of: list[int], heard: tuple[int, int]) -> Hearing:
    """Return the hearing of words some of which are one to the encoder, which hears a person from one of its words to another."""
    doc = Doc(Vocab(), words=words)
    reading = hear(" ".join("abcdefgh"[: word_of[-1] + 1]))._.reading
    reading.spans[heard[0], heard[1] - heard[0], :2] = 0.1, 0.9
    doc._.reading = dataclasses.replace(reading, word_of=np.array(word_of))
    return Hearing(doc, words_of(doc))


def test_words_that_the_encoder_takes_for_one_are_heard_together(hear):
    """What is one word to the encoder and two to names is a run of two."""
    found = joined(hear, ["gon", "na", "be"], [0, 0, 1], (0, 0))
    assert [(each.start, each.end) for each in found.mentions] == [(0, 2)]
    assert (0, 2) in found.runs()
    assert (1, 2) not in found.runs()
    assert found.chance((0, 2), PERSON) == pytest.approx(0.9)


def test_what_has_more_words_than_any_mention_is_none(hear):
    """As many words to the encoder as a mention may have, and one more to names, are no mention."""
    spoken = [f"quell{letter}" for letter in "abcdefg"]
    assert joined(hear, spoken, [0, 0, 1, 2, 3, 4, 5], (0, 5)).mentions == ()
    assert len(joined(hear, spoken[:6], [0, 1, 2, 3, 4, 5], (0, 5)).mentions) == 1


def test_runs_end_with_the_words(hear):
    """What the encoder takes for a word and names do not is left out of a run."""
    found = joined(hear, ["quell", "_"], [0, 1], (0, 1))
    assert found.runs() == {(0, 1)}


@pytest.mark.parametrize("text", ["", "  ", "... !"])
def test_nothing_said_is_nothing_heard(hearing, text):
    """A Doc without words has no runs."""
    found = hearing(text)
    assert (found.mentions, found.runs()) == ((), set())
