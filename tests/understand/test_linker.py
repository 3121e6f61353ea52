"""Which entity a mention means."""

import pytest
import spacy
from spacy.tokens import Doc

from kg.model import Entity
from kg.ontology import EntityType, How
from kg.understand.candidates import Candidate
from kg.understand.doc import register
from kg.understand.linker import Linker
from kg.understand.mentions import Scored
from kg.understand.works import works_by_author

NLP = spacy.blank("en")
register()
ADAM = Entity("adam", "Adam", EntityType.METHOD, needs_context=frozenset({"Adam"}))
LI = Entity("fei-fei-li", "李飞飞", EntityType.PERSON, ("Fei-Fei Li",))
PERSON = Entity("will-mckay", "Will McKay", EntityType.PERSON)


def linked(text: str, *found: tuple[str, Entity]) -> Doc:
    """Return a Doc in which these words are mentions, found and linked."""
    doc, at = NLP.make_doc(text), 0
    doc.spans["turns"], doc.spans["mentions"] = [], []
    for surface, entity in found:
        at = text.index(surface, at)
        span = doc.char_span(at, at + len(surface))
        span._.candidates = (Scored(Candidate(span.start, span.end, entity, How.EXACT, (surface,)), 0.9),)
        doc.spans["mentions"].append(span)
        at += len(surface)
    return Linker()(doc)


def told(doc: Doc) -> list[tuple[str, str, str]]:
    """Return words, entity and how of each mention."""
    return [(span.text, span._.link.entity.id, span._.link.how.value) for span in doc.spans["mentions"]]


def stranger(type_: EntityType) -> Entity:
    """Return something of no catalog."""
    return Entity("quiet-garden", "Quiet garden", type_, known=False)


def test_what_no_catalog_has_is_of_one_type_in_a_talk():
    """Of the one that its mentions make likeliest together, whichever came first; what the catalog has keeps its own."""
    concept, paper = stranger(EntityType.CONCEPT), stranger(EntityType.PAPER)
    garden = ("quiet garden", concept), ("quiet garden", paper), ("adam", ADAM), ("quiet garden", paper)
    doc = linked("quiet garden quiet garden adam quiet garden", *garden)
    assert [(span._.link.entity, span.label_) for span in doc.spans["mentions"]] == [
        (paper, "Paper"),
        (paper, "Paper"),
        (ADAM, "Method"),
        (paper, "Paper"),
    ]
    doc = linked("quiet garden quiet garden", ("quiet garden", paper), ("quiet garden", concept))
    assert {span._.link.entity for span in doc.spans["mentions"]} == {
        concept
    }  # as likely: the order of types decides, not that of mentions


@pytest.mark.parametrize(
    ("how", "free", "expected"),
    [
        (How.EXACT, True, How.EXACT),
        (How.ALIAS, True, How.ALIAS),
        (How.JOINED, True, How.JOINED),
        (How.SOUND, True, How.SOUND),
        (How.EXACT, False, How.CONTEXT),
        (How.ALIAS, False, How.CONTEXT),
        (How.FIRST_NAME, False, How.FIRST_NAME),
    ],
)
def test_a_link_says_by_what_it_was_recognised(how, free, expected):
    """A name that needs context was recognised by context."""
    doc = NLP.make_doc("adam")
    doc.spans["turns"], doc.spans["mentions"] = [], [doc[0:1]]
    doc[0:1]._.candidates = (Scored(Candidate(0, 1, ADAM, how, ("adam",), free), 0.6), Scored(Candidate(0, 1, PERSON, how, ("adam",)), 0.5))
    (span,) = Linker()(doc).spans["mentions"]
    assert (span._.link.entity, span._.link.how, span._.link.score, span.label_) == (ADAM, expected, 0.6, "Method")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("geoffrey hinton came and geoffrey said", [("geoffrey", "geoffrey-hinton", "firstName")]),
        ("geoffrey hinton came and geoff said", [("geoff", "geoffrey-hinton", "firstName")]),
        ("geoffrey hinton came and geof said", []),  # nobody is called that
        ("geoffrey hinton came and Geoffrey's paper", [("Geoffrey", "geoffrey-hinton", "firstName")]),
        ("geoffrey said that geoffrey hinton came", []),  # not before he is named
        ("geoffrey hinton came and hinton said", []),  # no first name
    ],
)
def test_a_first_name_means_the_person_of_that_name(names, text, first):
    """Once a person is named in full, the first name alone means that person."""
    doc = linked(text, ("geoffrey hinton", names.entities["geoffrey-hinton"]))
    assert [each for each in told(doc) if each[2] != "exact"] == first


def test_the_first_name_as_heard_counts_too(names):
    """Of a garbled name, both the true first name and the one heard are remembered."""
    doc = linked("elias discover came then elias spoke and ilya left", ("elias discover", names.entities["ilya-sutskever"]))
    assert told(doc)[1:] == [("elias", "ilya-sutskever", "firstName"), ("ilya", "ilya-sutskever", "firstName")]


def test_a_first_name_means_whoever_was_named_last(names):
    """Of two people with one first name the one named last is meant."""
    other = Entity("geoffrey-moore", "Geoffrey Moore", EntityType.PERSON)
    text = "geoffrey hinton came then geoffrey moore came then geoffrey left"
    doc = linked(text, ("geoffrey hinton", names.entities["geoffrey-hinton"]), ("geoffrey moore", other))
    assert told(doc)[2:] == [("geoffrey", "geoffrey-moore", "firstName")]


def test_a_first_name_that_is_plain_english_means_nobody():
    """The "will" of a sentence is not the Will who was named."""
    assert told(linked("will mckay came and it will be", ("will mckay", PERSON))) == [("will mckay", "will-mckay", "exact")]


def test_a_publication_described_is_a_mention_and_the_paper_stands_for_it(names):
    """What author and year tell of it is a mention; what means it again is none, as a pronoun is none."""
    paper = Entity("quiet-nets", "Quiet nets", EntityType.PAPER, year=1987, authors=("Geoffrey Hinton",))
    doc = NLP.make_doc("hinton's 1987 paper and the paper")
    doc._.works = works_by_author([paper])
    doc.spans["turns"], doc.spans["mentions"] = [], [doc[0:1]]
    hinton = names.entities["geoffrey-hinton"]
    doc[0:1]._.candidates = (Scored(Candidate(0, 1, hinton, How.ALIAS, ("hinton",)), 0.9),)
    doc = Linker()(doc)
    assert told(doc) == [("hinton", "geoffrey-hinton", "alias"), ("1987 paper", "quiet-nets", "context")]
    assert [(span.text, span._.link.entity, span._.link.how, span.label_) for span in doc.spans["pronouns"]] == [
        ("paper", paper, How.ROLE, "Paper")
    ]


def test_a_first_name_belongs_to_people_only(names):
    """The first word of a thing's name alone means nothing."""
    doc = linked("deep mind is big and deep", ("deep mind", names.entities["deepmind"]))
    assert told(doc) == [("deep mind", "deepmind", "exact")]


def test_a_name_in_another_script_has_no_first_name_to_hear():
    """A person whose name holds no Latin letter is linked by an alias, and by the first name heard there."""
    assert told(linked("feifei li came and feifei left", ("feifei li", LI))) == [
        ("feifei li", "fei-fei-li", "exact"),
        ("feifei", "fei-fei-li", "firstName"),
    ]


def test_mentions_stay_in_order(names):
    """First names stand among the other mentions where they are said."""
    doc = linked(
        "geoffrey hinton geoffrey google", ("geoffrey hinton", names.entities["geoffrey-hinton"]), ("google", names.entities["google"])
    )
    assert [text for text, _, _ in told(doc)] == ["geoffrey hinton", "geoffrey", "google"]


@pytest.mark.parametrize("about", [{"guests": ("Geoffrey Hinton",), "host": "Lex Fridman"}, {}])
def test_guest_and_host_are_set_and_pronouns_reach_them(small, read, about):
    """By the title or by how they are introduced, "you" and "i" in the host's words mean guest and host."""
    lines = [
        "my name is lex fridman and this is a conversation with geoffrey hinton",
        "so how did you get started in this field and what do you think about it now",
    ]
    doc = read(small, *lines, **about)
    assert (doc._.guest.id, doc._.host.id) == ("geoffrey-hinton", "lex-fridman")
    assert [(span.text, span._.link.entity.id, span._.link.how) for span in doc.spans["pronouns"]] == [
        ("my", "lex-fridman", How.PRONOUN),
        ("you", "geoffrey-hinton", How.PRONOUN),
        ("you", "geoffrey-hinton", How.PRONOUN),
    ]
