"""What is known of each candidate, as a row of numbers, and how likely that makes it."""

import dataclasses
import math

import numpy as np
import pytest

from kg.model import Entity
from kg.ontology import EntityType, How
from kg.understand import verdict, words
from kg.understand.candidates import Candidate
from kg.understand.company import talk_of, worth
from kg.understand.hearing import Hearing
from kg.understand.labels import TYPES
from kg.understand.priors import PRIOR, priors
from kg.understand.setting import Setting, setting_of
from kg.understand.verdict import COLUMNS
from kg.understand.words import words_of

HINTON = Entity("geoffrey-hinton", "Geoffrey Hinton", EntityType.PERSON)
MOORE = Entity("geoffrey-moore", "Geoffrey Moore", EntityType.PERSON)
GOOGLE = Entity("google-inc", "Google", EntityType.ORGANIZATION)
STRANGER = Entity("geoffrey-hinton-heard", "Geoffrey Hinton", EntityType.PERSON, known=False)
TIED = dataclasses.replace(HINTON, organization="Google", related=("back-propagation", "deep-learning", "capsules"))
FRIEND = Entity("david-rumelhart", "David Rumelhart", EntityType.PERSON, related=("back-propagation",))
BACKPROP = Entity("back-propagation", "Backpropagation", EntityType.METHOD)


def candidate(entity: Entity, start: int, end: int, how: How = How.EXACT, **more) -> Candidate:
    """Return a candidate by the entity's name."""
    return Candidate(start, end, entity, how, **{"name": tuple(entity.name.lower().split()), **more})


@pytest.fixture
def settled(hear):
    """Return what makes the setting of a text in which some words are heard, these are the candidates, and the title names people."""

    def setting_in(text: str, *candidates: Candidate, heard=(), people=(), edited=False) -> Setting:
        doc = hear(text, *heard)
        words = words_of(doc)
        return setting_of(talk_of(words, candidates), Hearing(doc, words), candidates, people, edited=edited)

    return setting_in


@pytest.fixture
def seen(settled):
    """Return what tells the row of the first candidate in a text, by its columns."""

    def row_of(text: str, *candidates: Candidate, heard=()) -> dict[str, float]:
        in_order = sorted(candidates, key=lambda each: (each.start, each.end))
        rows = verdict.rows(in_order, settled(text, *in_order, heard=heard))
        return dict(zip(COLUMNS, rows[in_order.index(candidates[0])].tolist(), strict=True))

    return row_of


@pytest.mark.parametrize(
    ("each", "kind"),
    [
        (candidate(HINTON, 1, 3), "free"),
        (candidate(HINTON, 1, 3, How.JOINED), "free"),
        (candidate(HINTON, 1, 3, free=False), "context"),
        (candidate(HINTON, 1, 3, How.SOUND), "sound"),
        (candidate(STRANGER, 1, 3, How.UNKNOWN), "unknown"),
    ],
)
def test_a_row_tells_how_a_candidate_was_proposed(seen, each, kind):
    """Names free or in need of context, sounds and strangers are told apart, and whether the name was split or joined."""
    row = seen("so geoffrey hinton said", each)
    assert [name for name in ("free", "context", "sound", "unknown") if row[name]] == [kind]
    assert row["joined"] == (each.how is How.JOINED)


@pytest.mark.parametrize("entity", [HINTON, GOOGLE, BACKPROP])
def test_a_row_tells_the_type(seen, entity):
    """One column for each type."""
    row = seen("so they said", candidate(entity, 1, 2))
    assert [(name, row[name]) for name in TYPES if row[name]] == [(entity.type, 1.0)]


@pytest.mark.parametrize(("entity", "as_type"), [(HINTON, 0.75), (GOOGLE, 0.0)])
def test_what_is_heard_of_the_very_words_counts(seen, entity, as_type):
    """The chance of the candidate's type, and that of any mention."""
    row = seen("so geoffrey hinton said", candidate(entity, 1, 3), heard=[("geoffrey hinton", "Person", 0.75)])
    assert (row["heard as type"], row["heard"], row["over heard"]) == (as_type, 0.75, 0.0)


def test_what_is_heard_around_counts(seen):
    """Mentions that overlap the candidate count by what they share with it, those of its type apart; and the likeliest as it is."""
    heard = [("jeff hinton", "Person", 0.75), ("google brain", "Organization", 0.6)]
    row = seen("jeff hinton google brain", candidate(HINTON, 1, 3), heard=heard)
    assert (row["near"], row["near another"], row["over heard"]) == pytest.approx((0.75 / 3, 0.6 / 3, 0.75))
    assert (row["heard as type"], row["heard"]) == (0.0, 0.0)


def test_likeness_counts(seen):
    """How alike all phones and the consonants are; a name that is spelled is like itself."""
    row = seen("jeffrey hidden", candidate(HINTON, 0, 2, How.SOUND, alike=0.75, bones=0.5))
    assert (row["alike"], row["bones"]) == (0.75, 0.5)
    row = seen("geoffrey hinton", candidate(HINTON, 0, 2))
    assert (row["alike"], row["bones"]) == (1.0, 1.0)


@pytest.mark.parametrize(
    ("text", "each", "words", "letters", "apart"),
    [
        ("geoffrey hinton", candidate(HINTON, 0, 2), 2, 14, 0),
        ("jeff", candidate(HINTON, 0, 1, How.SOUND), 1, 4, 1),
        ("goo gle now", candidate(GOOGLE, 0, 2, How.JOINED), 2, 6, 1),
        ("he's google's", candidate(GOOGLE, 1, 2), 1, 6, 0),  # a clitic is no word
    ],
)
def test_length_counts(seen, text, each, words, letters, apart):
    """Words, letters on a scale where each doubling is a step, and how many words more or fewer the name has."""
    row = seen(text, each)
    assert (row["words"], row["letters"], row["words apart"]) == pytest.approx((words, math.log(letters), apart))


@pytest.mark.parametrize(
    ("text", "rarest", "commonest", "unheard_of", "ordinary"),
    [("quell the", 0.0, 1.0, 0.5, 0.0), ("rare the", 0.5, 1.0, 0.0, 1.0), ("quell quellnet", 0.0, 0.0, 1.0, 0.0)],
)
def test_how_ordinary_the_words_are_counts(seen, monkeypatch, text, rarest, commonest, unheard_of, ordinary):
    """The rarest and the commonest word, the share of words that English does not know, and whether it knows them all."""
    zipfs = {"rare": 3.0, "the": 6.0}
    monkeypatch.setattr("kg.catalog.english.zipf", lambda word: zipfs.get(word, 0.0))
    monkeypatch.setattr("kg.understand.words._known", words._known.__wrapped__)  # it remembers words
    row = seen(text, candidate(HINTON, 0, 2, How.SOUND))
    assert (row["rarest"], row["commonest"], row["unheard of"], row["ordinary"]) == (rarest, commonest, unheard_of, ordinary)


def test_a_weak_rival_is_none_to_an_unknown_name_in_a_talk_of_another_field(seen):
    """Only names that sound much like it speak against it; where much of the catalog is spelled out, all do."""
    text = "geoffry hinten " + "word " * 98
    unknown, weak, good = (
        candidate(STRANGER, 0, 2, How.UNKNOWN),
        candidate(MOORE, 0, 2, How.SOUND, alike=0.6),
        candidate(HINTON, 0, 2, How.SOUND, alike=0.9),
    )
    field = [candidate(Entity(f"method-{at}", f"Method {at}", EntityType.METHOD), 2 + at, 3 + at) for at in range(6)]
    assert [seen(text, unknown, *others)["rivals"] for others in ([weak], [weak, good], [weak, good, *field])] == [0, 1, 2]
    assert seen(text, weak, unknown)["rivals"] == 1


@pytest.mark.parametrize(
    ("text", "capital", "cased"),
    [("geoffrey hinton", 0.0, 0.0), ("Geoffrey hinton", 0.5, 1.0), ("Geoffrey Hinton", 1.0, 1.0), ("geoffrey hinton said It", 0.0, 1.0)],
)
def test_capitals_count(seen, text, capital, cased):
    """The share of its words with one, and whether the talk has any at all."""
    row = seen(text, candidate(HINTON, 0, 2))
    assert (row["capital"], row["cased"]) == (capital, cased)


@pytest.mark.parametrize(
    ("others", "company", "neighbours"),
    [
        ([], 0, 0),
        ([candidate(BACKPROP, 2, 3)], 1, 0),
        ([candidate(FRIEND, 2, 3)], 0, 1),
        ([candidate(BACKPROP, 2, 3), candidate(FRIEND, 3, 4), candidate(GOOGLE, 4, 5)], 1, 1),
        ([candidate(BACKPROP, 2, 3, How.SOUND)], 0, 0),  # not spelled out
    ],
)
def test_the_rest_of_the_talk_counts(seen, others, company, neighbours):
    """Of what the talk spells out: what is related to the candidate, and what has ties in common with it."""
    row = seen("a b c d e f", candidate(TIED, 0, 1, How.SOUND), *others)
    counts = (math.log1p(company), math.log1p(neighbours), neighbours / 4, math.log1p(3))
    assert tuple(row[name] for name in ("company", "neighbours", "neighbours each", "ties")) == pytest.approx(counts)


@pytest.mark.parametrize(
    ("each", "others", "times"),
    [
        (candidate(HINTON, 0, 2), [], 0),  # no evidence for itself
        (candidate(HINTON, 0, 2), [candidate(HINTON, 2, 4), candidate(HINTON, 4, 5, How.ALIAS)], 2),
        (candidate(HINTON, 0, 2, How.SOUND), [candidate(HINTON, 2, 4)], 1),
        (candidate(HINTON, 0, 2, How.SOUND), [candidate(HINTON, 2, 4, free=False), candidate(MOORE, 4, 5)], 0),
    ],
)
def test_being_spelled_elsewhere_counts(seen, each, others, times):
    """How often another place spells the same entity out by a name that needs no context."""
    assert seen("a b c d e f", each, *others)["spelled"] == pytest.approx(math.log1p(times))


@pytest.mark.parametrize(
    ("others", "runs"),
    [
        ([], 1),  # the candidate itself
        ([candidate(HINTON, 3, 4, How.SOUND, alike=0.9), candidate(HINTON, 4, 5, free=False)], 3),
        ([candidate(HINTON, 3, 4, How.SOUND, alike=0.9), candidate(HINTON, 3, 5, How.SOUND, alike=0.8)], 2),  # one place
        ([candidate(HINTON, 3, 4, How.SOUND, alike=0.6)], 1),  # hardly alike
        ([candidate(MOORE, 3, 4)], 1),
    ],
)
def test_echoes_count(seen, others, runs):
    """In how many places the entity is spelled, or something sounds much like it."""
    assert seen("a b c d e f", candidate(HINTON, 0, 2), *others)["echoes"] == pytest.approx(math.log1p(runs))


@pytest.mark.parametrize(
    ("heard", "first", "last"),
    [("geoffrey hidden", 1, 0), ("jeffrey hinton", 0, 1), ("jeffrey hidden", 0, 0), ("geoffrey hinton", 1, 1)],
)
def test_a_word_heard_right_counts(seen, heard, first, last):
    """Whether the first word is that of the name, and the last."""
    row = seen(heard, candidate(HINTON, 0, 2, How.SOUND))
    assert (row["first"], row["last"]) == (first, last)


@pytest.mark.parametrize(("text", "plural"), [("many transformers", 1.0), ("a transformer", 0.0)])
def test_a_plural_counts(seen, text, plural):
    """Whether the last word is one, whatever the name has."""
    assert seen(text, candidate(BACKPROP, 1, 2))["plural"] == plural


def test_rivals_in_the_same_place_count(seen):
    """How many other candidates the very words have, how much the likest by sound is like them, and the best company among them."""
    stranger = candidate(STRANGER, 0, 2, How.UNKNOWN)
    row = seen("jeffrey hidden said", stranger)
    assert (row["rivals"], row["best rival alike"], row["rival company"]) == (0, 0.0, 0.0)
    rivals = [candidate(TIED, 0, 2, How.SOUND, alike=0.75), candidate(MOORE, 0, 2, How.SOUND, alike=0.5), candidate(GOOGLE, 0, 2)]
    elsewhere = [candidate(MOORE, 0, 1, How.SOUND, alike=0.9), candidate(BACKPROP, 2, 3)]
    row = seen("jeffrey hidden said", stranger, *rivals, *elsewhere)
    assert (row["rivals"], row["best rival alike"]) == (3, 0.75)
    assert row["rival company"] == pytest.approx(math.log1p(1))  # what one of them is related to is spelled out


def test_a_candidate_is_not_its_own_rival(seen):
    """The likest of two names by sound sees the other."""
    two = [candidate(HINTON, 0, 2, How.SOUND, alike=0.75), candidate(MOORE, 0, 2, How.SOUND, alike=0.5)]
    assert seen("jeffrey hidden", *two)["best rival alike"] == 0.5
    assert seen("jeffrey hidden", *reversed(two))["best rival alike"] == 0.75


def test_a_lead_over_what_sounds_alike_counts(seen):
    """Likely is what sounds alike and has company; a name leads by how much likelier it is than the likeliest that sounds alike, too."""
    tied, other = candidate(TIED, 0, 2, How.SOUND, alike=0.5), candidate(MOORE, 0, 2, How.SOUND, alike=0.75)
    elsewhere = [candidate(BACKPROP, 2, 3), candidate(GOOGLE, 0, 2), candidate(MOORE, 0, 1, How.SOUND, alike=1.0)]
    row = seen("jeffrey hidden backprop", tied, other, *elsewhere)
    assert row["likely"] == pytest.approx(0.5 + worth(1, 0))
    assert row["lead"] == pytest.approx(row["likely"] - 0.75)
    assert seen("jeffrey hidden", other)["lead"] == 0.75  # over nothing


@pytest.mark.parametrize("how", [How.SOUND, How.EXACT])
def test_what_needs_context_is_told(seen, how):
    """By whatever the name was recognised."""
    assert [seen("jeffrey hidden", candidate(HINTON, 0, 2, how, free=free))["needs context"] for free in (True, False)] == [0, 1]


def test_rows_come_in_the_order_of_the_candidates(settled):
    """One row for each, in order; of nothing proposed nothing is known."""
    found = [candidate(HINTON, 0, 2), candidate(GOOGLE, 0, 2), candidate(GOOGLE, 1, 2)]
    rows = verdict.rows(found, settled("geoffrey hinton said", *found))
    assert rows[:, COLUMNS.index("Organization")].tolist() == [0.0, 1.0, 1.0]
    assert rows[:, COLUMNS.index("words")].tolist() == [2.0, 2.0, 1.0]
    assert verdict.rows([], settled("")).shape == (0, len(COLUMNS))


@pytest.mark.parametrize(
    ("each", "people", "holds"),
    [
        (candidate(HINTON, 0, 2), ("Geoffrey Hinton",), True),
        (candidate(HINTON, 0, 2, How.SOUND), ("Lex Fridman", "GEOFFREY  HINTON"), True),
        (candidate(HINTON, 0, 2), ("Lex Fridman",), False),
        (candidate(STRANGER, 0, 2, How.EXACT), ("Geoffrey Hinton",), True),  # in no catalog, but given
        (candidate(STRANGER, 0, 2, How.UNKNOWN), ("Geoffrey Hinton",), False),  # made up from what was heard
        (candidate(GOOGLE, 0, 2), ("Google",), False),  # nobody
    ],
)
def test_the_people_of_the_title_are_expected(settled, each, people, holds):
    """A person whom the title names is likelier to be heard."""
    assert priors([each], [0.0], settled("geoffrey hinton said", each, people=people)) == [PRIOR["in the title"] if holds else 0.0]


@pytest.mark.parametrize(
    ("each", "text", "holds"),
    [
        (candidate(HINTON, 5, 7), "this is a conversation with geoffrey hinton", True),
        (candidate(HINTON, 3, 5), "my name is geoffrey hinton", True),
        (candidate(HINTON, 5, 7), "this is a photograph of geoffrey hinton", False),
        (candidate(HINTON, 2, 4), "robots with geoffrey hinton welcome to the show", True),
        (candidate(HINTON, 2, 4, How.SOUND), "robots with jeffery hinting welcome to the show", False),
        (candidate(HINTON, 2, 3), "robots with geoffrey welcome to the show", False),
        (candidate(STRANGER, 5, 7, How.UNKNOWN), "this is a conversation with geoffrey hinton", False),  # the encoder hears nobody
        (candidate(GOOGLE, 5, 7), "this is a conversation with geoffrey hinton", False),
    ],
)
def test_who_is_introduced_is_expected(settled, each, text, holds):
    """A catalogued person is likelier where words of introduction stand before, or behind a whole name that is spelled."""
    assert priors([each], [0.0], settled(text, each)) == [PRIOR["introduced"] if holds else 0.0]


@pytest.mark.parametrize(
    ("end", "type_", "chance", "holds"),
    [(5, "Person", 0.9, True), (5, "Person", 0.4, False), (5, "Organization", 0.9, False), (4, "Person", 0.9, False)],
)
def test_a_stranger_introduced_by_both_names_is_expected(settled, end, type_, chance, holds):
    """So is a name in no catalog that is heard as a person's; but a first name alone may be that of somebody known."""
    text, name = "my conversation with maria quellhorst", " ".join(["maria", "quellhorst"][: end - 3])
    each = candidate(STRANGER, 3, end, How.UNKNOWN)
    setting = settled(text, each, heard=[(name, type_, chance)])
    assert priors([each], [0.0], setting) == [PRIOR["stranger introduced"] if holds else 0.0]


def test_what_is_called_the_programme_is_expected(settled):
    """An organization whose name is spelled, or that no catalog has, where the talk says what programme it is."""
    show = Entity("quell-house", "Quell House", EntityType.ORGANIZATION, known=False)
    concept, sound = Entity("quell", "Quell House", EntityType.CONCEPT), candidate(GOOGLE, 2, 4, How.SOUND, alike=0.95)
    each = [candidate(show, 2, 4, How.UNKNOWN), candidate(concept, 2, 4), sound]
    setting = settled("welcome to quell house the podcast", *each)
    assert [prior == PRIOR["titled"] for prior in priors(each, [0.0] * 3, setting)] == [True, False, False]


@pytest.mark.parametrize(
    ("how", "alike", "words", "holds"),
    [
        (How.EXACT, 1.0, 4, True),
        (How.ALIAS, 1.0, 5, True),
        (How.EXACT, 1.0, 3, False),
        (How.SOUND, 0.95, 5, True),
        (How.SOUND, 0.95, 3, False),
        (How.SOUND, 0.85, 5, False),
        (How.UNKNOWN, 1.0, 5, False),
    ],
)
def test_a_long_name_is_no_chance(settled, how, alike, words, holds):
    """Four words or more that spell a name, or nearly sound like it, are hardly said by chance."""
    each = dataclasses.replace(candidate(BACKPROP, 0, words, how), alike=alike)
    assert priors([dataclasses.replace(each, free=False)], [0.0], settled("onex twox threex fourx fivex sixx", each)) != [PRIOR["long"]]
    assert priors([each], [0.0], settled("onex twox threex fourx fivex sixx", each)) == [PRIOR["long"] if holds else 0.0]


FIRST = Entity("first-robotics", "FIRST", EntityType.ORGANIZATION)
FEATURE = Entity("feature-detection", "Feature detection", EntityType.CONCEPT)
REVOLUTION = Entity("the-deep-learning-revolution", "The Deep Learning Revolution", EntityType.PAPER)


@pytest.mark.parametrize(
    ("each", "text", "chance", "holds"),
    [
        (candidate(FIRST, 0, 1, free=False), "first of all", 0.0, True),
        (candidate(FIRST, 0, 1, free=False), "first of all", 0.8, False),  # heard as an organization
        (candidate(FIRST, 0, 1), "first of all", 0.0, False),  # the name needs no context
        (candidate(FIRST, 0, 1, free=False), "frist of all", 0.0, False),  # no plain word
        (candidate(REVOLUTION, 0, 4, free=False), "the deep learning revolution", 0.0, True),  # however long
        (candidate(FEATURE, 0, 2, How.SOUND, name=("feature", "detector")), "fake detector here", 0.8, True),
        (candidate(FEATURE, 0, 2, How.SOUND, name=("feature", "detector")), "future detector here", 0.8, False),
        (candidate(FEATURE, 0, 2, How.SOUND, name=("feature", "detector")), "feature detectors here", 0.8, False),
    ],
)
def test_plain_words_are_not_taken_for_a_name(settled, each, text, chance, holds):
    """A proper name is not in everyday words unless it is heard there, and a name by sound sounds alike beside the words it shares."""
    words = " ".join(text.split()[: each.end])
    setting = settled(text, each, heard=[(words, str(each.entity.type), chance)])
    assert priors([each], [0.0], setting) == [PRIOR["other words"] if holds else 0.0]


PLAY = Entity("powerplay", "PowerPlay", EntityType.METHOD)


@pytest.mark.parametrize(("type_", "holds"), [("Concept", False), ("Field", False), ("Person", True)])
def test_a_method_may_be_heard_as_an_idea(settled, type_, holds):
    """Methods, fields and concepts are told apart loosely: where an idea is heard, plain words may well name a method."""
    each = candidate(PLAY, 3, 5, How.JOINED, free=False)
    setting = settled("the idea of power play here", each, heard=[("power play", type_, 0.8)])
    assert priors([each], [0.0], setting) == [PRIOR["other words"] if holds else 0.0]


@pytest.mark.parametrize(
    ("text", "type_", "how", "holds"),
    [
        ("so the guns work", EntityType.METHOD, How.UNKNOWN, True),
        ("the model called guns", EntityType.METHOD, How.UNKNOWN, False),
        ("so the gannet work", EntityType.METHOD, How.UNKNOWN, False),  # no plain word
        ("so the guns work", EntityType.CONCEPT, How.UNKNOWN, False),
        ("so the guns work", EntityType.METHOD, How.EXACT, False),
    ],
)
def test_one_plain_word_is_no_thing_that_no_catalog_has(settled, text, type_, how, holds):
    """Unless it is called so."""
    at = next(at for at, word in enumerate(text.split()) if word.startswith(("gun", "gan")))
    each = candidate(Entity("guns", "Guns", type_, known=how is How.EXACT), at, at + 1, how)
    assert priors([each], [0.0], settled(text, each)) == [PRIOR["plain"] if holds else 0.0]


ESM = Entity("esm", "ESM", EntityType.METHOD, related=("back-propagation",))
MODEL = Entity("evolution-model", "Evolution model", EntityType.CONCEPT, related=("back-propagation",))
SHORT = candidate(MODEL, 0, 1, name=("esm",), free=False)


@pytest.mark.parametrize(
    ("each", "company", "holds"),
    [
        (candidate(ESM, 0, 1, free=False), False, True),
        (candidate(ESM, 0, 1, free=False), True, False),
        (candidate(ESM, 0, 1, How.JOINED), False, True),
        (candidate(ESM, 0, 1), False, False),
        (candidate(ESM, 0, 1, How.SOUND), False, True),
        (candidate(ESM, 0, 1, How.SOUND), True, False),
        (candidate(dataclasses.replace(ESM, type=EntityType.PERSON), 0, 1, How.SOUND), False, True),
        (candidate(dataclasses.replace(ESM, related=()), 0, 1, free=False), False, False),
        (candidate(dataclasses.replace(ESM, type=EntityType.PERSON), 0, 1, free=False), False, False),
        (candidate(dataclasses.replace(ESM, type=EntityType.CONCEPT), 0, 1, free=False), False, False),
        (SHORT, False, True),
        (SHORT, True, False),
        (dataclasses.replace(SHORT, free=True), False, False),
    ],
)
def test_a_name_in_need_of_context_needs_company(settled, each, company, holds):
    """Where nothing is spoken of that the entity is tied to, its short name means something else; so does one put together or misheard."""
    others = [candidate(Entity(f"other-{at}", f"Other {at}", EntityType.METHOD), at, at + 1) for at in range(2, 10)]
    friends = [candidate(BACKPROP, 1, 2)] if company else []
    text = "esm backpropagation one two three four five six seven eight"
    assert priors([each], [0.0], settled(text, each, *friends, *others)) == [PRIOR["no company"] if holds else 0.0]


@pytest.mark.parametrize(
    ("word", "each", "type_", "chance", "holds"),
    [
        ("whisper", candidate(ESM, 0, 1, free=False), "Method", 0.9, False),
        ("whisper", candidate(ESM, 0, 1, free=False), "Method", 0.7, True),
        ("whisper", candidate(ESM, 0, 1, free=False), "Concept", 0.9, True),
        ("whisper", candidate(ESM, 0, 1, How.SOUND), "Method", 0.9, True),
        ("whisper", SHORT, "Concept", 0.9, False),
        ("esm", candidate(ESM, 0, 1, free=False), "Method", 0.9, True),
    ],
)
def test_a_name_that_is_clearly_heard_needs_no_company(settled, word, each, type_, chance, holds):
    """What is spelled and heard as what it is may be the only one of its kind in a talk; no sound may, nor a few letters."""
    others = [candidate(Entity(f"other-{at}", f"Other {at}", EntityType.METHOD), at, at + 1) for at in range(2, 10)]
    setting = settled(f"{word} and one two three four five six seven eight", each, *others, heard=[(word, type_, chance)])
    assert priors([each], [0.0], setting) == [PRIOR["no company"] if holds else 0.0]


@pytest.mark.parametrize(
    ("text", "how", "alike", "edited", "odds"),
    [
        ("with Jeff Hilton there", How.UNKNOWN, 1.0, True, "as spelled"),
        ("with Jeff Hilton there", How.SOUND, 0.8, True, "spelled otherwise"),
        ("with Jeff Hilton there", How.SOUND, 0.95, True, None),
        ("with jeff hilton there", How.UNKNOWN, 1.0, True, None),
        ("with jeff hilton there", How.SOUND, 0.8, True, None),
        ("with Jeff Hilton there", How.UNKNOWN, 1.0, False, None),
        ("with Jeff Hilton there", How.SOUND, 0.8, False, None),
        ("with jeff Hilton there", How.SOUND, 0.8, True, "spelled otherwise"),
        ("with jeff Hilton there", How.UNKNOWN, 1.0, True, None),
        ("guest Jeff Hilton there", How.SOUND, 0.8, True, "spelled otherwise"),  # introduced, but as he is spelled
        ("guest Jeff Hilton there", How.SOUND, 0.95, True, "introduced"),
        ("guest Jeff Hilton there", How.SOUND, 0.8, False, "introduced"),
    ],
)
def test_a_name_in_edited_talk_is_spelled_as_it_is_meant(settled, text, how, alike, edited, odds):
    """Where somebody set capitals and stops, a name with a capital is what it spells, and hardly another that sounds like it."""
    each = candidate(HINTON, 1, 3, how, alike=alike)
    assert priors([each], [0.0], settled(text, each, edited=edited)) == [PRIOR[odds] if odds else 0.0]


@pytest.mark.parametrize(
    ("text", "end", "how", "holds"),
    [
        ("argon in the air", 1, How.SOUND, True),
        ("argone in the air", 1, How.SOUND, False),
        ("argon ne in the air", 2, How.SOUND, False),
        ("argon in the air", 1, How.EXACT, False),
    ],
)
def test_a_short_word_sounds_like_a_name_in_close_company_alone(settled, text, end, how, holds):
    """Where something is spoken of that the entity is tied to, and not only what has the same ties, however little is spoken of."""
    each, other, friend = candidate(TIED, 0, end, how), candidate(FRIEND, 3, 4), candidate(BACKPROP, 3, 4)
    assert priors([each], [0.0], settled(text, each, other)) == [PRIOR["no company"] if holds else 0.0]
    assert priors([each], [0.0], settled(text, each, friend)) == [0.0]
    unknown = dataclasses.replace(each, entity=GOOGLE)  # of whose ties nothing is known
    assert priors([unknown], [0.0], settled(text, unknown, other)) == [0.0]


@pytest.mark.parametrize(
    ("end", "alike", "others", "holds"),
    [(1, 0.8, 1, True), (1, 0.86, 1, False), (2, 0.8, 1, False), (1, 0.8, 2, False)],
    ids=["another field", "nearly the same", "two words", "at home"],
)
def test_one_word_must_sound_nearly_like_a_name_in_a_talk_of_another_field(settled, end, alike, others, holds):
    """Such a talk is full of names that no catalog has."""
    each, text = candidate(GOOGLE, 0, end, How.SOUND, alike=alike), "goggling hard we said so today and left"
    spelled = [candidate(entity, 6, 7) for entity in (BACKPROP, FRIEND)][:others]
    assert priors([each], [0.0], settled(text, each, *spelled)) == [PRIOR["no company"] if holds else 0.0]


GAN = Entity("gan", "Generative adversarial network", EntityType.METHOD, ("GAN", "GANs", "Q"))
STYLEGAN, LONG_GAN = Entity("stylegan", "StyleGAN", EntityType.METHOD), Entity("long-gan", "Conditional GAN", EntityType.METHOD)


@pytest.mark.parametrize(
    ("words", "entity", "holds"),
    [
        ("style gone", STYLEGAN, True),
        ("style guns", STYLEGAN, True),
        ("conditional gun", LONG_GAN, True),
        ("style den", STYLEGAN, False),
        ("stale gone", STYLEGAN, False),
        ("stylegone", STYLEGAN, False),
        ("conditional", LONG_GAN, False),
    ],
)
def test_a_name_that_ends_with_an_acronym_of_the_talk_is_expected(settled, words, entity, holds):
    """Where all but that is heard exactly, and that sounds like it: "style gone" where GANs are spoken of."""
    each, spelled = candidate(entity, 0, len(words.split()), How.SOUND), candidate(GAN, 3, 6)
    text, heard = f"{words} and then generative adversarial networks", [(words, "Method", 0.5)]
    found = [priors([one], [0.0], settled(text, one, *more, heard=heard))[0] for one, more in ((each, [spelled]), (each, []))]
    assert [prior == PRIOR["headed"] for prior in found] == [holds, False]
    exact = dataclasses.replace(each, how=How.EXACT)
    assert priors([exact], [0.0], settled(text, exact, spelled, heard=heard)) != [PRIOR["headed"]]


QUELL = Entity("quiet-garden", "The Quiet Garden", EntityType.PAPER)
UNCATALOGUED = dataclasses.replace(QUELL, known=False)


@pytest.mark.parametrize(
    ("each", "text", "chance", "holds"),
    [
        (candidate(UNCATALOGUED, 3, 5, How.UNKNOWN), "a book called quiet garden it says", 0.0, True),
        (candidate(UNCATALOGUED, 3, 4, How.UNKNOWN), "a book called quiet garden it says", 0.0, False),  # the title goes on
        (candidate(UNCATALOGUED, 3, 5, How.UNKNOWN), "so the book quiet garden says", 0.6, True),
        (candidate(UNCATALOGUED, 3, 5, How.UNKNOWN), "so the book quiet garden says", 0.4, False),
        (candidate(UNCATALOGUED, 1, 3, How.UNKNOWN), "the quellnet paper says", 0.6, True),
        (candidate(UNCATALOGUED, 1, 3, How.UNKNOWN), "the quellnet paper says", 0.4, False),
        (candidate(UNCATALOGUED, 1, 3, How.UNKNOWN), "a quellnet paper says", 0.6, False),
        (candidate(UNCATALOGUED, 3, 5, How.UNKNOWN), "the author of quiet garden here", 0.3, True),
        (candidate(UNCATALOGUED, 3, 5, How.UNKNOWN), "the author of quiet garden here", 0.2, False),
        (candidate(UNCATALOGUED, 1, 3, How.UNKNOWN), "the quiet garden by her", 0.6, True),
        (candidate(UNCATALOGUED, 1, 3, How.UNKNOWN), "the quiet garden by her", 0.4, False),
        (candidate(QUELL, 3, 5, free=False), "a book called quiet garden it says", 0.0, True),
        (dataclasses.replace(candidate(QUELL, 3, 5, How.SOUND), alike=0.95), "a book called quiet garden it says", 0.0, True),
        (dataclasses.replace(candidate(QUELL, 3, 5, How.SOUND), alike=0.85), "a book called quiet garden it says", 0.8, False),
        (candidate(FIRST, 3, 5, How.UNKNOWN), "a book called quiet garden it says", 0.0, False),
    ],
)
def test_what_is_called_a_publication_is_expected(settled, each, text, chance, holds):
    """By the words before its title, or by a nickname, as long as the encoder hears it; the catalog's are so where they are spelled."""
    words = " ".join(text.split()[each.start : each.end])
    setting = settled(text, each, heard=[(words, "Paper", chance)])
    assert (priors([each], [0.0], setting) == [PRIOR["titled"]]) == holds


@pytest.mark.parametrize(("odds", "holds"), [(-1.0, False), (-3.0, True)])
def test_a_nickname_that_may_mean_a_catalogued_publication_is_of_no_other(settled, odds, holds):
    """What is in no catalog is not expected in words that may well be a garbled name."""
    nickname, known = candidate(UNCATALOGUED, 1, 3, How.UNKNOWN), candidate(QUELL, 1, 3, How.SOUND)
    setting = settled("the quellnet paper says", nickname, known, heard=[("quellnet paper", "Paper", 0.9)])
    assert (priors([nickname, known], [0.0, odds], setting)[0] == PRIOR["titled"]) == holds


def test_a_talk_that_spells_out_little_tells_nothing_of_company(settled):
    """A sentence or two have no company to miss."""
    each = candidate(ESM, 0, 1, free=False)
    assert priors([each], [0.0], settled("esm backpropagation", each)) == [0.0]


def test_a_setting_sums_up_the_talk(settled):
    """Echoes are counted by entity, and the people folded."""
    found = [candidate(HINTON, 0, 1, How.SOUND, alike=0.6), candidate(MOORE, 0, 1, How.SOUND, alike=0.8), candidate(HINTON, 0, 2)]
    setting = settled("geoffrey hinton said", *found, people=["Ann Óther"])
    assert (dict(setting.echoes), setting.people) == ({"geoffrey-moore": 1, "geoffrey-hinton": 1}, {"annother"})


def test_a_score_is_what_the_trees_say_and_the_prior(settled, plant):
    """The odds of the trees, to which those set by hand are added."""
    found = [candidate(HINTON, 0, 2, How.SOUND, alike=0.6), candidate(MOORE, 0, 2, How.SOUND, alike=0.8), candidate(GOOGLE, 2, 3)]
    trees = plant(COLUMNS, 0.5, ("alike", 0.7, -2.0, 1.0), ("Person", 0.5, 0.25, 0.0))
    odds = np.array([0.5 - 2.0, 0.5 + 1.0 + PRIOR["in the title"], 0.5 + 1.0 + 0.25])
    setting = settled("geoffrey more google", *found, people=["Geoffrey Moore"])
    assert verdict.scores(found, setting, trees).tolist() == pytest.approx((1 / (1 + np.exp(-odds))).tolist())


def test_a_stranger_surely_heard_in_full_is_likelier(settled, plant):
    """Whoever is named by first and last name, and is like nobody catalogued, is likely spoken of."""
    each = candidate(STRANGER, 3, 5, How.UNKNOWN)
    setting = settled("a tweet by maria quellhorst", each, heard=[("maria quellhorst", "Person", 0.95)])
    odds = -1.0 + PRIOR["stranger in full"]
    assert verdict.scores([each], setting, plant(COLUMNS, -1.0)).tolist() == pytest.approx([1 / (1 + np.exp(-odds))])


def test_without_candidates_there_are_no_scores(settled, plant):
    """Nothing proposed, nothing weighed."""
    assert verdict.scores([], settled("well then"), plant(COLUMNS, 0.0)).shape == (0,)
