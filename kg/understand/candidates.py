"""What a run of words may speak of: by its spelling, by its sound, or as something heard that nobody has catalogued."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.catalog import english
from kg.model import Entity
from kg.ontology import EntityType, How
from kg.understand import phones, sound
from kg.understand.hearing import Hearing, Run
from kg.understand.names import LONGEST, Name, NameIndex
from kg.understand.sound_index import LONGEST as LONGEST_SOUND
from kg.understand.sound_index import Form, SoundIndex
from kg.understand.words import Word

_ALIKE = 0.66
"""How alike a run must sound to a name to be proposed."""

_ALIKE_IF_HEARD = 0.55
"""The same where the encoder hears a mention."""

_SAME_FIRST_NAME = 0.55
"""How alike two first names must sound to be one, where the surnames are."""

_CHOICES = 3
_CLEARLY = 0.6
"""Chance from which a run of words is clearly heard as a mention."""

_PROPER = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PAPER, EntityType.DATASET})
_RARE = 4.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """Propose that the words from `start` to before `end` speak of `entity`.

    Attributes:
        name: The folded words of the name that was recognised.
        free: Whether that name means the entity without any context.
        alike: How alike all phones are, 1 for the same spelling.
        bones: How alike the consonants are.
    """

    start: int
    end: int
    entity: Entity
    how: How
    name: tuple[str, ...]
    free: bool = True
    alike: float = 1.0
    bones: float = 1.0


def kind_of(candidate: Candidate) -> str:
    """Tell how a candidate was proposed: free, context, sound or unknown."""
    if candidate.how in {How.SOUND, How.UNKNOWN}:
        return candidate.how.value
    return "free" if candidate.free else "context"


class Proposer:
    """Propose candidates for all runs of a talk's words."""

    def __init__(self, index: NameIndex) -> None:
        """Prepare the look-ups by spelling and by sound."""
        self._index = index
        self._sounds = SoundIndex(index.names())

    def propose(self, words: Sequence[Word], hearing: Hearing) -> list[Candidate]:
        """Return all candidates in order of their start; they may overlap."""
        spelled = list(self._by_spelling(words))
        taken = {at for each in spelled if each.free for at in range(each.start, each.end)}
        known = {(each.start, each.end) for each in spelled}
        heard = hearing.runs()
        runs = (heard | set(_garbled_runs(words, taken))) - known | _misspelled(spelled, hearing)
        meant = {(each.start, each.end, each.entity.id) for each in spelled}
        alike = [each for each in self._by_sound(words, sorted(runs), heard) if (each.start, each.end, each.entity.id) not in meant]
        found = [*spelled, *alike, *self._unknown(words, hearing, known)]
        return sorted(found, key=lambda each: (each.start, each.end, -each.alike, each.entity.id))

    def _by_spelling(self, words: Sequence[Word]) -> Iterator[Candidate]:
        """Yield names as they are spelled; of names that mean their entity freely the longest hides those inside it."""
        folded = [word.folded for word in words]
        hidden_to = 0
        for start in range(len(words)):
            for end in range(start + self._index.reach(folded[start : start + LONGEST]), start, -1):
                if end <= hidden_to:
                    break
                names = [name for name in self._index.find(folded[start:end]) if _may_mean(name, words[start:end])]
                yield from (Candidate(start, end, name.entity, _how(name, words[start:end]), name.words, name.free) for name in names)
                if any(name.free for name in names):
                    hidden_to = end

    def _by_sound(self, words: Sequence[Word], where: Sequence[Run], heard: set[Run]) -> Iterator[Candidate]:
        """Yield names that sound like the runs of words given, less alike ones too where the encoder hears a mention."""
        places: dict[tuple[str, ...], list[int]] = {}
        for start, end in where:
            if end - start <= LONGEST_SOUND:
                places.setdefault(tuple(word.folded for word in words[start:end]), []).append(start)
        runs = list(places)
        for run, likenesses in zip(runs, self._sounds.find(runs, least=_ALIKE_IF_HEARD, most=_CHOICES), strict=True):
            for start in places[run]:
                least = _ALIKE_IF_HEARD if (start, start + len(run)) in heard else _ALIKE
                for each in (each for each in likenesses if each.phones >= least and not _is_namesake(run, each.form)):
                    yield Candidate(start, start + len(run), each.form.entity, How.SOUND, each.form.words, True, each.phones, each.bones)

    def _unknown(self, words: Sequence[Word], hearing: Hearing, known: set[Run]) -> Iterator[Candidate]:
        """Yield what the encoder hears and no catalog spells, under the spelling heard; `known` are the runs spelled."""
        for heard in hearing.mentions:
            run = words[heard.start : heard.end]
            if (heard.start, heard.end) not in known and any(len(word.folded) > 1 for word in run):
                yield Candidate(heard.start, heard.end, self._entity(run, heard.type), How.UNKNOWN, tuple(word.folded for word in run))

    def _entity(self, run: Sequence[Word], type_: EntityType) -> Entity:
        id_ = "-".join(part for word in run if (part := re.sub(r"[^a-z0-9]+", "", word.folded))) or "name"
        return Entity(f"{id_}-heard" if id_ in self._index.ids else id_, _written(run, type_), type_, known=False)


def _written(run: Sequence[Word], type_: EntityType) -> str:
    """Return how a name is written that only captions have: "Maria Quellhorst", "Vision system", "MuZero" where the talk has case."""
    proper = type_ in _PROPER
    return " ".join(
        word.text.title() if word.text.islower() and (proper or not at or not english.is_plain(word.folded)) else word.text
        for at, word in enumerate(run)
    )


def _misspelled(spelled: Iterable[Candidate], hearing: Hearing) -> set[Run]:
    """Return the runs that are heard as something of another type than what they spell ("you apply atom")."""
    likely: dict[Run, float] = {}
    for each in spelled:
        run = (each.start, each.end)
        likely[run] = max(likely.get(run, 0.0), hearing.chance(run, each.entity.type)[0])
    return {run for run, chance in likely.items() if chance < _CLEARLY / 2 and 1 - hearing.chances(run)[0] >= _CLEARLY}


def _garbled_runs(words: Sequence[Word], taken: set[int]) -> Iterator[Run]:
    """Yield the runs with something rare in them, outside the names that are spelled freely."""
    for start in range(len(words)):
        for end in range(start + 1, min(start + LONGEST_SOUND, len(words)) + 1):
            if end - 1 in taken:
                break
            if _may_be_garbled(words[start:end]):
                yield start, end


def _is_namesake(run: tuple[str, ...], form: Form) -> bool:
    """Tell whether a run has the surname of a person but another first name, and so is somebody else."""
    if form.entity.type is not EntityType.PERSON or len(run) < 2 or len(form.words) < 2 or run[-1] != form.words[-1]:
        return False
    return float(sound.similarity([phones.of_word(run[0])], [phones.of_word(form.words[0])])[0]) < _SAME_FIRST_NAME


def _how(name: Name, run: Sequence[Word]) -> How:
    if len(run) != len(name.words):
        return How.JOINED
    return How.EXACT if name.text == name.entity.name else How.ALIAS


def _may_mean(name: Name, run: Sequence[Word]) -> bool:
    """Refuse short names put together from everyday words ("is a i think") and proper names short of their s ("symbolic")."""
    if name.entity.type in _PROPER and name.words[-1] == run[-1].folded + "s":
        return False
    if len(run) == len(name.words) or not all(english.is_plain(word.folded) for word in run):
        return True
    return sum(map(len, name.words)) >= 6 and name.entity.type is not EntityType.PERSON


def _may_be_garbled(run: Sequence[Word]) -> bool:
    """Tell whether a name may hide in a run: content words at both edges, and something in it that is rare English or none."""
    if run[0].is_function or run[-1].is_function:
        return False
    rarest = min(word.zipf for word in run)
    return rarest == 0.0 if len(run) == 1 else rarest < _RARE
