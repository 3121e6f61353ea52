"""Find the names of a catalog that sound like a run of words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
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
_SAME_BONES = 0.7
"""How alike the consonants must be for a closer look."""


@dataclass(frozen=True, slots=True)
class Form:
    """Hold one way a name is said."""

    entity: Entity
    words: tuple[str, ...]
    phones: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """Say how much a run of words sounds like a name: `phones` compares all of it, `bones` its consonants (0 to 1)."""

    form: Form
    phones: float
    bones: float


class SoundIndex:
    """Look up names by their sound."""

    def __init__(self, names: Iterable[Name]) -> None:
        """Index the names that mean their entity without context, and the spoken respellings of their entities."""
        self._forms = list(_forms(names))
        self._bones = [sound.skeleton(form.phones) for form in self._forms]

    def find(self, runs: Sequence[tuple[str, ...]], *, least: float, most: int) -> list[list[Likeness]]:
        """Return for each run of folded words the names at least `least` alike, `most` at most, the best first."""
        heard = [phones.of_words(run) for run in runs]
        found: list[list[Likeness]] = [[] for _ in runs]
        rows, columns, bones = self._near(heard)
        alike = sound.similarity([heard[row] for row in rows], [self._forms[column].phones for column in columns])
        for row, column, likeness, bone in zip(rows, columns, alike.tolist(), bones, strict=True):
            if likeness >= least:
                found[row].append(Likeness(self._forms[column], likeness, bone))
        return [_best(likenesses, most) for likenesses in found]

    def _near(self, heard: Sequence[str]) -> tuple[list[int], list[int], list[float]]:
        """Return the pairs of run and form with like consonants, by index, and how alike these are."""
        rows: list[int] = []
        columns: list[int] = []
        scores: list[float] = []
        heard_bones = [sound.skeleton(said) for said in heard]
        for start in range(0, len(self._bones), _CHUNK):  # queries are compared many at once, the more the shorter they are
            bones = self._bones[start : start + _CHUNK]
            table = cdist(bones, heard_bones, scorer=Indel.normalized_similarity, score_cutoff=_SAME_BONES, dtype=np.float32).ravel()
            like = np.flatnonzero(table > 0)
            column, row = np.divmod(like, len(heard))
            rows.extend(row.tolist())
            columns.extend((column + start).tolist())
            scores.extend(table[like].tolist())
        return rows, columns, scores


def _forms(names: Iterable[Name]) -> Iterable[Form]:
    seen: set[tuple[str, str]] = set()
    for name in names:
        ways = [name.words] if name.free else []
        ways += [tuple(fold.words(text)) for text in name.entity.sounds]
        for words in ways:
            said = phones.of_words(words)
            if len(words) <= LONGEST and len(said) >= _SHORTEST and (name.entity.id, said) not in seen:
                seen.add((name.entity.id, said))
                yield Form(name.entity, words, said)


def _best(likenesses: list[Likeness], most: int) -> list[Likeness]:
    """Keep the best likeness of each entity, best first."""
    best: dict[str, Likeness] = {}
    for likeness in sorted(likenesses, key=lambda each: (-each.phones, -each.bones, each.form.entity.id)):
        best.setdefault(likeness.form.entity.id, likeness)
    return list(best.values())[:most]
