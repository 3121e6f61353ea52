"""The given names of the people of a catalog."""

import pytest

from kg.model import Entity
from kg.ontology import EntityType, How
from kg.understand import phones
from kg.understand.candidates import Candidate
from kg.understand.company import talk_of
from kg.understand.given_names import GivenNames, not_of_others
from kg.understand.sound_index import Form
from kg.understand.words import words_of

PEOPLE = {
    id_: Entity(id_, name, EntityType.PERSON, (name.split()[-1],), needs_context=frozenset({name.split()[-1]}))
    for id_, name in (
        ("fabian-oskar", "Fabian Oskar"), ("oskar-lund", "Oskar Lund"), ("oskar-brandt", "Oskar Brandt"), ("mira-lund", "Mira Lund"),
        ("lund-berg", "Lund Berg"), ("sergey-vale", "Sergey Vale"), ("daisy-penn", "Daisy Penn"),
    )
}  # fmt: skip
GIVEN = GivenNames(PEOPLE.values())


def called(id_: str, name: str, how: How = How.ALIAS, *, start: int = 0) -> Candidate:
    """Return somebody meant by a name, freely if it is the whole one."""
    return Candidate(start, start + len(name.split()), PEOPLE[id_], how, tuple(name.split()), free=" " in name)


@pytest.mark.parametrize("how", [How.ALIAS, How.SOUND])
def test_nobody_is_meant_by_a_surname_that_is_a_given_name_of_more_people(how):
    """ "Oskar" alone is somebody's given name, be it spelled or heard."""
    assert GIVEN.of_their_bearers([called("fabian-oskar", "oskar", how)], talk_of([], [])) == []


@pytest.mark.parametrize(
    "candidates",
    [
        [called("fabian-oskar", "fabian oskar"), called("fabian-oskar", "oskar", start=9)],
        [called("oskar-lund", "lund")],
        [called("fabian-oskar", "fabian oskar", How.SOUND)],
    ],
    ids=["named in full elsewhere", "a surname of more people than it is a given name of", "the whole name"],
)
def test_a_surname_means_who_bears_it(candidates):
    """A surname that few are called by, or of somebody whom the talk names, is left."""
    assert GIVEN.of_their_bearers(candidates, talk_of([], [])) == candidates


@pytest.mark.parametrize(("friends", "kept"), [(1, False), (2, True)])
def test_a_surname_may_be_meant_in_company_whoever_is_called_by_it(friends, kept):
    """That of somebody who is tied to two things that are spelled out."""
    ties = [Entity(f"friend-{at}", f"Friend {at}", EntityType.METHOD, related=("fabian-oskar",)) for at in range(friends)]
    talk = talk_of([], [Candidate(at, at + 1, entity, How.EXACT, ("friend",)) for at, entity in enumerate(ties)])
    oskar = called("fabian-oskar", "oskar")
    assert GIVEN.of_their_bearers([oskar], talk) == [oskar] * kept


@pytest.mark.parametrize(
    ("run", "namesake"),
    [
        ("turkey vale", False),
        ("sergei vale", False),
        ("oskar vale", True),
        ("daisy vale", True),
        ("ingeborg vale", True),
        ("the vale", False),
    ],
)
def test_another_given_name_makes_somebody_else(run, namesake):
    """A plain word that nobody is called was misheard; a given name, or a word that is not English, was not."""
    form = Form(PEOPLE["sergey-vale"], ("sergey", "vale"), phones.of_words(("sergey", "vale")))
    assert GIVEN.is_namesake(tuple(run.split()), form) is namesake


PENN = Candidate(0, 2, Entity("lund-pennyworth", "Lund Pennyworth", EntityType.PERSON, known=False), How.UNKNOWN, ("lund", "pennyworth"))


@pytest.mark.parametrize(
    ("each", "left"),
    [
        (called("mira-lund", "lund", start=5), False),
        (called("sergey-vale", "vale", How.SOUND, start=5), False),
        (called("mira-lund", "mira lund", How.SOUND, start=5), True),
        (called("mira-lund", "penn", start=6), True),
        (Candidate(5, 6, Entity("lund", "LUND", EntityType.DATASET), How.EXACT, ("lund",)), True),
    ],
    ids=["a surname", "a name alike", "more than one word", "another word", "nobody"],
)
def test_the_first_name_of_somebody_named_in_full_is_nobody_elses_name(hear, each, left):
    """Where Lund Pennyworth is spoken of, "lund" is no Mira Lund."""
    words = words_of(hear("lund pennyworth said to them lund penn"))
    assert not_of_others([PENN, each], [PENN], words) == ([PENN, each] if left else [PENN])


def test_who_is_named_in_full_too_may_be_meant_by_the_surname(hear):
    """With both of them spoken of, either may be "lund"."""
    words, both = words_of(hear("lund pennyworth and mira lund said lund")), [PENN, called("mira-lund", "mira lund", start=3)]
    assert not_of_others([*both, called("mira-lund", "lund", start=6)], both, words)[2:]
