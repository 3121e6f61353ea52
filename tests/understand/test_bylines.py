"""By whose names a publication is called."""

import pytest

from kg.model import Entity
from kg.ontology import EntityType, How
from kg.understand.bylines import Byline, byline_of
from kg.understand.candidates import Candidate

AUTHORS = ("Stuart Vale", "Peter Norrig", "Ann von Lund", "李明")
BOOK = Entity("quiet-gardens", "Quiet gardens", EntityType.PAPER, authors=AUTHORS)
VALE, NORRIG, LUND = (name for name in AUTHORS[:3])


def called(text: str, entity: Entity = BOOK, how: How = How.ALIAS, *, behind: str = "here") -> Byline | None:
    """Return the byline of words that stand behind "the" and are the name of a publication, with a word behind."""
    words = text.split()
    return byline_of(Candidate(1, 1 + len(words), entity, how, tuple(words)), ["the", *words, behind])


@pytest.mark.parametrize(
    ("text", "behind", "authors", "work"),
    [
        ("vale and norrig book", "on", [((1, 2), VALE), ((3, 4), NORRIG)], (4, 5)),
        ("vale norrig book", "on", [((1, 2), VALE), ((2, 3), NORRIG)], (3, 4)),
        ("vale norrig and lund", "book", [((1, 2), VALE), ((2, 3), NORRIG), ((4, 5), LUND)], (5, 6)),
        ("stuart vale thesis", "on", [((1, 3), VALE)], (3, 4)),
        ("von lund 1948 report", "on", [((1, 3), LUND)], (3, 5)),
        ("vale et al paper", "on", [((1, 2), VALE)], (4, 5)),
        ("vale quiet gardens", "on", [((1, 2), VALE)], (2, 4)),
    ],
)
def test_authors_are_named_before_what_they_wrote(text, behind, authors, work):
    """By surname or more, one after the other; the words that are left, or the next, name a publication."""
    assert called(text, behind=behind) == Byline(authors, work)


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("vale and norrig", "said"),
        ("vale gardens", "on"),
        ("quiet gardens", "book"),
        ("book by vale", "on"),
        ("valet book", "on"),
        ("the book", "on"),
    ],
)
def test_other_names_have_no_byline(text, behind):
    """A title, people alone, and what opens with no author."""
    assert called(text, behind=behind) is None


@pytest.mark.parametrize(
    ("entity", "how"),
    [(Entity("gardens", "Gardens", EntityType.METHOD, authors=AUTHORS), How.ALIAS), (BOOK, How.SOUND)],
    ids=["no publication", "misheard"],
)
def test_nobody_is_named_elsewhere(entity, how):
    """Nor in words that only sound so."""
    assert called("vale book", entity, how) is None


def test_a_byline_may_end_the_talk():
    """Then no word behind makes it one."""
    assert byline_of(Candidate(0, 1, BOOK, How.ALIAS, ("vale",)), ["vale"]) is None
