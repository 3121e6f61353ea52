"""What a talk itself says is a title, or a programme, so that it is one which no catalog has where none spells it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.ontology import EntityType
from kg.understand.broadcasts import programmes
from kg.understand.candidates import Candidate
from kg.understand.hearing import Hearing, Run
from kg.understand.titles import titles
from kg.understand.words import Word

_SUBJECTS = frozenset({EntityType.ORGANIZATION, EntityType.FIELD, EntityType.METHOD})
"""Types of names that make no new programme where they are spelled."""


def called_in(words: Sequence[Word], hearing: Hearing, spelled: Iterable[Candidate]) -> dict[Run, EntityType]:
    """Return what is called a title, or the talk's programme, but where it is spelled, or a subject is ("welcome to deep learning")."""
    kinds: defaultdict[Run, set[EntityType]] = defaultdict(set)
    for each in spelled:
        kinds[each.start, each.end].add(each.entity.type)
    papers = (run for run in titles(words, hearing) if EntityType.PAPER not in kinds[run])
    shows = (run for run in programmes(words, hearing) if _SUBJECTS.isdisjoint(kinds[run]))
    return dict.fromkeys(papers, EntityType.PAPER) | dict.fromkeys(shows, EntityType.ORGANIZATION)
