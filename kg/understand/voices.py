"""Who speaks, where the file says so: the speaker of each word, who of them asks, and which person of the talk each is."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Doc, Span

from kg.catalog import fold
from kg.model import Entity, Transcript
from kg.understand.heads import Array
from kg.understand.labels import PRONOUNS

_ROLE = re.compile(r"(?P<host>host|interviewer|moderator|presenter|q)|(?P<guest>guest|interviewee|a)", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?i:speaker|spk|participant|person|voice|unknown|male|female|man|woman)?[ _-]?(?i:speaker)?[ _-]?(?:[A-Za-z]?[0-9]{1,3}|[A-Z]{0,2})"
)
"""What a program calls a speaker, or initials."""

_ASKS = 0.5
"""Chance over all words of a speaker from which they ask."""

_ALIKE = 0.15
"""How much less likely than whoever asks most another speaker may ask, and still be a host too."""


def is_name(speaker: str | None) -> bool:
    """Tell whether a speaker goes by a name, and not by a role or a number that a program gave."""
    return speaker is not None and not _ROLE.fullmatch(speaker) and not _NOBODY.fullmatch(speaker)


def people_given(transcript: Transcript) -> tuple[str, ...]:
    """Return the names of guests, host and speakers, as far as the file gives them."""
    return tuple(dict.fromkeys([*transcript.people, *speakers_given(transcript)]))


def speakers_given(transcript: Transcript) -> tuple[str, ...]:
    """Return the names of speakers, in the order in which they speak."""
    speakers = dict.fromkeys(transcript.pieces.speakers)
    return tuple(speaker for speaker in speakers if speaker and is_name(speaker))


def speakers_of(doc: Doc, places: Sequence[int]) -> list[str | None]:
    """Return who speaks at each of these tokens; nothing where the file tells of nobody."""
    transcript: Transcript | None = doc._.transcript
    if transcript is None or not any(transcript.pieces.speakers):
        return []
    return [transcript.speaker_at(doc[place].idx) for place in places]


def who_asks(transcript: Transcript, speakers: Sequence[str | None], asks: Array) -> Mapping[str | None, bool]:
    """Tell of each speaker whether they ask: by the names and roles that the file gives, else by what the encoder makes of their words."""
    chances: dict[str | None, list[float]] = defaultdict(list)
    for speaker, chance in zip(speakers, asks.tolist(), strict=True):
        chances[speaker].append(chance)
    told = {speaker: said for speaker in chances if (said := _told(transcript, speaker)) is not None}
    means = {speaker: sum(each) / len(each) for speaker, each in chances.items() if speaker not in told}
    most = max(means.values(), default=0.0)
    lonely = not any(told.values()) and len(chances) > 1  # somebody asks where nobody is said to
    return told | {speaker: most - mean <= _ALIKE and (mean >= _ASKS or lonely) for speaker, mean in means.items()}


def _told(transcript: Transcript, speaker: str | None) -> bool | None:
    if speaker is None:
        return None
    if role := _ROLE.fullmatch(speaker):
        return bool(role["host"])
    key = fold.key(speaker)
    if transcript.host and key == fold.key(transcript.host):
        return True
    return False if key in {fold.key(name) for name in transcript.guests} else None


def people_by_name(doc: Doc, people: Sequence[Span]) -> dict[str, Entity]:
    """Return who speaks and who is spoken of by the folded keys of their names; by a first name alone, where only one of them bears it."""
    entities = list(dict.fromkeys([*(span._.link.entity for span in people), *doc._.speakers.values()]))
    first: dict[str, set[Entity]] = defaultdict(set)
    whole: dict[str, Entity] = {}
    for entity in entities:
        first[fold.key(entity.name.split()[0])].add(entity)
        for name in (entity.name, *entity.aliases):
            whole.setdefault(fold.key(name), entity)
    return {key: each.copy().pop() for key, each in first.items() if len(each) == 1} | whole


def person_of(names: Iterable[str], people: Mapping[str, Entity]) -> Entity | None:
    """Return the person who bears the first of these names that somebody bears."""
    return next((people[key] for name in names if (key := fold.key(name)) in people), None)


def speaking_most(doc: Doc, label: str) -> list[str]:
    """Return the names of those who ask ("host") or answer ("guest") by how much they speak."""
    spoken: Counter[str] = Counter()
    for turn in doc.spans.get("turns", ()):
        if turn.label_ == label and is_name(turn._.speaker):
            spoken[turn._.speaker] += len(turn)
    return [name for name, _ in spoken.most_common()]


def speaking_unnamed(doc: Doc) -> list[Span]:
    """Return the first "I" of each person whom the file calls by name and no words do: it is all the words that speak of them."""
    unnamed = {*doc._.speakers.values(), doc._.namesake} - {span._.link.entity for span in doc.spans["mentions"]}
    first: dict[Entity, Span] = {}
    for span in doc.spans["pronouns"]:
        if span._.link.entity in unnamed and PRONOUNS[span.text.lower()] in {"me", "we"}:
            first.setdefault(span._.link.entity, span)
    return list(first.values())
