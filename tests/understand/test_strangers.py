"""People in no catalog who are surely heard by first and last name."""

from dataclasses import replace

import numpy as np
import pytest

from kg.model import Entity
from kg.ontology import EntityType, How
from kg.understand.candidates import Candidate
from kg.understand.company import talk_of
from kg.understand.given_names import GivenNames
from kg.understand.hearing import Hearing
from kg.understand.strangers import Strangers, is_stranger_in_full, without_rivals
from kg.understand.words import words_of

TEXT = "a tweet by maria quellhorst"
KELLER = Entity("maria-keller", "Maria Keller", EntityType.PERSON)


def heard_as(type_: EntityType = EntityType.PERSON, start: int = 3, end: int = 5) -> Candidate:
    """Return somebody, or something, in no catalog."""
    return Candidate(start, end, Entity("maria-quellhorst", "Maria Quellhorst", type_, known=False), How.UNKNOWN, ("maria", "quellhorst"))


@pytest.mark.parametrize(
    ("each", "chance", "holds"),
    [
        (heard_as(), 0.95, True),
        (heard_as(), 0.8, False),
        (heard_as(end=4), 0.95, False),
        (heard_as(EntityType.METHOD), 0.95, False),
        (Candidate(3, 5, KELLER, How.SOUND, ("maria", "keller")), 0.95, False),
    ],
    ids=["in full", "hardly heard", "a first name", "no person", "in the catalog"],
)
def test_a_stranger_in_full_has_more_than_one_name_and_is_surely_heard(hear, each, chance, holds):
    """A first name alone may be that of somebody known."""
    doc = hear(TEXT, ("maria quellhorst", "Person", chance))
    assert is_stranger_in_full(each, Hearing(doc, words_of(doc))) is holds


@pytest.mark.parametrize(("start", "odds", "left"), [(3, 1.0, []), (4, 1.0, []), (3, -4.0, [0]), (2, 1.0, [0])])
def test_a_stranger_whom_the_catalog_likely_has_is_none(hear, start, odds, left):
    """Captions may have garbled somebody known, in these words or in one of them."""
    doc = hear(TEXT, ("maria quellhorst", "Person", 0.95))
    rival = Candidate(start, min(start + 2, 5) if start > 2 else 3, KELLER, How.SOUND, ("maria", "keller"))
    assert without_rivals([heard_as(), rival], np.array([-1.0, odds]), Hearing(doc, words_of(doc))) == left


CLARK = Entity("kevin-clark", "Kevin Clark", EntityType.PERSON, related=("electra",))
PEOPLE = (CLARK, *(Entity(name, name.title(), EntityType.PERSON) for name in ("kevin moore", "ann park", "ann clarkson", "ann lake")))
NET = Entity("kevin-net", "Kevin Clark", EntityType.METHOD, related=("electra",))


def left_out(hear, text: str, guess: Candidate, *, friends: int = 0, chance: float = 0.95, expected=()) -> bool:
    """Tell whether a guess is left out in a text in which so many things are spelled that are tied to Kevin Clark."""
    tied = [Entity(f"tied-{at}", f"Tied {at}", EntityType.METHOD, related=("kevin-clark",)) for at in range(friends)]
    words = text.split()[guess.start : guess.end]
    doc = hear(text, (" ".join(words), "Person", chance))
    talk = talk_of(words_of(doc), [Candidate(0, 1, entity, How.EXACT, ("tied",)) for entity in tied])
    return Strangers(words_of(doc), Hearing(doc, words_of(doc)), talk, GivenNames(PEOPLE)).left_out([guess], expected) == []


def sounding(start: int, end: int, entity: Entity = CLARK, alike: float = 0.8) -> Candidate:
    """Return a guess by sound at Kevin Clark."""
    return Candidate(start, end, entity, How.SOUND, ("kevin", "clark"), alike=alike)


@pytest.mark.parametrize(
    ("name", "friends", "holds"),
    [
        ("kevin park", 0, True),  # a surname that others have
        ("kevin park", 1, True),
        ("kevin lake", 1, True),
        ("kevin kolark", 0, False),  # nearly the same
        ("kevin karp", 0, True),  # nobody's surname, but he is in no company
        ("kevin karp", 1, False),
        ("kevin dark", 0, False),  # a plain word was misheard
        ("kelvin park", 0, False),  # nobody is called that
        ("kevin a park", 0, False),
        ("kevin", 0, False),
    ],
)
def test_who_bears_another_surname_is_somebody_else(hear, name, friends, holds):
    """A given name and a surname that people have, far from the guess's, or any that is no word where nothing of the guess's is met."""
    guess = sounding(2, 2 + len(name.split()))
    assert left_out(hear, f"and then {name} said so", guess, friends=friends) is holds


@pytest.mark.parametrize(
    "changed",
    [{"chance": 0.8}, {"alike": 0.95}, {"expected": {"kevin-clark"}}, {"entity": NET}, {"friends": 9}],
    ids=["hardly heard", "nearly the same", "of the title", "no person", "in much company"],
)
def test_another_surname_may_still_be_misheard(hear, changed):
    """Where nobody is surely heard, all sounds nearly the same, the guess is expected or in much company, or it is no person."""
    more = {"alike": 0.8, "entity": CLARK} | changed
    guess = sounding(2, 4, more.pop("entity"), more.pop("alike"))
    assert not left_out(hear, "and then kevin park said so", guess, **more)


@pytest.mark.parametrize(
    ("before", "holds"),
    [
        ("it was my student", True),
        ("and two phd students", True),
        ("he asked professor", True),
        ("with a guy named", True),
        ("so our guest is", True),
        ("we are joined by", True),
        ("and then also", False),
        ("he is like", False),
    ],
)
def test_who_is_introduced_in_too_little_company_of_the_guess_is_somebody_else(hear, before, holds):
    """By what they are to others, a title, or as one who is there: with one word, too, that nobody else would bear."""
    guess, start = sounding(0, 0), len(before.split())
    for name in ("kevin dark", "kevlark"):
        guess = replace(guess, start=start, end=start + len(name.split()))
        text = f"{before} {name} said so"
        assert left_out(hear, text, guess) is holds
        assert left_out(hear, text, guess, friends=1) is holds
        assert not left_out(hear, text, guess, friends=3)
        assert not left_out(hear, text, replace(guess, alike=0.95))
        assert not left_out(hear, text, replace(guess, entity=replace(CLARK, related=())))  # of whose company nothing is known
        assert not left_out(hear, text, replace(guess, how=How.EXACT))
