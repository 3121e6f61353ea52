"""The given names of the people of a catalog."""

import pytest

from kg.model import Entity
from kg.ontology import EntityType, How
from kg.understand import phones
from kg.understand.candidates import Candidate
from kg.understand.given_names import GivenNames
from kg.understand.sound_index import Form

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
    assert GIVEN.of_their_bearers([called("fabian-oskar", "oskar", how)]) == []


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
    assert GIVEN.of_their_bearers(candidates) == candidates


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
