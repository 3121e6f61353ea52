"""What runs of words may speak of."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.catalog import Catalog
from kg.model import Entity
from kg.ontology import EntityType, How
from kg.understand.candidates import Candidate
from kg.understand.hearing import Hearing
from kg.understand.names import NameIndex
from kg.understand.proposer import Proposer
from kg.understand.words import words_of


class Listener:
    """Propose candidates of texts in which some words are heard as mentions."""

    def __init__(self, proposer: Proposer, hear: Callable[..., Doc]) -> None:
        """Keep what proposes, and what makes a Doc that is read."""
        self._proposer, self._hear = proposer, hear

    def candidates(self, text: str, *heard: tuple[str, str, float], people: Sequence[str] = ()) -> list[Candidate]:
        """Return the candidates of a text in which these words are heard, each of a type with a chance, and that has to do with people."""
        doc = self._hear(text, *heard)
        words = words_of(doc)
        return self._proposer.propose(words, Hearing(doc, words), people)

    def proposed(self, text: str, *hows: How, heard: Sequence[tuple[str, str, float]] = ()) -> list[tuple[str, str, str]]:
        """Return run, entity and how of each candidate, of some kinds of how alone where any are given."""
        words = words_of(self._hear(text))
        return [
            (" ".join(word.folded for word in words[each.start : each.end]), each.entity.id, each.how.value)
            for each in self.candidates(text, *heard)
            if not hows or each.how in hows
        ]


@pytest.fixture(scope="module")
def listener(names: Catalog, hear: Callable[..., Doc]) -> Listener:
    """Return what proposes candidates from the small catalog and a little more."""
    more = [
        Entity("adamw", "AdamW", EntityType.METHOD),
        Entity("adum", "Adum", EntityType.METHOD),
        Entity("quell", "Quell", EntityType.METHOD),
        Entity("mira-oskar", "Mira Oskar", EntityType.PERSON, ("Oskar",), needs_context=frozenset({"Oskar"})),
    ]
    return Listener(Proposer(NameIndex({entity.id: entity for entity in (*names.entities.values(), *more)})), hear)


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
def test_names_are_proposed_as_they_are_spelled(listener, text, run, name, how):
    """Joined and split words, plurals, possessives and line breaks make no difference but to `how`."""
    assert listener.proposed(text) == [(run, name, how)]


def test_a_name_that_is_spelled_is_no_longer_run_by_its_sound(listener):
    """ "Geoffrey Hinton then" is Geoffrey Hinton alone, also where more words are heard as one mention."""
    heard = ("geoffrey hinton den", "Person", 0.9)
    assert ("geoffrey hinton den", "geoffrey-hinton", "sound") not in listener.proposed("so geoffrey hinton den", heard=[heard])
    assert ("jeffrey hinton", "geoffrey-hinton", "sound") in listener.proposed(
        "so jeffrey hinton", heard=[("jeffrey hinton", "Person", 0.9)]
    )
    heard = ("jeffrey hinten den", "Person", 0.9)
    assert ("jeffrey hinten den", "geoffrey-hinton", "sound") in listener.proposed("so jeffrey hinten den", heard=[heard])


def test_a_name_that_is_heard_is_not_hidden_by_a_longer_one(hear):
    """ "Google plays" is no Google Play where the encoder hears Google alone, and never something that no catalog has."""
    entities = {
        each.id: each for each in (Entity("google", "Google", EntityType.ORGANIZATION), Entity("play", "Google Play", EntityType.METHOD))
    }
    listener = Listener(Proposer(NameIndex(entities)), hear)
    longer = ("google plays", "play", "exact")
    assert listener.proposed("so google plays go", How.EXACT) == [longer]
    assert listener.proposed("so google plays go", heard=[("google", "Organization", 0.9)]) == [("google", "google", "exact"), longer]


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("image net classification by deep convolutional neural networks", []),  # another word
        (
            "imagenet classification by deep convolutional neural networks",
            ["imagenet classification by deep convolutional neural networks"],
        ),
        (
            "imagenet classification the deep and convolutional neural networks",
            ["imagenet classification the deep and convolutional neural networks"],
        ),
        ("imagenet classification with the deep and so convolutional neural networks", []),  # too many
        ("imagenet " + "of the " * 6 + "classification with deep convolutional neural networks", []),
    ],
)
def test_a_long_name_is_proposed_with_other_small_words(listener, text, run):
    """It is an alias then."""
    assert [said for said, id_, how in listener.proposed(text, How.ALIAS) if id_ == "alexnet-paper"] == run


@pytest.mark.parametrize(
    "text",
    [
        "is a i think",  # not AI
        "symbolic reasoning",  # not the company Symbolics
        "a policy for the school",
        "",
    ],
)
def test_everyday_words_are_no_name(listener, text):
    """Short names put together from ordinary words, and proper names short of their s, are refused."""
    assert listener.proposed(text, How.EXACT, How.ALIAS, How.JOINED) == []


def test_the_longest_name_hides_those_inside_it(listener):
    """Within a name that means its entity freely no shorter name is proposed."""
    title = "imagenet classification with deep convolutional neural networks"
    assert listener.proposed(f"the {title} paper", How.EXACT, How.ALIAS, How.JOINED) == [(title, "alexnet-paper", "exact")]
    assert listener.proposed("alex net paper", How.EXACT, How.ALIAS, How.JOINED) == [("alex net paper", "alexnet-paper", "joined")]


def test_a_name_that_needs_context_is_not_free(listener):
    """The candidate says whether its name means the entity by itself."""
    found = listener.candidates("adam or the adam optimizer")
    assert [(each.start, each.end, each.free) for each in found if each.entity.id == "adam"] == [
        (0, 1, False),
        (3, 5, True),
    ]


@pytest.mark.parametrize(
    ("text", "run", "name"),
    [
        ("from fuka shima in japan", "fuka shima", "kunihiko-fukushima"),
        ("so sepp hoke rider said", "sepp hoke rider", "sepp-hochreiter"),
        ("and jeff hinten said", "jeff hinten", "geoffrey-hinton"),
    ],
)
def test_a_garbled_name_is_proposed_by_sound(listener, text, run, name):
    """A run that sounds like a name may mean it, and says how alike it is."""
    assert (run, name, "sound") in listener.proposed(text, How.SOUND)
    assert all(0.5 < each.alike <= 1 and 0 < each.bones <= 1 for each in listener.candidates(text) if each.how is How.SOUND)


@pytest.mark.parametrize("text", ["with sepp hoke rider with", "the fuka shima of", "so jeff hinten really"])
def test_function_words_never_edge_a_garbled_run(listener, text):
    """Grammar at the edge of a run is not part of a name."""
    edges = {run.split()[at] for run, _, _ in listener.proposed(text, How.SOUND) for at in (0, -1)}
    assert edges
    assert edges.isdisjoint({"with", "the", "of", "so", "really"})


@pytest.mark.parametrize("text", ["he was hidden", "they went into deep mind", "a greater day", "the ingredient"])
def test_ordinary_words_are_not_heard_as_names(listener, text):
    """A word of plain English hides no name by sound, nor do several unless one is rare."""
    assert listener.proposed(text, How.SOUND) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("they transform her life", [("transform her", "transformer", "sound")]),
        ("sepp hoke rider said", [("sepp hoke rider", "sepp-hochreiter", "sound")]),
        ("they transmit her", []),
        ("of the of the", []),
    ],
)
def test_plain_words_are_heard_as_a_name_that_they_spell_out(listener, text, found):
    """They have its consonants and sound much like it; grammar alone is none."""
    assert [each for each in listener.proposed(text, How.SOUND) if each[0] != "hoke rider"] == found


def test_what_is_spelled_is_not_also_heard(listener):
    """The words of a name that is spelled out are no end of a run that sounds like another."""
    assert listener.proposed("geoffrey hinton", How.SOUND) == []


@pytest.mark.parametrize(
    ("type_", "chance", "other"),
    [("Method", 0.9, False), ("Person", 0.9, True), ("Person", 0.3, False), ("Method", 0.3, False)],
)
def test_what_is_spelled_is_heard_as_another_only_where_the_type_is_wrong(listener, type_, chance, other):
    """A word that spells a name may be another that sounds like it where the encoder clearly hears something of another type."""
    found = listener.proposed("adam and eve were in the garden", heard=[("adam", type_, chance)])
    assert found == [("adam", "adam", "exact"), *([("adam", "adum", "sound")] if other else [])]


@pytest.mark.parametrize(
    ("text", "heard", "name"),
    [
        ("she saw the ingredient", ("the ingredient", "Concept", 0.5), "gradient"),  # grammar at its edge, and all plain English
        ("a man called hint", ("hint", "Person", 0.3), "geoffrey-hinton"),
        ("with elias discover today", ("elias discover", "Person", 0.3), "ilya-sutskever"),  # rare enough, not alike enough
    ],
)
def test_what_is_heard_may_sound_less_alike(listener, text, heard, name):
    """Where the encoder hears a mention, plain words may hide a name, and less likeness is enough."""
    words, *_ = heard
    assert name not in {entity for run, entity, _ in listener.proposed(text, How.SOUND) if run == words}
    assert (words, name, "sound") in listener.proposed(text, How.SOUND, heard=[heard])


@pytest.mark.parametrize(
    ("text", "heard", "unknown"),
    [
        ("so maria quellhorst said", ("maria quellhorst", "Person", 0.9), [("maria quellhorst", "maria-quellhorst", "unknown")]),
        ("the blurry net paper", ("blurry net paper", "Paper", 0.3), [("blurry net paper", "blurry-net-paper", "unknown")]),
        ("at quellco now", ("quellco", "Organization", 0.9), [("quellco", "quellco", "unknown")]),
        ("a nice garden", ("nice garden", "Concept", 0.9), [("nice garden", "nice-garden", "unknown")]),
        ("in garden science", ("garden science", "Field", 0.9), [("garden science", "garden-science", "unknown")]),
        ("so maria quellhorst said", ("maria quellhorst", "Person", 0.2), []),  # hardly heard
        ("so hinton said", ("hinton", "Person", 0.9), []),  # in the catalog
        ("adam said", ("adam", "Person", 0.9), []),  # in the catalog, though only in context
        ("plan x y", ("x y", "Method", 0.9), []),  # letters alone
        ("then c plus", ("c plus", "Method", 0.9), [("c plus", "c-plus", "unknown")]),
    ],
)
def test_what_is_heard_and_in_no_catalog_is_unknown(listener, text, heard, unknown):
    """A mention of any type that no name spells is proposed under what was heard."""
    assert listener.proposed(text, How.UNKNOWN, heard=[heard]) == unknown


def test_a_stranger_is_called_by_the_first_name_behind_the_whole(listener):
    """Who is named and then called has one name, and not two first names."""
    (found,) = listener.candidates("we have maria quellhorst maria welcome", ("maria quellhorst maria", "Person", 0.9))
    assert (found.start, found.end, found.entity.name) == (2, 5, "Maria Quellhorst")


def test_what_is_called_a_programme_is_proposed_though_not_heard(listener):
    """Under its own name and as an organization."""
    (found,) = [each for each in listener.candidates("this is garden science a podcast for all") if each.how is How.UNKNOWN]
    assert (found.entity.name, found.entity.type) == ("Garden Science", EntityType.ORGANIZATION)


def test_an_unknown_entity_bears_the_spelling_heard(listener):
    """The entity made up for it is of the type heard, not known, under the name heard."""
    found = listener.candidates("maria quellhorst said", ("maria quellhorst", "Person", 0.9))
    (each,) = [each for each in found if each.how is How.UNKNOWN]
    assert each.entity == Entity("maria-quellhorst", "Maria Quellhorst", EntityType.PERSON, known=False)
    assert (each.free, each.name) == (True, ("maria", "quellhorst"))


@pytest.mark.parametrize(
    ("heard", "type_", "name"),
    [
        ("vision system", "Concept", "Vision system"),
        ("quell network", "Method", "Quell network"),
        ("deep quell network", "Method", "Deep Quell network"),
        ("the quiet garden", "Paper", "The Quiet Garden"),
        ("university of quellburg", "Organization", "University of Quellburg"),
        ("the garden for quell", "Paper", "The Garden for Quell"),
        ("a garden with an openai", "Paper", "A Garden with an OpenAI"),
        ("quell adamw network", "Method", "Quell AdamW network"),
        ("maria van der quell", "Person", "Maria van der Quell"),
        ("maria lstm", "Person", "Maria Lstm"),
        ("University Of Quellburg", "Organization", "University Of Quellburg"),
        ("jürgen mcQuell", "Person", "Jürgen mcQuell"),
        ("QuellNet", "Method", "QuellNet"),
        ("3 layer network", "Method", "3 layer network"),
    ],
)
def test_an_unknown_name_is_written_as_the_field_writes_names(listener, heard, type_, name):
    """Proper names and strange words open with capitals, small words and plain words of other names do not; case the talk has stays."""
    found = listener.candidates(f"then {heard} said", (heard, type_, 0.9))
    assert [each.entity.name for each in found if each.how is How.UNKNOWN] == [name]


def test_what_is_called_a_title_is_proposed_though_not_heard(listener):
    """As long as nothing else is heard there, and instead of what is."""
    proposed = [("waiting for quellburg", "waiting-for-quellburg", "unknown")]
    assert listener.proposed("a book called waiting for quellburg by her", How.UNKNOWN) == proposed
    heard = listener.candidates("a book called waiting for quellburg by her", ("waiting for quellburg", "Concept", 0.4))
    assert [each.entity.type for each in heard if each.how is How.UNKNOWN] == [EntityType.PAPER]


@pytest.mark.parametrize(("title", "unknown"), [("overfitting", ["overfitting-heard"]), ("attention is all you need", [])])
def test_what_is_called_a_title_may_bear_the_name_of_something_else(listener, title, unknown):
    """A paper may be called as a concept is; what the catalog has as a paper is no other paper."""
    found = listener.candidates(f"a paper called {title} that she wrote")
    assert [each.entity.id for each in found if each.how is How.UNKNOWN] == unknown


def test_an_unknown_entity_takes_no_id_of_the_catalog(listener):
    """Where the id of the spelling heard is that of something else, it says that it was heard."""
    (each,) = [each for each in listener.candidates("policy", ("policy", "Paper", 0.9)) if each.how is How.UNKNOWN]
    assert each.entity == Entity("policy-heard", "Policy", EntityType.PAPER, known=False)


@pytest.mark.parametrize(("heard", "id_"), [("jürgen quell", "jurgen-quell"), ("o'quell", "oquell"), ("quell++ smith", "quell-smith")])
def test_an_id_has_plain_letters_alone(listener, heard, id_):
    """Accents and signs are dropped."""
    assert [entity for _, entity, _ in listener.proposed(f"{heard} said", How.UNKNOWN, heard=[(heard, "Person", 0.9)])] == [id_]


def test_a_name_of_signs_alone_has_an_id_too(hear):
    """Words that somebody else split may hold no letter."""
    doc = Doc(Vocab(), words=["++", "said"])
    doc._.reading = hear("a b", ("a", "Method", 0.9))._.reading
    words = words_of(doc)
    (each,) = Proposer(NameIndex({})).propose(words, Hearing(doc, words))
    assert each.entity.id == "name"


def test_the_same_run_is_proposed_wherever_it_stands(listener):
    """A garble that comes twice is heard twice."""
    assert len([1 for run, _, _ in listener.proposed("fuka shima and fuka shima", How.SOUND) if run == "fuka shima"]) == 2


@pytest.mark.parametrize(("chance", "meant"), [(0.95, []), (0.5, ["mira-oskar"])])
def test_the_first_name_of_a_stranger_is_no_surname(listener, chance, meant):
    """Beside an Oskar Quellhorst who is surely heard, "oskar" is no Mira Oskar."""
    found = listener.candidates("oskar quellhorst is here and oskar said", ("oskar quellhorst", "Person", chance))
    assert [each.entity.id for each in found if each.start == 5] == meant


SPOKEN = ("the", "image", "net", "alex", "hinton", "geoffrey", "adam", "fuka", "shima", "is", "a", "i", "Maria", "Quellhorst", "lstm", "'")


PEOPLE = ("Maria Quellhorst", "Fuka Shima", "Geoffrey Hinton", "Adam Maria Hinton")


@given(st.lists(st.sampled_from(SPOKEN), max_size=12), st.lists(st.sampled_from(PEOPLE), unique=True))
@example(["fuka", "shima", "Maria"], ["Fuka Shima", "Maria Quellhorst"])  # which ends with fewer words than a name has that is said
def test_candidates_stand_in_order_within_the_talk(listener, spoken, people):
    """Whatever is said, and whoever has to do with the talk, candidates are in order, not empty and within the words."""
    found = listener.candidates(" ".join(spoken), people=people)
    assert all(0 <= each.start < each.end <= len(" ".join(spoken).split()) for each in found)
    assert [(each.start, each.end) for each in found] == sorted((each.start, each.end) for each in found)
