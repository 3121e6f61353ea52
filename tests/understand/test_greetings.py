"""Whom a first name means that is called."""

import pytest

from kg.model import Entity
from kg.ontology import EntityType
from kg.understand.greetings import called

GUEST, HOST, OTHER = (
    Entity(name.lower().replace(" ", "-"), name, EntityType.PERSON) for name in ("Sam Whitfield", "Jeff Okonjo", "Sam Altman")
)
DEAN = Entity("jeff-dean", "Jeff Dean", EntityType.PERSON)


@pytest.mark.parametrize(
    ("text", "named", "meant"),
    [
        ("thank you sam", OTHER, GUEST),
        ("thank you so much sam", OTHER, GUEST),
        ("thanks again sam", OTHER, GUEST),
        ("jeff thank you", DEAN, HOST),
        ("hello jeff", DEAN, HOST),
        ("sam welcome", OTHER, GUEST),
        ("then sam said", OTHER, None),
        ("welcome to what sam said", OTHER, None),
        ("thank you yann", Entity("yann-lecun", "Yann LeCun", EntityType.PERSON), None),
        ("thank you sam", GUEST, None),  # as it is already
    ],
)
def test_who_is_thanked_is_who_speaks(mark, text, named, meant):
    """Guest or host of that first name, before anybody else of it; a name that is not called means whom it did."""
    name = named.name.split()[0].lower()
    doc = mark(text, (name, named))
    found = [(span.text, link.entity, link.how.value) for span, link in called(doc, list(doc.spans["mentions"]), [GUEST, HOST])]
    assert found == ([(name, meant, "firstName")] if meant else [])
