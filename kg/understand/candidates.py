"""What a run of words may speak of: by its spelling, by its sound, or as a person nobody has catalogued."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.catalog import english
from kg.model import Entity
from kg.ontology import EntityType, How
from kg.understand.names import LONGEST, Name, NameIndex
from kg.understand.sound_index import LONGEST as LONGEST_SOUND
from kg.understand.sound_index import SoundIndex
from kg.understand.words import Word

_ALIKE = 0.66
"""How alike a run must sound to a name to be proposed."""

_CHOICES = 3
_PROPER = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PAPER, EntityType.DATASET})
_RARE = 4.0
_FIRST_NAMES_FROM = 2
"""People in the catalog who must bear a first name before it makes an unknown pair of words a person."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Propose that the words from `start` to before `end` speak of `entity`.

    Attributes:
        name: The folded words of the name that was recognised.
        free: Whether that name means the entity without any context; of an unknown person, whether the first name is a known one.
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


class Proposer:
    """Propose candidates for all runs of a talk's words."""

    def __init__(self, index: NameIndex) -> None:
        """Prepare the look-ups by spelling, by sound and by first name."""
        self._index = index
        self._sounds = SoundIndex(index.names())
        self._first_names = _first_names(index.names())

    def propose(self, words: Sequence[Word]) -> list[Candidate]:
        """Return all candidates in order of their start; they may overlap."""
        spelled = list(self._by_spelling(words))
        taken = {at for each in spelled if each.free for at in range(each.start, each.end)}
        found = [*spelled, *self._by_sound(words, taken), *self._unknown_people(words, taken)]
        return sorted(found, key=lambda each: (each.start, each.end, -each.alike, each.entity.id))

    def _by_spelling(self, words: Sequence[Word]) -> Iterator[Candidate]:
        """Yield names as they are spelled; of names that mean their entity freely the longest hides those inside it."""
        hidden_to = 0
        for start in range(len(words)):
            for end in range(min(start + LONGEST, len(words)), start, -1):
                if end <= hidden_to:
                    break
                names = self._index.find(tuple(word.folded for word in words[start:end]))
                names = [name for name in names if _may_mean(name, words[start:end])]
                yield from (Candidate(start, end, name.entity, _how(name, words[start:end]), name.words, name.free) for name in names)
                if any(name.free for name in names):
                    hidden_to = end

    def _by_sound(self, words: Sequence[Word], taken: set[int]) -> Iterator[Candidate]:
        places: dict[tuple[str, ...], list[int]] = {}
        for start in range(len(words)):
            for end in range(start + 1, min(start + LONGEST_SOUND, len(words)) + 1):
                if end - 1 in taken:
                    break
                if _may_be_garbled(words[start:end]):
                    places.setdefault(tuple(word.folded for word in words[start:end]), []).append(start)
        runs = list(places)
        for run, likenesses in zip(runs, self._sounds.find(runs, least=_ALIKE, most=_CHOICES), strict=True):
            for start in places[run]:
                for each in likenesses:
                    yield Candidate(start, start + len(run), each.form.entity, How.SOUND, each.form.words, True, each.phones, each.bones)

    def _unknown_people(self, words: Sequence[Word], taken: set[int]) -> Iterator[Candidate]:
        """Yield a first name and what follows it, where that is not plain English, and capitals in a row, as a person."""
        for at in range(len(words) - 1):
            for end in range(at + 2, min(at + 3, len(words)) + 1):
                run = words[at:end]
                named = end == at + 2 and run[0].folded in self._first_names and not english.is_plain(run[1].folded)
                if (named or _is_capital(run)) and all(_may_be_name(word) for word in run) and taken.isdisjoint(range(at, end)):
                    yield Candidate(at, end, _unknown(run), How.UNKNOWN, tuple(word.folded for word in run), named)


def _is_capital(run: Sequence[Word]) -> bool:
    return all(word.capital for word in run) and not all(english.is_plain(word.folded) for word in run)


def _may_be_name(word: Word) -> bool:
    return word.folded.isalpha() and len(word.folded) > 1 and not word.is_function


def _unknown(run: Sequence[Word]) -> Entity:
    name = " ".join(word.folded.title() for word in run)
    return Entity("-".join(word.folded for word in run), name, EntityType.PERSON, known=False)


def _how(name: Name, run: Sequence[Word]) -> How:
    if len(run) != len(name.words):
        return How.JOINED
    return How.EXACT if name.text == name.entity.name else How.ALIAS


def _may_mean(name: Name, run: Sequence[Word]) -> bool:
    """Refuse short names put together from everyday words ("is a i think") and proper names short of their s ("symbolic")."""
    if name.entity.type in _PROPER and name.words[-1] == run[-1].folded + "s":
        return False
    return len(run) == len(name.words) or sum(map(len, name.words)) >= 6 or not all(english.is_plain(word.folded) for word in run)


def _may_be_garbled(run: Sequence[Word]) -> bool:
    """Tell whether a name may hide in a run: content words at both edges, and something in it that is rare English or none."""
    if run[0].is_function or run[-1].is_function:
        return False
    rarest = min(word.zipf for word in run)
    return rarest == 0.0 if len(run) == 1 else rarest < _RARE


def _first_names(names: Iterable[Name]) -> frozenset[str]:
    counts: dict[str, int] = {}
    for name in names:
        if name.entity.type is EntityType.PERSON and name.text == name.entity.name and len(name.words) > 1:
            counts[name.words[0]] = counts.get(name.words[0], 0) + 1
    return frozenset(name for name, count in counts.items() if count >= _FIRST_NAMES_FROM and not english.is_plain(name) and len(name) > 2)
