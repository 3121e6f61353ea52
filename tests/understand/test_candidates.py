"""What runs of words may speak of."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from kg.catalog import Catalog, fold
from kg.model import Entity
from kg.ontology import EntityType, How
from kg.understand.candidates import Candidate, Proposer
from kg.understand.names import NameIndex
from kg.understand.words import words_of

NLP = spacy.blank("en")
NAMESAKES = ("Geoffrey Moore", "Geoffrey West", "Mark Riedl", "Mark Weiser", "Will Kay", "Will Dabney", "Bo Li", "Bo Dai")


@pytest.fixture(scope="module")
def proposer(names: Catalog) -> Proposer:
    """Return what proposes candidates from the small catalog and some people who share first names."""
    people = [Entity("-".join(fold.words(name)), name, EntityType.PERSON) for name in NAMESAKES]
    return Proposer(NameIndex({entity.id: entity for entity in (*names.entities.values(), *people)}))


def candidates(proposer: Proposer, text: str) -> list[Candidate]:
    """Return the candidates of a text."""
    return proposer.propose(words_of(NLP.make_doc(text)))


def proposed(proposer: Proposer, text: str, *hows: How) -> list[tuple[str, str, str]]:
    """Return run, entity and how of each candidate, of some kinds of how alone where any are given."""
    words = words_of(NLP.make_doc(text))
    return [
        (" ".join(word.folded for word in words[each.start : each.end]), each.entity.id, each.how.value)
        for each in candidates(proposer, text)
        if not hows or each.how in hows
    ]


@pytest.mark.parametrize(
    ("text", "run", "name", "how"),
    [
        ("geoffrey hinton said", "geoffrey hinton", "geoffrey-hinton", "exact"),
        ("and hinton said", "hinton", "geoffrey-hinton", "alias"),
        ("the image net data", "image net", "imagenet", "joined"),
        ("the image\nnet data", "image net", "imagenet", "joined"),
        ("back propagation works", "back propagation", "backpropagation", "joined"),
        ("then deep mind did", "deep mind", "deepmind", "joined"),
        ("open ai’s paper", "open ai", "openai", "joined"),
        ("the transformer's weights", "transformer", "transformer", "exact"),
        ("many neural networks", "neural networks", "neural-network", "exact"),
        ("a neural-network", "neural network", "neural-network", "exact"),
        ("some ls tms", "ls tms", "lstm", "joined"),
        ("in a.i. now", "ai", "artificial-intelligence", "alias"),
    ],
)
def test_names_are_proposed_as_they_are_spelled(proposer, text, run, name, how):
    """Joined and split words, plurals, possessives and line breaks make no difference but to `how`."""
    assert proposed(proposer, text) == [(run, name, how)]


@pytest.mark.parametrize(
    "text",
    [
        "is a i think",  # not AI
        "symbolic reasoning",  # not the company Symbolics
        "a policy for the school",
        "",
    ],
)
def test_everyday_words_are_no_name(proposer, text):
    """Short names put together from ordinary words, and proper names short of their s, are refused."""
    assert proposed(proposer, text, How.EXACT, How.ALIAS, How.JOINED) == []


def test_the_longest_name_hides_those_inside_it(proposer):
    """Within a name that means its entity freely no shorter name is proposed."""
    title = "imagenet classification with deep convolutional neural networks"
    assert proposed(proposer, f"the {title} paper", How.EXACT, How.ALIAS, How.JOINED) == [(title, "alexnet-paper", "exact")]
    assert proposed(proposer, "alex net paper", How.EXACT, How.ALIAS, How.JOINED) == [("alex net paper", "alexnet-paper", "joined")]


def test_a_name_that_needs_context_is_not_free(proposer):
    """The candidate says whether its name means the entity by itself."""
    found = candidates(proposer, "adam or the adam optimizer")
    assert [(each.start, each.end, each.free) for each in found if each.entity.id == "adam"] == [
        (0, 1, False),
        (3, 5, True),
    ]


@pytest.mark.parametrize(
    ("text", "run", "name"),
    [
        ("with elias discover today", "elias discover", "ilya-sutskever"),
        ("from fuka shima in japan", "fuka shima", "kunihiko-fukushima"),
        ("so sepp hoke rider said", "sepp hoke rider", "sepp-hochreiter"),
        ("and jeff hinten said", "jeff hinten", "geoffrey-hinton"),
    ],
)
def test_a_garbled_name_is_proposed_by_sound(proposer, text, run, name):
    """A run that sounds like a name may mean it, and says how alike it is."""
    assert (run, name, "sound") in proposed(proposer, text, How.SOUND)
    assert all(0.5 < each.alike <= 1 and 0 < each.bones <= 1 for each in candidates(proposer, text) if each.how is How.SOUND)


@pytest.mark.parametrize("text", ["with elias discover with", "the fuka shima of", "so jeff hinten really"])
def test_function_words_never_edge_a_garbled_run(proposer, text):
    """Grammar at the edge of a run is not part of a name."""
    edges = {run.split()[at] for run, _, _ in proposed(proposer, text, How.SOUND) for at in (0, -1)}
    assert edges
    assert edges.isdisjoint({"with", "the", "of", "so", "really"})


@pytest.mark.parametrize("text", ["he was hidden", "they went into deep mind", "a greater day", "transform her", "the ingredient"])
def test_ordinary_words_are_not_heard_as_names(proposer, text):
    """A word of plain English hides no name by sound, nor do several unless one is rare."""
    assert proposed(proposer, text, How.SOUND) == []


def test_what_is_spelled_is_not_also_heard(proposer):
    """The words of a name that is spelled out are no end of a run that sounds like another."""
    assert proposed(proposer, "geoffrey hinton", How.SOUND) == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("so geoffrey quellhorst said", ["geoffrey quellhorst"]),
        ("so maria quellhorst said", []),  # nobody else is called so
        ("so yann quellhorst said", []),  # one person alone is
        ("geoffrey said hello", []),  # what follows is plain English
        ("mark quellhorst", []),  # a word before a name
        ("will quellhorst come", []),
        ("geoffrey 42", []),
        ("geoffrey x", []),
        ("bo quellhorst", []),  # too short to be sure
        ("then Maria Quellhorst said", ["maria quellhorst"]),
        ("then Maria Quellhorst Smith said", ["maria quellhorst", "maria quellhorst smith", "quellhorst smith"]),
        ("Maria and Quellhorst", []),
        ("The Quick Brown Dog", []),
        ("Google Quellhorst", []),  # spelled out already
    ],
)
def test_unknown_people_are_a_first_name_or_capitals_with_an_unheard_of_word(proposer, text, people):
    """A person nobody has catalogued is told by a known first name, or by capitals in a row, with a word that is not plain English."""
    assert [run for run, _, _ in proposed(proposer, text, How.UNKNOWN)] == people


def test_an_unknown_person_bears_the_spelling_heard(proposer):
    """The entity made up for it is a person, not known, with a name in title case."""
    (each,) = [each for each in candidates(proposer, "geoffrey quellhorst") if each.how is How.UNKNOWN]
    assert each.entity == Entity("geoffrey-quellhorst", "Geoffrey Quellhorst", EntityType.PERSON, known=False)
    assert each.free


def test_the_same_run_is_proposed_wherever_it_stands(proposer):
    """A garble that comes twice is heard twice."""
    assert len([1 for run, _, _ in proposed(proposer, "fuka shima and fuka shima", How.SOUND) if run == "fuka shima"]) == 2


SPOKEN = ("the", "image", "net", "alex", "hinton", "geoffrey", "adam", "fuka", "shima", "is", "a", "i", "Maria", "Quellhorst", "lstm", "'")


@given(st.lists(st.sampled_from(SPOKEN), max_size=12))
def test_candidates_stand_in_order_within_the_talk(proposer, spoken):
    """Whatever is said, candidates are in order, not empty and within the words."""
    found = candidates(proposer, " ".join(spoken))
    assert all(0 <= each.start < each.end <= len(words_of(NLP.make_doc(" ".join(spoken)))) for each in found)
    assert [(each.start, each.end) for each in found] == sorted((each.start, each.end) for each in found)
