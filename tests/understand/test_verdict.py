"""The last word on a candidate."""

import math

import pytest

from kg.model import Entity
from kg.ontology import EntityType, How
from kg.understand import verdict
from kg.understand.candidates import Candidate
from kg.understand.hearing import Hearing
from kg.understand.words import words_of

HINTON = Entity("geoffrey-hinton", "Geoffrey Hinton", EntityType.PERSON)
MOORE = Entity("geoffrey-moore", "Geoffrey Moore", EntityType.PERSON)
GOOGLE = Entity("google", "Google", EntityType.ORGANIZATION)
STRANGER = Entity("geoffrey-hinton-heard", "Geoffrey Hinton", EntityType.PERSON, known=False)


def candidate(entity: Entity, start: int, end: int, how: How = How.EXACT, **more) -> Candidate:
    """Return a candidate by the entity's name."""
    return Candidate(start, end, entity, how, tuple(entity.name.lower().split()), **more)


def logit(chance: float) -> float:
    """Return the logarithm of the odds."""
    return math.log(chance / (1 - chance))


@pytest.fixture
def seen(hear):
    """Return what tells the features of the first candidate in a text in which some words are heard."""

    def features_of(text: str, *candidates: Candidate, heard=(), base=0.5, people=()) -> dict[str, float]:
        doc = hear(text, *heard)
        words = words_of(doc)
        setting = verdict.setting_of(words, Hearing(doc, words), candidates, people)
        return verdict.features(candidates[0], base, setting)

    return features_of


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
def test_each_kind_has_weights_of_its_own(seen, each, kind):
    """Names free or in need of context, sounds and strangers are weighed apart."""
    held = seen("so geoffrey hinton said", each)
    assert {name.partition(":")[0] for name in held} == {kind}
    assert {"", "type=Person", "type", "any", "near", "near another", "more heard", "base", "both"} <= {
        name.partition(":")[2] for name in held
    }


def test_what_is_heard_counts_by_its_odds(seen):
    """The chance of the candidate's type and the chance of any mention are weighed as odds."""
    held = seen("so geoffrey hinton said", candidate(HINTON, 1, 3), heard=[("geoffrey hinton", "Person", 0.9)])
    assert (held["free:type"], held["free:any"]) == pytest.approx((logit(0.9), logit(0.9)), rel=1e-4)
    held = seen("so geoffrey hinton said", candidate(GOOGLE, 1, 3), heard=[("geoffrey hinton", "Person", 0.9)])
    assert (held["free:type"], held["free:any"]) == pytest.approx((-4.0, logit(0.9)), rel=1e-4)


@pytest.mark.parametrize(("base", "odds"), [(0.0, -4.0), (0.2, logit(0.2)), (0.5, 0.0), (0.9, logit(0.9)), (1.0, 4.0)])
def test_the_chance_by_name_counts_by_its_odds(seen, base, odds):
    """The base chance counts alone and as far as the type is heard; nothing is surer than four."""
    held = seen("so geoffrey hinton said", candidate(HINTON, 1, 3), heard=[("geoffrey hinton", "Person", 0.5)], base=base)
    assert (held["free:base"], held["free:both"]) == pytest.approx((odds, odds / 2))


def test_another_base_changes_nothing_else(seen):
    """Features made with one base chance are those made with another, but for the base."""
    each, heard = candidate(HINTON, 1, 3, How.SOUND), [("geoffrey hinton", "Person", 0.75)]
    one, other = (seen("so geoffrey hinton said", each, heard=heard, base=base) for base in (0.1, 0.8))
    assert one != other
    assert verdict.with_base(one, 0.8, 0.75) == other


def test_what_is_heard_nearby_counts(seen):
    """Mentions that overlap the candidate count, those of its type apart from those of others, and by how much they are surer."""
    heard = [("jeff hinton", "Person", 0.8), ("google brain", "Organization", 0.6)]
    held = seen("jeff hinton google brain", candidate(HINTON, 1, 3), heard=heard)
    assert (held["free:near"], held["free:near another"]) == pytest.approx((0.8 / 3, 0.6 / 3))
    assert held["free:more heard"] == pytest.approx(0.8 / 3)


def test_what_is_surer_counts_by_how_much(seen):
    """Where the candidate is heard too, only what the others have over it counts."""
    heard = [("jeff hinton", "Person", 0.8), ("hinton", "Person", 0.1)]
    assert seen("jeff hinton google", candidate(HINTON, 1, 2), heard=heard)["free:more heard"] == pytest.approx(0.4 - 0.1)


def test_nothing_heard_is_surer_than_the_candidate_itself(seen):
    """Where the candidate is heard as it stands no other is surer."""
    held = seen("jeff hinton google", candidate(HINTON, 0, 2), heard=[("jeff hinton", "Person", 0.9)])
    assert (held["free:near"], held["free:more heard"]) == (0.0, 0.0)


def test_a_spelling_shared_out_counts(seen):
    """How many entities a run spells is a feature of names, as a logarithm; sounds and strangers spell nothing."""
    text, one = "geoffrey said", candidate(HINTON, 0, 1, free=False)
    assert seen(text, one)["context:namesakes"] == 0.0
    rivals = (candidate(MOORE, 0, 1, free=False), candidate(GOOGLE, 0, 1, How.SOUND), candidate(STRANGER, 0, 1, How.UNKNOWN))
    assert seen(text, one, *rivals)["context:namesakes"] == pytest.approx(math.log(2))
    assert "sound:namesakes" not in seen(text, candidate(HINTON, 0, 1, How.SOUND))


def test_likeness_counts_for_sounds_alone(seen):
    """How alike a name sounds counts, and counts more where its type is heard."""
    heard = [("jeffrey hidden", "Person", 0.5)]
    held = seen("jeffrey hidden", candidate(HINTON, 0, 2, How.SOUND, alike=0.75), heard=heard)
    assert (held["sound:alike"], held["sound:alike and typed"]) == pytest.approx((3.0, 1.5))
    assert not [name for name in seen("jeffrey hidden", candidate(HINTON, 0, 2), heard=heard) if "alike" in name]


def test_a_stranger_is_weighed_against_the_likest_name(seen):
    """How alike the likeliest name by sound of the same run is speaks against somebody unheard of."""
    stranger = candidate(STRANGER, 0, 2, How.UNKNOWN)
    assert seen("jeffrey hidden said", stranger)["unknown:alike"] == 0.0
    rivals = [candidate(entity, 0, 2, How.SOUND, alike=alike) for entity, alike in ((HINTON, 0.71), (MOORE, 0.84), (GOOGLE, 0.6))]
    elsewhere = candidate(HINTON, 0, 1, How.SOUND, alike=0.9)
    assert seen("jeffrey hidden said", stranger, *rivals, elsewhere)["unknown:alike"] == 0.84


@pytest.mark.parametrize(
    ("text", "capital", "unheard_of"),
    [("maria quellhorst", 0.0, 0.5), ("Maria Quellhorst", 1.0, 0.5), ("Maria said", 0.5, 0.0), ("Quellhorst quellnet", 0.5, 1.0)],
)
def test_a_stranger_is_told_by_capitals_and_unheard_of_words(seen, monkeypatch, text, capital, unheard_of):
    """Of a run in no catalog the shares of capitals and of words that English does not know count, and how long it is."""
    monkeypatch.setattr("kg.catalog.english.zipf", lambda word: 0.0 if word.startswith("quell") else 4.0)
    held = seen(text, candidate(STRANGER, 0, 2, How.UNKNOWN))
    assert (held["unknown:capital"], held["unknown:unheard of"], held["unknown:words=2"]) == (capital, unheard_of, 1.0)


@pytest.mark.parametrize(
    ("each", "people", "holds"),
    [
        (candidate(HINTON, 0, 2), ("Geoffrey Hinton",), True),
        (candidate(HINTON, 0, 2, How.SOUND), ("Lex Fridman", "GEOFFREY  HINTON"), True),
        (candidate(HINTON, 0, 2), ("Lex Fridman",), False),
        (candidate(STRANGER, 0, 2, How.UNKNOWN), ("Geoffrey Hinton",), False),  # made up from what was heard
        (candidate(GOOGLE, 0, 2), ("Google",), False),  # nobody
    ],
)
def test_the_people_of_the_title_are_expected(seen, each, people, holds):
    """A catalogued person whom the title names is likelier to be heard."""
    assert ("in the title" in seen("geoffrey hinton said", each, people=people)) is holds


@pytest.mark.parametrize(
    ("each", "text", "holds"),
    [
        (candidate(HINTON, 5, 7), "this is a conversation with geoffrey hinton", True),
        (candidate(HINTON, 3, 5), "my name is geoffrey hinton", True),
        (candidate(HINTON, 5, 7), "this is a photograph of geoffrey hinton", False),
        (candidate(STRANGER, 5, 7, How.UNKNOWN), "this is a conversation with geoffrey hinton", False),
        (candidate(GOOGLE, 5, 7), "this is a conversation with geoffrey hinton", False),
    ],
)
def test_who_is_introduced_is_expected(seen, each, text, holds):
    """A catalogued person is likelier where words of introduction stand before."""
    assert ("introduced" in seen(text, each)) is holds


@pytest.mark.parametrize(
    ("how", "words", "chance", "holds"),
    [
        (How.SOUND, "geoffrey hintner said", 0.9, True),
        (How.SOUND, "geoffrey hintner said", 0.2, False),  # the encoder hears nobody
        (How.SOUND, "jeffrey hintner said", 0.9, False),
        (How.EXACT, "geoffrey hinton said", 0.9, False),
    ],
)
def test_a_first_name_said_right_speaks_for_the_surname(hear, how, words, chance, holds):
    """A name found by sound is likelier where its first name is spelled right and the encoder hears a person."""
    doc = hear(words, (" ".join(words.split()[:2]), "Person", chance))
    each = candidate(HINTON, 0, 2, how)
    found = words_of(doc)
    setting = verdict.setting_of(found, Hearing(doc, found), [each], ())
    assert ("first name" in verdict.features(each, 0.5, setting)) is holds


def test_a_stranger_introduced_by_both_names_is_expected(hear):
    """Words of introduction speak for a name in no catalog, but a first name alone may be that of somebody known."""
    doc = hear("my conversation with maria quellhorst", ("maria quellhorst", "Person", 0.9))
    found = words_of(doc)

    def holds(size: int) -> bool:
        each = candidate(STRANGER, 3, 3 + size, How.UNKNOWN)
        return "stranger introduced" in verdict.features(each, 0.5, verdict.setting_of(found, Hearing(doc, found), [each], ()))

    assert (holds(2), holds(1)) == (True, False)


@pytest.mark.parametrize(
    ("base", "chance", "free", "holds"),
    [(0.9, 0.9, False, True), (0.3, 0.9, False, False), (0.9, 0.5, False, False), (0.9, 0.9, True, False)],
)
def test_a_surname_counts_where_a_person_is_clearly_heard(hear, base, chance, free, holds):
    """A surname that needs context has it where the encoder hears a person and name and company agree."""
    doc = hear("then hinton said", ("hinton", "Person", chance))
    found = words_of(doc)
    each = candidate(HINTON, 1, 2, How.ALIAS, free=free)
    setting = verdict.setting_of(found, Hearing(doc, found), [each], ())
    assert ("surname" in verdict.features(each, base, setting)) is holds


@pytest.mark.parametrize(
    ("how", "size", "holds"), [(How.EXACT, 4, True), (How.ALIAS, 5, True), (How.EXACT, 3, False), (How.SOUND, 5, False)]
)
def test_a_long_name_spelled_out_is_no_chance(seen, how, size, holds):
    """Four words or more that spell a name are hardly said by chance."""
    assert ("long" in seen("one two three four five six", candidate(GOOGLE, 0, size, how))) is holds


def test_the_prior_speaks_for_what_it_names():
    """What is known before a talk begins has weights above nothing."""
    assert verdict.PRIOR.keys() == {"in the title", "introduced", "stranger introduced", "first name", "surname", "long"}
    assert min(verdict.PRIOR.values()) > 0


def test_a_setting_sums_up_the_runs(hear):
    """The likest sound and the count of spellings are kept by run, and the people folded."""
    doc = hear("geoffrey hinton said")
    words = words_of(doc)
    found = [candidate(HINTON, 0, 1, How.SOUND, alike=0.6), candidate(MOORE, 0, 1, How.SOUND, alike=0.8), candidate(HINTON, 0, 2)]
    setting = verdict.setting_of(words, Hearing(doc, words), found, ["Ann Óther"])
    assert (setting.alike, setting.namesakes, setting.people) == ({(0, 1): 0.8}, {(0, 2): 1}, {"annother"})
