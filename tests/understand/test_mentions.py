"""The spans that speak of something."""

import dataclasses
import itertools
import json
import math

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import catalog
from kg.catalog import Catalog
from kg.errors import CatalogError
from kg.model import Entity
from kg.ontology import EntityType
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


@pytest.mark.parametrize("line", ["so adam and eve were in the garden", "my friend adam said hello to me"])
def test_an_everyday_word_is_no_other_name_by_sound(full, say, line):
    """A word that spells one name is not taken for the next that sounds like it."""
    assert "adamw" in catalog.load().entities
    assert "adamw" not in {entity for _, entity, _ in found(say(full, line))}


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


def with_weights(monkeypatch, mentions: dict[str, float], verdicts: dict[str, float]) -> Mentions:
    """Return the component with these weights in place of those of the package, and no catalog yet."""
    monkeypatch.setattr("kg.understand.linear.binary", {"mentions": Binary(mentions), "verdicts": Binary(verdicts)}.__getitem__)
    return Mentions([], builtin=False)


@pytest.mark.parametrize(
    ("weights", "spans"),
    [
        ({"context:": 3.0}, ["Maria Quellhorst Smith"]),  # equally likely: the longer
        ({"context:": 1.0, "context:words=2": 2.0}, ["Maria Quellhorst"]),  # the likelier; equally likely and long: the earlier
        ({"context:": 3.0, "context:words=3": -9.0, "unsure:then _": -9.0}, ["Quellhorst Smith"]),
        ({"context:": -3.0}, []),
    ],
)
def test_of_overlapping_spans_the_likeliest_are_kept(monkeypatch, hear, weights, spans):
    """No token is in two mentions, and what is hardly likely is none."""
    component = with_weights(monkeypatch, weights, {"context:base": 1.0})
    heard = ("Maria Quellhorst", "Quellhorst Smith", "Maria Quellhorst Smith")
    people = [Entity(name.lower().replace(" ", "-"), name, EntityType.PERSON, needs_context=frozenset({name})) for name in heard]
    component.set_catalog(Catalog({each.id: each for each in people}, "three"))
    doc = component(hear("Then Maria Quellhorst Smith said so"))
    assert [span.text for span in doc.spans["mentions"]] == spans


@pytest.mark.parametrize(
    ("each", "spans"),
    [(0.4, ["Quell"]), (0.2, [])],
)
def test_names_spelled_alike_share_out_how_likely_the_words_mean_any(monkeypatch, hear, each, spans):
    """Of two that one name spells neither may be likely while one of both is; the mention bears both."""
    component = with_weights(monkeypatch, {}, {"context:": math.log(each / (1 - each))})
    two = [Entity(id_, "Quell", EntityType.METHOD, needs_context=frozenset({"Quell"})) for id_ in ("quell-1", "quell-2")]
    component.set_catalog(Catalog({each.id: each for each in two}, "two"))
    doc = component(hear("the Quell method"))
    assert [span.text for span in doc.spans["mentions"]] == spans
    assert [len(span._.candidates) for span in doc.spans["mentions"]] == [2] * len(spans)


def test_names_that_sound_alike_share_nothing(monkeypatch, hear):
    """However many names a run sounds like, it is a mention by the likeliest alone."""
    component = with_weights(monkeypatch, {}, {"sound:": math.log(0.4 / 0.6)})
    component.set_catalog(Catalog({id_: Entity(id_, id_.title(), EntityType.METHOD) for id_ in ("quellnett", "quellnutt")}, "two"))
    assert list(component(hear("the quellnatt method")).spans["mentions"]) == []


def test_what_is_heard_outweighs_what_is_spelled(monkeypatch, hear):
    """The chance by name is weighed with what the encoder hears of the very words."""
    component = with_weights(monkeypatch, {"free:": 2.0}, {"free:base": 1.0, "free:type": 1.0})
    component.set_catalog(Catalog({"quell": Entity("quell", "Quell", EntityType.METHOD)}, "one"))
    doc = component(hear("Quell came and Quell left", ("Quell", "Method", 0.5)))
    assert [(span.start, span._.candidates[0].score) for span in doc.spans["mentions"]] == [(0, 0.88)]


def test_the_people_of_the_title_are_known_to_speak(monkeypatch, hear):
    """A guest whom the title names is recognised where another of that name is not."""
    component = with_weights(monkeypatch, {}, {"context:": -2.0, "in the title": 4.0})
    person = Entity("maria-quellhorst", "Maria Quellhorst", EntityType.PERSON, needs_context=frozenset({"Maria Quellhorst"}))
    component.set_catalog(Catalog({person.id: person}, "one"))
    doc = hear("Maria Quellhorst said")
    assert list(component(doc).spans["mentions"]) == []
    doc._.transcript = dataclasses.replace(doc._.transcript, guests=("Maria Quellhorst",))
    assert [span.text for span in component(doc).spans["mentions"]] == ["Maria Quellhorst"]


@pytest.fixture
def names_file(tmp_path):
    """Return a catalog file of one entity."""
    path = tmp_path / "names.jsonl"
    path.write_text(json.dumps({"id": "quellnet", "name": "Quellnet", "type": "Method"}), encoding="utf-8")
    return path


def test_catalogs_are_named_in_the_configuration(names_file):
    """A pipeline finds what the files it names hold, with the built-in catalog or without."""
    nlp = spacy.blank("en")
    nlp.add_pipe("kg_encoder")
    nlp.add_pipe("kg_mentions", config={"files": [str(names_file)], "builtin": False})
    doc = nlp("the quellnet was trained on imagenet")
    assert [span.text for span in doc.spans["mentions"]] == ["quellnet"]


def test_a_catalog_that_cannot_be_read_is_an_error_that_says_so(tmp_path):
    """The message names the file when the component first needs it."""
    component = Mentions([tmp_path / "missing.jsonl"], builtin=False)
    with pytest.raises(CatalogError, match=r"missing\.jsonl"):
        component(spacy.blank("en").make_doc("hello"))


def test_an_empty_catalog_finds_nobody_it_does_not_hear(monkeypatch, hear):
    """Without any names there is no mention but what is heard."""
    component = with_weights(monkeypatch, {}, {"unknown:": 3.0})
    component.set_catalog(Catalog({}, "none"))
    assert list(component(hear("geoffrey hinton said")).spans["mentions"]) == []
    doc = component(hear("geoffrey hinton said", ("geoffrey hinton", "Person", 0.9)))
    assert [(span.text, span.label_) for span in doc.spans["mentions"]] == [("geoffrey hinton", "Person")]


def test_a_doc_that_nobody_read_is_an_error_that_says_so(names):
    """The error names the component to add."""
    component = Mentions([], builtin=False)
    component.set_catalog(names)
    with pytest.raises(ValueError, match=r"kg_mentions needs .* add kg_encoder before it"):
        component(spacy.blank("en").make_doc("geoffrey hinton said"))
