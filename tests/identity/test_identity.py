"""Who is who among people of no catalog."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest

from kg import identity
from kg.catalog import Catalog
from kg.identity import People, across, within
from kg.model import Entity, Mention, Pieces, Relation, Transcript, Understanding
from kg.ontology import EntityType, How, Polarity, RelationType

PLACES = {
    "quarry": Entity("quarry-labs", "Quarry Labs", EntityType.ORGANIZATION),
    "harbour": Entity("harbour-works", "Harbour Works", EntityType.ORGANIZATION),
    "everywhere": Entity("everywhere", "Everywhere", EntityType.ORGANIZATION),
}
KNOWN = {"mira tolvanen": Entity("mira-tolvanen", "Mira Tolvanen", EntityType.PERSON, aliases=("Miranda Tolvanen",))}
CATALOG = Catalog({each.id: each for each in (*PLACES.values(), *KNOWN.values())}, "digest")


def talk(id: str, *said: str, works: tuple[str, str] | None = None, guests: Sequence[str] = ()) -> Understanding:
    """Return a talk of mentions with nothing between them; "…" takes the next ones out of earshot."""
    text, mentions = "", []
    for words in said:
        if words == "…":
            text += "well " * 100
            continue
        entity = PLACES.get(words) or KNOWN.get(words) or Entity(words.replace(" ", "-"), words.title(), EntityType.PERSON, known=False)
        how = How.EXACT if entity.known else How.UNKNOWN
        mentions.append(Mention(len(text), len(text) + len(words), words, entity, how, 0.9))
        text += f"{words} "
    by_words = {mention.surface: mention for mention in mentions}
    relations = ()
    if works:
        person, place = (by_words[words] for words in works)
        relations = (Relation(person, RelationType.AFFILIATED_WITH, place, Polarity.ASSERTED, 0.8, 0, len(text)),)
    return Understanding(Transcript(id, text, Pieces(), guests=tuple(guests)), tuple(mentions), relations)


def who(*talks: Understanding) -> list[list[str]]:
    """Return for each talk the ids of its mentions of people, in order."""
    people = People()
    for each in talks:
        people.hear(each.transcript.id, identity.told(each, CATALOG))
    people.settle()
    return [[mention.entity.id for mention in people.named(each).mentions if mention.entity.type is EntityType.PERSON] for each in talks]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (["sutton", "richard sutton"], ["richard-sutton"] * 2),
        (["richard", "richard sutton"], ["richard-sutton"] * 2),
        (["suton", "richard sutton"], ["richard-sutton"] * 2),
        (["mira", "mira tolvanen"], ["mira-tolvanen"] * 2),
        (["sutton", "richard sutton", "anna sutton"], ["sutton-in-a", "richard-sutton", "anna-sutton"]),
        (["alex kaczowski", "alex kachowski", "alex kachowski"], ["alex-kachowski"] * 3),
        (["chris hiller", "christopher hiller", "chris hiller"], ["chris-hiller"] * 3),
        (["chris hiller", "christian hillard"], ["chris-hiller", "christian-hillard"]),
        (["jo hiller", "joanna hiller"], ["jo-hiller", "joanna-hiller"]),
        (["john smith", "joan smith"], ["john-smith", "joan-smith"]),
        (["john smith", "john small"], ["john-smith", "john-small"]),
        (["lee", "lou"], ["lee-in-a", "lou-in-a"]),
        (["nora"], ["nora-in-a"]),
    ],
)
def test_people_of_one_talk(said, expected):
    """In one talk a name that sounds the same is one person, and so is a single word that one full name has; not more."""
    assert who(talk("a", *said)) == [expected]


@pytest.mark.parametrize(
    ("guest", "said", "id_"),
    [
        ("Nora Vale", "norah vale", "nora-vale"),
        ("Nora Vale", "nora", "nora-vale"),
        ("Mira Tolvanen", "mira tolvannen", "mira-tolvanen"),
        ("Miranda Tolvanen", "miranda tolvannen", "mira-tolvanen"),  # as the catalog calls her, too
        ("Quarry Labs", "quarrie labs", "quarry-labs-heard"),  # nobody is a place
    ],
)
def test_names_of_the_file_count(guest, said, id_):
    """What the file calls its people is how they are spelled, whatever is heard; whom the catalog knows is who is meant."""
    people = People()
    told = talk("a", said, guests=[guest])
    people.hear("a", identity.told(told, CATALOG))
    people.settle()
    (mention,) = people.named(told).mentions
    assert mention.entity.id == id_
    assert mention.entity.known is (id_ in CATALOG.entities)


def test_a_person_of_the_catalog_gains_a_single_word():
    """A mention that means somebody of the catalog by the company of the full name says so; ends of relations and the cast follow."""
    people = People()
    told = talk("a", "mira tolvanen", "tolvanen", "quarry", works=("tolvanen", "quarry"))
    told = replace(told, cast=told.mentions[1:2])
    people.hear("a", identity.told(told, CATALOG))
    people.settle()
    named = people.named(told)
    assert [mention.how for mention in named.mentions] == [How.EXACT, How.CONTEXT, How.EXACT]
    assert named.relations[0].subject == named.cast[0] == named.mentions[1]


@pytest.mark.parametrize(
    ("talks", "expected"),
    [
        pytest.param([["nora vale"], ["nora vale"]], [["nora-vale"]] * 2, id="one full name"),
        pytest.param([["nora vale"], ["vale", "nora vale"]], [["nora-vale"], ["nora-vale"] * 2], id="one full name, and half of it"),
        pytest.param([["nora"], ["nora"]], [["nora-in-0"], ["nora-in-1"]], id="one word"),
        pytest.param([["nora", "quarry"], ["quarry", "nora"]], [["nora-in-0"]] * 2, id="one word in like company"),
        pytest.param([["nora", "…", "quarry"], ["quarry", "nora"]], [["nora-in-0"], ["nora-in-1"]], id="company out of earshot"),
        pytest.param([["nora vale"], ["norah vail"]], [["nora-vale"], ["norah-vail"]], id="one sound"),
        pytest.param([["nora vale", "quarry"], ["norah vail", "quarry"]], [["nora-vale"]] * 2, id="one sound in like company"),
        pytest.param([["nora vale", "quarry"], ["anna vail", "quarry"]], [["nora-vale"], ["anna-vail"]], id="like company alone"),
    ],
)
def test_people_of_two_talks(talks, expected):
    """A full name is one person, what only sounds like it needs company that tells, and so does a single word."""
    assert who(*(talk(str(number), *said) for number, said in enumerate(talks))) == expected


def test_what_many_talks_speak_of_tells_nobody_apart():
    """Company that is everybody's makes two people no likelier one."""
    others = [talk(f"other-{number}", "everywhere") for number in range(4)]
    assert who(talk("a", "nora", "everywhere"), talk("b", "nora", "everywhere"), *others)[:2] == [["nora-in-a"], ["nora-in-b"]]


@pytest.mark.parametrize(
    ("second", "third", "expected"),
    [
        (["john smith", "harbour"], ["john smith"], ["john-smith", "john-smith-in-b", "john-smith"]),
        (["john smith", "harbour", "quarry"], ["john smith"], ["john-smith", "john-smith", "john-smith"]),
        (["john smith", "harbour"], ["john smith", "…", "mira tolvanen"], ["john-smith", "john-smith-in-b", "john-smith"]),
    ],
)
def test_two_people_of_one_name(second, third, expected):
    """Who works elsewhere than the first of that name and shares nothing with them is somebody else; in doubt it is the first."""
    talks = [
        talk("a", "john smith", "quarry", works=("john smith", "quarry")),
        talk("b", *second, works=("john smith", "harbour")),
        talk("c", *third),
    ]
    assert [ids[0] for ids in who(*talks)] == expected


def test_ids_stay_when_talks_are_added():
    """A talk added behind the others changes nobody's id, unless it shows two to be one: then that is the earlier one's."""
    talks = [
        talk("a", "nora vale", "quarry"),
        talk("b", "norah vail", "harbour"),
        talk("c", "nora", "quarry"),
        talk("d", "nora vale", "nora", "everywhere"),
    ]
    ids = who(*talks)
    for number in range(1, len(talks)):
        assert who(*talks[:number]) == ids[:number]
    joined = who(*talks, talk("e", "norah vail", "quarry", "harbour"))
    assert joined == [["nora-vale"], ["nora-vale"], ids[2], *ids[3:], ["nora-vale"]]


def test_spellings_are_aliases():
    """The name is the one heard most; the others are its aliases."""
    people = People()
    told = talk("a", "alex kachowski", "alex kachowski", "alex kaczowski", "kaczowski")
    people.hear("a", identity.told(told, CATALOG))
    people.settle()
    (entity,) = {mention.entity for mention in people.named(told).mentions}
    assert (entity.name, entity.aliases, entity.known) == ("Alex Kachowski", ("Alex Kaczowski", "Kaczowski"), False)


@pytest.fixture
def compared(monkeypatch):
    """Return a list that grows by each two names that are compared."""
    pairs, same = [], across.same_name
    for module in (across, within):
        monkeypatch.setattr(module, "same_name", lambda one, other: pairs.append((one, other)) or same(one, other))
    return pairs


def test_somebody_in_many_talks_is_compared_by_name(compared):
    """However many talks speak of a person in one company, each has to be compared with the names heard there, not with all before."""
    names = ["Alex Kaczowski", "Alex Kachowski"] * 50
    heard = [Entity(name.lower().replace(" ", "-"), name, EntityType.PERSON, known=False) for name in names]
    people = [across.Person(f"t{at}", each, Counter([each.name]), frozenset({"quarry"}), frozenset()) for at, each in enumerate(heard)]
    assert {each.id for each in across.settle(people, telling={"quarry"}).values()} == {"alex-kaczowski"}
    assert len(compared) <= 2 * len(people)


def test_people_of_a_long_talk_are_compared_with_those_alike(compared):
    """Names without a sound in common are put apart before."""
    said = [f"{first}{last} {last}son" for first in ("ka", "lo", "mi", "re") for last in ("ben", "dak", "fol", "gor", "lis", "mut")]
    assert who(talk("a", *said)) == [[name.replace(" ", "-") for name in said]]
    assert len(compared) <= 3 * len(said)
