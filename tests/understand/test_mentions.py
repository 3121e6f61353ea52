"""The spans that speak of something."""

import itertools
import json

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import CatalogError
from kg.understand.linear import Binary
from kg.understand.mentions import Mentions

WORDS = (
    "the", "was", "geoffrey", "hinton", "geoffrey hinton", "elias discover", "alex net", "alexnet paper", "adam", "adam optimizer", "lstm",
    "trained", "on", "imagenet", "image", "net", "invented", "by", "Maria Quellhorst", "and", "i", "you", "open ai", "neural networks",
)  # fmt: skip


def found(understanding) -> list[tuple[str, str, str]]:
    """Return words, entity and how of each mention."""
    return [(each.surface, each.entity.id, each.how.value) for each in understanding.mentions]


@pytest.mark.parametrize(
    ("lines", "mention"),
    [
        (["backpropagation was introduced by geoffrey hinton"], ("geoffrey hinton", "geoffrey-hinton", "exact")),
        (["the paper by hinton and his students"], ("hinton", "geoffrey-hinton", "alias")),
        (["alexnet was trained on image net"], ("image net", "imagenet", "joined")),
        (["they trained it on the image", "net data and it was great"], ("image net", "imagenet", "joined")),
        (["a paper called attention", "is all you need came out"], ("attention is all you need", "attention-paper", "exact")),
        (["how the neural networks were trained"], ("neural networks", "neural-network", "exact")),
        (["he is the founder of deep mind's lab"], ("deep mind", "deepmind", "joined")),
        (["it was sepp hoke rider who invented the lstm back then"], ("sepp hoke rider", "sepp-hochreiter", "sound")),
        (["the network came from fuka shima in japan"], ("fuka shima", "kunihiko-fukushima", "sound")),
        (["it was trained with the adam optimizer and it worked"], ("adam optimizer", "adam", "alias")),
    ],
)
def test_what_is_spoken_of_is_found_and_linked(small, say, lines, mention):
    """A name is found as it is spelled, split, over a line break or garbled, and says by what it was recognised."""
    assert mention in found(say(small, *lines))


@pytest.mark.parametrize(
    "line",
    [
        "my friend adam said hello to me",
        "so adam and eve were in the garden",
        "is a i think so",
        "he had a hint on how to do it",
        "we need a new policy for the school",
    ],
)
def test_everyday_words_are_no_mention(small, say, line):
    """A name that is also an everyday word, or put together from such, is not found in ordinary talk."""
    assert found(say(small, line)) == []


def test_a_long_name_is_one_mention(small, say):
    """Nothing inside a name is a mention of its own."""
    line = "they wrote imagenet classification with deep convolutional neural networks that year"
    assert [each[1] for each in found(say(small, line))] == ["alexnet-paper"]


@given(st.lists(st.sampled_from(WORDS), max_size=14))
@settings(max_examples=40)
def test_mentions_are_in_order_and_do_not_overlap(small, read, spoken):
    """Whatever is said, each token is in one mention at most, and each mention bears its best candidate, likeliest first."""
    doc = read(small, " ".join(spoken))
    spans = list(doc.spans["mentions"])
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    for span in spans:
        scores = [each.score for each in span._.candidates]
        assert scores == sorted(scores, reverse=True)
        if scores:
            assert 0 <= scores[-1] <= scores[0] <= 1
            assert span.label_ == span._.candidates[0].candidate.entity.type
            assert span._.link.entity == span._.candidates[0].candidate.entity
        else:
            assert span._.link.how == "firstName"


@pytest.mark.parametrize(
    ("weights", "spans"),
    [
        ({"unknown:": 3.0}, ["Maria Quellhorst Smith"]),  # equally likely: the longer
        ({"unknown:": 1.0, "unknown:words=2": 2.0}, ["Maria Quellhorst"]),  # the likelier; equally likely and long: the earlier
        ({"unknown:": 3.0, "unknown:words=3": -9.0, "unsure:then _": -9.0}, ["Quellhorst Smith"]),
        ({"unknown:": -3.0}, []),
    ],
)
def test_of_overlapping_spans_the_likeliest_are_kept(monkeypatch, names, weights, spans):
    """No token is in two mentions, and what is hardly likely is none."""
    monkeypatch.setattr("kg.understand.linear.binary", lambda name: Binary(weights))
    component = Mentions([], builtin=False)
    component.set_catalog(names)
    doc = component(spacy.blank("en").make_doc("Then Maria Quellhorst Smith said so"))
    assert [span.text for span in doc.spans["mentions"]] == spans


@pytest.fixture
def names_file(tmp_path):
    """Return a catalog file of one entity."""
    path = tmp_path / "names.jsonl"
    path.write_text(json.dumps({"id": "quellnet", "name": "Quellnet", "type": "Method"}), encoding="utf-8")
    return path


def test_catalogs_are_named_in_the_configuration(names_file):
    """A pipeline finds what the files it names hold, with the built-in catalog or without."""
    nlp = spacy.blank("en")
    nlp.add_pipe("kg_mentions", config={"files": [str(names_file)], "builtin": False})
    doc = nlp("the quellnet was trained on imagenet")
    assert [span.text for span in doc.spans["mentions"]] == ["quellnet"]


def test_a_catalog_that_cannot_be_read_is_an_error_that_says_so(tmp_path):
    """The message names the file when the component first needs it."""
    component = Mentions([tmp_path / "missing.jsonl"], builtin=False)
    with pytest.raises(CatalogError, match=r"missing\.jsonl"):
        component(spacy.blank("en").make_doc("hello"))


def test_an_empty_catalog_finds_nobody_it_does_not_hear(tmp_path):
    """Without any names there are no mentions in lower-case talk."""
    assert list(Mentions([], builtin=False)(spacy.blank("en").make_doc("geoffrey hinton said")).spans["mentions"]) == []
