"""The spans that speak of something."""

import dataclasses
import itertools
import json

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import catalog
from kg.catalog import Catalog
from kg.errors import CatalogError
from kg.model import Entity
from kg.ontology import EntityType
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
        (["and alexnet was trained on image", "net for a week"], ("image net", "imagenet", "joined")),
        (["they trained it on the image", "net data and it was great"], ("image net", "imagenet", "joined")),
        (["a paper called attention", "is all you need came out"], ("attention is all you need", "attention-paper", "exact")),
        (["how the neural networks were trained"], ("neural networks", "neural-network", "exact")),
        (["he is the founder of deep mind's lab"], ("deep mind", "deepmind", "joined")),
        (["it was sepp hoke rider who invented the lstm back then"], ("sepp hoke rider", "sepp-hochreiter", "sound")),
        (["so jeff hinten had the", "idea"], ("jeff hinten", "geoffrey-hinton", "sound")),
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


@pytest.mark.parametrize(
    ("title", "paper"),
    [
        ("attention is all you need", "attention-paper"),
        ("imagenet classification with deep convolutional neural networks", "alexnet-paper"),
    ],
)
def test_a_long_name_is_one_mention(small, say, title, paper):
    """Nothing inside a name is a mention of its own."""
    assert [each[1] for each in found(say(small, f"they wrote {title} that year"))] == [paper]


@pytest.mark.parametrize(
    ("line", "authors", "work", "paper"),
    [
        (
            "everybody should read the russell and norvig book about search",
            [("russell", "stuart-russell", "alias"), ("norvig", "peter-norvig", "alias")],
            "book",
            "artificial-intelligence-a-modern-approach",
        ),
        ("and then the vaswani paper came out", [("vaswani", "ashish-vaswani", "alias")], "paper", "attention-is-all-you-need"),
    ],
)
def test_the_people_by_whose_names_a_publication_is_called_are_mentioned(full, say, line, authors, work, paper):
    """And they wrote it."""
    talk = say(full, line)
    assert found(talk)[: len(authors) + 1] == [*authors, (work, paper, "alias")]
    written = {(each.subject.entity.id, each.object.entity.id) for each in talk.relations if each.type == "AUTHORED"}
    assert written == {(author, paper) for _, author, _ in authors}


@pytest.mark.parametrize(
    ("line", "stranger"),
    [
        ("we trained it with policy gradients which is work by my student kevin park at google brain", "kevin park"),
        ("and my friend richard kirwin the physicist came over for dinner", "richard kirwin"),
    ],
)
def test_a_stranger_is_not_taken_for_somebody_of_like_sound(full, say, line, stranger):
    """But stands under the name that is heard."""
    named = [each for each in say(full, line).mentions if each.surface == stranger]
    assert [(each.entity.name, each.entity.known) for each in named] == [(stranger.title(), False)]


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
            best, link = span._.candidates[0].candidate.entity, span._.link.entity
            assert span.label_ == link.type
            assert link == best or (link.id == best.id and not best.known)  # what no catalog has is of one type in a talk
        else:
            assert span._.link.how == "firstName"


@pytest.fixture
def mentions(monkeypatch, plant):
    """Return what makes the component for some entities, with trees of one question each in place of those of the package."""

    def made(entities, base: float, *asked: tuple[str, float, float, float], own=()) -> Mentions:
        monkeypatch.setattr("kg.understand.forest.load", lambda _, columns: plant(columns, base, *asked))
        component = Mentions([], builtin=False)
        component.set_catalog(Catalog({each.id: each for each in entities}, "few", {each.id: each for each in own}))
        return component

    return made


def texts(doc) -> list[str]:
    """Return the words of each mention."""
    return [span.text for span in doc.spans["mentions"]]


@pytest.mark.parametrize(
    ("base", "asked", "heard", "spans"),
    [
        (3.0, [], [], ["Maria Quellhorst Smith"]),  # equally likely: the longer
        (1.0, [("words", 2.5, 2.0, -1.0)], [], ["Maria Quellhorst"]),  # the likelier; equally likely and long: the earlier
        (0.0, [("heard", 0.5, -3.0, 3.0)], [("Quellhorst Smith", "Person", 0.9)], ["Quellhorst Smith"]),
        (-3.0, [], [], []),
    ],
)
def test_of_overlapping_spans_the_likeliest_are_kept(mentions, hear, base, asked, heard, spans):
    """No token is in two mentions, and what is hardly likely is none."""
    names = ("Maria Quellhorst", "Quellhorst Smith", "Maria Quellhorst Smith")
    people = [Entity(name.lower().replace(" ", "-"), name, EntityType.PERSON, needs_context=frozenset({name})) for name in names]
    assert texts(mentions(people, base, *asked)(hear("Then Maria Quellhorst Smith said so", *heard))) == spans


def test_an_article_makes_no_name_longer(mentions, hear):
    """Of two spans as likely, that is the longer one which has more words but for "the"."""
    things = [Entity(name.lower().replace(" ", "-"), name, EntityType.METHOD) for name in ("The Quell", "Quell Net")]
    things = [dataclasses.replace(each, needs_context=frozenset({each.name})) for each in things]
    assert texts(mentions(things, 2.0)(hear("so the quell net came"))) == ["quell net"]


@pytest.mark.parametrize(("heard", "spans"), [([], ["quell net"]), ([("net paper", "Method", 0.9)], ["net paper"])])
def test_what_is_heard_as_one_mention_goes_first(mentions, hear, heard, spans):
    """Of spans that are as likely and as long, that which the encoder hears from its first word to its last, before the earlier."""
    things = [Entity(name.lower().replace(" ", "-"), name, EntityType.METHOD) for name in ("Quell Net", "Net Paper")]
    things = [dataclasses.replace(each, needs_context=frozenset({each.name})) for each in things]
    assert texts(mentions(things, 2.0)(hear("the quell net paper", *heard))) == spans


@pytest.mark.parametrize(
    ("base", "asked", "spans"),
    [
        (2.0, ("words", 1.5, 2.0, 0.0), ["quell net"]),  # the longer is likely
        (-1.0, ("words", 1.5, 3.0, 0.0), ["quell"]),  # it is not
    ],
)
def test_a_name_that_is_heard_in_a_longer_one_is_meant_if_that_one_is_not(mentions, hear, base, asked, spans):
    """ "Lex Fridman Podcast" is no Lex Fridman, however likelier he is heard there; but "Google plays" may be Google."""
    doc = hear("the quell net came", ("quell", "Method", 0.9))
    assert texts(mentions(quells("Quell", "Quell Net"), base, asked)(doc)) == spans


def test_what_no_catalog_has_is_not_meant_for_being_longer(mentions, hear):
    """ "ImageNet data" is ImageNet, if both are as likely."""
    doc = hear("the quell net data came", ("quell net data", "Method", 0.9), ("quell net", "Method", 0.9))
    assert texts(mentions(quells("Quell Net"), 2.0, ("sound", 0.5, 0.0, -6.0))(doc)) == ["quell net"]


def quells(*names: str, **more) -> list[Entity]:
    """Return methods of these names."""
    return [Entity(f"quell-{number}", name, EntityType.METHOD, **more) for number, name in enumerate(names)]


@pytest.mark.parametrize(("many", "spans"), [(3, ["Quell"]), (1, [])])
def test_names_spelled_alike_share_out_how_likely_the_words_mean_any(mentions, hear, many, spans):
    """Of three that one name spells none may be likely while one of them is; the mention bears all."""
    doc = mentions(quells(*["Quell"] * many, needs_context=frozenset({"Quell"})), -1.4)(hear("the Quell method"))
    assert texts(doc) == spans
    assert [len(span._.candidates) for span in doc.spans["mentions"]] == [many] * len(spans)


def test_names_that_sound_alike_share_nothing(mentions, hear):
    """However many names a run sounds like, it is a mention by the likeliest alone."""
    names = ("Quellnett", "Quellnutt", "Quellnott")
    assert texts(mentions(quells(*names), 1.4)(hear("the quellnatt method"))) == ["quellnatt"]
    assert texts(mentions(quells(*names), -1.4)(hear("the quellnatt method"))) == []


def test_what_is_heard_is_weighed_with_what_is_spelled(mentions, hear):
    """Each place has the chance that the trees give it, to two decimals."""
    component = mentions([Entity("quell", "Quell", EntityType.METHOD)], 0.0, ("heard as type", 0.3, -2.0, 2.0))
    doc = component(hear("Quell came and Quell left", ("Quell", "Method", 0.5)))
    assert [(span.start, span._.candidates[0].score) for span in doc.spans["mentions"]] == [(0, 0.88)]


def test_the_people_of_the_title_are_known_to_speak(mentions, hear):
    """A guest whom the title names is recognised where another of that name is not."""
    person = Entity("maria-quellhorst", "Maria Quellhorst", EntityType.PERSON, needs_context=frozenset({"Maria Quellhorst"}))
    component = mentions([person], -2.0)
    doc = hear("Maria Quellhorst said")
    assert texts(component(doc)) == []
    doc._.transcript = dataclasses.replace(doc._.transcript, guests=("Maria Quellhorst",))
    assert texts(component(doc)) == ["Maria Quellhorst"]


@pytest.mark.parametrize(
    ("text", "heard", "spans"),
    [
        ("so georg stall said", [], ["georg stall"]),
        ("then lavwazyay weighed it", [("lavwazyay weighed", "Person", 0.9)], ["lavwazyay"]),
        ("then lav wazyay weighed it", [], ["lav wazyay"]),
        ("as antoine lavwazyay said", [("antoine lavwazyay", "Person", 0.9)], ["antoine lavwazyay"]),
        ("they stall the horse in a bird cage", [], []),
        ("the birdhouse", [], ["birdhouse"]),
        ("the bird house", [], []),  # run together of plain words
    ],
)
def test_what_a_user_lists_is_meant_where_it_stands(mentions, hear, text, heard, spans):
    """However unlikely it is by all else, as a whole word, or several, that is not plain English."""
    listed = [
        Entity("stahl", "Georg Stahl", EntityType.PERSON, ("Horse",), ("georg stall", "stall")),
        Entity("lavoisier", "Antoine Lavoisier", EntityType.PERSON, (), ("lavwazyay",)),
        Entity("house", "Birdhouse", EntityType.METHOD),
    ]
    assert texts(mentions(listed, -9.0)(hear(text, *heard))) == []
    assert texts(mentions(listed, -9.0, own=listed)(hear(text, *heard))) == spans


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
    linked = [span._.candidates[0].candidate.entity for span in doc.spans["mentions"]]
    assert [entity.id for entity in linked if entity.known] == ["quellnet"]


def test_a_catalog_that_cannot_be_read_is_an_error_that_says_so(tmp_path):
    """The message names the file when the component first needs it."""
    component = Mentions([tmp_path / "missing.jsonl"], builtin=False)
    with pytest.raises(CatalogError, match=r"missing\.jsonl"):
        component(spacy.blank("en").make_doc("hello"))


def test_an_empty_catalog_finds_nobody_it_does_not_hear(mentions, hear):
    """Without any names there is no mention but what is heard."""
    component = mentions([], 3.0)
    assert list(component(hear("geoffrey hinton said")).spans["mentions"]) == []
    doc = component(hear("geoffrey hinton said", ("geoffrey hinton", "Person", 0.9)))
    assert [(span.text, span.label_) for span in doc.spans["mentions"]] == [("geoffrey hinton", "Person")]


def test_a_doc_that_nobody_read_is_an_error_that_says_so(names):
    """The error names the component to add."""
    component = Mentions([], builtin=False)
    component.set_catalog(names)
    with pytest.raises(ValueError, match=r"kg_mentions needs .* add kg_encoder before it"):
        component(spacy.blank("en").make_doc("geoffrey hinton said"))
