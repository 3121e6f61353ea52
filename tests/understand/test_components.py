"""Our components are components of spaCy, for the pipelines of others."""

from importlib.metadata import entry_points

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.understand import PIPES

LINE = "geoffrey hinton invented backpropagation. He works at Google."


@pytest.fixture
def theirs(names) -> Language:
    """Return a pipeline of somebody who splits sentences first and then adds our components by name."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    for name in PIPES:
        nlp.add_pipe(name)
    nlp.get_pipe("kg_mentions").set_catalog(names)
    return nlp


def test_every_component_is_an_entry_point():
    """SpaCy finds each component by its name without an import of ours."""
    assert set(PIPES) <= set(entry_points(group="spacy_factories").names)
    assert all(Language.has_factory(name) for name in PIPES)


@pytest.mark.parametrize("name", PIPES)
def test_every_component_says_what_it_reads_and_writes(name):
    """The factory declares its slots, so that spaCy can explain it."""
    assert Language.get_factory_meta(name).assigns


def test_the_order_of_the_pipeline_has_no_problem(small):
    """Every component finds what it needs, written by those before it."""
    analysis = small.analyze_pipes()
    assert tuple(small.pipe_names) == PIPES
    assert not any(analysis["problems"].values())


@pytest.mark.parametrize("name", PIPES[1:])
def test_a_component_alone_is_a_problem_that_spacy_names(name):
    """Without those before it, the analysis says what is missing."""
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")  # sets vectors, too, but nothing that is heard in them
    nlp.add_pipe(name)
    assert nlp.analyze_pipes()["problems"][name]


def test_a_pipeline_of_others_understands_a_text(theirs):
    """A plain text, with no transcript, is segmented, linked and related."""
    doc = theirs(LINE)
    assert doc._.transcript is None
    assert [(span.text, span.label_, span._.link.entity.id) for span in doc.spans["mentions"]] == [
        ("geoffrey hinton", "Person", "geoffrey-hinton"),
        ("backpropagation", "Method", "backpropagation"),
        ("Google", "Organization", "google"),
    ]
    assert [(span.text, span._.link.entity.id) for span in doc.spans["pronouns"]] == [("He", "geoffrey-hinton")]
    assert ("geoffrey-hinton", "AFFILIATED_WITH") in {(each.subject.entity.id, each.type.value) for each in doc._.relations}


def test_a_doc_of_others_is_understood(theirs):
    """Words that somebody else split are taken as they are."""
    words = ["alexnet", "was", "trained", "on", "imagenet"]
    doc = theirs(Doc(theirs.vocab, words=words, spaces=[True, True, True, True, False]))
    assert [each.type.value for each in doc._.relations] == ["TRAINED_ON"]


@pytest.mark.parametrize("text", ["", "   \n  ", "... !!", "  \n hello   there \n\n "])
def test_texts_of_others_may_be_anything(theirs, text):
    """White space and stops alone are no error."""
    doc = theirs(text)
    assert doc.text == text
    assert doc._.relations == ()


def test_a_pipeline_without_turns_links_all_the_same(names):
    """Who leaves our segmenter out gets mentions and relations; "I" and "you" then mean nobody."""
    nlp = spacy.blank("en")
    for name in ("sentencizer", "kg_encoder", "kg_mentions", "kg_linker", "kg_relations"):
        nlp.add_pipe(name)
    nlp.get_pipe("kg_mentions").set_catalog(names)
    doc = nlp("i think that you know it. alexnet was trained on imagenet.")
    assert [each.type.value for each in doc._.relations] == ["TRAINED_ON"]
    assert list(doc.spans["pronouns"]) == []


@pytest.mark.parametrize("name", ["kg_segmenter", "kg_mentions"])
def test_a_component_without_the_encoder_says_so(name):
    """What needs the reading and finds none names itself and the component to add."""
    nlp = spacy.blank("en")
    nlp.add_pipe(name)
    with pytest.raises(ValueError, match=rf"^{name} needs .* add kg_encoder before it$"):
        nlp("geoffrey hinton said so")


def test_talks_come_one_after_the_other(theirs):
    """A stream of texts gives for each what it gives alone."""
    alone = [theirs(text)._.relations for text in (LINE, "hello", LINE)]
    assert [doc._.relations for doc in theirs.pipe([LINE, "hello", LINE])] == alone


def test_a_pipeline_is_written_and_read_back(theirs, tmp_path):
    """The configuration that spaCy writes makes the same pipeline again."""
    theirs.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert again.pipe_names == theirs.pipe_names
    assert again.config["components"] == theirs.config["components"]


def test_a_very_long_text_is_no_error(small):
    """SpaCy's limit on the length of texts is lifted, for none of our components needs it."""
    assert small.max_length > 10**9


def test_relations_without_the_encoder_say_so():
    """Mentions that somebody else found cannot be related before the encoder has read the talk."""
    nlp = spacy.blank("en")
    relations = nlp.add_pipe("kg_relations")
    doc = nlp.make_doc("geoffrey hinton said so")
    doc.spans["mentions"], doc.spans["pronouns"] = [], []
    with pytest.raises(ValueError, match=r"^kg_relations needs .* add kg_encoder before it$"):
        relations(doc)
