"""What the whole talk says of its candidates."""

from collections import Counter

import pytest
import spacy

from kg.model import Entity
from kg.ontology import EntityType, How
from kg.understand.candidates import Candidate
from kg.understand.company import Talk, Ties, company_of, is_alone, is_at_home, neighbours_of, talk_of, tied, told, worth
from kg.understand.words import words_of

NLP = spacy.blank("en")
HINTON = Entity("geoffrey-hinton", "Geoffrey Hinton", EntityType.PERSON, organization="Google", related=("back-propagation",))
RUMELHART = Entity("david-rumelhart", "David Rumelhart", EntityType.PERSON, related=("back-propagation", "stanford"))
GOOGLE = Entity("google-inc", "Google", EntityType.ORGANIZATION)
BACKPROP = Entity("back-propagation", "Backpropagation", EntityType.METHOD)
PAPER = Entity("forward-forward", "Forward Forward", EntityType.PAPER, authors=("Geoffrey Hinton",))
ADAM = Entity("adam", "Adam", EntityType.METHOD, needs_context=frozenset({"Adam"}))


def candidate(entity: Entity, start: int, end: int, how: How = How.EXACT, **more) -> Candidate:
    """Return a candidate by the entity's name."""
    return Candidate(start, end, entity, how, tuple(entity.name.lower().split()), **more)


def spelled(*entities: Entity) -> Talk:
    """Return a talk that spells out these entities."""
    return talk_of(words_of(NLP.make_doc("so they said")), [candidate(entity, at, at + 1) for at, entity in enumerate(entities)])


def test_a_talk_sums_up_what_is_certain():
    """Names spelled out are counted by entity, and their ties once an entity; what is heard or needs context is left out."""
    words = words_of(NLP.make_doc("geoffrey hinton google hinton adam jeff hinten david rumelhart"))
    found = [
        candidate(HINTON, 0, 2),
        candidate(GOOGLE, 2, 3, How.JOINED),
        candidate(HINTON, 3, 4, How.ALIAS),
        candidate(ADAM, 4, 5, free=False),
        candidate(HINTON, 5, 7, How.SOUND, alike=0.9),
        candidate(RUMELHART, 7, 9),
    ]
    counts = Counter({"geoffrey-hinton": 2, "google-inc": 1, "david-rumelhart": 1})
    ties = Counter({"back-propagation": 2, "google": 1, "stanford": 1})
    named = frozenset({"geoffreyhinton", "google", "davidrumelhart"})
    assert talk_of(words, found) == Talk(words, False, counts, named, ties, frozenset())


def test_entities_are_tied_as_the_catalog_relates_them():
    """By what is related, who wrote it, and where somebody works; who only shares a tie is not."""
    assert tied([RUMELHART, PAPER, HINTON, GOOGLE, BACKPROP, ADAM]) == {
        ("back-propagation", "david-rumelhart"),
        ("back-propagation", "geoffrey-hinton"),
        ("forward-forward", "geoffrey-hinton"),
        ("geoffrey-hinton", "google-inc"),
    }
    assert tied([HINTON, RUMELHART, ADAM]) == frozenset()


def test_the_catalog_tells_how_entities_relate():
    """By its facts, by who wrote what, and by where somebody works; the ends of what holds both ways stand in order."""
    net = Entity("net", "Net", EntityType.METHOD, facts=("USES back-propagation adam", "COMPARED_WITH adam", "APPLIED_TO vision"))
    assert told([net, HINTON, GOOGLE, PAPER, BACKPROP, ADAM]) == {
        ("net", "USES", "back-propagation"), ("net", "USES", "adam"), ("adam", "COMPARED_WITH", "net"),
        ("geoffrey-hinton", "AUTHORED", "forward-forward"), ("geoffrey-hinton", "AFFILIATED_WITH", "google-inc"),
    }  # fmt: skip
    assert told([net, HINTON, RUMELHART]) == frozenset()


@pytest.mark.parametrize(
    ("entity", "others", "company"),
    [
        (GOOGLE, [HINTON], 1),  # his organization
        (HINTON, [PAPER], 1),  # its author
        (BACKPROP, [HINTON, HINTON, RUMELHART], 2),  # what they are related to; named twice is one
        (HINTON, [BACKPROP], 1),  # the same from the other side
        (HINTON, [BACKPROP, PAPER, ADAM], 2),
        (HINTON, [HINTON, ADAM, RUMELHART], 0),
    ],
)
def test_company_is_what_the_catalog_relates(entity, others, company):
    """Of the entities spelled out, those count that name this one as related, author or organization, and those that it names."""
    assert company_of(entity, spelled(*others)) == company


def test_what_is_only_heard_is_no_company():
    """A name that may be somebody else's says nothing of others."""
    words = words_of(NLP.make_doc("so they said"))
    assert company_of(GOOGLE, talk_of(words, [candidate(HINTON, 0, 1, How.SOUND), candidate(HINTON, 1, 2, free=False)])) == 0


@pytest.mark.parametrize(
    ("entity", "others", "neighbours"),
    [
        (HINTON, [RUMELHART], 1),  # both are related to backpropagation
        (HINTON, [RUMELHART, HINTON], 1),  # not to itself
        (RUMELHART, [HINTON, HINTON], 1),
        (BACKPROP, [HINTON, RUMELHART], 0),  # company, but related to nothing itself
        (HINTON, [ADAM], 0),
    ],
)
def test_neighbours_are_related_to_the_same(entity, others, neighbours):
    """Entities spelled out count for what this one has in common with them, itself left out."""
    assert neighbours_of(entity, spelled(*others)) == neighbours


@pytest.mark.parametrize("others", [[], [HINTON], [BACKPROP], [HINTON, RUMELHART], [PAPER, RUMELHART, GOOGLE]])
def test_favour_is_what_company_is_worth(others):
    """For all entities at once it is what each is told alone, by id or by name, and those without any company are left out."""
    everybody, talk = [HINTON, RUMELHART, GOOGLE, BACKPROP, PAPER, ADAM], spelled(*others)
    alone = {entity.id: worth(company_of(entity, talk), neighbours_of(entity, talk)) for entity in everybody}
    expected = {id_: pytest.approx(each, abs=0.001) for id_, each in alone.items() if each}
    assert Ties(everybody).favour(talk) == expected


def test_more_company_is_worth_more():
    """A tie counts more than what two have in common, and nothing for nothing."""
    assert 0 == worth(0, 0) < worth(0, 1) < worth(1, 0) < worth(1, 1) < worth(5, 1)


STAHL = Entity("georg-stahl", "Georg Stahl", EntityType.PERSON, related=("halle",), facts=("SUPPORTS adam",))
FLOGISTON = Entity("flogiston", "Flogiston", EntityType.CONCEPT, facts=("INSPIRED_BY vitalism georg-stahl",))
OTHERS = [Entity(f"quell-{number}", f"Quell {number}", EntityType.METHOD) for number in range(20)]


@pytest.mark.parametrize(
    ("entity", "others", "alone"),
    [
        (HINTON, OTHERS, True),
        (HINTON, [*OTHERS, BACKPROP], False),  # it names a tie
        (HINTON, [*OTHERS, PAPER], False),  # which names it
        (HINTON, [*OTHERS, RUMELHART], False),  # they have a tie in common
        (HINTON, [*OTHERS, GOOGLE], False),  # his organization
        (PAPER, [*OTHERS, HINTON], False),  # its author
        (STAHL, OTHERS, True),
        (STAHL, [*OTHERS, ADAM], False),  # a fact tells of both
        (STAHL, [*OTHERS, FLOGISTON], False),  # a fact of the other does
        (GOOGLE, OTHERS, False),  # nobody knows what it is tied to
        (HINTON, OTHERS[:2], False),  # a talk that says too little to tell
    ],
)
def test_an_entity_is_alone_where_none_of_its_ties_is_spoken_of(entity, others, alone):
    """In a talk that spells out much, what the catalog ties to nothing of it is out of place."""
    assert is_alone(entity, spelled(*others)) is alone


@pytest.mark.parametrize(("other", "alone"), [(BACKPROP, False), (PAPER, False), (GOOGLE, False), (RUMELHART, True)])
def test_what_is_only_tied_to_the_same_is_no_close_company(other, alone):
    """Closely, a tie in common does not count."""
    assert is_alone(HINTON, spelled(*OTHERS, other), closely=True) is alone


@pytest.mark.parametrize(("number", "at_home"), [(25, True), (24, True), (23, False), (0, False)])
def test_a_talk_of_the_field_spells_out_much(number, at_home):
    """Of 1,600 words, 24 different entities at least; one that is named again and again is one."""
    words = words_of(NLP.make_doc("word " * 1600))
    found = [candidate(Entity(f"method-{at}", f"Method {at}", EntityType.METHOD), at, at + 1) for at in range(number)]
    assert is_at_home(talk_of(words, [*found, *found[:1] * 50])) is at_home


@pytest.mark.parametrize(
    ("text", "cased"),
    [("so geoffrey hinton said", False), ("So Geoffrey Hinton said", True), ("I " + "said " * 60, False), ("I " + "said " * 40, True)],
)
def test_capitals_mean_something_where_there_are_some(text, cased):
    """From one word in fifty with a capital, a talk is not all lower case."""
    assert talk_of(words_of(NLP.make_doc(text)), []).cased is cased


def test_nothing_said_is_not_cased():
    """A talk without words has no company and no capitals."""
    assert talk_of([], []) == Talk([], False, Counter(), frozenset(), Counter(), frozenset())
