"""Names found by their sound."""

import pytest

from kg.catalog import fold
from kg.model import Entity
from kg.ontology import EntityType
from kg.understand.names import NameIndex
from kg.understand.sound_index import SoundIndex


def person(name: str, **more) -> Entity:
    """Return a person of that name."""
    return Entity("-".join(fold.words(name)), name, EntityType.PERSON, **more)


PEOPLE = [
    person("Ilya Sutskever"), person("Kunihiko Fukushima"), person("Yoshua Bengio"), person("Samy Bengio"), person("Judea Pearl"),
    person("Peter Norvig"), person("Marvin Minsky"), person("Andrej Karpathy"), person("Andrew Ng"), person("John Hopfield"),
    person("Ian Goodfellow"), person("Sepp Hochreiter"), person("Juergen Schmidhuber"), person("Daphne Koller"),
]  # fmt: skip


def index(*entities: Entity) -> SoundIndex:
    """Return an index of entities."""
    return SoundIndex(NameIndex({entity.id: entity for entity in entities}).names())


def found(sounds: SoundIndex, heard: str, least: float = 0.6) -> list[str]:
    """Return the ids of what a run sounds like, best first."""
    (likenesses,) = sounds.find([tuple(fold.words(heard))], least=least, most=3)
    return [likeness.form.entity.id for likeness in likenesses]


@pytest.mark.parametrize(
    ("heard", "name"),
    [
        ("ilia sutz cover", "ilya-sutskever"),
        ("kuni hiko fuku sheema", "kunihiko-fukushima"),
        ("joshua ben geo", "yoshua-bengio"),
        ("sammy bengio", "samy-bengio"),
        ("judy a pearl", "judea-pearl"),
        ("peter norwig", "peter-norvig"),
        ("marvin min ski", "marvin-minsky"),
        ("andre carpathy", "andrej-karpathy"),
        ("john hop filled", "john-hopfield"),
        ("ian good fellow", "ian-goodfellow"),
        ("daphne collar", "daphne-koller"),
    ],
)
def test_a_garbled_name_finds_its_person_first(heard, name):
    """Of all names the right one sounds likest."""
    assert found(index(*PEOPLE), heard)[0] == name


@pytest.mark.parametrize(
    ("name", "sounds", "heard"),
    [("Yann LeCun", ("yan luh koon",), "yon luh coon"), ("Sepp Hochreiter", ("sep hoke rider",), "sep hoke writer")],
)
def test_a_spoken_respelling_helps(name, sounds, heard):
    """Where the spelling misleads, a respelling brings the name nearer to what is heard."""
    run = [tuple(fold.words(heard))]
    plain, respelled = (
        entry[0].phones
        for sounds_ in ((), sounds)
        for entry in index(person(name, sounds=sounds_)).find(run, least=0.0, most=1)
    )  # fmt: skip
    assert respelled > plain
    assert respelled > 0.9


def test_likenesses_are_best_first_and_one_an_entity():
    """An entity with several names is proposed once, by the one that sounds likest."""
    twice = person("Geoffrey Hinton", aliases=("Jeffrey Hinton", "Hinton"))
    (likenesses,) = index(twice, person("Jeffrey Hington")).find([("jeffrey", "hinton")], least=0.5, most=3)
    assert [each.form.entity.id for each in likenesses] == ["geoffrey-hinton", "jeffrey-hington"]
    assert [each.phones for each in likenesses] == sorted((each.phones for each in likenesses), reverse=True)
    assert (likenesses[0].phones, likenesses[0].bones) == (1.0, 1.0)


def test_no_more_are_found_than_asked_for():
    """`most` bounds what one run may mean, and `least` how unlike it may be."""
    sounds = index(person("Ann Miller"), person("Anne Millar"), person("Anna Muller"))
    assert [len(each) for each in sounds.find([("ann", "miller")], least=0.5, most=2)] == [2]
    assert found(sounds, "ann miller", least=1.01) == []


@pytest.mark.parametrize(
    ("entity", "heard"),
    [
        (person("Al"), "al"),  # too short: everything sounds like it
        (person("Merrill", needs_context=frozenset({"Merrill"})), "merrill"),
        (person("One Two Three Four Five Six"), "one two three four five six"),
    ],
)
def test_a_name_that_is_short_long_or_needs_context_is_not_found_by_sound(entity, heard):
    """Sound alone must not decide where the spelling would not."""
    assert found(index(entity), heard) == []


def test_company_favours_a_name():
    """Of names that sound alike the favoured one comes first; one whose consonants are less alike is found only where it is favoured."""
    sounds, run = index(person("Ann Miller"), person("Anne Millar"), person("Tom Tiller")), [("anne", "mill", "are")]
    plain, favoured = (
        [each.form.entity.id for each in sounds.find(run, least=0.8, most=1, favour=favour)[0]] for favour in ({}, {"ann-miller": 0.2})
    )
    assert (plain, favoured) == (["anne-millar"], ["ann-miller"])
    assert [
        [each.form.entity.id for each in sounds.find([("tom", "pillow")], least=0.6, most=1, favour=favour, bones=0.5)[0]]
        for favour in ({}, {"tom-tiller": 0.2})
    ] == [[], ["tom-tiller"]]


def test_a_name_that_needs_context_is_found_in_company():
    """Out of company it is no name."""
    sounds = index(person("Merrill", needs_context=frozenset({"Merrill"})))
    ((likeness,),) = sounds.find([("meryl",)], least=0.6, most=1, favour={"merrill": 0.2})
    assert not likeness.form.free


def test_the_very_consonants_are_found_at_once():
    """Names with other consonants are not, however alike; consonants said twice in a row are one."""
    sounds = index(Entity("openai", "OpenAI", EntityType.ORGANIZATION), *PEOPLE)
    answers = sounds.find_alike([("opening", "eye"), ("ilya", "sutskefer"), ("ilya", "suts")], least=0.6, most=3, favour={})
    assert [[each.form.entity.id for each in answer] for answer in answers] == [["openai"], ["ilya-sutskever"], []]


def test_every_run_has_an_answer_of_its_own():
    """Runs are answered in their order, those that sound like nothing with nothing."""
    runs = [("gibberish",), ("judea", "pearl"), ("mm",)] * 200
    answers = index(*PEOPLE).find(runs, least=0.9, most=1)
    assert [[each.form.entity.id for each in answer] for answer in answers] == [[], ["judea-pearl"], []] * 200


def test_an_index_of_nothing_finds_nothing():
    """An empty catalog is no error."""
    assert index().find([("hello",)], least=0.5, most=3) == [[]]
    assert index(*PEOPLE).find([], least=0.5, most=3) == []
