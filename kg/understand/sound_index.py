"""Find the names of a catalog that sound like a run of words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from kg.catalog import fold
from kg.model import Entity
from kg.understand import phones, sound
from kg.understand.names import Name

LONGEST = 5
"""Words in the longest name that is found by sound."""

_SHORTEST = 4
"""Phones in the shortest; below that everything sounds like something."""

_CHUNK = 256
SAME_BONES = 0.7
"""How alike the consonants must be for a closer look."""

_FAVOURED = 0.1
"""From where on a name counts as favoured."""

_NEEDS_CONTEXT = 0.1
"""What speaks against a name that means its entity only in the right company; out of company it is not found at all."""

_LEAST = 0.6
"""How alike all phones must be, whatever favours a name."""

Run = tuple[str, ...]
Index = NDArray[np.int64]
Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Form:
    """Hold one way a name is said."""

    entity: Entity
    words: tuple[str, ...]
    phones: str
    free: bool = True


@dataclass(frozen=True, slots=True)
class Likeness:
    """Say how much a run of words sounds like a name: `phones` compares all of it, `bones` its consonants (0 to 1)."""

    form: Form
    phones: float
    bones: float


class _Alike:
    """Hold equal texts once, the shorter first, and where each stands."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Sort the texts."""
        self.texts = sorted(dict.fromkeys(texts), key=len)
        self.lengths = np.array([len(text) for text in self.texts], np.int64)
        number = {text: at for at, text in enumerate(self.texts)}
        kinds = np.array([number[text] for text in texts], np.int64)
        self._sizes = np.bincount(kinds)
        self._order = np.argsort(kinds, kind="stable")
        self._starts = np.cumsum(self._sizes) - self._sizes

    def members(self, kinds: Index) -> tuple[Index, Index]:
        """Return for each place of the texts given by number which of those given it belongs to, and the place."""
        sizes = self._sizes[kinds]
        belongs = np.repeat(np.arange(len(kinds)), sizes)
        step = np.arange(len(belongs)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return belongs, self._order[self._starts[kinds][belongs] + step]


class SoundIndex:
    """Look up names by their sound."""

    def __init__(self, names: Iterable[Name]) -> None:
        """Index names, and the spoken respellings of their entities."""
        self._forms = list(_forms(names))
        said = [form.phones for form in self._forms]
        bones = [sound.skeleton(each) for each in said]
        self._whole = sound.whole(said)
        self._ids = [form.entity.id for form in self._forms]
        self._free = np.array([form.free for form in self._forms], np.bool_)
        self._codes = sound.codes(said)
        self._alike = _Alike(bones)
        self._plain: dict[str, list[int]] = defaultdict(list)
        for at, each in enumerate(bones):
            self._plain[phones.once(each)].append(at)

    def find(
        self, runs: Sequence[Run], *, least: float, most: int, favour: Mapping[str, float] = MappingProxyType({}), bones: float = SAME_BONES
    ) -> list[list[Likeness]]:
        """Return for each run of folded words the names that sound like it, likeliest first.

        Args:
            least: How alike they are at least, what favours them added.
            most: How many entities are returned at most.
            favour: How much likelier entities count than they sound, by id.
            bones: How alike the consonants are at least of names that are favoured; others have `SAME_BONES`.
        """
        heard = [phones.of_words(run) for run in runs]
        favours = self._favours(favour)
        return self._best(heard, *self._near(heard, favours, bones), favours, least, most)

    def find_alike(self, runs: Sequence[Run], *, least: float, most: int, favour: Mapping[str, float]) -> list[list[Likeness]]:
        """Return what `find` returns, of names with the very same consonants alone, which is quick."""
        heard = [phones.of_words(run) for run in runs]
        found = [self._plain.get(phones.once(sound.skeleton(said)), []) for said in heard]
        rows, columns = np.repeat(np.arange(len(heard)), list(map(len, found))), np.array(list(chain.from_iterable(found)), np.int64)
        return self._best(heard, rows, columns, np.ones(len(rows), np.float32), self._favours(favour), least, most)

    def _favours(self, favour: Mapping[str, float]) -> Scores:
        """Return what favours each form."""
        favours = np.fromiter(map(favour.get, self._ids, repeat(0.0)), np.float32, len(self._ids))
        return np.where(self._free, favours, np.where(favours > 0, favours - _NEEDS_CONTEXT, -1)).astype(np.float32)

    def _near(self, heard: Sequence[str], favour: Scores, least: float) -> tuple[Index, Index, Scores]:
        """Return the pairs of run and form with like consonants, by index, and how alike these are."""
        runs = _Alike([sound.skeleton(said) for said in heard])
        found: list[tuple[Index, Index, Scores]] = [(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float32))]
        shortest = least / (2 - least)  # in parts of the longer, of two that may be alike
        for start in range(0, len(self._alike.texts), _CHUNK):  # queries are compared many at once, the more the shorter they are
            bones = self._alike.texts[start : start + _CHUNK]
            near = slice(*np.searchsorted(runs.lengths, (int(len(bones[0]) * shortest), len(bones[-1]) / shortest + 1)))
            apart = cdist(bones, runs.texts[near], scorer=Indel.distance, dtype=np.uint16)
            most = (1 - least) * (len(bones[-1]) + runs.lengths[near]) + 0.01
            form, run = np.divmod(np.flatnonzero(apart <= most.astype(np.uint16)), apart.shape[1])
            both = self._alike.lengths[start + form] + runs.lengths[near.start + run]
            likeness = 1 - apart[form, run] / both.clip(1)
            like = likeness >= least
            found.append((start + form[like], near.start + run[like], likeness[like].astype(np.float32)))
        forms, rows, scores = (np.concatenate(parts) for parts in zip(*found, strict=True))
        at, columns = self._alike.members(forms)
        again, rows = runs.members(rows[at])
        columns, scores = columns[again], scores[at][again]
        close = (scores >= SAME_BONES) | (favour[columns] >= _FAVOURED)
        return rows[close], columns[close], scores[close]

    def _best(
        self, heard: Sequence[str], rows: Index, columns: Index, bones: Scores, favour: Scores, least: float, most: int
    ) -> list[list[Likeness]]:
        """Return for each run the best likeness of each of the likeliest entities."""
        found: list[dict[str, Likeness]] = [{} for _ in heard]
        if not len(rows):
            return [[] for _ in heard]
        whole, name = sound.whole(heard)[rows], self._whole[columns]
        hopeful = sound.at_most(whole, name) >= np.maximum(_LEAST, least - favour[columns])
        rows, columns, bones = rows[hopeful], columns[hopeful], bones[hopeful]
        alike = sound.compare(sound.codes(heard).take(rows, axis=0), self._codes.take(columns, axis=0))  # quicker than by brackets
        score = alike + favour[columns]
        kept = np.flatnonzero((score >= least) & (alike >= _LEAST))
        for at in kept[np.lexsort((columns[kept], -bones[kept], -score[kept]))].tolist():
            best, form = found[rows[at]], self._forms[columns[at]]
            if len(best) < most and form.entity.id not in best:
                best[form.entity.id] = Likeness(form, float(alike[at]), float(bones[at]))
        return [list(best.values()) for best in found]


def _forms(names: Iterable[Name]) -> Iterator[Form]:
    """Yield each way the names are said once: as a word, as the catalog says that they sound, and an acronym by its letters."""
    seen: set[tuple[str, str]] = set()
    for name in names:
        spelled = (name.words, *(tuple(fold.words(text)) for text in name.entity.sounds))
        ways = [(words, phones.of_words(words)) for words in spelled if len(words) <= LONGEST]
        if name.text.isupper() and len(name.words) == 1:
            ways.append((name.words, phones.of_letters(name.words[0])))
        for words, said in ways:
            if len(said) >= _SHORTEST and (name.entity.id, said) not in seen:
                seen.add((name.entity.id, said))
                yield Form(name.entity, words, said, name.free or words != name.words)
