"""The given names of the people of a catalog."""

import pytest

from kg.model import Entity
from kg.ontology import EntityType, How
from kg.understand import phones
from kg.understand.candidates import Candidate
from kg.understand.company import talk_of
from kg.understand.given_names import GivenNames, not_of_others
from kg.understand.hearing import Hearing
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
    ("run", "name", "may"),
    [
        ("turkey vale", "sergey vale", True),
        ("sergei vale", "sergey vale", True),
        ("the vale", "sergey vale", True),
        ("serge oh vale", "sergey vale", True),
        ("zed vale", "sergey vale", True),  # as he is called for short
        ("oskar vale", "sergey vale", False),
        ("daisy vale", "sergey vale", False),
        ("ingeborg vale", "sergey vale", False),
        ("turkey veil", "sergey vale", True),
        ("daisy veil", "sergey vale", False),
        ("ingeborg veil", "sergey vale", True),  # nobody is called that
        ("oskar veil", "sergey vale", False),  # with the surname garbled, too
        ("oskar veil", "vale", False),
        ("oskar of veil", "vale", False),
        ("sergei veil", "vale", True),
        ("veil", "vale", True),
        ("sergei valeman", "sergey vale", False),
        ("sergei valeman wrote", "sergey vale", False),
        ("valeman", "vale", False),
        ("valet", "vale", True),  # no more than a letter
        ("handling", "hand", True),  # a plain word
        ("vale", "veil", True),
        ("oskar", "vale", False),  # a given name
        ("lund", "vale", True),  # a surname as well
        ("in eighty one", "vale", False),
        ("you were 84", "sergey vale", False),
    ],
)
def test_what_sounds_like_a_name_may_be_somebody_elses(monkeypatch, run, name, may):
    """A plain word that nobody is called was misheard; a given name, another surname, or grammar and numbers, was not."""
    monkeypatch.setattr("kg.understand.given_names.short_for", {"sergey": ["zed"]}.get)
    form = Form(PEOPLE["sergey-vale"], tuple(name.split()), phones.of_words(name.split()))
    assert GIVEN.may_mean(tuple(run.split()), form) is may


def test_things_are_not_called_by_given_names():
    """ "oskar net" may be what became of the name of a method."""
    net = Entity("sergey-net", "Sergey net", EntityType.METHOD)
    assert GIVEN.may_mean(("oskar", "net"), Form(net, ("sergey", "net"), phones.of_words(("sergey", "net"))))


@pytest.mark.parametrize(
    ("text", "friends", "people", "meant"),
    [
        ("so sergey said", 2, PEOPLE, ["sergey-vale"]),
        ("so sergey said", 1, PEOPLE, []),  # in no company
        ("so oskar said", 2, PEOPLE, ["oskar-lund"]),  # the one of two who is
        ("so both said", 2, PEOPLE, []),
        ("so sergey said", 2, {str(at): Entity(str(at), f"Sergey {at}", EntityType.PERSON) for at in range(9)}, []),  # too many
    ],
)
def test_a_given_name_alone_means_who_bears_it_in_their_company(hear, text, friends, people, meant):
    """Of few people of that name the only one who is tied to two things spelled out, but no plain word."""
    tied = [Entity(f"tied-{at}", f"Tied {at}", EntityType.METHOD, related=("sergey-vale", "oskar-lund", "0")) for at in range(friends)]
    talk = talk_of([], [Candidate(at, at + 1, entity, How.EXACT, ("tied",)) for at, entity in enumerate(tied)])
    both = Entity("both", "Both Vale", EntityType.PERSON, related=("tied-0", "tied-1"))
    found = GivenNames([*people.values(), both]).alone(words_of(hear(text)), talk, [])
    assert [(each.start, each.end, each.entity.id, each.how, each.free) for each in found] == [
        (1, 2, id_, How.FIRST_NAME, False) for id_ in meant
    ]


@pytest.mark.parametrize("name", ["sergey vale", "vale"])
def test_who_is_named_otherwise_is_not_meant_by_the_given_name_alone(hear, name):
    """Not before that, which the linker sees to."""
    tied = [Entity(f"tied-{at}", f"Tied {at}", EntityType.METHOD, related=("sergey-vale",)) for at in range(2)]
    talk = talk_of([], [Candidate(at, at + 1, entity, How.EXACT, ("tied",)) for at, entity in enumerate(tied)])
    words = words_of(hear(f"sergey said that {name} came"))
    assert list(GIVEN.alone(words, talk, [called("sergey-vale", name, start=3)])) == []


@pytest.mark.parametrize(
    ("word", "chance", "type_", "left"),
    [
        ("oskar", 0.3, EntityType.METHOD, False),
        ("oskar", 0.05, EntityType.METHOD, True),
        ("oskar", 0.3, EntityType.PERSON, True),
        ("daisy", 0.3, EntityType.METHOD, True),  # one woman's name
    ],
)
def test_a_given_name_that_is_heard_as_somebodys_is_no_thing(hear, word, chance, type_, left):
    """ "Oskar" is no Oscarnet, if a person may be heard there."""
    doc = hear(f"so {word} said", (word, "Person", chance))
    words, thing = words_of(doc), Candidate(1, 2, Entity("thing", "Oscarnet", type_), How.SOUND, ("oscarnet",))
    assert GIVEN.not_of_people([thing], words, Hearing(doc, words)) == [thing] * left


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
