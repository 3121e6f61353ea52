"""Who hosts the programme and who is its guest."""

import pytest

from kg.model import Entity, Link
from kg.ontology import EntityType, How, RelationType
from kg.understand.programme import is_told_better, roles

SHOW = Entity("evening-show", "Evening Show", EntityType.ORGANIZATION, aliases=("evening",))


@pytest.fixture
def told(mark, names):
    """Return what tells the relations of host and guest to the programme, the people and organizations given as (words, entity)."""

    def told_of(text: str, *spans: tuple[str, str], guest: str | None = None, host: str | None = None) -> list[tuple[str, str, str]]:
        known = {**names.entities, "evening-show": SHOW}
        doc = mark(text, *((words, known[id]) for words, id in spans))
        doc._.guest, doc._.host = known.get(guest), known.get(host)
        for span in doc.spans["mentions"]:
            if span.text == "we":
                span._.link = Link(span._.link.entity, How.PRONOUN, 1.0)
        found = list(roles(doc, list(doc.spans["mentions"])))
        assert all(doc.text[each.start : each.end].startswith((each.subject.surface, each.object.surface)) for each in found)
        return [(each.type.value, each.subject.entity.id, doc.text[each.start : each.end]) for each in found]

    return told_of


TEXT = "lex fridman here on the evening show with lex fridman and hinton of google on the evening show"
SPANS = [("lex fridman", "lex-fridman"), ("evening show", "evening-show"), ("lex fridman", "lex-fridman"), ("hinton", "geoffrey-hinton"),
         ("google", "google"), ("evening show", "evening-show")]  # fmt: skip


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ({"host": "lex-fridman"}, [("HOSTS", "lex-fridman", "evening show with lex fridman")]),
        ({"guest": "geoffrey-hinton"}, [("GUEST_OF", "geoffrey-hinton", "evening show with lex fridman and hinton")]),
        ({}, []),
        ({"host": "yann-lecun"}, []),
    ],
)
def test_host_and_guest_relate_to_the_programme(told, people, expected):
    """Where both are named in the opening, the shortest stretch that holds them says so."""
    people = {"guest": None, "host": None} | people
    assert list(told(TEXT, *SPANS, **people)) == expected


def test_an_organization_that_is_no_programme_has_no_host(told):
    """A company is neither hosted nor visited."""
    assert told("lex fridman of google", ("lex fridman", "lex-fridman"), ("google", "google"), host="lex-fridman") == []


@pytest.mark.parametrize(("before", "hosts"), [("welcome to", True), ("an episode of", True), ("he was on", False)])
def test_a_programme_may_go_by_a_name_without_the_word(told, before, hosts):
    """Who is welcomed to something that is called a show elsewhere is welcomed to the show."""
    found = told(f"{before} evening i'm lex fridman", ("evening", "evening-show"), ("lex fridman", "lex-fridman"), host="lex-fridman")
    assert bool(found) == hosts


UNKNOWN = Entity("loss-landscape", "Loss Landscape", EntityType.ORGANIZATION, known=False)


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("welcome to loss landscape i'm lex fridman", True),
        ("welcome back to loss landscape i'm lex fridman", True),
        ("this is loss landscape a podcast about training i'm lex fridman", True),
        ("i work at loss landscape i'm lex fridman", False),
        ("welcome to google i'm lex fridman", False),
        ("you're listening to google i'm lex fridman", True),
    ],
)
def test_a_programme_of_no_catalog_is_what_is_said_to_be_one(mark, names, text, hosts):
    """What nobody knows is one if somebody is welcomed to it; what the catalog calls otherwise, only if that is said."""
    place = ("google", names.entities["google"]) if "google" in text else ("loss landscape", UNKNOWN)
    doc = mark(text, place, ("lex fridman", names.entities["lex-fridman"]))
    doc._.host = names.entities["lex-fridman"]
    assert bool(list(roles(doc, list(doc.spans["mentions"])))) == hosts


@pytest.mark.parametrize(
    ("subject", "type_", "programme", "better"),
    [
        ("lex-fridman", "HOSTS", "google", False),
        ("geoffrey-hinton", "HOSTS", "google", True),  # the guest
        ("lex-fridman", "GUEST_OF", "google", True),  # the host
        ("yann-lecun", "GUEST_OF", "evening-show", True),  # of which the cast tells
        ("geoffrey-hinton", "AFFILIATED_WITH", "google", False),
    ],
)
def test_the_cast_tells_better_who_has_which_role(mark, names, subject, type_, programme, better):
    """What words seem to say of host and guest does not count against it."""
    doc = mark("the evening show with lex fridman", ("evening show", SHOW), ("lex fridman", names.entities["lex-fridman"]))
    doc._.host, doc._.guest = names.entities["lex-fridman"], names.entities["geoffrey-hinton"]
    cast = list(roles(doc, list(doc.spans["mentions"])))
    assert is_told_better((subject, RelationType(type_), programme), cast, doc) == better


@pytest.mark.parametrize(("between", "late"), [(300, 0), (0, 700)])
def test_host_and_programme_stand_near_each_other_in_the_opening(told, between, late):
    """What is far apart, or said late in the talk, says nothing."""
    text = "word " * late + "lex fridman " + "word " * between + "evening show"
    assert told(text, ("lex fridman", "lex-fridman"), ("evening show", "evening-show"), host="lex-fridman") == []


def test_a_name_says_it_better_than_a_pronoun(told):
    """The quote holds the person by name where one stands in reach, however near a pronoun is."""
    spans = [("lex fridman", "lex-fridman"), ("evening show", "evening-show"), ("we", "lex-fridman")]
    assert told("lex fridman here on the evening show we say", *spans, host="lex-fridman")[0][2] == "lex fridman here on the evening show"
    assert told("the evening show we say", *spans[1:], host="lex-fridman")[0][2] == "evening show we"
