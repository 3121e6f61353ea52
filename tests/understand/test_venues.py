"""Conferences, courses and journals, that employ nobody and write nothing."""

import pytest

from kg.model import Entity, Mention, Relation
from kg.ontology import EntityType, How, Polarity, RelationType
from kg.understand.venues import is_venue, takes_venue_amiss

PERSON, ORGANIZATION, PAPER = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PAPER
QUELLCONF = Entity("quellconf", "QuellConf", ORGANIZATION, kind="conference")
COMPANY = Entity("quell", "Quell", ORGANIZATION)
ANN, BOOK = Entity("ann", "Ann Lund", PERSON), Entity("book", "Gardens", PAPER)


@pytest.mark.parametrize(
    ("entity", "holds"),
    [
        (QUELLCONF, True),
        (Entity("q101", "Q101", ORGANIZATION, kind="course"), True),
        (Entity("quell-journal", "Journal of Quelling", ORGANIZATION, kind="journal"), True),
        (Entity("heard", "Quell Dev Summit", ORGANIZATION, known=False), True),
        (Entity("heard", "Summit Records", ORGANIZATION, known=False), False),
        (Entity("summit", "Quell Summit", ORGANIZATION), False),  # the catalog would say so
        (COMPANY, False),
        (Entity("book", "Gardens", PAPER, kind="book"), False),
        (Entity("heard", "Quell Course", EntityType.METHOD, known=False), False),
    ],
)
def test_a_venue_is_known_by_its_kind(entity, holds):
    """Or by its name, where no catalog has it."""
    assert is_venue(entity) is holds


@pytest.mark.parametrize(
    ("subject", "type_", "object_", "quote", "holds"),
    [
        (ANN, RelationType.AFFILIATED_WITH, QUELLCONF, "i was at quellconf last year", True),
        (ANN, RelationType.AFFILIATED_WITH, QUELLCONF, "i was the general chair of quellconf", False),
        (ANN, RelationType.AFFILIATED_WITH, QUELLCONF, "Ann, the Editor of QuellConf", False),
        (ANN, RelationType.AFFILIATED_WITH, COMPANY, "i was at quell last year", False),
        (ANN, RelationType.DISCUSSES, QUELLCONF, "i was at quellconf last year", False),
        (QUELLCONF, RelationType.AUTHORED, BOOK, "quellconf published gardens", True),
        (QUELLCONF, RelationType.AUTHORED, BOOK, "the chair of quellconf published gardens", True),
        (COMPANY, RelationType.AUTHORED, BOOK, "quell published gardens", False),
        (ANN, RelationType.AUTHORED, BOOK, "ann wrote gardens", False),
    ],
)
def test_who_was_there_does_not_belong_to_a_venue(subject, type_, object_, quote, holds):
    """Unless words tell of an office; and it writes nothing at all."""
    one, other = (Mention(0, 1, entity.name, entity, How.EXACT, 1.0) for entity in (subject, object_))
    assert takes_venue_amiss(Relation(one, type_, other, Polarity.ASSERTED, 0.5, 0, len(quote)), quote) is holds
