"""What speaks for and against a candidate by rules set by hand, of which too little is annotated to learn it."""

from collections.abc import Sequence

from kg.catalog import english, fold
from kg.ontology import PROPER, EntityType, How
from kg.understand import phones, sound
from kg.understand.candidates import Candidate, kind_of, sounds_otherwise
from kg.understand.company import Talk, company_of, is_alone, is_at_home
from kg.understand.setting import Setting
from kg.understand.strangers import is_introduced
from kg.understand.titles import CALLED, has_author, is_explained, is_nicknamed, is_titled
from kg.understand.words import Word

PRIOR = {
    "in the title": 4.0, "introduced": 2.0, "stranger introduced": 2.5, "stranger in full": 2.0, "long": 3.0, "no company": -4.0,
    "other words": -4.0, "plain": -4.0, "as spelled": 2.5, "spelled otherwise": -2.5, "titled": 4.0, "headed": 2.0,
}  # fmt: skip
"""Odds (logarithm) set by hand, of what too few talks hold to learn it from: people of the title, people introduced, catalogued
or not, strangers heard by first and last name, long names spelled out, and names that need company ("ESM" in a talk on JavaScript),
were put together or are guessed by their sound where nothing of theirs is spoken of; and names that would stand in other words: "first"
for the organization, "deep learning" for the book, where the encoder hears neither, and "fake detector" for a feature detector. One plain
word that nobody calls a name is none: "guns" were GANs. In talk
edited with capitals and stops, of which nothing was learned, a name is spelled as it is meant: nine in ten that no catalog has are right,
one in ten that only sounds alike. What is called the title of a book or a paper is one in nine of ten places. In a talk on GANs
"style gone" is StyleGAN."""

_ALIKE_ABROAD = 0.85
"""How alike a name must sound to one word in a talk of another field, which is full of names that no catalog has ("dokku" is no Docker)."""

_UNHEARD = 0.1
"""Chance of its type below which the encoder does not hear a name."""

_CLEARLY = 0.8
"""Chance of its type from which a name that is spelled needs no company: of 23 that this lets through, 17 are right."""

_FEW = 4
"""Letters of which most names are acronyms."""

_REST_ALIKE = 0.57
"""How alike plain words must sound to a name, words that they share left out: "fake detector" is no "feature detector"."""

_HEAD_ALIKE = 0.7
"""How alike words must sound to the acronym with which a name ends ("gone" for "GAN")."""

_LONG = 4
"""Words of a long name."""

_SHORT = 5
"""Letters of a short word."""

_MAY_BE = -2.0
"""Odds (logarithm) from which a catalogued publication may well be what a title or nickname means ("the strubell et al paper")."""

_NAMED = PROPER | {EntityType.METHOD}
"""Types of what plain words may be the name of, so that the encoder must hear it."""

_THINGS = frozenset({EntityType.METHOD, EntityType.DATASET, EntityType.ORGANIZATION})
_LOOSE = (EntityType.METHOD, EntityType.FIELD, EntityType.CONCEPT)
"""Types that the encoder, like those who annotate, does not tell apart surely."""

_IN_ANY_COMPANY = frozenset({EntityType.PERSON, EntityType.FIELD, EntityType.CONCEPT})
"""What is meant by its whole name in any company ("reasoning"), by a shorter one ("map" for mean average precision) in close company."""


def priors(candidates: Sequence[Candidate], odds: Sequence[float], setting: Setting) -> list[float]:
    """Return what speaks for each candidate beyond what was learned; `odds` are what was."""
    others, titled = _in_other_words(candidates, setting), _titled(candidates, odds, setting) | _programmes(candidates, setting)
    return [PRIOR["titled"] if at in titled else _prior(each, setting, in_other_words=at in others) for at, each in enumerate(candidates)]


def _prior(candidate: Candidate, setting: Setting, *, in_other_words: bool) -> float:
    if in_other_words:
        return PRIOR["other words"]
    if candidate.free and _is_clear(candidate) and candidate.end - candidate.start >= _LONG:
        return PRIOR["long"]
    expected = _person_prior(candidate, setting) if candidate.entity.type is EntityType.PERSON else _head_prior(candidate, setting)
    return expected or (PRIOR["no company"] if _lacks_company(candidate, setting) else _spelling_prior(candidate, setting))


def _head_prior(candidate: Candidate, setting: Setting) -> float:
    """Return what speaks for a name that stands there but for its end, an acronym of something that the talk spells out elsewhere."""
    words = [word.folded for word in setting.talk.words[candidate.start : candidate.end]]
    name, first = "".join(candidate.name), "".join(words[:-1])
    head = name.removeprefix(first)
    if candidate.how is not How.SOUND or not first or head == name or head not in setting.acronyms:
        return 0.0
    alike = float(sound.similarity([phones.of_word(words[-1])], [phones.of_word(head)])[0])
    return PRIOR["headed"] if alike >= _HEAD_ALIKE else 0.0


def _is_clear(candidate: Candidate) -> bool:
    """Tell whether a name is spelled, or sounds so like itself that, if it is long, it can be no other ("techniques for training guns")."""
    return candidate.how in {How.EXACT, How.ALIAS, How.SOUND} and not sounds_otherwise(candidate)


def _in_other_words(candidates: Sequence[Candidate], setting: Setting) -> set[int]:
    """Return which names would stand in plain words that are none of their own, or in which the encoder does not hear what they name."""
    others: set[int] = set()
    rests: list[tuple[int, str, str]] = []
    for at, each in enumerate(candidates):
        words = [word.folded for word in setting.talk.words[each.start : each.end]]
        if kind_of(each) not in {"context", "sound"} or not all(map(english.is_plain, words)):
            continue
        if each.entity.type in _NAMED and _heard(each, setting) < _UNHEARD:
            others.add(at)
        elif each.how is How.SOUND:
            rests.append((at, *_rests(words, each.name)))
    rests = [rest for rest in rests if all(rest[1:])]
    alike = sound.similarity([one for _, one, _ in rests], [other for _, _, other in rests])
    return others | {at for (at, _, _), likeness in zip(rests, alike.tolist(), strict=True) if likeness < _REST_ALIKE}


def _heard(candidate: Candidate, setting: Setting) -> float:
    """Return how likely the encoder hears what a candidate is; a method may as well be heard as a field or a concept."""
    types = _LOOSE if candidate.entity.type in _LOOSE else (candidate.entity.type,)
    return sum(setting.hearing.chance((candidate.start, candidate.end), type_) for type_ in types)


def _titled(candidates: Sequence[Candidate], odds: Sequence[float], setting: Setting) -> set[int]:
    """Return which candidates the talk itself says are publications: spelled, or of no catalog where none of it may well be meant."""
    papers = [(at, each) for at, each in enumerate(candidates) if each.entity.type is EntityType.PAPER]
    known = {place for at, each in papers if each.entity.known and odds[at] > _MAY_BE for place in range(each.start, each.end)}
    return {at for at, each in papers if _is_titled(each, setting) and (each.entity.known or known.isdisjoint(range(each.start, each.end)))}


def _programmes(candidates: Sequence[Candidate], setting: Setting) -> set[int]:
    """Return which candidates the talk says are its programme."""
    organizations = [(at, each) for at, each in enumerate(candidates) if each.entity.type is EntityType.ORGANIZATION]
    return {at for at, each in organizations if (each.start, each.end) in setting.programmes and each.how is not How.SOUND}


def _is_titled(candidate: Candidate, setting: Setting) -> bool:
    run, words = (candidate.start, candidate.end), setting.talk.words
    if candidate.entity.known or run in setting.titles:
        return not sounds_otherwise(candidate) and is_titled(words, *run)
    heard = setting.hearing.chance(run, EntityType.PAPER)
    if heard > 1 / 4 and has_author(words, *run):
        return True
    return heard > 1 / 2 and (is_titled(words, *run) or is_nicknamed(words, *run) or is_explained(words, run[1]))


def _rests(words: Sequence[str], name: Sequence[str]) -> tuple[str, str]:
    """Return how what is not the same word in both sounds."""
    shared = {*map(fold.singular, words)}.intersection(map(fold.singular, name))
    one, other = ("".join(phones.of_word(word) for word in each if fold.singular(word) not in shared) for each in (words, name))
    return one, other


def _spelling_prior(candidate: Candidate, setting: Setting) -> float:
    if _is_spelled_otherwise(candidate, setting):
        return PRIOR["spelled otherwise"]
    if candidate.how is How.UNKNOWN and setting.edited and setting.talk.words[candidate.start].capital:
        return PRIOR["as spelled"]
    return PRIOR["plain"] if _is_plain_thing(candidate, setting.talk.words) else 0.0


def _is_spelled_otherwise(candidate: Candidate, setting: Setting) -> bool:
    """Tell whether a name is guessed by its sound where somebody spelled another, maybe behind other words ("is Jordan Ellenbrook")."""
    capital = any(word.capital for word in setting.talk.words[candidate.start : candidate.end])
    return setting.edited and capital and sounds_otherwise(candidate)


def _is_plain_thing(candidate: Candidate, words: Sequence[Word]) -> bool:
    """Tell whether one plain word, not called a name, would be a named thing that no catalog has."""
    named = candidate.start > 0 and words[candidate.start - 1].folded in CALLED
    single = candidate.how is How.UNKNOWN and candidate.end - candidate.start == 1
    return single and candidate.entity.type in _THINGS and not named and english.is_plain(words[candidate.start].folded)


def _person_prior(candidate: Candidate, setting: Setting) -> float:
    if candidate.how is not How.UNKNOWN and fold.key(candidate.entity.name) in setting.people:
        return PRIOR["in the title"]
    if not is_introduced(candidate, setting.talk.words):
        return 0.0
    if candidate.entity.known:
        return PRIOR["spelled otherwise" if _is_spelled_otherwise(candidate, setting) else "introduced"]
    chance = setting.hearing.chance((candidate.start, candidate.end), EntityType.PERSON)
    return PRIOR["stranger introduced"] if candidate.end - candidate.start > 1 and chance > 1 / 2 else 0.0


def _lacks_company(candidate: Candidate, setting: Setting) -> bool:
    """Tell whether a name that could well be something else is of an entity of whose ties none is spoken of."""
    talk = setting.talk
    if _is_clearly_heard(candidate, setting):
        return False
    if _is_faint(candidate, talk):
        return True
    if _is_doubtful(candidate):
        return is_alone(candidate.entity, talk)
    return _is_shortened(candidate) and is_alone(candidate.entity, talk, closely=True)


def _is_clearly_heard(candidate: Candidate, setting: Setting) -> bool:
    """Tell whether a name is spelled and heard as what it is; a few letters are, too, whatever they stand for ("ESM")."""
    letters = sum(len(word.folded) for word in setting.talk.words[candidate.start : candidate.end])
    clearly = setting.hearing.chance((candidate.start, candidate.end), candidate.entity.type) >= _CLEARLY
    return candidate.how is not How.SOUND and letters > _FEW and clearly


def _is_doubtful(candidate: Candidate) -> bool:
    if candidate.how is How.SOUND:
        return True
    meant_anyhow = candidate.entity.type in _IN_ANY_COMPANY
    return not meant_anyhow and (candidate.how is How.JOINED or kind_of(candidate) == "context")


def _is_faint(candidate: Candidate, talk: Talk) -> bool:
    """Tell whether one word sounds too little like a name: short and out of company ("argon"), or in a talk of another field ("dokku")."""
    if candidate.how is not How.SOUND or candidate.end - candidate.start > 1:
        return False
    short = len(talk.words[candidate.start].folded) <= _SHORT
    alone = bool(candidate.entity.related) and not company_of(candidate.entity, talk)
    return (short and alone) or (candidate.alike < _ALIKE_ABROAD and not is_at_home(talk))


def _is_shortened(candidate: Candidate) -> bool:
    return kind_of(candidate) == "context" and list(candidate.name) != fold.words(candidate.entity.name)
