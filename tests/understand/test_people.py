"""Who is guest and who is host."""

from dataclasses import replace
from itertools import pairwise

import pytest
from spacy.tokens import Doc, Span

from kg.ontology import How
from kg.understand.people import cast_of


@pytest.fixture
def roles(mark, names):
    """Return what tells the ids of guest and host of a talk, its people given as (words, id) and its title as keywords."""

    def roles_of(text: str, *people: tuple[str, str], **title) -> tuple[str | None, str | None]:
        doc: Doc = mark(text, *((words, names.entities[id]) for words, id in people))
        doc._.transcript = replace(doc._.transcript, **title) if title else None
        cast = cast_of(doc, list(doc.spans["mentions"]))
        return (cast.guest and cast.guest.id, cast.host and cast.host.id)

    return roles_of


HINTON, LEX = ("geoffrey hinton", "geoffrey-hinton"), ("lex fridman", "lex-fridman")


@pytest.mark.parametrize(
    "title",
    [
        {"guests": ("Geoffrey Hinton",), "host": "Lex Fridman"},
        {"guests": ("geoffrey hinton",), "host": "LEX FRIDMAN"},
        {"guests": ("Hinton",), "host": "Fridman"},
    ],
)
def test_the_title_tells(roles, title):
    """Guest and host are those of the title, by name or alias, once the talk mentions them."""
    assert roles("lex fridman and geoffrey hinton", LEX, HINTON, **title) == ("geoffrey-hinton", "lex-fridman")


def test_whom_the_talk_never_names_is_not_linked(roles):
    """A person of the title who is no entity of the talk, by words or by what the file gives, has no role."""
    assert roles("geoffrey hinton is here", HINTON, guests=("Geoffrey Hinton",), host="Lex Fridman") == ("geoffrey-hinton", None)


@pytest.mark.parametrize(
    ("text", "people", "expected"),
    [
        ("the following is a conversation with geoffrey hinton", [HINTON], ("geoffrey-hinton", None)),
        ("today i am talking to geoffrey hinton and my name is lex fridman", [HINTON, LEX], ("geoffrey-hinton", "lex-fridman")),
        ("i'm your host lex fridman and here with geoffrey hinton", [LEX, HINTON], ("geoffrey-hinton", "lex-fridman")),
        ("Welcome Geoffrey Hinton", [("Geoffrey Hinton", "geoffrey-hinton")], ("geoffrey-hinton", None)),
        ("we read a paper of geoffrey hinton", [HINTON], (None, None)),
        ("we have geoffrey hinton's paper", [HINTON], (None, None)),
        ("geoffrey hinton's here with us", [HINTON], ("geoffrey-hinton", None)),
        ("our guest is open ai", [("open ai", "openai")], (None, None)),
        ("", [], (None, None)),
    ],
)
def test_introductions_tell(roles, text, people, expected):
    """Without a title, the words with which a person is introduced say the role."""
    assert roles(text, *people) == expected


@pytest.mark.parametrize(
    ("text", "people", "expected"),
    [
        ("to do that i've invited geoffrey hinton from toronto", [HINTON], ("geoffrey-hinton", None)),
        ("today geoffrey hinton is here", [HINTON], ("geoffrey-hinton", None)),
        ("geoffrey hinton thanks for joining us", [HINTON], ("geoffrey-hinton", None)),
        (
            "robots with geoffrey hinton from toronto geoffrey welcome to the show",
            [HINTON, ("geoffrey", "geoffrey-hinton")],
            ("geoffrey-hinton", None),
        ),
        ("i'm lex fridman and today our guest is geoffrey hinton", [LEX, HINTON], ("geoffrey-hinton", "lex-fridman")),
        ("joining me this week is somebody i admire she's a professor geoffrey hinton", [HINTON], ("geoffrey-hinton", None)),
        ("my next guest is a student of yann lecun geoffrey hinton", [("yann lecun", "yann-lecun"), HINTON], ("geoffrey-hinton", None)),
        ("would you introduce yourself sure i'm geoffrey hinton", [HINTON], ("geoffrey-hinton", None)),
        ("welcome to the show i'm geoffrey hinton", [HINTON], (None, "geoffrey-hinton")),
        ("welcome to the show hi i'm geoffrey hinton", [HINTON], (None, "geoffrey-hinton")),
        ("we had your friend geoffrey hinton on the show", [HINTON], (None, None)),
        ("i talked to geoffrey hinton last week about robots", [HINTON], (None, None)),
        ("this is a great geoffrey hinton paper", [HINTON], (None, None)),
        ("with us is hinton", [("hinton", "geoffrey-hinton")], (None, None)),  # nobody is introduced by the surname alone
        ("with us is professor hinton", [("hinton", "geoffrey-hinton")], ("geoffrey-hinton", None)),
        (
            f"with me is yann lecun {'word ' * 70}our guest today is geoffrey hinton",
            [("yann lecun", "yann-lecun"), HINTON],
            ("geoffrey-hinton", None),
        ),
        (
            f"i'm geoffrey hinton {'word ' * 70}geoffrey thank you for coming",
            [HINTON, ("geoffrey", "geoffrey-hinton")],
            (None, "geoffrey-hinton"),
        ),
    ],
)
def test_guests_are_introduced_in_many_ways(roles, text, people, expected):
    """Who is invited, welcomed, announced or asked who they are answers; who is spoken of, or was there another day, does not."""
    assert roles(text, *people) == expected


def test_the_first_introduced_counts_and_the_title_counts_more(roles):
    """A second guest is not the guest, unless the title names that one."""
    text = "a conversation with geoffrey hinton and later a conversation with yann lecun"
    people = [HINTON, ("yann lecun", "yann-lecun")]
    assert roles(text, *people)[0] == "geoffrey-hinton"
    assert roles(text, *people, guests=("Yann LeCun",))[0] == "yann-lecun"


def test_nobody_is_both_guest_and_host(roles):
    """Whoever is introduced as both is the guest."""
    assert roles("my name is geoffrey hinton a conversation with geoffrey hinton", HINTON, HINTON) == ("geoffrey-hinton", None)


def test_people_are_introduced_at_the_beginning(roles):
    """A conversation spoken of deep in the talk introduces nobody."""
    filler = "word " * 600
    assert roles(f"{filler}a conversation with geoffrey hinton", HINTON) == (None, None)
    assert roles(f"a conversation with geoffrey hinton {filler}", HINTON) == ("geoffrey-hinton", None)


LECUN = ("yann lecun", "yann-lecun")


@pytest.mark.parametrize(
    ("text", "people", "expected"),
    [
        ("hello i'm lex fridman and with us today is geoffrey hinton", [LEX, HINTON], ("geoffrey-hinton", "lex-fridman")),
        ("this is lex fridman we're privileged to have with us dr geoffrey hinton", [LEX, HINTON], ("geoffrey-hinton", "lex-fridman")),
        ("you may have heard of geoffrey hinton welcome to the show", [HINTON], ("geoffrey-hinton", None)),
        ("joined as always by my co host yann lecun and we have geoffrey hinton", [LECUN, HINTON], ("geoffrey-hinton", None)),
        ("my co host yann lecun welcome yann lecun", [LECUN, LECUN], (None, None)),
        ("i'm normally joined by yann lecun", [LECUN], (None, None)),
    ],
)
def test_who_says_a_name_who_is_greeted_and_who_asks_too(roles, text, people, expected):
    """Whoever says their own name asks, whoever is greeted by name answers; another host, and who is not there, is no guest."""
    assert roles(text, *people) == expected


@pytest.mark.parametrize(
    ("text", "people", "shared"),
    [
        ("we have geoffrey hinton with us", [HINTON], set()),
        ("we have geoffrey hinton and also yann lecun", [HINTON, LECUN], {"guest"}),
        ("we have geoffrey hinton of toronto then we've got yann lecun", [HINTON, LECUN], {"guest"}),
        ("my co host yann lecun and i are talking to geoffrey hinton", [LECUN, HINTON], {"host"}),
        ("i'm lex fridman and i'm yann lecun and our guest is geoffrey hinton", [LEX, LECUN, HINTON], {"host"}),
        (f"with me is yann lecun {'word ' * 70}our guest is geoffrey hinton", [LECUN, HINTON], {"host"}),
        (f"a conversation with geoffrey hinton {'word ' * 70}i was talking to yann lecun", [HINTON, LECUN], set()),
    ],
)
def test_several_may_share_a_role(mark, names, text, people, shared):
    """Of two guests who are introduced one after the other, and of two hosts, nothing tells which says "I"."""
    doc: Doc = mark(text, *((words, names.entities[id]) for words, id in people))
    assert cast_of(doc, list(doc.spans["mentions"])).shared == shared


@pytest.mark.parametrize(("text", "guest"), [("geoffrey welcome to the show", "geoffrey-hinton"), ("geoffrey welcome to you", None)])
def test_who_is_welcomed_by_the_first_name_is_a_guest(roles, text, guest):
    """A single name is called when it is greeted; to the show only guests are welcome."""
    assert roles(text, ("geoffrey", "geoffrey-hinton")) == (guest, None)


def test_two_of_one_first_name_are_one_guest(mark, names):
    """Whoever is introduced again by a name that was misheard is still alone."""
    namesake = replace(names.entities["yann-lecun"], name="Geoffrey Lecun")
    doc: Doc = mark("we have geoffrey hinton welcome geoffrey hinting", ("geoffrey hinton", names.entities["geoffrey-hinton"]),
                    ("geoffrey hinting", namesake))  # fmt: skip
    spans = list(doc.spans["mentions"])
    assert cast_of(doc, spans).shared == {"guest"}  # both are spelled
    spans[1]._.link = replace(spans[1]._.link, how=How.SOUND)
    assert cast_of(doc, spans).shared == set()


def test_a_guest_says_a_name_too(mark, names):
    """Where somebody says their own name in a turn of the guest's, and nobody else is introduced, that is the guest."""
    doc: Doc = mark("who are you my name is geoffrey hinton", ("geoffrey hinton", names.entities["geoffrey-hinton"]))
    doc.spans["turns"] = [Span(doc, 0, 3, label="host"), Span(doc, 3, len(doc), label="guest")]
    cast = cast_of(doc, list(doc.spans["mentions"]))
    assert (cast.guest and cast.guest.id, cast.host) == ("geoffrey-hinton", None)


def test_one_word_that_sounds_like_a_name_introduces_nobody(mark, names):
    """ "My name is natalie" does not make a host of Nadella."""
    doc: Doc = mark("my name is hinted", ("hinted", names.entities["geoffrey-hinton"]))
    (span,) = doc.spans["mentions"]
    span._.link = replace(span._.link, how=How.SOUND)
    assert cast_of(doc, [span]).host is None


def test_several_guests_may_say_their_names(mark, names):
    """Two who say their own names in turns of the guest's share the role; a guest who was introduced is no host for saying a name."""
    people = [("geoffrey hinton", names.entities["geoffrey-hinton"]), ("yann lecun", names.entities["yann-lecun"])]
    doc: Doc = mark(f"who are you my name is geoffrey hinton {'word ' * 90}i'm yann lecun", *people)
    doc.spans["turns"] = [Span(doc, 0, 3, label="host"), Span(doc, 3, len(doc), label="guest")]
    assert cast_of(doc, list(doc.spans["mentions"])).shared == {"guest"}
    doc = mark("we have geoffrey hinton and yann lecun i'm yann lecun", *people, people[1])
    assert cast_of(doc, list(doc.spans["mentions"])).host is None


TALKED = "a few weeks ago i talked to geoffrey hinton what did he say"


@pytest.mark.parametrize(
    ("asked", "answered", "guest"),
    [(TALKED, "well i " + "word " * 30, "geoffrey-hinton"), (TALKED, "", None), ("", TALKED + " word" * 30, None)],
)
def test_who_was_met_some_day_is_the_guest_where_that_follows(mark, names, asked, answered, guest):
    """Only the one who asks introduces, and only where somebody answers for long."""
    doc: Doc = mark(f"{asked} {answered}".strip(), ("geoffrey hinton", names.entities["geoffrey-hinton"]))
    end = len(asked.split())
    turns = [Span(doc, *place, label=role) for place, role in (((0, end), "host"), ((end, len(doc)), "guest")) if place[0] < place[1]]
    doc.spans["turns"] = turns
    cast = cast_of(doc, list(doc.spans["mentions"]))
    assert (cast.guest and cast.guest.id) == guest
    assert cast.introduced_to == (7 if guest else 0)


def test_the_introduction_goes_on_behind_words_of_sponsors(mark, names):
    """They stand between the guest's name and "here is my conversation with" them: the host speaks until then."""
    hinton, middle = names.entities["geoffrey-hinton"], "word " * 200
    line = f"a conversation with geoffrey hinton {middle}here is my conversation with geoffrey"
    doc: Doc = mark(line, ("geoffrey hinton", hinton), ("geoffrey", hinton))
    assert cast_of(doc, list(doc.spans["mentions"])).introduced_to == len(doc) - 1


def test_the_introduction_ends_long_before_a_guest_is_thanked(mark, names):
    """In a short talk its end is near; then who is thanked by name is not introduced there."""
    hinton = names.entities["geoffrey-hinton"]
    doc: Doc = mark(
        f"our guest is geoffrey hinton {'word ' * 200}geoffrey thank you for coming", ("geoffrey hinton", hinton), ("geoffrey", hinton)
    )
    assert cast_of(doc, list(doc.spans["mentions"])).introduced_to == 3


@pytest.mark.parametrize(
    ("guest", "speaker", "missing"), [("", None, True), ("our guest is geoffrey hinton ", None, False), ("", "SPEAKER_01", False)]
)
def test_it_is_noticed_that_nobody_knows_who_answers(mark, names, guest, speaker, missing):
    """In a conversation of which the file does not tell who speaks."""
    question, answer = "what did you do then ", "well i did " + "word " * 30
    people = [("geoffrey hinton", names.entities["geoffrey-hinton"])] if guest else []
    doc: Doc = mark((guest + (question + answer) * 5).strip(), *people)
    starts = [token.i for token in doc if token.text in {"what", "well"}]
    turns = [Span(doc, *place, label=role) for place, role in zip(pairwise([*starts, len(doc)]), ("host", "guest") * 5, strict=True)]
    for turn in turns:
        turn._.speaker = speaker
    doc.spans["turns"] = turns
    assert cast_of(doc, list(doc.spans["mentions"])).is_guest_missing == missing
