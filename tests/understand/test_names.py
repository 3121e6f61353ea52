"""Names by their spelling."""

import pytest

from kg.catalog import fold
from kg.model import Entity
from kg.ontology import EntityType
from kg.understand.names import NameIndex, content_of, names_of

ENTITIES = [
    Entity("imagenet", "ImageNet", EntityType.DATASET),
    Entity("lstm", "Long short-term memory", EntityType.METHOD, ("LSTM",)),
    Entity("backpropagation", "Backpropagation", EntityType.METHOD, ("Backprop",)),
    Entity("policy-gradient", "Policy gradient", EntityType.METHOD),
    Entity("decision-policy", "Decision policy", EntityType.CONCEPT),
    Entity("bias", "Bias", EntityType.CONCEPT),
    Entity("fei-fei-li", "Fei-Fei Li", EntityType.PERSON),
    Entity("poincare", "Henri Poincaré", EntityType.PERSON),
    Entity("adam", "Adam", EntityType.METHOD, ("Adam optimizer",), needs_context=frozenset({"Adam"})),
    Entity("adam-smith", "Adam", EntityType.PERSON),
]
INDEX = NameIndex({entity.id: entity for entity in ENTITIES})


@pytest.mark.parametrize(
    ("heard", "name"),
    [
        ("imagenet", "imagenet"),
        ("image net", "imagenet"),
        ("image nets", "imagenet"),
        ("IMAGENET's", "imagenet"),
        ("long short term memory", "lstm"),
        ("long short-term memories", "lstm"),
        ("l s t m", "lstm"),
        ("ls tms", "lstm"),
        ("LSTMs", "lstm"),
        ("back propagation", "backpropagation"),
        ("back prop", "backpropagation"),
        ("policy gradients", "policy-gradient"),
        ("decision policies", "decision-policy"),
        ("biases", "bias"),
        ("fei fei li", "fei-fei-li"),
        ("feifei li", "fei-fei-li"),
        ("henri poincare", "poincare"),
    ],
)
def test_a_name_is_found_however_it_is_spelled(heard, name):
    """Case, accents, spaces, hyphens, plurals and possessives make no difference."""
    assert [found.entity.id for found in INDEX.find(tuple(fold.words(heard)))] == [name]


@pytest.mark.parametrize("heard", ["images net", "policies gradient", "imagenett", "memory", "net image", "image"])
def test_what_is_spelled_otherwise_is_not_found(heard):
    """Only the last word may be a plural, and no letter may differ."""
    assert INDEX.find(tuple(fold.words(heard))) == []


@pytest.mark.parametrize(
    ("heard", "words"),
    [
        ("image net", 2),
        ("the image net", 1),  # no name opens with "the"
        ("long short term memory is what", 5),  # the last word of a run may be short of its ending
        ("policies gradient", 1),
        ("", 0),
    ],
)
def test_a_run_reaches_as_far_as_a_name_opens_like_it(heard, words):
    """Words after those with which no name opens need not be looked at."""
    assert INDEX.reach(heard.split()) == words


@pytest.mark.parametrize("name", list(INDEX.names()), ids=lambda name: name.text)
def test_every_name_is_in_reach(name):
    """Whatever can be found is looked for, in the plural too."""
    *first, last = name.words
    assert INDEX.reach(name.words) == INDEX.reach([*first, f"{last}s"]) == len(name.words)


def test_nothing_is_in_reach_of_an_empty_catalog():
    """Where there are no names no run is looked at."""
    assert NameIndex({}).reach(["image", "net"]) == 0


def test_a_name_of_two_entities_finds_both_in_order_of_the_catalog():
    """Which is meant is for others to choose; each name says whether it is free of context."""
    assert [(name.entity.id, name.free) for name in INDEX.find(("adam",))] == [("adam", False), ("adam-smith", True)]


def test_a_spelling_counts_once_an_entity():
    """Aliases that differ in nothing that matters are one name, and a name without letters is none."""
    entity = Entity("cnn", "CNN", EntityType.METHOD, ("C.N.N.", "cnns", "ConvNet", "…"))
    assert [name.text for name in names_of(entity)] == ["CNN", "ConvNet"]


def test_all_names_are_listed():
    """Every name and alias of every entity is there to be looked up by other means."""
    assert sorted(name.text for name in INDEX.names()) == sorted(text for entity in ENTITIES for text in (entity.name, *entity.aliases))


def test_the_ids_of_the_catalog_are_known():
    """Who makes up an entity can tell which ids are taken."""
    assert INDEX.ids == {entity.id for entity in ENTITIES}


PERSON = EntityType.PERSON
QUELL = Entity("quell", "Ann Quellhorst", PERSON, ("Horse", "A. Quell", "Bird"), ("kell horst", "stall", "x"), frozenset({"Bird"}))
BUILT_IN = Entity("quell", "Ann Quellhorst", PERSON, (*QUELL.aliases, "Annie Q"), (*QUELL.sounds, "and kell"))


@pytest.mark.parametrize(
    ("said", "listed"),
    [
        ("ann quellhorst", [True]),
        ("a quell", [True]),
        ("kell horst", [True]),
        ("ann stall", [True]),  # what is heard for her last name, behind the first
        ("ann horse", [True]),
        ("horse", [False]),  # a plain word by itself
        ("bird", [False]),  # which the list says to need context
        ("ann bird", []),
        ("annie q", [False]),  # which the list does not have
        ("stall", []),
        ("x", []),
        ("and kell", []),
    ],
)
def test_what_a_user_lists_is_found_as_it_is_heard(said, listed):
    """Sounds, too, as the list says them; a name tells whether the list has it."""
    index = NameIndex({"quell": BUILT_IN}, {"quell": QUELL})
    assert [name.listed for name in index.find(said.split())] == listed
    assert all(name.free for name in index.find(said.split()) if name.listed)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("policy gradient methods", ["methods"]),
        ("gradient policy methods", []),  # in another order
        ("policy gradient", []),
        ("policy gradient adam", []),  # needs context
        ("short memory networks", []),  # of three words
    ],
)
def test_a_long_name_is_found_by_its_content_words(words, found):
    """Whatever small words stand between them."""
    index = NameIndex(
        {
            "methods": Entity("methods", "The policy of gradient methods", EntityType.PAPER),
            "adam": Entity("adam", "Policy gradient for Adam", EntityType.PAPER, needs_context=frozenset({"Policy gradient for Adam"})),
            "short": Entity("short", "Short memory networks", EntityType.PAPER),
        }
    )
    assert [name.entity.id for name in index.find_by_content(words.split())] == found


def test_content_is_what_is_no_grammar():
    """Words that everybody uses all the time are left out."""
    assert content_of(["the", "policy", "of", "gradient", "methods"]) == ("policy", "gradient", "methods")
